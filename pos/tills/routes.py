"""Tills: the list, a new one, its one-time code, its end; enrolling with one click where that is allowed."""

from functools import partial

from flask import (
    Blueprint,
    Response,
    current_app,
    flash,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask_babel import gettext

from core import clock
from core.db import db
from core.errors import NotFound
from core.permissions import Permission, current_actor, permission_required
from core.web import listing
from core.web.forms import Form, shown_on
from inventory.locations import queries as locations
from pos.tills import queries, services
from pos.tills.api import credentials
from pos.tills.forms import TillForm
from pos.tills.labels import STATE_NAMES, STATE_TONES
from pos.tills.lists import TILLS, last_receipt
from pos.tills.queries import ListedTill
from pos.tills.rules import ENROL_HOURS, TillState

blueprint = Blueprint("tills", __name__)

DEMONSTRATION_TILL = "KG01"


@blueprint.get("/tills")
@permission_required(Permission.POS_TILL_MANAGE)
def index() -> Response:
    """The tills of the places that this actor looks after; `?as=` takes the list away."""
    fetch = partial(queries.listed, db.session(), now=clock.now(), scope=current_actor())
    return listing.answer("pos/tills/index.html", TILLS, fetch)


@blueprint.route("/new-till", methods=["GET", "POST"])
@permission_required(Permission.POS_TILL_MANAGE)
def new() -> Response:
    """A new till, answered with its first one-time code."""
    form, actor, now = TillForm(location=request.args.get("location")), current_actor(), clock.now()
    places = locations.visible(db.session(), scope=actor)
    form.offer(places)
    if form.validate_on_submit():
        with shown_on(form, field="code"):
            place = locations.real(db.session(), form.location.data, scope=actor)
            services.add_till(code=form.code.data, location_id=place.id, actor=actor, now=now)
            return _code_page(_found(form.code.data))
    page = render_template("pos/tills/new.html", form=form, places=places)
    return make_response(page, 422 if form.errors else 200)


@blueprint.get("/tills/<code>")
@permission_required(Permission.POS_TILL_MANAGE)
def page(code: str) -> str:
    """A till: where it stands, its shift, its last receipt, and what can be done about it."""
    till = _found(code)
    return render_template(
        "pos/tills/till.html",
        till=till,
        last_receipt=last_receipt(till),
        state_name=STATE_NAMES[till.state],
        state_tone=STATE_TONES[till.state],
        retired=till.state is TillState.RETIRED,
    )


@blueprint.post("/tills/<code>/code")
@permission_required(Permission.POS_TILL_MANAGE)
def give_code(code: str) -> Response:
    """A new one-time code, shown in this answer alone."""
    return _code_page(_found(code))


def _code_page(till: ListedTill) -> Response:
    given = services.give_code(till_id=till.id, actor=current_actor(), now=clock.now())
    page = render_template(
        "pos/tills/code.html", till=_found(till.code), code=given, hours=ENROL_HOURS, was=till.state
    )
    return make_response(page)


@blueprint.route("/tills/<code>/retirement", methods=["GET", "POST"])
@permission_required(Permission.POS_TILL_MANAGE)
def retire(code: str) -> Response:
    """Ask once more, then end the till."""
    form, till = Form(), _found(code)
    if form.validate_on_submit():
        with shown_on(form):
            services.retire(till_id=till.id, actor=current_actor(), now=clock.now())
            flash(gettext("The till %(code)s is retired.", code=till.code), "ok")
            return make_response(redirect(url_for(".page", code=till.code), 303))
    page = render_template("pos/tills/retire.html", form=form, till=till)
    return make_response(page, 422 if form.errors else 200)


def _found(code: str) -> ListedTill:
    return queries.shown(db.session(), code, now=clock.now(), scope=current_actor())


@blueprint.post("/till/demonstration")
@permission_required(Permission.POS_TILL_USE)
def demonstrate() -> Response:
    """Make this browser the till KG01 of the demonstration shop, with one click and nowhere else."""
    if not current_app.config["GANH"].demonstration:
        raise NotFound
    till, credential = services.enrol_demonstration(till_code=DEMONSTRATION_TILL, now=clock.now())
    return jsonify(credentials(till, credential))
