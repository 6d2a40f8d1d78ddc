"""Who a till is: its own credential in the Authorization header, apart from any person's session."""

from contextlib import suppress

from flask import Flask, g, request

from core import clock
from core.db import db
from core.errors import Busy
from core.permissions import Actor, SignInRequired
from people.persons.rules import TILL_PERMISSIONS
from pos.tills.queries import TillView, by_credential
from pos.tills.rules import NOTED_EVERY
from pos.tills.services import touch

_SCHEME = "Bearer "


def init_app(app: Flask) -> None:
    """Know the till of every request that carries a credential."""
    app.before_request(_recognise)


def _recognise() -> None:
    """A credential decides alone who acts: beside it, nobody's session counts."""
    header = request.headers.get("Authorization", "")
    g.till = None
    if not header.startswith(_SCHEME):
        return
    g.till = by_credential(db.session(), header.removeprefix(_SCHEME))
    g.actor = _actor(g.till) if g.till else None
    if g.till:
        _note_use(g.till)


def _note_use(till: TillView) -> None:
    now = clock.now()
    if till.seen_at is None or now - till.seen_at > NOTED_EVERY:
        with suppress(Busy):  # a till is answered however busy the writers are
            touch(till_id=till.id, now=now)


def _actor(till: TillView) -> Actor:
    return Actor(
        person_id=till.id,
        permissions=TILL_PERMISSIONS,
        location_ids=frozenset({till.location_id}),
        till_id=till.id,
    )


def current_till() -> TillView:
    """The till of this request; raises SignInRequired when it carries no valid credential."""
    till: TillView | None = g.get("till")
    if till is None:
        raise SignInRequired
    return till
