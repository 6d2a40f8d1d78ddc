"""Writing the stock ledger: every movement, and the balances in the same transaction.

Balances are locked and changed in the order of lot and location. `oversold` is how far a balance is below
nothing, so receiving and counting reduce it by themselves.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, case, select, update
from sqlalchemy.orm import Session

from core.db import LostRace, insert_all, insert_all_once, insert_on, table_of
from core.ids import new_id
from inventory.locations.rules import CUSTOMER, OUTSIDE, PRODUCER, LocationId
from inventory.products.rules import ProductId
from inventory.stock import queries
from inventory.stock.models import Lot, StockBalance, StockMovement
from inventory.stock.rules import (
    LotBalance,
    LotId,
    Movement,
    MovementKind,
    Receipt,
    Returning,
    Taken,
    Taking,
    choose,
    merged,
)

_LOTS = select(Lot.id).where(Lot.product_id.in_(bindparam("product_ids", expanding=True)))
_ON_THE_SHELF = (
    select(Lot.product_id, Lot.id, Lot.code, Lot.expiry, StockBalance.quantity)
    .join(StockBalance, StockBalance.lot_id == Lot.id)
    .where(
        StockBalance.lot_id.in_(_LOTS),  # by the lots first: a place has thousands of balances
        StockBalance.location_id == bindparam("location_id"),
        StockBalance.quantity > 0,
    )
    .order_by(Lot.id)
    .with_for_update(of=StockBalance)
)
_TELL_EXPIRY = (
    update(table_of(Lot))
    .where(Lot.id == bindparam("lot_id"), Lot.expiry.is_(None))
    .values(expiry=bindparam("told"))
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cause:
    """What moved goods: the document or line, the day and moment, and who."""

    source_kind: str
    business_day: date
    occurred_at: datetime
    actor_id: UUID | None
    now: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class TakenLots:
    """Where the goods of a sale came from: lot codes by line, and the lines that no lot could give."""

    lots: Mapping[UUID, str]
    oversold: Mapping[UUID, int]


def receive(session: Session, receipts: Sequence[Receipt], cause: Cause) -> None:
    """Book consigned goods in, making their lots when they are new."""
    wanted: dict[tuple[ProductId, str], date | None] = {}
    for r in receipts:
        wanted[r.product_id, r.lot_code] = r.expiry or wanted.get((r.product_id, r.lot_code))
    lots = ensure_lots(session, wanted, cause.now)
    movements = [
        Movement(
            source_id=r.source_id,
            lot_id=lots[r.product_id, r.lot_code],
            from_location_id=PRODUCER,
            to_location_id=r.location_id,
            quantity=r.quantity,
            kind=MovementKind.RECEIVED,
        )
        for r in receipts
    ]
    move(session, movements, cause)


def ensure_lots(
    session: Session, wanted: Mapping[tuple[ProductId, str], date | None], now: datetime
) -> dict[tuple[ProductId, str], LotId]:
    """The ids of lots by product and code; those that are new are made with the given expiry.

    A lot that had no expiry gets the one that is given now. Raises LostRace when another writer has just
    given it another one.
    """
    known = queries.lot_ids(session, wanted)
    missing = sorted(key for key in wanted if key not in known)
    if missing:
        rows = [
            {"id": new_id(now), "product_id": product, "code": code, "expiry": wanted[product, code]}
            for product, code in missing
        ]
        insert_all_once(session, Lot, rows)
        known = queries.lot_ids(session, wanted)
    _tell_expiries(session, {known[key]: expiry for key, expiry in wanted.items() if expiry})
    return known


def _tell_expiries(session: Session, expiries: Mapping[LotId, date]) -> None:
    if expiries:
        rows = [{"lot_id": lot_id, "told": expiries[lot_id]} for lot_id in sorted(expiries)]
        session.connection().execute(_TELL_EXPIRY, rows)
        if queries.expiries(session, expiries) != expiries:
            raise LostRace


def take(session: Session, takings: Sequence[Taking], *, location_id: LocationId, cause: Cause) -> TakenLots:
    """Take what was sold from the place's lots, first expired first; never refuses.

    What no lot can give is taken from the product's last lot as an oversold movement.
    """
    shelf = _lock_balances(session, takings, location_id)
    plan = [(taking, _choose(shelf, taking, cause.business_day)) for taking in takings]
    rest = {t.line_id: left for t, parts in plan if (left := t.quantity - sum(p.quantity for p in parts))}
    last = _last_lots(session, [t.product_id for t in takings if t.line_id in rest], location_id, cause.now)
    movements = [_sold(t, p, location_id, MovementKind.SOLD) for t, parts in plan for p in parts]
    movements += [
        _sold(
            t, Taken(lot_id=last[t.product_id], quantity=rest[t.line_id]), location_id, MovementKind.OVERSOLD
        )
        for t in takings
        if t.line_id in rest
    ]
    move(session, movements, cause)
    codes = {lot.lot_id: lot.code for lots in shelf.values() for lot in lots}
    return TakenLots(lots=_lot_names(movements, codes), oversold=rest)


def _sold(taking: Taking, taken: Taken, location_id: LocationId, kind: MovementKind) -> Movement:
    return Movement(
        source_id=taking.line_id,
        lot_id=taken.lot_id,
        from_location_id=location_id,
        to_location_id=CUSTOMER,
        quantity=taken.quantity,
        kind=kind,
    )


def _lock_balances(
    session: Session, takings: Sequence[Taking], location_id: LocationId
) -> dict[ProductId, list[LotBalance]]:
    """What the place has of the products, in the order received, locked against other takers."""
    product_ids = {taking.product_id for taking in takings}
    on_the_shelf = {"location_id": location_id, "product_ids": product_ids}
    found = session.connection().execute(_ON_THE_SHELF, on_the_shelf)
    shelf: dict[ProductId, list[LotBalance]] = {}
    for product_id, lot_id, code, expiry, quantity in found:
        balance = LotBalance(lot_id=lot_id, code=code, expiry=expiry, quantity=quantity)
        shelf.setdefault(product_id, []).append(balance)
    return shelf


def _choose(shelf: dict[ProductId, list[LotBalance]], taking: Taking, today: date) -> list[Taken]:
    """Choose lots for one line and leave less for the next line of the same product."""
    lots = shelf.get(taking.product_id, [])
    parts = choose(lots, taking.quantity, today=today, named=taking.lot_code)
    gone = {part.lot_id: part.quantity for part in parts}
    shelf[taking.product_id] = [
        LotBalance(
            lot_id=lot.lot_id,
            code=lot.code,
            expiry=lot.expiry,
            quantity=lot.quantity - gone.get(lot.lot_id, 0),
        )
        for lot in lots
    ]
    return parts


def _last_lots(
    session: Session, product_ids: Iterable[ProductId], location_id: LocationId, now: datetime
) -> dict[ProductId, LotId]:
    """The lot that an oversold quantity is taken from: the last one at the place, made if there is none."""
    wanted = sorted(set(product_ids))
    last = queries.last_lots(session, wanted, location_id) if wanted else {}
    missing = {(product, ""): None for product in wanted if product not in last}
    made = ensure_lots(session, missing, now) if missing else {}
    return last | {product: lot for (product, _), lot in made.items()}


def _lot_names(movements: Iterable[Movement], codes: Mapping[LotId, str]) -> dict[UUID, str]:
    names: dict[UUID, list[str]] = {}
    for movement in movements:
        code = codes.get(movement.lot_id, "")
        if code and code not in names.setdefault(movement.source_id, []):
            names[movement.source_id].append(code)
    return {line: ", ".join(found) for line, found in names.items()}


def put_back(session: Session, returnings: Sequence[Returning], cause: Cause) -> None:
    """Take goods back into their lots; what no lot is known for goes into the product's last one."""
    unknown = {r.product_id for r in returnings if sum(part.quantity for part in r.lots) < r.quantity}
    last = _newest_lots(session, unknown, cause.now)
    movements = [
        Movement(
            source_id=returning.line_id,
            lot_id=part.lot_id,
            from_location_id=CUSTOMER,
            to_location_id=returning.to_location_id,
            quantity=part.quantity,
            kind=MovementKind.CUSTOMER_RETURN,
        )
        for returning in returnings
        for part in _whole(returning, last)
    ]
    move(session, movements, cause)


def _whole(returning: Returning, last: Mapping[ProductId, LotId]) -> Sequence[Taken]:
    rest = returning.quantity - sum(part.quantity for part in returning.lots)
    if not rest:
        return returning.lots
    lot_id = returning.lots[-1].lot_id if returning.lots else last[returning.product_id]
    return merged(returning.lots, Taken(lot_id=lot_id, quantity=rest))


def _newest_lots(session: Session, product_ids: set[ProductId], now: datetime) -> dict[ProductId, LotId]:
    """The last lot of each product anywhere, made if there never was one."""
    known = queries.newest_lots(session, sorted(product_ids)) if product_ids else {}
    missing = {(product, ""): None for product in product_ids if product not in known}
    made = ensure_lots(session, missing, now) if missing else {}
    return known | {product: lot for (product, _), lot in made.items()}


def move(session: Session, movements: Sequence[Movement], cause: Cause) -> None:
    """Append movements, one at least, and change both balances of each; places outside hold none.

    No movement is from outside to outside.
    """
    insert_all(session, StockMovement, [_row(movement, cause) for movement in movements])
    change: Counter[tuple[LotId, LocationId]] = Counter()
    for movement in movements:
        change[movement.lot_id, movement.from_location_id] -= movement.quantity
        change[movement.lot_id, movement.to_location_id] += movement.quantity
    _change_balances(session, change)


def _row(movement: Movement, cause: Cause) -> dict[str, Any]:
    return {
        "id": new_id(cause.now),
        "lot_id": movement.lot_id,
        "from_location_id": movement.from_location_id,
        "to_location_id": movement.to_location_id,
        "quantity": movement.quantity,
        "kind": movement.kind,
        "source_kind": cause.source_kind,
        "source_id": movement.source_id,
        "business_day": cause.business_day,
        "occurred_at": cause.occurred_at,
        "recorded_at": cause.now,
        "actor_id": cause.actor_id,
    }


def _change_balances(session: Session, change: Mapping[tuple[LotId, LocationId], int]) -> None:
    rows = [
        {
            "lot_id": lot,
            "location_id": place,
            "quantity": change[lot, place],
            "oversold": max(0, -change[lot, place]),
        }
        for lot, place in sorted(change)
        if place not in OUTSIDE
    ]
    session.execute(_changing(session.get_bind().dialect.name), rows)


@cache
def _changing(dialect: str) -> Any:
    statement = insert_on(dialect, table_of(StockBalance))
    quantity = StockBalance.quantity + statement.excluded.quantity
    return statement.on_conflict_do_update(
        index_elements=["lot_id", "location_id"],
        set_={"quantity": quantity, "oversold": case((quantity < 0, -quantity), else_=0)},
    )
