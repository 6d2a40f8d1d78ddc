"""How many things wait to be looked at, for the menu of every page."""

from contextlib import suppress

from flask import Flask, g
from sqlalchemy.exc import SQLAlchemyError

from core.db import db
from core.permissions import Permission, current_actor
from core.web.rendering import may
from review.anomalies import queries


def init_app(app: Flask) -> None:
    """Let the menu say how many there are."""
    app.add_template_global(waiting)


def waiting(endpoint: str) -> int:
    """How many things wait behind a place of the menu, for whoever may see them; asked once for a page."""
    if endpoint != "anomalies.index" or not may(Permission.REVIEW_ANOMALY_READ):
        return 0
    if "open_anomalies" not in g:
        g.open_anomalies = 0
        with suppress(SQLAlchemyError):  # the page that says that something failed has a menu too
            g.open_anomalies = queries.open_count(db.session(), scope=current_actor())
    count: int = g.open_anomalies
    return count
