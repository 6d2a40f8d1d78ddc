"""One thing to look at, with the facts side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from core.anomalies.models import AnomalyRow
from core.anomalies.rules import AnomalyKind
from core.errors import NotFound
from core.lists import inside
from core.permissions import Actor
from inventory.locations.models import Location
from inventory.stock.models import Lot, StockBalance, StockMovement
from inventory.stock.rules import MovementKind
from pos.checkout.models import QuarantinedSale, Sale
from pos.tills.models import Till
from review.anomalies.queries.seen import SeenAnomaly, columns, located
from review.sales.queries import SaleShown
from review.sales.queries import shown as sale_shown

_SHOWN_AT_MOST = 6
"""So many contents stand side by side."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What a till sent as a sale: its body, when it came, and the stored sale that it became, if it did."""

    sale_id: UUID | None
    receipt: str
    came_at: datetime
    reason: str
    body: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ShortLot:
    """A lot that had too little: what was missing at the sale, and what the place has of it now."""

    code: str
    expiry: date | None
    place: str
    missing: int
    quantity: int


@dataclass(frozen=True, kw_only=True, slots=True)
class AnomalyShown:
    """An anomaly with its sale and line where they are stored, what was sent, and the lots that ran short."""

    seen: SeenAnomaly
    line_id: UUID | None
    sale: SaleShown | None
    contents: Sequence[Told]
    lots: Sequence[ShortLot]


def shown(session: Session, anomaly_id: UUID, *, scope: Actor) -> AnomalyShown:
    """An anomaly at a place that the actor may see; raises NotFound."""
    chosen = located(columns().add_columns(AnomalyRow.subject_id, AnomalyRow.subject_kind))
    row = session.execute(chosen.where(AnomalyRow.id == anomaly_id, inside(Location.id, scope))).first()
    if row is None:
        raise NotFound
    told = dict(row._mapping)
    subject_id, subject_kind = told.pop("subject_id"), told.pop("subject_kind")
    seen = SeenAnomaly(**told)
    line_id = UUID(subject_id) if subject_kind == "sale_line" and seen.sale_id else None
    return AnomalyShown(
        seen=seen,
        line_id=line_id,
        sale=sale_shown(session, seen.sale_id, scope=scope) if seen.sale_id else None,
        contents=_contents(session, seen, subject_id),
        lots=_lots(session, line_id) if line_id and seen.kind is AnomalyKind.OVERSOLD else (),
    )


def _contents(session: Session, seen: SeenAnomaly, subject_id: str) -> Sequence[Told]:
    if seen.kind in {AnomalyKind.SALE_CONFLICT, AnomalyKind.SALE_REJECTED}:
        return (*_stored(session, Sale.id == seen.sale_id), *_kept_apart(session, subject_id))
    if seen.kind is AnomalyKind.NUMBER_CLASH:
        second = select(Sale.till_id, Sale.number).where(Sale.id == seen.sale_id).subquery()
        same = (Sale.till_id == second.c.till_id) & (Sale.number == second.c.number)
        return _stored(session, same)
    return ()


def _stored(session: Session, condition: Any) -> list[Told]:
    chosen = select(Sale.id, Sale.receipt, Sale.recorded_at, Sale.content).where(condition)
    return [
        Told(sale_id=row.id, receipt=row.receipt, came_at=row.recorded_at, reason="", body=row.content)
        for row in session.execute(chosen.order_by(Sale.clash, Sale.id).limit(_SHOWN_AT_MOST))
    ]


def _kept_apart(session: Session, subject_id: str) -> list[Told]:
    q = QuarantinedSale
    named = or_(q.sale_id == subject_id, q.body_sha256 == subject_id)
    chosen = select(Till.code, q.received_at, q.reason, q.body).join(Till, Till.id == q.till_id).where(named)
    return [
        Told(
            sale_id=None,
            receipt=row.code,
            came_at=row.received_at,
            reason=row.reason,
            body=row.body.decode(errors="replace"),
        )
        for row in session.execute(chosen.order_by(q.received_at, q.id).limit(_SHOWN_AT_MOST))
    ]


def _lots(session: Session, line_id: UUID) -> list[ShortLot]:
    m, b = StockMovement, StockBalance
    rows = session.execute(
        select(
            Lot.code,
            Lot.expiry,
            Location.name.label("place"),
            m.quantity.label("missing"),
            func.coalesce(b.quantity, 0).label("quantity"),
        )
        .join(Lot, Lot.id == m.lot_id)
        .join(Location, Location.id == m.from_location_id)
        .outerjoin(b, (b.lot_id == m.lot_id) & (b.location_id == m.from_location_id))
        .where(m.source_kind == "sale_line", m.source_id == line_id, m.kind == MovementKind.OVERSOLD)
        .order_by(Lot.code, m.id)
    )
    return [ShortLot(**row._mapping) for row in rows]
