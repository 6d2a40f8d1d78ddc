"""JSON for sales: what a till sends when it can."""

from flask import Blueprint, Response, jsonify, request

from core import clock
from core.permissions import Permission, permission_required
from pos.checkout import queries, services
from pos.checkout.payloads import parse_batch
from pos.checkout.rules import Outcome
from pos.tills.access import current_till

blueprint = Blueprint("sales_api", __name__, url_prefix="/api/v1")


@blueprint.post("/sales")
@permission_required(Permission.POS_SALE_SEND)
def receive_sales() -> Response:
    """Record a batch; one answer per sale, in the order sent."""
    sent = parse_batch(request.get_data())
    outcomes = services.record_batch(sent, place=queries.place_of(current_till()), now=clock.now())
    return jsonify({"results": [_answer(outcome) for outcome in outcomes]})


def _answer(outcome: Outcome) -> dict[str, str | None]:
    return {
        "id": outcome.sale_id,
        "status": str(outcome.status),
        "receipt": outcome.receipt,
        "reason": outcome.reason,
    }
