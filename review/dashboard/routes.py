"""The dashboard on screen."""

from datetime import date

from flask import Blueprint, render_template, request

from core import clock
from core.db import db
from core.permissions import Permission, current_actor, permission_required
from review.anomalies.labels import KIND_NAMES
from review.anomalies.lists import about
from review.dashboard import queries
from review.dashboard.rules import MILLION, millions, months, months_from
from review.dashboard.views import dashboard
from review.sales.queries import places
from review.sales.rules import part_bp
from review.sales.views import bar

blueprint = Blueprint("dashboard", __name__)

EARLIEST = date(2000, 1, 1)
"""Nothing was sold before: the programme is younger."""


@blueprint.get("/dashboard")
@permission_required(Permission.REVIEW_SALES_READ)
def index() -> str:
    """A month so far beside the one before, at one place or at all: `?month=2026-11&place=KG`."""
    session, actor, now = db.session(), current_actor(), clock.now()
    today = clock.calendar_day(now)
    wanted = months(_month(request.args.get("month", ""), today), today)
    here = places(session, scope=actor)
    place = next((each for each in here if each.code == request.args.get("place")), None)
    shown = dashboard(session, wanted, place=place.code if place else "", now=now, scope=actor)
    return render_template(
        "review/dashboard/index.html",
        shown=shown,
        months=wanted,
        all_months=months_from(queries.first_sold(session, scope=actor), today),
        place=place,
        places=here,
        today=today,
        now=now,
        bar=bar(shown.sums),
        part_bp=part_bp,
        millions=millions,
        in_millions=shown.chart.unit == MILLION,
        kind_names=KIND_NAMES,
        about=about,
    )


def _month(text: str, today: date) -> date:
    """The month that the address asks for; this one where it makes no sense."""
    try:
        return max(date.fromisoformat(f"{text}-01"), EARLIEST)
    except ValueError:
        return today
