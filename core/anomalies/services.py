"""Opening anomalies."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from core.anomalies.models import AnomalyRow
from core.anomalies.rules import Anomaly
from core.db import insert_all_once
from core.ids import new_id


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
