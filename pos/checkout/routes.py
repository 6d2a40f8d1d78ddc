"""The checkout page."""

from flask import Blueprint, current_app, render_template

from core.db import db
from core.permissions import Permission, current_actor, permission_required
from people.persons.models import Person

blueprint = Blueprint("checkout", __name__, url_prefix="/till")


@blueprint.get("/")
@permission_required(Permission.POS_TILL_USE)
def till() -> str:
    """The till in this browser, for the cashier who is signed in."""
    person_id = current_actor().person_id
    cashier = db.session().get_one(Person, person_id)
    return render_template(
        "pos/checkout/till.html",
        cashier_id=str(person_id),
        cashier_name=cashier.name,
        demonstration=current_app.config["GANH"].demonstration,
    )
