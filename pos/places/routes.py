"""A place's own page. It stands here because tills and printers are known here."""

from flask import Blueprint, render_template

from core import clock
from core.db import db
from core.permissions import Permission, current_actor, permission_required
from inventory.locations import queries as locations
from inventory.locations.labels import KIND_NAMES, MODE_NAMES, ROUNDING_NAMES
from pos.printers import queries as printers
from pos.printers.labels import WIDTH_NAMES
from pos.tills import queries as tills
from pos.tills.labels import STATE_NAMES, STATE_TONES
from pos.tills.lists import last_receipt

blueprint = Blueprint("places", __name__)


@blueprint.get("/locations/<code>")
@permission_required(Permission.INVENTORY_LOCATION_MANAGE)
def page(code: str) -> str:
    """What is told of a place, its tills, its printers."""
    session, actor, now = db.session(), current_actor(), clock.now()
    place = locations.real(session, code, scope=actor)
    return render_template(
        "pos/places/place.html",
        place=place,
        kind_name=KIND_NAMES[place.kind],
        rounding_name=ROUNDING_NAMES[place.cash_rounding_dong],
        mode_name=MODE_NAMES[place.cash_rounding_mode],
        day_ends="{:02d}:{:02d}".format(*divmod(place.day_ends_minutes, 60)),
        tills=tills.of_location(session, place.id, now=now, scope=actor),
        printers=printers.of_location(session, place.id, scope=actor),
        state_names=STATE_NAMES,
        state_tones=STATE_TONES,
        width_names=WIDTH_NAMES,
        last_receipt=last_receipt,
    )
