"""JSON for shifts."""

from uuid import UUID

from flask import Blueprint, Response, jsonify, request

from core import clock
from core.permissions import Permission, permission_required
from pos.shifts import services
from pos.shifts.payloads import parse_closing, parse_shift
from pos.shifts.rules import Closing
from pos.tills.access import current_till

blueprint = Blueprint("shifts_api", __name__, url_prefix="/api/v1")


@blueprint.post("/shifts")
@permission_required(Permission.POS_SHIFT_CLOSE)
def open_shift() -> Response:
    """Open a shift; the same again is a duplicate."""
    shift = parse_shift(request.get_data())
    created = services.open_shift(shift=shift, till_id=current_till().id, now=clock.now())
    return jsonify({"status": "created" if created else "duplicate"})


@blueprint.post("/shifts/<uuid:shift_id>/closing")
@permission_required(Permission.POS_SHIFT_CLOSE)
def close_shift(shift_id: UUID) -> Response:
    """Close a shift on its counted sum."""
    payload, denominations = parse_closing(request.get_data())
    closing = services.close_shift(
        shift_id=shift_id,
        till_id=current_till().id,
        counted_dong=payload.counted_dong,
        denominations=denominations,
        waiting=payload.waiting,
        closed_by=payload.cashier_id,
        now=clock.now(),
    )
    return jsonify(_answer(closing))


def _answer(closing: Closing) -> dict[str, object]:
    return {
        "expected_dong": closing.expected_dong,
        "counted_dong": closing.counted_dong,
        "difference_dong": closing.difference_dong,
        "sales": closing.sales,
        "totals": {f"{means}_dong": amount for means, amount in closing.by_means.items()},
    }
