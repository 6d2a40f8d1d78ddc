"""The stock on screen: every lot at its places, and the ledger of one product."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from flask import Blueprint, Response, request

from core import clock
from core.db import db
from core.lists import ListRequest, Page, asked
from core.permissions import Actor, Permission, current_actor, permission_required
from core.web import listing
from inventory.products import queries as products
from inventory.products.queries import ShownProduct
from inventory.stock import labels, queries
from inventory.stock.lists import movements, stock
from inventory.stock.views import Equation, equation_of

blueprint = Blueprint("stock", __name__)

LATELY = timedelta(days=90)


@blueprint.get("/stock")
@permission_required(Permission.INVENTORY_STOCK_READ)
def index() -> Response:
    """What every place has of every lot."""
    session, actor = db.session(), current_actor()
    day = clock.calendar_day(clock.now())
    spec = stock(queries.places(session, scope=actor))
    fetch = partial(queries.listed, session, day=day, scope=actor)
    return listing.answer("inventory/stock/index.html", spec, fetch)


@blueprint.get("/stock/<code>")
@permission_required(Permission.INVENTORY_STOCK_READ)
def ledger(code: str) -> Response:
    """A product's equation for some days, the last 90 unless others are asked for, and its movements."""
    session, actor, now = db.session(), current_actor(), clock.now()
    today = clock.calendar_day(now)
    product = products.shown(session, code, now=now, day=today, scope=actor)
    spec = movements(queries.places(session, scope=actor), product.unit)
    wanted = _days(asked(request.args, spec), today)
    fetch = partial(_movements, product=product, today=today, scope=actor)
    told = {"product": product, "days": wanted, "labels": labels}
    told["equation"] = _equation(product, wanted, today, actor)
    return listing.answer("inventory/stock/ledger.html", spec, fetch, **told)


def _days(wanted: ListRequest, today: date) -> ListRequest:
    """The days that are asked for: the last 90 where none are."""
    last = wanted.last_day or today
    return replace(wanted, first_day=wanted.first_day or last - LATELY, last_day=last)


def _movements(
    wanted: ListRequest, *, product: ShownProduct, today: date, scope: Actor
) -> Page[queries.ListedMovement]:
    return queries.movements(db.session(), product.id, _days(wanted, today), scope=scope)


def _equation(product: ShownProduct, wanted: ListRequest, today: date, scope: Actor) -> Equation:
    session = db.session()
    first, last = wanted.first_day or today, wanted.last_day or today
    rows = queries.equation(session, product.id, first, last, scope=scope)
    books = queries.on_the_books(session, product.id) if last >= today else None
    names = queries.place_names(session, [row.location_id for row in rows])
    return equation_of(rows, names, books)
