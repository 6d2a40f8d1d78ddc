"""Sales as a till would send them: JSON bodies with sound arithmetic, made from few words."""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from core.ids import new_id
from pos.checkout.payloads import parse_batch
from pos.checkout.rules import Malformed, SentSale
from pos.pricing.rules import Taxed, list_price, vat_of_lines
from tests.worlds import World

AT = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)


def moment(at: datetime) -> str:
    """A moment as the till writes it."""
    return at.isoformat().replace("+00:00", "Z")


def line(
    product_id: UUID | None, quantity: int, price: int, discount: int = 0, **change: Any
) -> dict[str, Any]:
    """One line; its VAT is set when the ticket is made."""
    list_dong = list_price(price, quantity, change.get("price_basis", 1))
    return {
        "id": str(new_id(AT)), "product_id": str(product_id) if product_id else None, "scanned": "",
        "name": "Tôm khô đất loại 1", "lot_code": None, "quantity": quantity, "unit_price_dong": price,
        "price_basis": 1, "list_dong": list_dong, "line_discount_dong": discount, "cart_discount_dong": 0,
        "discount_reason": "", "paid_dong": list_dong - discount, "vat_class": "8", "vat_rate_bp": 800,
        "vat_dong": 0, "original_line_id": None, "to": None, "return_reason": None, "approved_by": None,
    } | change  # fmt: skip


def back(sold: dict[str, Any], quantity: int, before: int = 0, **change: Any) -> dict[str, Any]:
    """The return of part of a sold line, at its frozen amounts."""
    from settlement.entries.rules import part_of

    def share(name: str) -> int:
        return -part_of(sold[name], sold["quantity"], before, quantity)

    paid, list_dong = share("paid_dong"), share("list_dong")
    return sold | {
        "id": str(new_id(AT)), "quantity": -quantity, "list_dong": list_dong, "paid_dong": paid,
        "line_discount_dong": list_dong - paid, "cart_discount_dong": 0, "vat_dong": share("vat_dong"),
        "original_line_id": sold["id"], "to": "shelf",
    } | change  # fmt: skip


def ticket(world: World, number: int, lines: list[dict[str, Any]], **change: Any) -> dict[str, Any]:
    """A whole sale paid in cash."""
    sold = [x for x in lines if x["quantity"] > 0]
    taxed = [Taxed(group=x["vat_class"], paid_dong=x["paid_dong"], rate_bp=x["vat_rate_bp"]) for x in sold]
    for x, vat in zip(sold, vat_of_lines(taxed), strict=True):
        x["vat_dong"] = vat
    total = sum(x["paid_dong"] for x in lines)
    shift = world.shift
    cash = {
        "id": str(new_id(AT)), "means": "cash", "amount_dong": total, "tendered_dong": None, "reference": "",
        "seen_at": None,
    }  # fmt: skip
    return {
        "id": str(new_id(AT)), "number": number,
        "shift": {
            "id": str(shift.id), "opened_at": moment(shift.opened_at), "cashier_id": str(shift.cashier_id),
            "float_dong": shift.float_dong,
        },
        "cashier_id": str(world.cashier_id), "device_at": moment(AT), "clock_offset_ms": 0,
        "catalogue_version": "1", "lines": lines, "payments": [cash] if total else [], "rounding_dong": 0,
        "total_dong": total,
    } | change  # fmt: skip


def envelope(*sales: Any, **change: Any) -> bytes:
    """A batch as it is posted."""
    return json.dumps({"schema": 1, "sent_at": moment(AT), "sales": list(sales)} | change).encode()


def sent(body: dict[str, Any]) -> SentSale:
    """A ticket as the server reads it."""
    [sale] = parse_batch(envelope(body))
    if isinstance(sale, Malformed):
        raise AssertionError(sale.reason)
    return sale
