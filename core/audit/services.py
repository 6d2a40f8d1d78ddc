"""Writing the audit trail, in the transaction of the act itself."""

import json
from collections.abc import Mapping, Sequence
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
    record_all(
        session,
        action,
        [(subject_id, detail or {})],
        subject_kind=subject_kind,
        actor_id=actor_id,
        now=now,
        till_id=till_id,
    )


def record_all(
    session: Session,
    action: str,
    subjects: Sequence[tuple[object, Mapping[str, object]]],
    *,
    subject_kind: str,
    actor_id: UUID | None,
    now: datetime,
    till_id: UUID | None = None,
) -> None:
    """Append the same act on many subjects, each with its id and detail, in one statement."""
    rows = [
        {
            "id": new_id(now),
            "at": now,
            "actor_id": actor_id,
            "till_id": till_id,
            "action": action,
            "subject_kind": subject_kind,
            "subject_id": str(subject_id),
            "detail": json.dumps(detail, ensure_ascii=False, sort_keys=True, default=str) if detail else "",
        }
        for subject_id, detail in subjects
    ]
    if rows:
        session.execute(insert(AuditEvent), rows)
