"""What every template may use, beside what its route hands over."""

from collections.abc import Mapping
from typing import Any

from flask import Flask, current_app, g, request
from jinja2 import StrictUndefined
from wtforms import Field

from core import formatting
from core.banks import bank_name
from core.permissions import Actor, Permission
from core.web.listing import list_address

THEMES = frozenset({"light", "dark"})


def init_app(app: Flask) -> None:
    """Make templates strict, and give them the ways to write figures and days."""
    app.jinja_options = {
        **app.jinja_options,
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    for write in (
        formatting.dong,
        formatting.money,
        formatting.quantity,
        formatting.percent_bp,
        formatting.day,
        formatting.moment,
        formatting.clock_time,
        bank_name,
    ):
        app.add_template_filter(write)
    for ask in (theme, may, may_open, told_by, list_address):
        app.add_template_global(ask)


def theme() -> str | None:
    """The theme that this browser chose; None leaves it to its system."""
    chosen = request.cookies.get("theme")
    return chosen if chosen in THEMES else None


def may(permission: str) -> bool:
    """Whether whoever asks has a permission."""
    actor: Actor | None = g.get("actor")
    return actor is not None and Permission(permission) in actor.permissions


def may_open(endpoint: str) -> bool:
    """Whether whoever asks may open a page; raises KeyError for a page that there is not."""
    view: Any = current_app.view_functions[endpoint]
    permission: Permission | None = view.permission
    return permission is None or may(permission)


def told_by(field: Field, element: str, hint: str, attributes: Mapping[str, object]) -> dict[str, object]:
    """The attributes of a field, with those by which a screen reader finds its hint or its error."""
    told = {"aria_describedby": element} if field.errors or hint else {}
    bad = {"aria_invalid": "true"} if field.errors else {}
    return {**attributes, **told, **bad}
