"""W2: settle one producer over many sold lines, figures and PDF."""

import time
from datetime import datetime, timedelta
from typing import Any

from benchmarks.books import LINES, Books, Till, shift_at
from core import clock
from core.db import db
from core.permissions import SYSTEM
from demonstration.tickets import Ticket, sale
from pos.checkout.payloads import parse_sale
from pos.checkout.rules import Malformed, Status
from pos.checkout.services import record_sale
from settlement.papers.services import stored_pdf
from settlement.statements import queries
from settlement.statements.services import issue

DAYS = 30
FIRST_NUMBER = 1_000_000


def sell_lines(books: Books, lines: int) -> None:
    """Sell so many lines of the first producer's goods, spread over the last thirty days."""
    sales = -(-lines // LINES)
    begun = clock.now() - timedelta(days=DAYS + 1)
    with books.app.app_context():
        for day in range(DAYS):
            first, last = sales * day // DAYS, sales * (day + 1) // DAYS
            _sell_on(books, begun + timedelta(days=day), range(first, last))


def _sell_on(books: Books, at: datetime, numbers: range) -> None:
    till: Till = books.tills[0]
    shift = shift_at(at, books.cashier_id)
    for number in numbers:
        items = [books.goods[(number * LINES + n) % min(50, len(books.goods))] for n in range(LINES)]
        sent = parse_sale(sale(Ticket(number=FIRST_NUMBER + number, shift=shift, at=at), items))
        if isinstance(sent, Malformed):
            raise TypeError(sent.reason)
        outcome = record_sale(sent, place=till.place, now=at)
        if outcome.status is not Status.CREATED:
            raise RuntimeError(outcome.reason)


def settle_figure(books: Books, database: str) -> dict[str, Any]:
    """The figure of W2: seconds to compute, to issue, and to render and store the paper."""
    now = clock.now()
    cut_off = clock.calendar_day(now) - timedelta(days=1)
    producer_id = books.producer_ids[0]
    with books.app.app_context():
        began = time.monotonic()
        lines = queries.draft(db.session(), producer_id, cut_off).figures.lines
        computed = time.monotonic()
        number = issue(producer_id=producer_id, cut_off=cut_off, actor=SYSTEM, now=now)
        issued = time.monotonic()
        pdf = stored_pdf(number=number, scope=SYSTEM, now=now)
        done = time.monotonic()
    return {
        "bench": "W2",
        "database": database,
        "lines": lines,
        "draft_seconds": round(computed - began, 2),
        "issue_seconds": round(issued - computed, 2),
        "pdf_seconds": round(done - issued, 2),
        "seconds": round(done - computed, 2),
        "pdf_kib": len(pdf) // 1024,
    }
