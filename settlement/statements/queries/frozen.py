"""Issued statements, read as they were frozen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.errors import Unknown
from core.permissions import Actor
from inventory.locations.models import Location
from inventory.products.models import Product
from inventory.products.rules import Unit
from inventory.stock.rules import StockRow
from settlement.entries.models import AccountEntry
from settlement.payouts.models import Payout
from settlement.statements.models import (
    StatementBridge,
    StatementLine,
    StatementRow,
    StatementStock,
)
from settlement.statements.queries.entries import entry_of, select_entries
from settlement.statements.rules import BridgeRow, Entry, Figures, sees


@dataclass(frozen=True, kw_only=True, slots=True)
class PaidOut:
    """A payout as a statement lists it."""

    number: str
    paid_on: date
    amount_dong: int
    method: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """An issued statement, with all that its papers show; every figure is the frozen one."""

    id: UUID
    number: str
    producer_id: UUID
    agreement_id: UUID | None
    previous_id: UUID | None
    previous_cut_off: date | None
    cut_off: date
    due_on: date | None
    issued_at: datetime
    cancelled_at: datetime | None
    producer_invoice: str | None
    pdf_id: UUID | None
    figures: Figures
    entries: tuple[Entry, ...]
    stock: tuple[StockRow, ...]
    bridge: tuple[BridgeRow, ...]
    payouts: tuple[PaidOut, ...]

    @property
    def paid_dong(self) -> int:
        """What was paid against it; "paid" is derived, never stored."""
        return sum(payout.amount_dong for payout in self.payouts)


def by_number(session: Session, number: str, *, scope: Actor) -> Statement:
    """An issued statement; a producer finds only their own. Raises NotFound."""
    row = session.scalars(select(StatementRow).where(StatementRow.number == number)).first()
    if row is None or not sees(scope, row.producer_id):
        raise Unknown(number)
    return _statement(session, row)


def _statement(session: Session, row: StatementRow) -> Statement:
    before = session.scalar(select(StatementRow.cut_off_day).where(StatementRow.id == row.previous_id))
    return Statement(
        id=row.id,
        number=row.number,
        producer_id=row.producer_id,
        agreement_id=row.agreement_id,
        previous_id=row.previous_id,
        previous_cut_off=before,
        cut_off=row.cut_off_day,
        due_on=row.due_on,
        issued_at=row.issued_at,
        cancelled_at=row.cancelled_at,
        producer_invoice=row.producer_invoice,
        pdf_id=row.pdf_id,
        figures=Figures(**{field.name: getattr(row, field.name) for field in fields(Figures)}),
        entries=tuple(_frozen_entries(session, row.id)),
        stock=tuple(_frozen_stock(session, row.id)),
        bridge=tuple(_frozen_bridge(session, row.id)),
        payouts=tuple(_payouts(session, row.id)),
    )


def _frozen_entries(session: Session, statement_id: UUID) -> list[Entry]:
    chosen = select_entries().join(StatementLine, StatementLine.entry_id == AccountEntry.id)
    ordered = chosen.where(StatementLine.statement_id == statement_id).order_by(StatementLine.position)
    return [entry_of(row) for row in session.execute(ordered)]


def _frozen_stock(session: Session, statement_id: UUID) -> list[StockRow]:
    s = StatementStock
    rows = session.execute(
        select(s.__table__).where(s.statement_id == statement_id).order_by(s.product_id, s.location_id)
    )
    names = [field.name for field in fields(StockRow)]
    return [StockRow(**{name: row._mapping[name] for name in names}) for row in rows]


def _frozen_bridge(session: Session, statement_id: UUID) -> list[BridgeRow]:
    b = StatementBridge
    rows = session.execute(select(b.__table__).where(b.statement_id == statement_id).order_by(b.product_id))
    names = [field.name for field in fields(BridgeRow)]
    return [BridgeRow(**{name: row._mapping[name] for name in names}) for row in rows]


def _payouts(session: Session, statement_id: UUID) -> list[PaidOut]:
    p = Payout
    rows = session.execute(
        select(p.number, p.paid_on, p.amount_dong, p.method)
        .where(p.statement_id == statement_id)
        .order_by(p.id)
    )
    return [
        PaidOut(number=row.number, paid_on=row.paid_on, amount_dong=row.amount_dong, method=str(row.method))
        for row in rows
    ]


def paid_on(session: Session, statement_id: UUID) -> int:
    """What has been paid out against a statement, in đồng."""
    paid = select(func.coalesce(func.sum(Payout.amount_dong), 0)).where(Payout.statement_id == statement_id)
    return int(session.scalars(paid).one())


@dataclass(frozen=True, kw_only=True, slots=True)
class Goods:
    """A product as papers name it, and the unit that its quantities count."""

    code: str
    name: str
    unit: Unit


def goods(session: Session, rows: Iterable[StockRow | BridgeRow]) -> dict[UUID, Goods]:
    """The products of a stock table."""
    wanted = sorted({row.product_id for row in rows})
    columns = (Product.id, Product.code, Product.name, Product.unit)
    found = session.execute(select(*columns).where(Product.id.in_(wanted)))
    return {row.id: Goods(code=row.code, name=row.name, unit=row.unit) for row in found}


def location_names(session: Session, rows: Sequence[StockRow]) -> dict[UUID, str]:
    """The names of the places of a stock table."""
    wanted = sorted({row.location_id for row in rows})
    found = session.execute(select(Location.id, Location.name).where(Location.id.in_(wanted)))
    return {row.id: row.name for row in found}
