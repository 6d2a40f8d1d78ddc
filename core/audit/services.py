"""Writing the audit trail, in the transaction of the act itself."""

import json
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from core.audit.models import AuditEvent
from core.ids import new_id


def record(
    session: Session,
    action: str,
    *,
    subject_kind: str,
    subject_id: object,
    actor_id: UUID | None,
    now: datetime,
    till_id: UUID | None = None,
    detail: Mapping[str, object] | None = None,
) -> None:
    """Append one act; `detail` is kept as JSON and must hold no secret and no personal data."""
    session.execute(
        insert(AuditEvent).values(
            id=new_id(now),
            at=now,
            actor_id=actor_id,
            till_id=till_id,
            action=action,
            subject_kind=subject_kind,
            subject_id=str(subject_id),
            detail=json.dumps(detail, ensure_ascii=False, sort_keys=True, default=str) if detail else "",
        )
    )
