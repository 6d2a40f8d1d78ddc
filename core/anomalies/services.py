"""Opening and closing anomalies."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import CursorResult, update
from sqlalchemy.orm import Session

from core.anomalies.models import AnomalyRow
from core.anomalies.rules import Anomaly
from core.db import insert_all_once
from core.errors import NotFound
from core.ids import new_id
from core.permissions import Actor


def open_all(session: Session, anomalies: Sequence[Anomaly], *, now: datetime) -> None:
    """Put anomalies on the list; one that is on it already stays as it is."""
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


def close(session: Session, anomaly: Anomaly, *, note: str, actor: Actor, now: datetime) -> None:
    """Take an open anomaly off the list, with the person's own words; raises NotFound."""
    closing = (
        update(AnomalyRow)
        .where(
            AnomalyRow.kind == anomaly.kind,
            AnomalyRow.subject_kind == anomaly.subject_kind,
            AnomalyRow.subject_id == anomaly.subject_id,
            AnomalyRow.closed_at.is_(None),
        )
        .values(closed_at=now, closed_by=actor.person_id, closing_note=note)
    )
    if cast("CursorResult[Any]", session.execute(closing)).rowcount != 1:
        raise NotFound
