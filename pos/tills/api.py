"""JSON for tills: enrolment and the heartbeat."""

from flask import Blueprint, Response, jsonify, request

from core import clock
from core.permissions import Permission, permission_required, public
from pos.tills import services
from pos.tills.payloads import parse_enrolment
from pos.tills.queries import TillView

blueprint = Blueprint("tills_api", __name__, url_prefix="/api/v1")


@blueprint.post("/tills/enrol")
@public
def enrol() -> Response:
    """Turn a one-time code into this browser's credential."""
    till, credential = services.enrol(code=parse_enrolment(request.get_data()), now=clock.now())
    return jsonify(credentials(till, credential))


@blueprint.get("/heartbeat")
@permission_required(Permission.POS_CATALOGUE_READ)
def heartbeat() -> Response:
    """The server's clock; that it answers is the message."""
    return jsonify({"now": clock.now().isoformat().replace("+00:00", "Z")})


def credentials(till: TillView, credential: str) -> dict[str, object]:
    """What an enrolled browser keeps."""
    return {"till": {"id": str(till.id), "code": till.code}, "credential": credential}
