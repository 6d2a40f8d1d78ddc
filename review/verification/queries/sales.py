"""Checks of sales: both halves of every line, payments, stored content, numbers, returns."""

import hashlib

from sqlalchemy import ColumnElement, String, and_, case, cast, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from core.anomalies.models import AnomalyRow
from core.anomalies.rules import AnomalyKind
from inventory.stock.models import StockMovement
from pos.checkout.models import Payment, Sale, SaleLine
from pos.checkout.rules import PutTo
from pos.returns.models import LineReturned
from review.verification.queries import Check, names, size
from settlement.entries.models import SoldEntry


def _halves(session: Session) -> tuple[int, list[str]]:
    """A = L - D; B = L - Dp - Mp; B = P + C + T; A = P + H + M."""
    customers = select(SaleLine.id).where(SaleLine.paid_dong != SaleLine.list_dong - SaleLine.discount_dong)
    s = SoldEntry
    paid = s.list_dong - s.discount_producer_dong - s.discount_house_dong
    producers = select(s.id).where(
        or_(
            s.commission_base_dong != s.list_dong - s.discount_producer_dong - s.host_producer_dong,
            s.commission_base_dong != s.share_dong + s.commission_dong + s.tax_kept_dong,
            paid != s.share_dong + s.house_dong + s.host_producer_dong + s.host_house_dong,
        )
    )
    return size(session, SaleLine), names(session, customers) + names(session, producers)


def _payments(session: Session) -> tuple[int, list[str]]:
    """Every sale: its total is what its lines pay, and its payments are the total and its rounding."""
    lines = (
        select(SaleLine.sale_id, func.sum(SaleLine.paid_dong).label("paid"))
        .group_by(SaleLine.sale_id)
        .subquery()
    )
    money = (
        select(Payment.sale_id, func.sum(Payment.amount_dong).label("came"))
        .group_by(Payment.sale_id)
        .subquery()
    )
    broken = (
        select(Sale.receipt)
        .outerjoin(lines, lines.c.sale_id == Sale.id)
        .outerjoin(money, money.c.sale_id == Sale.id)
        .where(
            or_(
                func.coalesce(lines.c.paid, 0) != Sale.total_dong,
                func.coalesce(money.c.came, 0) != Sale.total_dong + Sale.rounding_dong,
            )
        )
    )
    return size(session, Sale), names(session, broken)


def _both_halves(session: Session) -> tuple[int, list[str]]:
    """A line of a known product has the producer's half, and both agree; or it is on the list."""
    differing = (
        select(SaleLine.id)
        .join(SoldEntry, SoldEntry.id == SaleLine.id)
        .where(
            or_(
                SoldEntry.list_dong != SaleLine.list_dong,
                SoldEntry.discount_producer_dong + SoldEntry.discount_house_dong != SaleLine.discount_dong,
                SoldEntry.quantity != SaleLine.quantity,
                SoldEntry.product_id != SaleLine.product_id,
                SoldEntry.kept_quantity
                != case((SaleLine.put_to == PutTo.HOUSE, -SaleLine.quantity), else_=0),
            )
        )
    )
    alone = select(SaleLine.id).where(~_has_half(), ~_listed())
    orphans = select(SoldEntry.id).where(~exists().where(SaleLine.id == SoldEntry.id))
    return size(session, SaleLine), names(session, differing) + names(session, alone) + names(
        session, orphans
    )


def _has_half() -> ColumnElement[bool]:
    return exists().where(SoldEntry.id == SaleLine.id)


def _listed() -> ColumnElement[bool]:
    kinds = (AnomalyKind.UNKNOWN_ITEM, AnomalyKind.NO_AGREEMENT, AnomalyKind.RETURN_UNMATCHED)
    return exists().where(AnomalyRow.subject_id == cast(SaleLine.id, String), AnomalyRow.kind.in_(kinds))


def unassigned(session: Session) -> int:
    """Lines that are nobody's share yet."""
    chosen = select(func.count()).select_from(SaleLine).where(~_has_half())
    return session.scalars(chosen).one()


def _whole(session: Session) -> tuple[int, list[str]]:
    """No sale is without lines, and what left or came back is what its lines say.

    What the house keeps of a return moved nowhere.
    """
    empty = select(Sale.receipt).where(~exists().where(SaleLine.sale_id == Sale.id))
    moved = (
        select(StockMovement.source_id, func.sum(StockMovement.quantity).label("moved"))
        .where(StockMovement.source_kind == "sale_line")
        .group_by(StockMovement.source_id)
        .subquery()
    )
    kept = func.coalesce(SaleLine.put_to, PutTo.SHELF) == PutTo.HOUSE
    unlike = (
        select(SaleLine.id)
        .join(Sale, Sale.id == SaleLine.sale_id)
        .outerjoin(moved, moved.c.source_id == SaleLine.id)
        .where(SaleLine.product_id.is_not(None))
        .where(
            or_(
                and_(Sale.shift_id.is_not(None), ~kept, moved.c.moved.is_(None)),
                and_(~kept, func.abs(SaleLine.quantity) != moved.c.moved),
                and_(kept, moved.c.moved.is_not(None)),
            )
        )
    )
    lineless = select(StockMovement.id).where(
        StockMovement.source_kind == "sale_line", ~exists().where(SaleLine.id == StockMovement.source_id)
    )
    return size(session, Sale), names(session, empty) + names(session, unlike) + names(session, lineless)


def _content(session: Session) -> tuple[int, list[str]]:
    """The stored content of every sale is the one that its hash is of."""
    rows = session.execute(select(Sale.receipt, Sale.content, Sale.content_sha256)).yield_per(1000)
    broken = [
        row.receipt for row in rows if hashlib.sha256(row.content.encode()).hexdigest() != row.content_sha256
    ]
    return size(session, Sale), broken


def _numbers(session: Session) -> tuple[int, list[str]]:
    """No two sales of a till share number and clash, and every clash follows a first."""
    first = aliased(Sale)
    broken = select(Sale.receipt).where(
        Sale.clash > 0,
        ~exists().where(
            first.till_id == Sale.till_id, first.number == Sale.number, first.clash == Sale.clash - 1
        ),
    )
    twice = select(func.min(Sale.receipt)).group_by(Sale.till_id, Sale.number, Sale.clash)
    return size(session, Sale), names(session, broken) + names(session, twice.having(func.count() > 1))


def _returns(session: Session) -> tuple[int, list[str]]:
    """What came back of a line is what its returns say, and never more than was sold."""
    line = aliased(SaleLine)
    came = (
        select(SaleLine.original_line_id.label("id"), func.sum(-SaleLine.quantity).label("came"))
        .where(SaleLine.original_line_id.is_not(None))
        .group_by(SaleLine.original_line_id)
        .subquery()
    )
    broken = (
        select(line.id)
        .outerjoin(came, came.c.id == line.id)
        .outerjoin(LineReturned, LineReturned.sale_line_id == line.id)
        .where(or_(came.c.came.is_not(None), LineReturned.returned.is_not(None)))
        .where(
            or_(
                LineReturned.returned > LineReturned.sold,
                LineReturned.sold != line.quantity,
                func.coalesce(LineReturned.returned, 0) > func.coalesce(came.c.came, 0),
                and_(came.c.came <= line.quantity, func.coalesce(LineReturned.returned, 0) != came.c.came),
                and_(came.c.came > line.quantity, func.coalesce(LineReturned.returned, 0) != line.quantity),
            )
        )
    )
    return size(session, LineReturned), names(session, broken)


CHECKS = (
    Check(code="I1", title="A = L − D, B = P + C + T, A = P + H + M on every line", look=_halves),
    Check(code="I1", title="total = lines, payments = total + rounding on every sale", look=_payments),
    Check(code="I6", title="both halves of every line agree", look=_both_halves),
    Check(code="I8", title="sales are whole, with their stock", look=_whole),
    Check(code="I9", title="stored content fits its hash", look=_content),
    Check(code="I13", title="receipt numbers are used once", look=_numbers),
    Check(code="I17", title="returns stay within what was sold", look=_returns),
)
