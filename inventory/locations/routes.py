"""Places: the list, a new one, and what is told of one. A place's own page stands where tills are known."""

from functools import partial

from flask import Blueprint, Response, flash, make_response, redirect, render_template, url_for
from flask_babel import gettext

from core import clock
from core.db import db
from core.errors import Forbidden
from core.permissions import ALL, Permission, current_actor, permission_required
from core.web import listing
from core.web.forms import shown_on
from inventory.locations import queries, services
from inventory.locations.forms import LocationForm, NewLocationForm
from inventory.locations.lists import LOCATIONS
from inventory.locations.services import LocationChange

blueprint = Blueprint("locations", __name__)


@blueprint.get("/locations")
@permission_required(Permission.INVENTORY_LOCATION_MANAGE)
def index() -> Response:
    """The places that this actor looks after; `?as=` takes the list away."""
    actor = current_actor()
    fetch = partial(queries.listed, db.session(), scope=actor)
    everywhere = actor.location_ids is ALL
    return listing.answer("inventory/locations/index.html", LOCATIONS, fetch, everywhere=everywhere)


@blueprint.route("/new-location", methods=["GET", "POST"])
@permission_required(Permission.INVENTORY_LOCATION_MANAGE)
def new() -> Response:
    """A new place; whoever looks after some places alone makes none."""
    form, actor = NewLocationForm(), current_actor()
    if actor.location_ids is not ALL:
        raise Forbidden
    if form.validate_on_submit():
        with shown_on(form):
            told, code = form.told(), form.code.data
            texts = {name: told.pop(name) for name in services.TEXTS}
            services.add_location(code=code, texts=texts, actor=actor, now=clock.now(), **told)
            flash(gettext("%(name)s is added. Now give it a till.", name=form.name.data), "ok")
            return make_response(redirect(url_for("places.page", code=code), 303))
    page = render_template("inventory/locations/new.html", form=form)
    return make_response(page, 422 if form.errors else 200)


@blueprint.route("/locations/<code>/change", methods=["GET", "POST"])
@permission_required(Permission.INVENTORY_LOCATION_MANAGE)
def change(code: str) -> Response:
    """Change what is told of a place."""
    actor = current_actor()
    place = queries.real(db.session(), code, scope=actor)
    form = LocationForm.about(place)
    if form.validate_on_submit():
        with shown_on(form):
            changed = LocationChange(**form.told())
            services.change_location(code=place.code, change=changed, actor=actor, now=clock.now())
            flash(gettext("Stored. Papers that exist stay as they are."), "ok")
            return make_response(redirect(url_for("places.page", code=place.code), 303))
    page = render_template("inventory/locations/change.html", form=form, place=place)
    return make_response(page, 422 if form.errors else 200)
