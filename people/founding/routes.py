"""The first visit to empty books makes the first administrator; afterwards this page is gone."""

from flask import Blueprint, Response, make_response, redirect, render_template, request, session, url_for

from core import clock
from core.db import db
from core.errors import NotFound
from core.permissions import public
from core.web.forms import shown_on
from core.web.language import language
from people.founding.forms import FounderForm
from people.founding.services import found
from people.persons.queries import is_nobody
from people.persons.rules import MIN_PASSWORD
from people.sessions.access import carry
from people.sessions.rules import Origin

blueprint = Blueprint("founding", __name__)


@blueprint.route("/first-run", methods=["GET", "POST"])
@public
def new() -> Response:
    """Ask for the first administrator's name and password, while the books know nobody."""
    if not is_nobody(db.session()):
        raise NotFound
    form = FounderForm()
    if form.validate_on_submit():
        with shown_on(form):
            return _begun(form)
    page = render_template("people/founding/new.html", form=form, minimum=MIN_PASSWORD)
    return make_response(page, 422 if form.errors else 200)


def _begun(form: FounderForm) -> Response:
    token = found(
        name=form.name.data,
        login=form.login.data,
        password=form.password.data,
        language=language(),
        origin=Origin(address=request.remote_addr or "", user_agent=request.user_agent.string),
        now=clock.now(),
    )
    session.clear()
    return carry(make_response(redirect(url_for("beginning.index"), 303)), token)
