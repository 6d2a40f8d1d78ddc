"""Sales on screen: sold lines, what they make together, and one sale whole."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, render_template, request

from core import clock
from core.db import db
from core.lists import ListRequest, ListSpec, Page, asked
from core.permissions import Actor, Permission, current_actor, permission_required
from core.web import listing
from inventory.products.queries import product_sets
from review.anomalies.labels import KIND_NAMES
from review.sales import labels, lists, queries
from review.sales.rules import By, part_bp, periods
from review.sales.views import bar, sale_view

blueprint = Blueprint("sales", __name__)


@blueprint.get("/sales")
@permission_required(Permission.REVIEW_SALES_READ)
def index() -> Response:
    """Sold lines of this month so far, or of other days; `?by=` puts them together."""
    actor, today = current_actor(), clock.calendar_day(clock.now())
    spec = _spec(actor)
    wanted = _days(asked(request.args, spec), today)
    sums = queries.sums(db.session(), wanted, scope=actor)
    told = {
        "sums": sums,
        "bar": bar(sums),
        "part_bp": part_bp,
        "days": wanted,
        "periods": periods(today),
        "names": labels.PERIOD_NAMES,
    }
    return listing.answer(
        "review/sales/index.html", spec, partial(_fetched, today=today, total=sums.lines, scope=actor), **told
    )


@blueprint.get("/sales/<uuid:sale_id>")
@permission_required(Permission.REVIEW_SALES_READ)
def page(sale_id: UUID) -> str:
    """A sale with its lines, its payments, and what it made for each producer."""
    sale = queries.shown(db.session(), sale_id, scope=current_actor())
    return render_template(
        "review/sales/sale.html", sale=sale, view=sale_view(sale), labels=labels, kind_names=KIND_NAMES
    )


def _spec(scope: Actor) -> ListSpec[Any]:
    session = db.session()
    filters = lists.filters_of(
        queries.places(session, scope=scope), product_sets(session), queries.cashiers(session)
    )
    by = request.args.get(queries.BY, "")
    return lists.groups(By(by), filters) if by in set(By) else lists.sales(filters)


def _fetched(wanted: ListRequest, *, today: date, total: int, scope: Actor) -> Page[Any]:
    by, dated = wanted.chosen(queries.BY), _days(wanted, today)
    if by:
        return queries.grouped(db.session(), dated, By(by), scope=scope)
    return queries.listed(db.session(), dated, scope=scope, total=total)


def _days(wanted: ListRequest, today: date) -> ListRequest:
    """The days that are asked for: this month up to today where none are."""
    if wanted.first_day or wanted.last_day:
        return wanted
    month = periods(today)[1]
    return replace(wanted, first_day=month.first_day, last_day=month.last_day)
