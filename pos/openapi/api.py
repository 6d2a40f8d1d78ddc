"""The API's description, open to everybody."""

from flask import Blueprint, Response, jsonify

from core.permissions import public
from pos.openapi.document import document

blueprint = Blueprint("openapi", __name__, url_prefix="/api/v1")


@blueprint.get("/openapi.json")
@public
def describe() -> Response:
    """The OpenAPI document."""
    return jsonify(document())
