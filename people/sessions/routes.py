"""Pages of signing in and out, the first page, and one's own password."""

from flask import (
    Blueprint,
    Response,
    current_app,
    flash,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask_babel import gettext
from flask_login import current_user

from core import clock
from core.db import db
from core.permissions import Permission, current_actor, permission_required, public
from core.web.forms import page_or, shown_on
from people.persons.labels import ROLE_NAMES
from people.persons.queries import PersonView, by_id, is_nobody
from people.persons.rules import MIN_PASSWORD, Role
from people.persons.services import change_person
from people.sessions import queries, services
from people.sessions.access import COOKIE, carry, drop
from people.sessions.forms import DoorForm, PasswordForm, SelfForm, SignInForm
from people.sessions.rules import Origin
from people.sessions.tokens import hash_of

blueprint = Blueprint("sessions", __name__)

_PLACES = {
    (Role.ACCOUNTANT,): "dashboard.index",
    (Role.CASHIER,): "checkout.till",
    (Role.MANAGER,): "dashboard.index",
    (Role.PRODUCER,): "account.owed",
}
"""Where people with just this one role begin."""


@blueprint.get("/")
@public
def home() -> Response:
    """The place where the person works, or the list of what they may open.

    The first visit to empty books leads to where the first administrator is made.
    """
    if not current_user.is_authenticated and is_nobody(db.session()):
        return make_response(redirect(url_for("founding.new"), 303))
    current_actor()
    place = _PLACES.get(current_user.sign_in.kinds)
    if place:
        return make_response(redirect(url_for(place)))
    return make_response(render_template("people/sessions/home.html"))


@blueprint.get("/sign-in")
@public
def sign_in() -> Response:
    """The form; in the demonstration's books its people first, to be one of them by one touch."""
    if current_user.is_authenticated:
        return make_response(redirect(_next(request.args.get("next"))))
    doors = _doors()
    if doors and "password" not in request.args:
        page = render_template(
            "people/sessions/doors.html", form=DoorForm(), doors=doors, role_names=ROLE_NAMES, Role=Role
        )
        return make_response(page)
    return _sign_in_page(SignInForm(next=request.args.get("next")))


@blueprint.post("/sign-in")
@public
def signed_in() -> Response:
    """Check the password; the answer never tells whether there is such a name."""
    form = SignInForm()
    if form.validate():
        with shown_on(form):
            token = services.sign_in(
                login=form.login.data,
                password=form.password.data,
                address=request.remote_addr or "",
                user_agent=request.user_agent.string,
                now=clock.now(),
            )
            return _enter(token, _next(form.next.data))
    return _sign_in_page(form)


@blueprint.post("/sign-in/demonstration")
@public
def enter() -> Response:
    """Sign in as one of the demonstration's people."""
    form = DoorForm()
    if not (form.validate() and _doors()):
        return make_response(redirect(url_for(".sign_in"), 303))
    origin = Origin(address=request.remote_addr or "", user_agent=request.user_agent.string)
    token = services.sign_in_for_trying(login=form.login.data, now=clock.now(), origin=origin)
    return _enter(token, url_for(".home"))


@blueprint.post("/sign-out")
@public
def sign_out() -> Response:
    """End the sign-in."""
    token = request.cookies.get(COOKIE)
    if token:
        services.sign_out(token=token, now=clock.now())
    session.clear()
    flash(gettext("You are signed out."), "ok")
    return drop(make_response(redirect(url_for(".sign_in"), 303)))


@blueprint.route("/me/password", methods=["GET", "POST"])
@permission_required(Permission.PEOPLE_SELF_USE)
def password() -> Response:
    """Change one's own password."""
    form = PasswordForm()
    if form.validate_on_submit():
        with shown_on(form):
            token = services.change_password(
                old=form.old.data,
                new=form.new.data,
                address=request.remote_addr or "",
                user_agent=request.user_agent.string,
                actor=current_actor(),
                now=clock.now(),
            )
            flash(gettext("Your password is changed. Other devices are signed out."), "ok")
            return carry(make_response(redirect(url_for(".home"), 303)), token)
    given = current_user.sign_in.password_given_at is not None
    page = render_template("people/sessions/password.html", form=form, minimum=MIN_PASSWORD, given=given)
    return make_response(page, 422 if form.errors else 200)


@blueprint.route("/me", methods=["GET", "POST"])
@permission_required(Permission.PEOPLE_SELF_USE)
def me() -> Response:
    """One's own page: name, language, look, password, and the devices that one is signed in at."""
    actor, now, found = current_actor(), clock.now(), current_user.sign_in
    form = SelfForm(name=found.name, language=found.language)
    if form.validate_on_submit():
        with shown_on(form, field="name"):
            changed = {"name": form.name.data, "language": form.language.data}
            change_person(person_id=found.person_id, actor=actor, now=now, **changed)
            flash(gettext("Your details are stored."), "ok")
            return make_response(redirect(url_for(".me", lang=form.language.data), 303))
    open_now = queries.open_sessions(db.session(), by_id(db.session(), found.person_id), now)
    here = hash_of(request.cookies[COOKIE])
    page = render_template("people/sessions/me.html", form=form, sessions=open_now, here=here)
    return make_response(page, 422 if form.errors else 200)


@blueprint.post("/me/sessions/end-others")
@permission_required(Permission.PEOPLE_SELF_USE)
def end_others() -> Response:
    """Sign out everywhere else."""
    services.end_others(token=request.cookies[COOKIE], actor=current_actor(), now=clock.now())
    flash(gettext("Other devices are signed out."), "ok")
    return make_response(redirect(url_for(".me"), 303))


def _doors() -> tuple[PersonView, ...]:
    return queries.doors(db.session()) if current_app.config["GANH"].demonstration else ()


def _next(wanted: str | None) -> str:
    return page_or(wanted, url_for(".home"))


def _enter(token: str, address: str) -> Response:
    session.clear()  # what was begun before the sign-in is not taken along
    return carry(make_response(redirect(address, 303)), token)


def _sign_in_page(form: SignInForm) -> Response:
    nobody = is_nobody(db.session())
    page = render_template("people/sessions/sign_in.html", form=form, doors=_doors(), nobody=nobody)
    return make_response(page, 422 if form.errors else 200)
