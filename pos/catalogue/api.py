"""JSON for tills: the catalogue, sent again only when it has changed."""

from flask import Blueprint, jsonify, request
from werkzeug.wrappers import Response

from core import clock
from core.db import db
from core.db.types import moment_text
from core.permissions import Permission, permission_required
from pos.catalogue.queries import snapshot
from pos.tills.access import current_till

blueprint = Blueprint("catalogue_api", __name__, url_prefix="/api/v1")


@blueprint.get("/catalogue")
@permission_required(Permission.POS_CATALOGUE_READ)
def catalogue() -> Response:
    """The till's catalogue; 304 when the till has this version."""
    now = clock.now()
    found = snapshot(db.session(), current_till(), now=now)
    response = jsonify({"version": found.version, "made_at": moment_text(now)} | found.content)
    response.set_etag(found.version)
    return response.make_conditional(request)
