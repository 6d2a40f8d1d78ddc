"""The JSON of a batch of sales: shape only. Each sale is read alone, so that one bad one harms no other."""

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from core.errors import DomainError
from core.payloads import LIMIT, AnInteger, Key, Moment, Natural, Shape, Text, Whole, first_fault
from core.text import clean
from inventory.products.rules import VatClass
from pos.checkout.rules import (
    LineId,
    Malformed,
    Means,
    PutBack,
    ReturnReason,
    SaleId,
    SentLine,
    SentPayment,
    SentSale,
)
from pos.shifts.payloads import ShiftPayload, shift_of

SCHEMAS = frozenset({1})
MAX_SALES = 200


class MalformedEnvelope(DomainError):
    """The request as a whole is not a batch of sales."""

    code = "malformed"
    message = "This is not a batch of sales: %(reason)s"


class LinePayload(Shape):
    """One line, all amounts in whole đồng."""

    id: Key
    product_id: Key | None
    scanned: Text
    name: Text
    lot_code: Text | None = None
    quantity: Whole
    unit_price_dong: Natural
    price_basis: Annotated[Literal[1, 100, 1000], AnInteger]
    list_dong: Whole
    line_discount_dong: Whole
    cart_discount_dong: Whole
    discount_reason: Text = ""
    paid_dong: Whole
    vat_class: VatClass
    vat_rate_bp: Annotated[int, Field(strict=True, ge=0, le=10_000)] | None
    vat_dong: Whole
    original_line_id: Key | None = None
    to: PutBack | None = None
    return_reason: ReturnReason | None = None
    approved_by: Key | None = None


class PaymentPayload(Shape):
    """One payment; `seen_at` says when the cashier saw a transfer arrive."""

    id: Key
    means: Means
    amount_dong: Whole
    tendered_dong: Whole | None = None
    reference: Text = ""
    seen_at: Moment | None = None


class SalePayload(Shape):
    """One completed sale."""

    id: Key
    number: Annotated[int, Field(strict=True, ge=1, le=LIMIT)]
    shift: ShiftPayload
    cashier_id: Key | None
    device_at: Moment
    clock_offset_ms: Annotated[int, Field(strict=True, ge=-(10**12), le=10**12)]
    catalogue_version: Text | None = None
    lines: Annotated[list[LinePayload], Field(min_length=1, max_length=2000)]
    payments: Annotated[list[PaymentPayload], Field(max_length=50)]
    rounding_dong: Whole
    total_dong: Whole


class BatchPayload(Shape):
    """The envelope: what changes between two sends of the same sale stands here."""

    schema_: Annotated[Literal[1], AnInteger, Field(alias="schema")]
    sent_at: Moment
    sales: Annotated[list[SalePayload], Field(min_length=1, max_length=MAX_SALES)]


def parse_batch(raw: bytes) -> list[SentSale | Malformed]:
    """Read an envelope and each of its sales; raises MalformedEnvelope when the envelope is broken.

    A float anywhere makes its sale malformed: money and quantities are integers.
    """
    envelope = _envelope(raw)
    return [parse_sale(body) for body in envelope["sales"]]


def _envelope(raw: bytes) -> Mapping[str, Any]:
    try:
        envelope = json.loads(raw.decode("utf-8"), parse_constant=_no_constant)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise MalformedEnvelope(reason=str(error)) from error
    if not isinstance(envelope, dict) or set(envelope) != {"schema", "sent_at", "sales"}:
        raise MalformedEnvelope(reason="schema, sent_at and sales")
    if type(envelope["schema"]) is not int or envelope["schema"] not in SCHEMAS:
        raise MalformedEnvelope(reason="schema")
    sales = envelope["sales"]
    if not isinstance(sales, list) or not 0 < len(sales) <= MAX_SALES:
        raise MalformedEnvelope(reason=f"1..{MAX_SALES} sales")
    return envelope


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not a number")


def canonical(body: Any) -> str:
    """The text that two sends of the same sale share: keys sorted, no blanks, NFC."""
    text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return unicodedata.normalize("NFC", text).encode("utf-8", "backslashreplace").decode()


def parse_sale(body: Any) -> SentSale | Malformed:
    """Read one sale of a batch."""
    content = canonical(body)
    try:
        return _sale(SalePayload.model_validate(body), content)
    except ValidationError as error:
        return Malformed(sale_id=_id_of(body), reason=clean(first_fault(error)), body=content)


def _id_of(body: Any) -> str:
    sale_id = body.get("id") if isinstance(body, dict) else None
    return clean(sale_id)[:64] if isinstance(sale_id, str) else ""


def _sale(payload: SalePayload, content: str) -> SentSale:
    return SentSale(
        id=SaleId(payload.id),
        number=payload.number,
        shift=shift_of(payload.shift),
        cashier_id=payload.cashier_id,
        device_at=payload.device_at,
        clock_offset_ms=payload.clock_offset_ms,
        lines=tuple(_line(line) for line in payload.lines),
        payments=tuple(_payment(payment) for payment in payload.payments),
        rounding_dong=payload.rounding_dong,
        total_dong=payload.total_dong,
        content=content,
        content_sha256=hashlib.sha256(content.encode()).hexdigest(),
    )


def _line(line: LinePayload) -> SentLine:
    return SentLine(
        id=LineId(line.id),
        product_id=line.product_id,
        scanned=line.scanned,
        name=line.name,
        lot_code=line.lot_code,
        quantity=line.quantity,
        unit_price_dong=line.unit_price_dong,
        price_basis=line.price_basis,
        list_dong=line.list_dong,
        line_discount_dong=line.line_discount_dong,
        cart_discount_dong=line.cart_discount_dong,
        discount_reason=line.discount_reason,
        paid_dong=line.paid_dong,
        vat_class=line.vat_class,
        vat_rate_bp=line.vat_rate_bp,
        vat_dong=line.vat_dong,
        original_line_id=LineId(line.original_line_id) if line.original_line_id else None,
        to=line.to,
        return_reason=line.return_reason,
        approved_by=line.approved_by,
    )


def _payment(payment: PaymentPayload) -> SentPayment:
    return SentPayment(
        id=payment.id,
        means=payment.means,
        amount_dong=payment.amount_dong,
        tendered_dong=payment.tendered_dong,
        reference=payment.reference,
        seen_at=payment.seen_at,
    )
