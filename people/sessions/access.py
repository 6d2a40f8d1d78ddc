"""Who a request comes from: the sign-in that its cookie names, found once and kept for the request."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from flask import Flask, Request, Response, current_app, g, make_response, redirect, request, url_for
from flask_babel import LazyString
from flask_login import LoginManager, UserMixin, current_user

from core import clock
from core.db import db
from core.errors import Busy
from core.permissions import Permission, SignInRequired
from core.web.errors import on_domain_error
from core.web.forgery import is_api
from people.persons.labels import ROLE_NAMES
from people.sessions import queries, services
from people.sessions.queries import SignIn
from people.sessions.rules import LONGEST, NOTED_EVERY

COOKIE = "ganh"

_BEFORE_CHOOSING = frozenset({"sessions.password", "sessions.sign_out", "static"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Visitor(UserMixin):  # type: ignore[misc]
    """Flask-Login's user: `current_user` in routes and templates."""

    sign_in: SignIn

    @property
    def name(self) -> str:
        """The name on screens."""
        return self.sign_in.name

    @property
    def role_names(self) -> Sequence[LazyString]:
        """What the person's roles are called."""
        return [ROLE_NAMES[role] for role in self.sign_in.kinds]


def init_app(app: Flask) -> None:
    """Recognise whoever is signed in, and send everybody else to the sign-in page."""
    manager = LoginManager(app)
    manager.session_protection = None
    manager.request_loader(_load)
    app.before_request(_recognise)
    app.before_request(_have_password_chosen)
    app.register_error_handler(SignInRequired, _ask_to_sign_in)


def _load(asking: Request) -> Visitor | None:
    """The visitor of a request. The API knows no cookies; a page that failed once does not ask again."""
    token = asking.cookies.get(COOKIE)
    if not token or is_api() or asking.endpoint == "static" or g.get("asked"):
        return None
    g.asked = True
    found = queries.signed_in(db.session(), token, clock.now())
    return Visitor(sign_in=found) if found else None


def _recognise() -> None:
    if current_user.is_authenticated:
        found: SignIn = current_user.sign_in
        g.actor, g.language = found.actor, found.language
        _note_use(found)


def _have_password_chosen() -> Response | None:
    """Whoever signed in with a password that an administrator gave chooses another one first."""
    if not current_user.is_authenticated or request.endpoint in _BEFORE_CHOOSING:
        return None
    found: SignIn = current_user.sign_in
    if found.password_given_at is None or Permission.PEOPLE_SELF_USE not in found.actor.permissions:
        return None
    return make_response(redirect(url_for("sessions.password"), 303))


def _note_use(found: SignIn) -> None:
    now = clock.now()
    if now - found.seen_at > NOTED_EVERY:
        with suppress(Busy):  # a page is read however busy the writers are
            services.touch(token=request.cookies[COOKIE], now=now)


def _ask_to_sign_in(error: SignInRequired) -> Response:
    if is_api():
        return on_domain_error(error)
    wanted = request.full_path.rstrip("?") if request.method == "GET" else None
    return make_response(redirect(url_for("sessions.sign_in", next=wanted), 303))


def _secure() -> bool:
    return request.is_secure or bool(current_app.config["SESSION_COOKIE_SECURE"])


def carry(response: Response, token: str) -> Response:
    """Give the browser the token of a sign-in, out of the reach of scripts and of other sites' requests."""
    response.set_cookie(
        COOKIE,
        token,
        max_age=LONGEST,
        httponly=True,
        samesite="Lax",
        secure=_secure(),
    )
    return response


def drop(response: Response) -> Response:
    """Take the token away."""
    response.delete_cookie(COOKIE, httponly=True, samesite="Lax", secure=_secure())
    return response
