"""A till without a screen: whole sales as the JSON that a till sends, with sound arithmetic."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from core.db.types import moment_text
from core.ids import new_id
from core.money import RoundingMode
from inventory.products.rules import VatClass
from pos.checkout.rules import Means
from pos.pricing.rules import Taxed, cash_due, cash_refund, list_price, vat_of_lines
from pos.shifts.rules import ShiftOpened
from settlement.entries.rules import part_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One good in a basket; the discount is in đồng off the whole line."""

    product_id: UUID
    name: str
    quantity: int
    unit_price_dong: int
    vat_class: VatClass
    vat_rate_bp: int | None
    price_basis: int = 1
    discount_dong: int = 0
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ticket:
    """What all lines of one sale have in common."""

    number: int
    shift: ShiftOpened
    at: datetime
    means: Means = Means.CASH
    rounding_unit_dong: int = 0


def sale(ticket: Ticket, items: Sequence[Item]) -> dict[str, Any]:
    """A sale of a basket, paid by one means."""
    lines = [_line(item, ticket.at) for item in items]
    taxed = [
        Taxed(group=i.vat_class, paid_dong=x["paid_dong"], rate_bp=i.vat_rate_bp)
        for i, x in zip(items, lines, strict=True)
    ]
    for line, vat in zip(lines, vat_of_lines(taxed), strict=True):
        line["vat_dong"] = vat
    total = sum(line["paid_dong"] for line in lines)
    return _body(ticket, lines, cash_due(total, 0, ticket.rounding_unit_dong, RoundingMode.NEAREST))


def refund(
    ticket: Ticket, sold: dict[str, Any], quantity: int, *, before: int = 0, to: str = "shelf"
) -> dict[str, Any]:
    """The return of part of a receipt's only line that comes back, at its frozen amounts.

    `before` is how much of it had come back; cash for all of it is rounded together.
    """

    def back(name: str) -> int:
        return -part_of(sold[name], sold["quantity"], before, quantity)

    list_dong, paid_dong = back("list_dong"), back("paid_dong")
    line = sold | {
        "id": str(new_id(ticket.at)),
        "quantity": -quantity,
        "list_dong": list_dong,
        "line_discount_dong": list_dong - paid_dong,
        "cart_discount_dong": 0,
        "paid_dong": paid_dong,
        "vat_dong": back("vat_dong"),
        "original_line_id": sold["id"],
        "to": to,
    }
    paid_before = part_of(sold["paid_dong"], sold["quantity"], 0, before)
    cash = cash_refund(paid_before, -paid_dong, ticket.rounding_unit_dong, RoundingMode.NEAREST)
    return _body(ticket, [line], -cash)


def _line(item: Item, at: datetime) -> dict[str, Any]:
    list_dong = list_price(item.unit_price_dong, item.quantity, item.price_basis)
    return {
        "id": str(new_id(at)),
        "product_id": str(item.product_id),
        "scanned": "",
        "name": item.name,
        "lot_code": None,
        "quantity": item.quantity,
        "unit_price_dong": item.unit_price_dong,
        "price_basis": item.price_basis,
        "list_dong": list_dong,
        "line_discount_dong": item.discount_dong,
        "cart_discount_dong": 0,
        "discount_reason": item.reason,
        "paid_dong": list_dong - item.discount_dong,
        "vat_class": str(item.vat_class),
        "vat_rate_bp": item.vat_rate_bp,
        "vat_dong": 0,
        "original_line_id": None,
        "to": None,
        "approved_by": None,
    }


def _body(ticket: Ticket, lines: list[dict[str, Any]], cash_dong: int) -> dict[str, Any]:
    total = sum(line["paid_dong"] for line in lines)
    due = cash_dong if ticket.means is Means.CASH else total
    shift = ticket.shift
    return {
        "id": str(new_id(ticket.at)),
        "number": ticket.number,
        "shift": {
            "id": str(shift.id),
            "opened_at": moment_text(shift.opened_at),
            "cashier_id": str(shift.cashier_id) if shift.cashier_id else None,
            "float_dong": shift.float_dong,
        },
        "cashier_id": str(shift.cashier_id) if shift.cashier_id else None,
        "device_at": moment_text(ticket.at),
        "clock_offset_ms": 0,
        "catalogue_version": None,
        "lines": lines,
        "payments": [_payment(ticket, due)] if due else [],
        "rounding_dong": due - total,
        "total_dong": total,
    }


def _payment(ticket: Ticket, amount_dong: int) -> dict[str, Any]:
    seen_at = moment_text(ticket.at) if ticket.means is Means.TRANSFER else None
    return {
        "id": str(new_id(ticket.at)),
        "means": str(ticket.means),
        "amount_dong": amount_dong,
        "tendered_dong": None,
        "reference": "",
        "seen_at": seen_at,
    }
