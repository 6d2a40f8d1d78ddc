"""People: the list, one of them with roles, access and sign-ins, somebody new, and what roles may do."""

from functools import partial

from flask import Blueprint, Response, flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext

from core import clock
from core.db import db
from core.permissions import Permission, current_actor, permission_required
from core.web import listing
from core.web.forms import shown_on
from people.administration import queries
from people.administration.forms import EVERYWHERE, SOME, AboutForm, PersonForm, RolesForm
from people.administration.labels import PERMISSION_GROUPS, STATE_NAMES, STATE_TONES
from people.administration.lists import PEOPLE, role_names, role_places
from people.administration.queries import ListedPerson
from people.persons import queries as persons
from people.persons import services
from people.persons.labels import ROLE_NAMES
from people.persons.rules import PERMISSIONS, RoleFor
from people.sessions import services as sessions
from people.sessions.queries import open_sessions

blueprint = Blueprint("people", __name__)


@blueprint.get("/people")
@permission_required(Permission.PEOPLE_PERSON_MANAGE)
def index() -> Response:
    """Everybody with a sign-in name; `?as=` takes the whole list away."""
    return listing.answer("people/administration/index.html", PEOPLE, partial(queries.listed, db.session()))


@blueprint.get("/roles")
@permission_required(Permission.PEOPLE_PERSON_MANAGE)
def roles() -> str:
    """What each role may do."""
    return render_template(
        "people/administration/roles.html",
        groups=PERMISSION_GROUPS,
        role_names=ROLE_NAMES,
        permissions=PERMISSIONS,
    )


@blueprint.route("/new-person", methods=["GET", "POST"])
@permission_required(Permission.PEOPLE_PERSON_MANAGE)
def new() -> Response:
    """Somebody new, with a password that is shown once and is to be changed at the first sign-in."""
    form = PersonForm()
    places = persons.places_of(db.session(), "location")
    form.offer(places)
    if form.validate_on_submit():
        with shown_on(form):
            return _created(form)
    producers = persons.places_of(db.session(), "producer")
    page = render_template("people/administration/new.html", form=form, places=places, producers=producers)
    return make_response(page, 422 if form.errors else 200)


def _created(form: PersonForm) -> Response:
    password = sessions.made_password()
    services.create_person(
        login=form.login.data,
        name=form.name.data,
        language=form.language.data,
        password=password,
        roles=_granted(form),
        actor=current_actor(),
        now=clock.now(),
        is_given=True,
    )
    return _password_page(queries.by_login(db.session(), form.login.data), password)


def _granted(form: RolesForm) -> list[RoleFor]:
    code = form.producer.data if form.is_producer else ""
    producer_id = persons.place_of_code(db.session(), "producer", code) if code else None
    return form.granted(producer_id)


def _password_page(person: ListedPerson, password: str) -> Response:
    """The one time that a password is shown: in this answer, and in no cookie and no book."""
    page = render_template("people/administration/password.html", person=person, password=password)
    return make_response(page)


@blueprint.get("/people/<login>")
@permission_required(Permission.PEOPLE_PERSON_MANAGE)
def page(login: str) -> Response:
    """A person: roles, name, access, sign-ins."""
    person = queries.by_login(db.session(), login)
    return _page(person)


@blueprint.post("/people/<login>/roles")
@permission_required(Permission.PEOPLE_PERSON_MANAGE)
def set_roles(login: str) -> Response:
    """Give and take away roles."""
    person, form = queries.by_login(db.session(), login), RolesForm()
    form.offer(persons.places_of(db.session(), "location"))
    if form.validate():
        with shown_on(form):
            services.set_roles(
                person_id=person.id, roles=_granted(form), actor=current_actor(), now=clock.now()
            )
            return _told(person, gettext("The roles are stored. They hold from the next click on."))
    return _page(person, roles_form=form)


@blueprint.post("/people/<login>/about")
@permission_required(Permission.PEOPLE_PERSON_MANAGE)
def about(login: str) -> Response:
    """Change what somebody is called."""
    person, form = queries.by_login(db.session(), login), AboutForm()
    if form.validate():
        with shown_on(form, field="name"):
            changed = {"name": form.name.data, "language": form.language.data}
            services.change_person(person_id=person.id, actor=current_actor(), now=clock.now(), **changed)
            return _told(person, gettext("The details are stored."))
    return _page(person, about_form=form)


@blueprint.post("/people/<login>/password")
@permission_required(Permission.PEOPLE_PERSON_MANAGE)
def set_password(login: str) -> Response:
    """Give somebody a new password; one's own is changed on one's own page."""
    person, actor = queries.by_login(db.session(), login), current_actor()
    if person.id == actor.person_id:
        return make_response(redirect(url_for("sessions.password"), 303))
    password = sessions.made_password()
    sessions.set_password(person_id=person.id, password=password, actor=actor, now=clock.now(), is_given=True)
    return _password_page(person, password)


@blueprint.post("/people/<login>/disable")
@permission_required(Permission.PEOPLE_PERSON_MANAGE)
def disable(login: str) -> Response:
    """End somebody's access."""
    person = queries.by_login(db.session(), login)
    services.disable(person_id=person.id, actor=current_actor(), now=clock.now())
    return _told(person, gettext("%(name)s can no longer sign in.", name=person.name))


@blueprint.post("/people/<login>/enable")
@permission_required(Permission.PEOPLE_PERSON_MANAGE)
def enable(login: str) -> Response:
    """Give somebody access again."""
    person = queries.by_login(db.session(), login)
    sessions.enable(person_id=person.id, actor=current_actor(), now=clock.now())
    return _told(person, gettext("%(name)s can sign in again.", name=person.name))


@blueprint.post("/people/<login>/sessions/end")
@permission_required(Permission.PEOPLE_PERSON_MANAGE)
def end_sessions(login: str) -> Response:
    """End one sign-in, or all where none is named."""
    person, actor, now = queries.by_login(db.session(), login), current_actor(), clock.now()
    key = request.form.get("key", "")
    if key:
        sessions.end_session(key=key, actor=actor, now=now)
    else:
        sessions.end_sessions(person_id=person.id, actor=actor, now=now)
    return _told(person, gettext("Signed out there.") if key else gettext("Signed out everywhere."))


def _told(person: ListedPerson, sentence: str) -> Response:
    flash(sentence, "ok")
    return make_response(redirect(url_for(".page", login=person.login), 303))


def _page(
    person: ListedPerson, roles_form: RolesForm | None = None, about_form: AboutForm | None = None
) -> Response:
    session, now = db.session(), clock.now()
    roles_form = roles_form or _present_roles(person)
    about_form = about_form or AboutForm(formdata=None, name=person.name, language=person.language)
    places = persons.places_of(session, "location")
    roles_form.offer(places)
    shown = render_template(
        "people/administration/person.html",
        person=person,
        roles_form=roles_form,
        about_form=about_form,
        places=places,
        producers=persons.places_of(session, "producer"),
        sessions=open_sessions(session, persons.by_id(session, person.id), now),
        own=person.id == current_actor().person_id,
        role_names=role_names(person),
        role_places=role_places(person),
        state_name=STATE_NAMES[person.state],
        state_tone=STATE_TONES[person.state],
    )
    return make_response(shown, 422 if roles_form.errors or about_form.errors else 200)


def _present_roles(person: ListedPerson) -> RolesForm:
    locations = {str(each.location_id) for each in person.roles if each.location_id}
    producer = next((each.producer_id for each in person.roles if each.producer_id), None)
    codes = persons.codes_of(db.session(), "producer") if producer else {}
    return RolesForm(
        formdata=None,
        roles=[str(role) for role in dict.fromkeys(each.role for each in person.roles)],
        where=SOME if locations else EVERYWHERE,
        locations=sorted(locations),
        producer=codes.get(producer, ""),
    )
