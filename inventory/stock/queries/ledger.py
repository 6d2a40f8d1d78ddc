"""The ledger of one product: what stood at each place, what came and went, and every movement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, case, func, or_, select, true
from sqlalchemy.orm import Session, aliased

from core.lists import ListRequest, Page, days_between, fetch, inside
from core.permissions import Actor
from inventory.locations.models import Location
from inventory.locations.rules import OUTSIDE, LocationId
from inventory.products.rules import ProductId
from inventory.stock.models import Lot, StockBalance, StockMovement
from inventory.stock.rules import Moved, MovementKind, StockRow, identity

KIND, AT = "kind", "at"
"""The filters of the movements."""
OUTSIDE_IDS = tuple(sorted(OUTSIDE))


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedMovement:
    """A movement as its list shows it; `quantity` is positive."""

    business_day: date
    occurred_at: datetime
    recorded_at: datetime
    kind: MovementKind
    lot_code: str
    from_name: str
    to_name: str
    quantity: int


def equation(
    session: Session, product_id: ProductId, first_day: date, last_day: date, *, scope: Actor
) -> Sequence[StockRow]:
    """Opening, all that came and went, and closing of a product at each place, for some days."""
    columns = identity.columns()
    for moved in _moved(session, product_id, StockMovement.business_day.between(first_day, last_day)):
        identity.count(columns, moved)
    before = identity.columns()
    for moved in _moved(session, product_id, StockMovement.business_day < first_day):
        identity.count(before, moved)
    for row in identity.rows(before):
        columns[row.product_id, row.location_id]["opening"] = row.closing
    return [row for row in identity.rows(columns) if row.location_id in scope.location_ids]


def _moved(session: Session, product_id: ProductId, days: ColumnElement[bool]) -> list[Moved]:
    m = StockMovement
    ends = (m.kind, _ours(m.from_location_id).label("came"), _ours(m.to_location_id).label("went"))
    rows = session.execute(
        select(*ends, func.sum(m.quantity).label("quantity"))
        .join(Lot, Lot.id == m.lot_id)
        .where(Lot.product_id == product_id, days)
        .group_by(*ends)
    )
    return [
        Moved(
            product_id=product_id,
            kind=row.kind,
            from_location_id=row.came,
            to_location_id=row.went,
            quantity=int(row.quantity),
        )
        for row in rows
    ]


def _ours(place: Any) -> Any:
    """A place, none where it is not ours."""
    return case((place.in_(OUTSIDE_IDS), None), else_=place)


def on_the_books(session: Session, product_id: ProductId) -> dict[UUID, int]:
    """What the balances say that each place has of a product."""
    rows = session.execute(
        select(StockBalance.location_id, func.sum(StockBalance.quantity))
        .join(Lot, Lot.id == StockBalance.lot_id)
        .where(Lot.product_id == product_id)
        .group_by(StockBalance.location_id)
    )
    return {location_id: int(quantity) for location_id, quantity in rows}


def movements(
    session: Session, product_id: ProductId, request: ListRequest, *, scope: Actor
) -> Page[ListedMovement]:
    """The movements of a product from or to the places that the actor may see."""
    came, went, m = aliased(Location), aliased(Location), StockMovement
    kind, at = request.chosen(KIND), request.chosen(AT)
    chosen = (
        select(m, Lot.code, came.name.label("from_name"), went.name.label("to_name"))
        .join(Lot, Lot.id == m.lot_id)
        .join(came, came.id == m.from_location_id)
        .join(went, went.id == m.to_location_id)
        .where(Lot.product_id == product_id, days_between(m.business_day, request))
        .where(or_(inside(came.id, scope), inside(went.id, scope)))
        .where(m.kind == kind if kind else true())
        .where(or_(came.code == at, went.code == at) if at else true())
    )
    orders = {"day": m.occurred_at, "quantity": m.quantity, "lot": Lot.code}
    return fetch(session, chosen, request, orders=orders, last=m.id.desc(), row=_listed)


def _listed(row: Any) -> ListedMovement:
    movement: StockMovement = row.StockMovement
    return ListedMovement(
        business_day=movement.business_day,
        occurred_at=movement.occurred_at,
        recorded_at=movement.recorded_at,
        kind=movement.kind,
        lot_code=row.code,
        from_name=row.from_name,
        to_name=row.to_name,
        quantity=movement.quantity,
    )


def place_names(session: Session, ids: Sequence[LocationId | UUID]) -> dict[UUID, str]:
    """The names of places."""
    rows = session.execute(select(Location.id, Location.name).where(Location.id.in_(list(ids))))
    return dict(rows.all())
