"""One audit of everything; the oracle after every fault, restore and migration."""

from datetime import date, timedelta

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.anomalies.models import AnomalyRow
from core.formatting import day as day_of
from inventory.products.models import VatRateRow
from pos.checkout.models import Sale
from pos.tills.models import Till
from pos.tills.rules import receipt_number
from review.verification.queries import accounts, ground, sales, shifts, stock
from review.verification.queries.day import reconcile
from review.verification.rules import LAPSE_DAYS, Report, Warned, gaps

CHECKS = (*sales.CHECKS, *stock.CHECKS, *accounts.CHECKS, *shifts.CHECKS, *ground.CHECKS)


def audit(session: Session, *, today: date, day: date | None = None) -> Report:
    """Run every check, reconcile one business day where asked, and gather the warnings. Reads only."""
    ordered = sorted(CHECKS, key=lambda check: (int(check.code[1:]), check.title))
    opened = select(func.count()).select_from(AnomalyRow).where(AnomalyRow.closed_at.is_(None))
    return Report(
        checks=tuple(check.run(session) for check in ordered),
        warnings=(*_number_warnings(session), *_lapse_warnings(session, today)),
        unassigned=sales.unassigned(session),
        open_anomalies=session.scalars(opened).one(),
        days=reconcile(session, day) if day else (),
    )


def _number_warnings(session: Session) -> list[Warned]:
    """Gaps and clashes of receipt numbers, per till."""
    numbers: dict[str, list[int]] = {}
    rows = session.execute(
        select(Till.code, Sale.number, Sale.clash)
        .join(Till, Till.id == Sale.till_id)
        .order_by(Till.code, Sale.number, Sale.clash)
    )
    warned = []
    for code, number, clash in rows:
        numbers.setdefault(code, []).append(number)
        if clash:
            warned.append(Warned(code="I13", text=_clash(receipt_number(code, number), clash)))
    for code, used in numbers.items():
        for first, last in gaps(used):
            warned.append(Warned(code="I13", text=_gap(code, first, last)))
    return warned


def _lapse_warnings(session: Session, today: date) -> list[Warned]:
    """VAT rates that change within 30 days: somebody has to know that the law behind them lapses."""
    rows = session.execute(
        select(VatRateRow.vat_class, VatRateRow.valid_from, VatRateRow.basis).where(
            VatRateRow.valid_from > today, VatRateRow.valid_from <= today + timedelta(days=LAPSE_DAYS)
        )
    )
    return [Warned(code="law", text=_lapse(row.vat_class, row.valid_from, row.basis)) for row in rows]


def _clash(receipt: str, clash: int) -> str:
    return str(_("the receipt number %(receipt)s is used again (%(clash)s)", receipt=receipt, clash=clash))


def _gap(till: str, first: int, last: int) -> str:
    return str(_("till %(till)s lacks the numbers %(first)s to %(last)s", till=till, first=first, last=last))


def _lapse(vat_class: str, changes: date, basis: str) -> str:
    told = {"vat": vat_class, "day": day_of(changes), "basis": basis}
    return str(_("the VAT class %(vat)s changes on %(day)s: %(basis)s", **told))
