"""The whole list of things to look at, with the receipt that each is about, for commands."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from core.anomalies.models import AnomalyRow
from core.anomalies.rules import AnomalyKind
from people.persons.models import Person
from pos.checkout.models import Sale, SaleLine

_BATCH = 5_000


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedAnomaly:
    """An anomaly; `receipt` is empty where no stored sale is meant, `closed_by` the sign-in name."""

    id: UUID
    kind: AnomalyKind
    subject_kind: str
    subject_id: str
    receipt: str
    note: str
    opened_at: datetime
    closed_at: datetime | None
    closed_by: str | None
    closing_note: str | None


def listed(session: Session, *, open_only: bool, kind: AnomalyKind | None) -> list[ListedAnomaly]:
    """The anomalies in the order that they were opened in."""
    a = AnomalyRow
    wanted: list[ColumnElement[bool]] = [a.closed_at.is_(None)] if open_only else []
    wanted += [a.kind == kind] if kind else []
    chosen = (
        select(
            a.id, a.kind, a.subject_kind, a.subject_id, a.note, a.opened_at, a.closed_at,
            Person.login.label("closed_by"), a.closing_note,
        )
        .outerjoin(Person, Person.id == a.closed_by)
        .where(*wanted)
        .order_by(a.opened_at, a.id)
    )  # fmt: skip
    rows = session.execute(chosen).all()
    receipts = _receipts(session, [(row.subject_kind, row.subject_id) for row in rows])
    return [ListedAnomaly(**row._mapping, receipt=receipts.get(row.subject_id, "")) for row in rows]


def _receipts(session: Session, subjects: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The receipt of each sale, and of each sold line, that is in the books."""
    lines = [subject for kind, subject in subjects if kind == "sale_line"]
    sales = [subject for kind, subject in subjects if kind == "sale"]
    of_lines = select(SaleLine.id, Sale.receipt).join(Sale, Sale.id == SaleLine.sale_id)
    found: dict[str, str] = {}
    for part in _parts(lines):
        found |= {str(row.id): row.receipt for row in session.execute(of_lines.where(SaleLine.id.in_(part)))}
    for part in _parts(sales):
        chosen = select(Sale.id, Sale.receipt).where(Sale.id.in_(part))
        found |= {str(row.id): row.receipt for row in session.execute(chosen)}
    return found


def _parts(subjects: Iterable[str]) -> Iterator[list[UUID]]:
    """The subjects that are ids, some thousands at a time; a rejected sale may name itself anyhow."""
    wanted = sorted({found for subject in subjects if (found := _id(subject))})
    for start in range(0, len(wanted), _BATCH):
        yield wanted[start : start + _BATCH]


def _id(subject: str) -> UUID | None:
    try:
        return UUID(subject)
    except ValueError:
        return None
