"""JSON for tills: a receipt to return goods of, and printing one again."""

from typing import Any

from flask import Blueprint, jsonify
from werkzeug.wrappers import Response

from core import clock
from core.db import db
from core.db.types import moment_text
from core.permissions import Permission, current_actor, permission_required
from pos.receipts import queries, services
from pos.receipts.routes import url_of
from pos.receipts.rules import Receipt, SoldLine

blueprint = Blueprint("receipts_api", __name__, url_prefix="/api/v1")


@blueprint.get("/receipts/<path:number>")
@permission_required(Permission.POS_RECEIPT_READ)
def receipt(number: str) -> Response:
    """A sale of the till's location, with how much of each line has come back."""
    return jsonify(_answer(queries.by_number(db.session(), number, scope=current_actor())))


@blueprint.post("/receipts/<path:number>/print")
@permission_required(Permission.POS_RECEIPT_READ)
def print_receipt(number: str) -> tuple[Response, int]:
    """Put the receipt on the queue of the location's printer; a second time it says that it is a copy."""
    actor = current_actor()
    found = queries.by_number(db.session(), number, scope=actor)
    job = services.print_receipt(receipt=number, url=url_of(found), actor=actor, now=clock.now())
    return jsonify({"job": str(job)}), 202


def _answer(receipt: Receipt) -> dict[str, Any]:
    return {
        "sale": {
            "id": str(receipt.id),
            "number": receipt.number,
            "receipt": receipt.receipt,
            "occurred_at": moment_text(receipt.occurred_at),
            "cashier_name": receipt.cashier,
            "total_dong": receipt.total_dong,
            "rounding_dong": receipt.rounding_dong,
        },
        "lines": [_line(line) for line in receipt.lines],
        "payments": [{"means": str(p.means), "amount_dong": p.amount_dong} for p in receipt.payments],
    }


def _line(line: SoldLine) -> dict[str, Any]:
    return {
        "id": str(line.id),
        "product_id": str(line.product_id) if line.product_id else None,
        "name": line.name,
        "unit": line.unit,
        "quantity": line.quantity,
        "returned": line.returned,
        "unit_price_dong": line.unit_price_dong,
        "price_basis": line.price_basis,
        "list_dong": line.list_dong,
        "discount_dong": line.discount_dong,
        "paid_dong": line.paid_dong,
        "vat_class": str(line.vat_class),
        "vat_rate_bp": line.vat_rate_bp,
        "vat_dong": line.vat_dong,
    }
