"""The pages of an agreement and of a term, with a sale worked out beside the form where one was tried."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flask import Response, make_response, render_template
from flask_babel import gettext
from wtforms import Field

from core import clock
from core.db import db
from core.errors import NotFound
from core.permissions import current_actor
from core.web.language import DEFAULT, language
from inventory.agreements.forms import AgreementForm, TermForm
from inventory.agreements.rules import ALL_GOODS
from inventory.locations import queries as locations
from inventory.producers import queries as producers
from inventory.producers.queries import ShownAgreement, ShownProducer
from inventory.products import queries as products


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkedLine:
    """A line of a worked sum: its mark says whether it is taken away, a sum on the way, or the end."""

    name: str
    note: str
    amount_dong: int
    mark: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Worked:
    """A sale as its price falls to the producer and to the house."""

    lines: Sequence[WorkedLine]
    paid_dong: int
    house_dong: int


def seen(code: str) -> ShownProducer:
    """A producer that this actor may see; raises NotFound."""
    return producers.shown(db.session(), code, now=clock.now(), scope=current_actor())


def open_agreement(shown: ShownProducer, now: datetime) -> ShownAgreement:
    """The agreement that a term can be added to: the one in force, else one to come. Raises NotFound."""
    still = [each for each in shown.agreements if each.ended_at is None or each.ended_at > now]
    found = shown.in_force(now) or next(iter(still), None)
    if found is None:
        raise NotFound
    return found


def begins_on(field: Field, now: datetime, *, may_be_past: bool = False) -> datetime | None:
    """The first moment of a typed day, now if it is today; None for a past day, which the field then says."""
    day: date = field.data
    today = clock.calendar_day(now)
    if day == today and not may_be_past:
        return now
    if day < today and not may_be_past:
        field.errors = [*field.errors, gettext("This is past: what was sold keeps its terms.")]
        return None
    return clock.day_start(day)


def after(last_day: date) -> datetime:
    """The first moment after a day."""
    return clock.day_start(last_day + timedelta(days=1))


def agreement_page(shown: ShownProducer, form: AgreementForm, worked: Worked | None = None) -> Response:
    """The form of a new agreement."""
    now = clock.now()
    page = render_template(
        "inventory/agreements/new.html",
        form=form,
        producer=shown.about,
        agreement=shown.in_force(now),
        worked=worked,
    )
    return make_response(page, 422 if form.errors else 200)


def offer(form: TermForm, shown: ShownProducer) -> None:
    """Let the goods of the producer, the product sets and the places be chosen."""
    session = db.session()
    sets = [
        (f"set:{each.code}", each.name_vi if language() == DEFAULT else each.name_en)
        for each in products.product_sets(session)
    ]
    goods = [(f"product:{each.id}", each.name) for each in shown.products if not each.retired_at]
    places = [(place.code, place.name) for place in locations.all_real(session)]
    form.offer([(ALL_GOODS, gettext("All goods")), *goods, *sets], places)


def term_page(shown: ShownProducer, form: TermForm, worked: Worked | None = None) -> Response:
    """The form of a new term."""
    offer(form, shown)
    page = render_template(
        "inventory/agreements/term.html",
        form=form,
        producer=shown.about,
        agreement=open_agreement(shown, clock.now()),
        worked=worked,
    )
    return make_response(page, 422 if form.errors else 200)
