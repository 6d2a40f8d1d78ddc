"""Reading what booking a sale looks at, in few selects, and what was stored of sales.

Every sale takes this road, so its selects are made once, and run on the connection: the session would look
for objects among the plain columns and cost as much again.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, select, union_all
from sqlalchemy.orm import Session

from inventory.agreements.queries import agreements_of
from inventory.agreements.rules import Agreement
from inventory.producers.rules import ProducerId
from inventory.products import queries as products
from inventory.products.models import PriceRow, Product
from inventory.products.rules import Price, VatRate
from inventory.stock import queries as stock
from people.persons.models import Person
from pos.checkout.models import Sale, SaleLine
from pos.checkout.rules import Goods, Ground, LineId, Original, Place, SaleId, SentSale, ShiftKnown, SoldBy
from pos.returns.models import LineReturned
from pos.shifts import queries as shifts
from pos.shifts.models import Shift, ShiftClosing
from pos.tills.queries import TillView
from settlement.entries.models import AccountEntry, SoldEntry
from settlement.entries.queries import half_of
from settlement.entries.rules import EntryKind, part_of
from settlement.statements.models import StatementRow

_BATCH = 5_000
_STORED = select(Sale.till_id, Sale.receipt, Sale.content_sha256).where(Sale.id == bindparam("sale_id"))
_GOODS = (
    select(
        Product.id,
        Product.producer_id,
        Product.name,
        Product.unit,
        Product.price_basis,
        Product.ownership,
        Product.vat_class,
        Product.set_code,
        PriceRow.scope,
        PriceRow.valid_from,
        PriceRow.unit_price_dong,
    )
    .outerjoin(PriceRow, PriceRow.product_id == Product.id)
    .where(Product.id.in_(bindparam("product_ids", expanding=True)))
)
_PREVIOUS_AT = (
    select(Sale.occurred_at)
    .where(Sale.till_id == bindparam("till_id"), Sale.number < bindparam("number"))
    .order_by(Sale.number.desc())
    .limit(1)
)
_CUTS = union_all(
    select(ShiftClosing.shift_id, ShiftClosing.closed_at.label("at"))
    .join(Shift, Shift.id == ShiftClosing.shift_id)
    .where(ShiftClosing.closed_at >= bindparam("now"), Shift.till_id == bindparam("till_id")),
    select(ShiftClosing.shift_id, ShiftClosing.closed_at).where(
        ShiftClosing.shift_id == bindparam("open_shift_id")
    ),
    select(StatementRow.id, StatementRow.issued_at).where(
        StatementRow.issued_at >= bindparam("now"),
        StatementRow.producer_id.in_(bindparam("producer_ids", expanding=True)),
    ),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredSale:
    """What tells whether a sale was stored before, and as what."""

    till_id: UUID
    receipt: str
    content_sha256: str


def stored(session: Session, sale_id: SaleId) -> StoredSale | None:
    """The stored sale with an id, if there is one."""
    row = session.connection().execute(_STORED, {"sale_id": sale_id}).first()
    return StoredSale(**row._mapping) if row else None


def next_clash(session: Session, till_id: UUID, number: int) -> int:
    """0 for a number that the till has not used, else one more than its last clash."""
    last = session.scalar(select(func.max(Sale.clash)).where(Sale.till_id == till_id, Sale.number == number))
    return 0 if last is None else last + 1


def last_number(session: Session, till_id: UUID) -> int:
    """The highest receipt number that the books have of a till; 0 before the first."""
    return session.scalar(select(func.max(Sale.number)).where(Sale.till_id == till_id)) or 0


def last_cut(
    session: Session,
    *,
    till_id: UUID,
    open_shift_id: UUID | None,
    producer_ids: Iterable[UUID],
    now: datetime,
) -> datetime | None:
    """The last closing of the till, or statement of one of the producers, that `now` is not after.

    A closing of the shift that was read as open counts whenever it was. Inside the sale's transaction, when
    its till and accounts are locked: later cuts will see the sale.
    """
    told = {
        "till_id": till_id,
        "open_shift_id": open_shift_id,
        "producer_ids": list(producer_ids),
        "now": now,
    }
    rows = session.connection().execute(_CUTS, told)
    return max((max(row.at, now) for row in rows), default=None)


def place_of(till: TillView) -> Place:
    """A till as a sale knows it."""
    return Place(
        till_id=till.id,
        till_code=till.code,
        location_id=till.location_id,
        location_code=till.location_code,
        day_ends_minutes=till.day_ends_minutes,
        cash_rounding_dong=till.cash_rounding_dong,
        cash_rounding_mode=till.cash_rounding_mode,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Dealings:
    """What goods cost and by which agreements they are sold: read once, it does for any number of sales."""

    goods: Mapping[UUID, Goods]
    agreements: Mapping[ProducerId, tuple[Agreement, ...]]
    vat_rates: tuple[VatRate, ...]


def dealings(session: Session, product_ids: Iterable[UUID]) -> Dealings:
    """The dealings in these goods."""
    goods = _goods(session, product_ids)
    return Dealings(
        goods=goods,
        agreements=agreements_of(session, {good.producer_id for good in goods.values()}),
        vat_rates=products.vat_rates(session),
    )


def ground(session: Session, sale: SentSale, place: Place, known: Dealings | None = None) -> Ground:
    """Everything that booking this sale looks at; who books many has read the dealings in their goods."""
    originals = _originals(session, [line.original_line_id for line in sale.lines if line.original_line_id])
    shift = shifts.shift(session, sale.shift.id) if sale.shift else None
    known = known or dealings(session, (line.product_id for line in sale.lines if line.product_id))
    return Ground(
        place=place,
        goods=known.goods,
        agreements=known.agreements,
        vat_rates=known.vat_rates,
        originals=originals,
        refunded={} if sale.external_receipt else _refunded(session, originals.values()),
        shift=_known(shift),
        previous_at=_previous_at(session, sale, place),
        people=_people(session, sale, shift),
    )


def _goods(session: Session, product_ids: Iterable[UUID]) -> dict[UUID, Goods]:
    wanted = list(set(product_ids))
    found: dict[UUID, list[Any]] = {}
    for start in range(0, len(wanted), _BATCH):
        for row in session.connection().execute(_GOODS, {"product_ids": wanted[start : start + _BATCH]}):
            found.setdefault(row.id, []).append(row)
    return {product_id: _good(rows) for product_id, rows in found.items()}


def _good(rows: Sequence[Any]) -> Goods:
    """A product from its rows, one for each price and one without when it has none."""
    first = rows[0]
    return Goods(
        id=first.id,
        producer_id=first.producer_id,
        name=first.name,
        unit=first.unit,
        price_basis=first.price_basis,
        ownership=first.ownership,
        vat_class=first.vat_class,
        set_code=first.set_code,
        prices=tuple(
            Price(scope=row.scope, valid_from=row.valid_from, unit_price_dong=row.unit_price_dong)
            for row in rows
            if row.scope
        ),
    )


def _originals(session: Session, line_ids: Sequence[LineId]) -> dict[UUID, Original]:
    if not line_ids:
        return {}
    lots = stock.lots_sold(session, line_ids)
    sold_by = _sold_by(session, line_ids)
    rows = session.execute(
        select(
            SaleLine.id.label("line_id"),
            SaleLine.sale_id,
            SaleLine.product_id,
            SaleLine.quantity,
            func.coalesce(LineReturned.returned, 0).label("returned"),
            SaleLine.list_dong,
            SaleLine.paid_dong,
            SaleLine.vat_dong,
        )
        .outerjoin(LineReturned, LineReturned.sale_line_id == SaleLine.id)
        .where(SaleLine.id.in_(line_ids), SaleLine.quantity > 0)
    )
    return {
        row.line_id: Original(
            **row._mapping, lots=tuple(lots.get(row.line_id, ())), sold_by=sold_by.get(row.line_id)
        )
        for row in rows
    }


def _refunded(session: Session, originals: Iterable[Original]) -> dict[SaleId, int]:
    """What came back before of the sales of these lines: each line's part at its frozen amount."""
    sale_ids = {original.sale_id for original in originals}
    if not sale_ids:
        return {}
    rows = session.execute(
        select(SaleLine.sale_id, SaleLine.paid_dong, SaleLine.quantity, LineReturned.returned)
        .join(LineReturned, LineReturned.sale_line_id == SaleLine.id)
        .where(SaleLine.sale_id.in_(sale_ids))
    )
    refunded: Counter[SaleId] = Counter()
    for sale_id, paid_dong, sold, returned in rows:
        refunded[sale_id] += part_of(paid_dong, sold, 0, returned)
    return dict(refunded)


def _sold_by(session: Session, line_ids: Sequence[LineId]) -> dict[UUID, SoldBy]:
    rows = session.execute(
        select(SoldEntry, AccountEntry.matures_on)
        .outerjoin(
            AccountEntry, (AccountEntry.source_id == SoldEntry.id) & (AccountEntry.kind == EntryKind.SALE)
        )
        .where(SoldEntry.id.in_(line_ids))
    )
    return {
        sold.id: SoldBy(
            producer_id=sold.producer_id,
            half=half_of(sold),
            kind=sold.term_kind,
            agreement_id=sold.agreement_id,
            term_id=sold.term_id,
            rate_bp=sold.rate_bp,
            net_dong=sold.net_dong,
            matures_on=matures_on or sold.business_day,
        )
        for sold, matures_on in rows
    }


def _known(shift: shifts.ShiftView | None) -> ShiftKnown | None:
    if shift is None:
        return None
    return ShiftKnown(till_id=shift.till_id, opened_at=shift.opened_at, closed=shift.closed_at is not None)


def _previous_at(session: Session, sale: SentSale, place: Place) -> datetime | None:
    if sale.shift is None:
        return None
    return session.connection().scalar(_PREVIOUS_AT, {"till_id": place.till_id, "number": sale.number})


def _people(session: Session, sale: SentSale, shift: shifts.ShiftView | None) -> frozenset[UUID]:
    """Those of the told cashiers and approvers that the books know; a stored shift's cashier is."""
    named = (sale.cashier_id, sale.shift and sale.shift.cashier_id, *(x.approved_by for x in sale.lines))
    told = {person for person in named if person}
    known = told & {shift.cashier_id} if shift else set()
    asked = told - known
    found = session.scalars(select(Person.id).where(Person.id.in_(asked))) if asked else ()
    return frozenset(known).union(found)
