"""Recording sales: the one road on which every sale is written."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.anomalies.rules import Anomaly, AnomalyKind
from core.anomalies.services import open_all
from core.db import LostRace, Overtaken, db, insert_all, insert_once, is_taken, retried, transaction
from core.ids import new_id
from inventory.stock import services as stock
from pos.checkout import queries
from pos.checkout.models import Payment, PaymentConfirmation, QuarantinedSale, Sale, SaleLine
from pos.checkout.rules import (
    Book,
    BookedLine,
    Malformed,
    Means,
    Outcome,
    Place,
    SentPayment,
    SentSale,
    Status,
    Verdict,
    book,
    faults,
)
from pos.returns.services import use_up
from pos.shifts.services import ensure_shift
from settlement.entries.services import credit


def record_batch(sent: Sequence[SentSale | Malformed], *, place: Place, now: datetime) -> list[Outcome]:
    """Record what a till sent, each sale in a transaction of its own; one answer per sale, in order."""
    return [
        _quarantine_malformed(sale, place, now)
        if isinstance(sale, Malformed)
        else record_sale(sale, place=place, now=now)
        for sale in sent
    ]


def record_sale(sale: SentSale, *, place: Place, now: datetime) -> Outcome:
    """Record one sale. A completed sale is a fact: only broken arithmetic or a wrong till is refused.

    The same sale again is a duplicate and gets the stored answer; other content under its id, or under the
    id of a line or payment, is a conflict, kept apart and shown to a manager. Nothing is ever overwritten.
    """
    try:
        return _record(sale, place, now)
    except Overtaken as cut:
        return record_sale(sale, place=place, now=cut.now)
    except IntegrityError as error:
        if not is_taken(error):
            raise
        return _quarantine(sale, Verdict.CONFLICT, "another sale has the id of a line or payment", place, now)


@retried
def _record(sale: SentSale, place: Place, now: datetime) -> Outcome:
    session = db.session()
    stored = queries.stored(session, sale.id)
    if stored:
        return _again(sale, stored, place, now)
    broken = faults(sale)
    if broken:
        return _quarantine(sale, Verdict.ARITHMETIC, broken[0], place, now)
    ground = queries.ground(session, sale, place)
    if ground.shift and ground.shift.till_id != place.till_id:
        return _quarantine(sale, Verdict.WRONG_TILL, "the shift belongs to another till", place, now)
    return _write(book(sale, ground, now=now), place, now)


def _write(booked: Book, place: Place, now: datetime) -> Outcome:
    with transaction() as session:
        write_book(session, booked, place=place, now=now)
    return Outcome(sale_id=str(booked.sale.id), status=Status.CREATED, receipt=booked.receipt)


def write_book(session: Session, booked: Book, *, place: Place, now: datetime) -> None:
    """Write a booked sale whole, inside the caller's transaction.

    Raises LostRace when the same sale was stored in between, or what it returns has changed, and Overtaken
    when a shift was closed or a statement issued that `now` is not after.
    """
    if booked.new_shift:
        ensure_shift(session, booked.new_shift, till_id=place.till_id, now=now)
    write_books(session, [booked], place=place, now=now)


def write_books(session: Session, books: Sequence[Book], *, place: Place, now: datetime) -> None:
    """Write booked sales of one cashier, in one shift that is there or in none: a table's rows at once.

    None of them may return what another one sold. Raises like `write_book`.
    """
    clashes = [_insert_sale(session, booked, place, now) for booked in books]
    _insert_lines(session, books)
    _insert_payments(session, books)
    use_up(session, [used for booked in books for used in booked.returned])
    taken = [_move_stock(session, booked, place, now) for booked in books]
    shares = [share for booked in books for share in booked.shares]
    lots = {line: lots for moved in taken for line, lots in moved.lots.items()}
    credit(session, shares, lots, actor_id=books[0].cashier_id, now=now)
    _refuse_before_cut(session, books[0], {share.producer_id for share in shares}, place, now)
    late = zip(books, clashes, taken, strict=True)
    odd = [*(anomaly for booked in books for anomaly in booked.anomalies)]
    odd += [anomaly for booked, clash, moved in late for anomaly in _late_anomalies(booked, clash, moved)]
    open_all(session, odd, now=now)


def _refuse_before_cut(
    session: Session, booked: Book, producer_ids: set[UUID], place: Place, now: datetime
) -> None:
    shift = booked.sale.shift
    cut_at = queries.last_cut(
        session,
        till_id=place.till_id,
        open_shift_id=shift.id if shift and not booked.is_late else None,
        producer_ids=producer_ids,
        now=now,
    )
    if cut_at:
        raise Overtaken(cut_at)


def _insert_sale(session: Session, booked: Book, place: Place, now: datetime) -> int:
    """Insert the sale under its number; a number used before is a clash, kept beside the first."""
    sale = booked.sale
    row = {
        "id": sale.id,
        "till_id": place.till_id,
        "number": sale.number,
        "clash": 0,
        "receipt": booked.receipt,
        "external_receipt": sale.external_receipt,
        "shift_id": sale.shift.id if sale.shift else None,
        "cashier_id": booked.cashier_id,
        "location_id": place.location_id,
        "business_day": booked.when.business_day,
        "device_at": sale.device_at,
        "occurred_at": booked.when.occurred_at,
        "recorded_at": now,
        "total_dong": sale.total_dong,
        "rounding_dong": sale.rounding_dong,
        "content": sale.content,
        "content_sha256": sale.content_sha256,
    }
    if insert_once(session, Sale, row):
        return 0
    clash = queries.next_clash(session, place.till_id, sale.number)
    if not insert_once(session, Sale, row | {"clash": clash}):
        raise LostRace
    return clash


def _insert_lines(session: Session, books: Sequence[Book]) -> None:
    rows = [
        _line_row(booked, position, line) for booked in books for position, line in enumerate(booked.lines, 1)
    ]
    insert_all(session, SaleLine, rows)


def _line_row(booked: Book, position: int, line: BookedLine) -> dict[str, Any]:
    sent = line.sent
    return {
        "id": sent.id,
        "sale_id": booked.sale.id,
        "position": position,
        "product_id": line.goods.id if line.goods else None,
        "scanned": sent.scanned,
        "name": sent.name,
        "unit": line.goods.unit if line.goods else "",
        "quantity": sent.quantity,
        "unit_price_dong": sent.unit_price_dong,
        "price_basis": sent.price_basis,
        "list_dong": sent.list_dong,
        "discount_dong": sent.discount_dong,
        "reason": sent.discount_reason,
        "paid_dong": sent.paid_dong,
        "seller_id": None,
        "vat_class": sent.vat_class,
        "vat_rate_bp": sent.vat_rate_bp,
        "vat_dong": sent.vat_dong,
        "original_line_id": line.original.line_id if line.original and sent.quantity < 0 else None,
        "put_to": line.put_to,
        "return_reason": sent.return_reason if sent.quantity < 0 else None,
        "approved_by": line.approver_id,
    }


def _insert_payments(session: Session, books: Sequence[Book]) -> None:
    paid = [(booked, payment) for booked in books for payment in booked.sale.payments]
    insert_all(session, Payment, [_payment_row(booked.sale, payment) for booked, payment in paid])
    seen = [
        {"payment_id": payment.id, "source": "cashier", "at": payment.seen_at, "by": booked.cashier_id}
        for booked, payment in paid
        if payment.means is Means.TRANSFER and payment.seen_at
    ]
    insert_all(session, PaymentConfirmation, seen)


def _payment_row(sale: SentSale, payment: SentPayment) -> dict[str, Any]:
    return {
        "id": payment.id,
        "sale_id": sale.id,
        "means": payment.means,
        "amount_dong": payment.amount_dong,
        "tendered_dong": payment.tendered_dong,
        "reference": payment.reference,
    }


def _move_stock(session: Session, booked: Book, place: Place, now: datetime) -> stock.TakenLots:
    cause = stock.Cause(
        source_kind="sale_line",
        business_day=booked.when.business_day,
        occurred_at=booked.when.occurred_at,
        actor_id=booked.cashier_id,
        now=now,
    )
    taken = stock.TakenLots(lots={}, oversold={})
    if booked.takings:
        taken = stock.take(session, booked.takings, location_id=place.location_id, cause=cause)
    if booked.put_back:
        stock.put_back(session, booked.put_back, cause)
    return taken


def _late_anomalies(booked: Book, clash: int, taken: stock.TakenLots) -> list[Anomaly]:
    """What only the writing shows: a number used twice, goods that no lot could give."""
    found = [
        Anomaly(kind=AnomalyKind.OVERSOLD, subject_kind="sale_line", subject_id=str(line), note=str(quantity))
        for line, quantity in taken.oversold.items()
    ]
    if clash:
        note = f"{booked.receipt} ({clash})"
        subject = str(booked.sale.id)
        found.append(
            Anomaly(kind=AnomalyKind.NUMBER_CLASH, subject_kind="sale", subject_id=subject, note=note)
        )
    return found


def _again(sale: SentSale, stored: queries.StoredSale, place: Place, now: datetime) -> Outcome:
    """The answer to a sale whose id is known."""
    if stored.till_id != place.till_id:
        return _quarantine(sale, Verdict.WRONG_TILL, "the sale belongs to another till", place, now)
    if stored.content_sha256 == sale.content_sha256:
        return Outcome(sale_id=str(sale.id), status=Status.DUPLICATE, receipt=stored.receipt)
    return _quarantine(sale, Verdict.CONFLICT, "stored with other content", place, now)


def _quarantine(sale: SentSale, verdict: Verdict, reason: str, place: Place, now: datetime) -> Outcome:
    return _keep_apart(str(sale.id), verdict, reason, sale.content, place, now)


def _quarantine_malformed(sale: Malformed, place: Place, now: datetime) -> Outcome:
    return _keep_apart(sale.sale_id, Verdict.MALFORMED, sale.reason, sale.body, place, now)


@retried
def _keep_apart(
    sale_id: str, verdict: Verdict, reason: str, body: str, place: Place, now: datetime
) -> Outcome:
    """Keep a body that cannot become a sale, once, and put it on the managers' list.

    The same body again is no news: it does not open what a manager has closed.
    """
    raw = body.encode()
    row = {
        "id": new_id(now),
        "till_id": place.till_id,
        "sale_id": sale_id,
        "verdict": verdict,
        "reason": reason,
        "body": raw,
        "body_sha256": hashlib.sha256(raw).hexdigest(),
        "received_at": now,
    }
    with transaction() as session:
        if insert_once(session, QuarantinedSale, row):
            open_all(session, [_kept_apart(row)], now=now)
    status = Status.CONFLICT if verdict is Verdict.CONFLICT else Status.REJECTED
    return Outcome(sale_id=sale_id, status=status, reason=f"{verdict}: {reason}")


def _kept_apart(row: dict[str, Any]) -> Anomaly:
    """The anomaly of a body that was kept apart; one without an id goes by its hash."""
    kind = AnomalyKind.SALE_CONFLICT if row["verdict"] is Verdict.CONFLICT else AnomalyKind.SALE_REJECTED
    subject = row["sale_id"] or row["body_sha256"]
    return Anomaly(kind=kind, subject_kind="sale", subject_id=subject, note=row["reason"])
