"""Enrolling this browser with one click: in the demonstration shop, and nowhere else."""

from flask import Blueprint, current_app, jsonify
from werkzeug.wrappers import Response

from core import clock
from core.errors import NotFound
from core.permissions import Permission, permission_required
from pos.tills import services
from pos.tills.api import credentials

blueprint = Blueprint("tills", __name__, url_prefix="/till")

DEMONSTRATION_TILL = "KG01"


@blueprint.post("/demonstration")
@permission_required(Permission.POS_TILL_USE)
def demonstrate() -> Response:
    """Make this browser the till KG01 of the demonstration shop."""
    if not current_app.config["GANH"].demonstration:
        raise NotFound
    till, credential = services.enrol_demonstration(till_code=DEMONSTRATION_TILL, now=clock.now())
    return jsonify(credentials(till, credential))
