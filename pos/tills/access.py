"""Who a till is: its own credential in the Authorization header, apart from any person's session."""

from flask import Flask, g, request

from core.db import db
from core.permissions import Actor, SignInRequired
from people.persons.rules import TILL_PERMISSIONS
from pos.tills.queries import TillView, by_credential

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
