"""Booking a sale: pure. From what was sent and what the books know, everything that is to be written.

Nothing here refuses: what is odd becomes an anomaly beside the booked sale.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from core.anomalies.rules import Anomaly, AnomalyKind
from inventory.products.rules import price_at, vat_rate_bp
from inventory.stock.rules import Returning, Taking
from pos.checkout.rules import sharing
from pos.checkout.rules.expected import differences
from pos.checkout.rules.goods_back import CameBack, put_to, returnings
from pos.checkout.rules.ground import Goods, Ground, Original
from pos.checkout.rules.sent import LineId, SentLine, SentSale
from pos.checkout.rules.timing import When, when
from pos.returns.rules import UsedUp
from pos.shifts.rules import ShiftOpened
from pos.tills.rules import receipt_number
from settlement.entries.rules import Share, part_of


@dataclass(frozen=True, kw_only=True, slots=True)
class BookedLine(CameBack):
    """A line with what the books made of it; `goods` is None for an unknown item.

    `before` is how much of the original had come back when this line took its part. `approver_id` is who
    allowed it, as far as the books know that person.
    """

    before: int
    share: Share | None
    approver_id: UUID | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Book:
    """Everything that one sale writes; `is_late` when its shift was closed before it came."""

    sale: SentSale
    when: When
    receipt: str
    new_shift: ShiftOpened | None
    is_late: bool
    cashier_id: UUID | None
    lines: tuple[BookedLine, ...]
    returned: tuple[UsedUp, ...]
    takings: tuple[Taking, ...]
    put_back: tuple[Returning, ...]
    anomalies: tuple[Anomaly, ...]

    @property
    def shares(self) -> list[Share]:
        """The producers' halves."""
        return [line.share for line in self.lines if line.share]


def book(sale: SentSale, ground: Ground, *, now: datetime) -> Book:
    """Book a sale whose arithmetic is sound."""
    moment = when(sale, ground, now=now)
    receipt = sale.external_receipt or receipt_number(ground.place.till_code, sale.number)
    context = sharing.Context(
        ground=ground, when=moment, receipt=receipt, sold_elsewhere=sale.external_receipt is not None
    )
    lines, returned = _lines(sale, context)
    return Book(
        sale=sale,
        when=moment,
        receipt=receipt,
        new_shift=_new_shift(sale, ground),
        is_late=ground.shift is not None and ground.shift.closed,
        cashier_id=sale.cashier_id if sale.cashier_id in ground.people else None,
        lines=lines,
        returned=returned,
        takings=tuple(_takings(lines)) if sale.moves_stock else (),
        put_back=tuple(returnings(lines, ground.place.location_id)) if sale.moves_stock else (),
        anomalies=(*_sale_anomalies(sale, ground, moment), *_line_anomalies(lines, returned, context)),
    )


def _new_shift(sale: SentSale, ground: Ground) -> ShiftOpened | None:
    """The sale's shift where the books do not have it yet; a cashier they do not know is left out."""
    if sale.shift is None or ground.shift:
        return None
    known = sale.shift.cashier_id in ground.people
    return sale.shift if known else replace(sale.shift, cashier_id=None)


def _lines(sale: SentSale, context: sharing.Context) -> tuple[tuple[BookedLine, ...], tuple[UsedUp, ...]]:
    """The lines in order; several returns of one sold line in one ticket follow on each other."""
    booked: list[BookedLine] = []
    used: Counter[LineId] = Counter()
    originals: dict[LineId, Original] = {}
    for line in sale.lines:
        goods = context.ground.goods.get(line.product_id) if line.product_id else None
        original = _original(line, goods, context.ground)
        back = sharing.coming_back(line, original, used[original.line_id]) if original else None
        booked.append(_booked(line, goods, original, back, context))
        if back and back.within:
            used[back.original.line_id] += back.within
            originals[back.original.line_id] = back.original
    return tuple(booked), tuple(_used_up(originals[key], used[key]) for key in sorted(used) if used[key])


def _booked(
    line: SentLine,
    goods: Goods | None,
    original: Original | None,
    back: sharing.Back | None,
    context: sharing.Context,
) -> BookedLine:
    return BookedLine(
        sent=line,
        goods=goods,
        original=original,
        put_to=put_to(line, goods),
        before=back.before if back else 0,
        share=sharing.share_of_line(line, goods, back, context),
        approver_id=line.approved_by if line.approved_by in context.ground.people else None,
    )


def _original(line: SentLine, goods: Goods | None, ground: Ground) -> Original | None:
    """The sold line that a return names; one of other goods is none, for its producer has no part in this."""
    found = ground.originals.get(line.original_line_id) if line.original_line_id else None
    fits = found is None or found.product_id in {None, goods.id if goods else None}
    return found if fits else None


def _used_up(original: Original, now: int) -> UsedUp:
    return UsedUp(line_id=original.line_id, sold=original.quantity, before=original.returned, now=now)


def _takings(lines: Sequence[BookedLine]) -> Iterator[Taking]:
    for line in lines:
        if line.goods and line.sent.quantity > 0:
            yield Taking(
                line_id=line.sent.id,
                product_id=line.goods.id,
                quantity=line.sent.quantity,
                lot_code=line.sent.lot_code,
            )


def _sale_anomalies(sale: SentSale, ground: Ground, moment: When) -> Iterator[Anomaly]:
    def about_sale(kind: AnomalyKind, note: str = "") -> Anomaly:
        return Anomaly(kind=kind, subject_kind="sale", subject_id=str(sale.id), note=note)

    if moment.held:
        yield about_sale(AnomalyKind.CLOCK, f"device_at {sale.device_at.isoformat()}")
    if sale.shift and ground.shift is None:
        yield about_sale(AnomalyKind.UNKNOWN_SHIFT, str(sale.shift.id))
    if ground.shift and ground.shift.closed:
        yield about_sale(AnomalyKind.LATE_FOR_SHIFT)
    if sale.cashier_id and sale.cashier_id not in ground.people:
        yield about_sale(AnomalyKind.UNKNOWN_CASHIER, str(sale.cashier_id))
    for kind, note in differences(sale, ground):
        yield about_sale(kind, note)


def _line_anomalies(
    lines: Sequence[BookedLine], returned: Sequence[UsedUp], context: sharing.Context
) -> Iterator[Anomaly]:
    taken_back = {used.line_id: used.now for used in returned}
    for line in lines:
        for kind, note in _odd(line, context):
            yield _about(line, kind, note)
        if line.original:
            wanted = -sum(x.sent.quantity for x in lines if x.original is line.original)
            if wanted > taken_back.get(line.original.line_id, 0):
                yield _about(line, AnomalyKind.OVER_RETURN, f"{wanted} > {line.original.left}")


def _about(line: BookedLine, kind: AnomalyKind, note: str) -> Anomaly:
    return Anomaly(kind=kind, subject_kind="sale_line", subject_id=str(line.sent.id), note=note)


def _odd(line: BookedLine, context: sharing.Context) -> Iterator[tuple[AnomalyKind, str]]:
    sent = line.sent
    if sent.approved_by != line.approver_id:
        yield AnomalyKind.UNKNOWN_APPROVER, str(sent.approved_by)
    if line.goods is None:
        yield AnomalyKind.UNKNOWN_ITEM, sent.scanned or sent.name
    elif sent.quantity > 0:
        yield from _odd_sold(line, line.goods, context)
    elif line.original is None:
        yield AnomalyKind.RETURN_UNMATCHED, str(sent.original_line_id or "")
    else:
        yield from _odd_return(line, line.original)
    if line.share and line.share.half.house_dong < 0 < sent.quantity:
        yield AnomalyKind.HOUSE_NEGATIVE, str(line.share.half.house_dong)


def _odd_sold(line: BookedLine, goods: Goods, context: sharing.Context) -> Iterator[tuple[AnomalyKind, str]]:
    sent, ground, moment = line.sent, context.ground, context.when
    if line.share is None:
        yield AnomalyKind.NO_AGREEMENT, goods.name
    elif sharing.agreement_ended(goods, context):
        yield AnomalyKind.AGREEMENT_ENDED, goods.name
    price = price_at(goods.prices, moment.occurred_at, ground.place.location_code)
    told, known = (sent.unit_price_dong, sent.price_basis), (price, goods.price_basis)
    if price is not None and told != known and not context.sold_elsewhere:
        yield AnomalyKind.PRICE_DIFFERS, " / ".join(_price_text(*pair) for pair in (told, known))
    rate = vat_rate_bp(ground.vat_rates, sent.vat_class, moment.calendar_day)
    if sent.vat_class is not goods.vat_class or rate != sent.vat_rate_bp:
        yield AnomalyKind.VAT_DIFFERS, f"{sent.vat_class} {sent.vat_rate_bp} / {goods.vat_class} {rate}"


def _price_text(price: int | None, basis: int) -> str:
    return f"{price}" if basis == 1 else f"{price} per {basis}"


def _odd_return(line: BookedLine, original: Original) -> Iterator[tuple[AnomalyKind, str]]:
    quantity = -line.sent.quantity
    if original.sold_by is None:
        yield AnomalyKind.NO_AGREEMENT, line.sent.name
    if quantity > original.quantity - line.before:
        return
    told = (line.sent.list_dong, line.sent.paid_dong, line.sent.vat_dong)
    frozen = tuple(
        -part_of(total, original.quantity, line.before, quantity)
        for total in (original.list_dong, original.paid_dong, original.vat_dong)
    )
    if told != frozen:
        yield AnomalyKind.RETURN_AMOUNT_DIFFERS, f"{told} / {frozen}"
