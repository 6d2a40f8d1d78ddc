"""Opening anomalies, and closing them when a person has seen to them."""

from collections.abc import Sequence
from datetime import datetime
from typing import NoReturn
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.anomalies.models import AnomalyRow
from core.anomalies.rules import Anomaly, is_said
from core.audit.services import record
from core.db import insert_all_once, retried, transaction
from core.errors import DomainError, NotFound
from core.ids import new_id
from core.permissions import Actor, Permission
from core.text import clean


class AnomalyClosed(DomainError):
    """What a person has seen to already; who and why stands as it is."""

    code = "anomaly_closed"
    message = "This has been closed already."


class NothingSaid(DomainError):
    """A closing note that tells nobody what was found."""

    code = "nothing_said"
    message = "Please say in a few words what was found and what was done."


def open_all(session: Session, anomalies: Sequence[Anomaly], *, now: datetime) -> None:
    """Put anomalies on the list; one that is open on it already stays as it is."""
    rows = [
        {
            "id": new_id(now),
            "kind": anomaly.kind,
            "subject_kind": anomaly.subject_kind,
            "subject_id": anomaly.subject_id,
            "note": anomaly.note,
            "opened_at": now,
        }
        for anomaly in anomalies
    ]
    insert_all_once(session, AnomalyRow, rows)


@retried
def close(*, anomaly_id: UUID, note: str, actor: Actor, now: datetime) -> None:
    """Take an anomaly off the list, with who closed it and a note of at least two words; for good.

    Nothing else in the books changes by it. Raises Forbidden, NothingSaid, NotFound and AnomalyClosed.
    """
    actor.require(Permission.REVIEW_ANOMALY_CLOSE)
    said = clean(note).strip()
    if not is_said(said):
        raise NothingSaid
    closing = (
        update(AnomalyRow)
        .where(AnomalyRow.id == anomaly_id, AnomalyRow.closed_at.is_(None))
        .values(closed_at=now, closed_by=actor.person_id, closing_note=said)
        .returning(AnomalyRow.kind)
    )
    with transaction() as session:
        kind = session.scalar(closing)
        if kind is None:
            _refuse(session, anomaly_id)
        record(
            session,
            "anomaly.closed",
            subject_kind="anomaly",
            subject_id=anomaly_id,
            actor_id=actor.person_id,
            now=now,
            detail={"kind": kind},
        )


def _refuse(session: Session, anomaly_id: UUID) -> NoReturn:
    if session.scalar(select(AnomalyRow.id).where(AnomalyRow.id == anomaly_id)) is None:
        raise NotFound
    raise AnomalyClosed
