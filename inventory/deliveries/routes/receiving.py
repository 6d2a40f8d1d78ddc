"""Receiving goods: whose they are, then scan after scan, each stored before the next."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import Response, make_response, redirect, render_template, request, url_for

from core import clock
from core.db import db
from core.permissions import Permission, current_actor, permission_required
from core.web.forms import shown_on
from inventory.deliveries import labels, queries, services
from inventory.deliveries.forms import BeginForm, LinesForm, ScanForm, lines_form
from inventory.deliveries.queries import ShownDelivery
from inventory.deliveries.routes.blueprint import blueprint, to_page
from inventory.deliveries.services import NewDelivery
from inventory.deliveries.views import doubt_of
from inventory.stock import queries as stock
from inventory.stock.queries import Place


@blueprint.get("/deliveries/new")
@permission_required(Permission.INVENTORY_STOCK_RECEIVE)
def new() -> Response:
    """Whose goods came, where to, and when: today, unless something else is said."""
    return _begin_page(BeginForm(delivered_on=clock.calendar_day(clock.now())))


@blueprint.post("/deliveries/new")
@permission_required(Permission.INVENTORY_STOCK_RECEIVE)
def begun() -> Response:
    """Begin a draft without lines and go on to scan."""
    form, actor = BeginForm(), current_actor()
    places = stock.places(db.session(), scope=actor)
    form.offer(places)
    if form.validate():
        delivery = _delivery(form, places)
        if delivery:
            with shown_on(form, field="delivered_on"):
                delivery_id = services.draft_delivery(delivery=delivery, actor=actor, now=clock.now())
                return _back(delivery_id)
    return _begin_page(form)


def _delivery(form: BeginForm, places: Sequence[Place]) -> NewDelivery | None:
    """What is to be begun; None where nobody goes by the name, which the form then says."""
    with shown_on(form, field="producer"):
        return NewDelivery(
            location_id=next(place.id for place in places if place.code == form.place.data),
            producer_id=queries.deliverer(db.session(), form.producer.data).id,
            delivered_on=form.delivered_on.data,
            items=(),
        )
    return None


def _begin_page(form: BeginForm) -> Response:
    session = db.session()
    form.offer(stock.places(session, scope=current_actor()))
    spelled = [(each.spelled, each.name) for each in queries.deliverers(session)]
    shown = render_template("inventory/deliveries/new.html", form=form, spelled=spelled)
    return make_response(shown, 422 if form.errors else 200)


@blueprint.get("/deliveries/drafts/<uuid:delivery_id>")
@permission_required(Permission.INVENTORY_STOCK_RECEIVE)
def draft(delivery_id: UUID) -> Response:
    """The lines so far, and the field that takes scans; `?line=` is the line that was raised last."""
    delivery = queries.one(db.session(), delivery_id, scope=current_actor())
    if delivery.number:
        return to_page(delivery)
    return _draft_page(delivery, last=request.args.get("line", ""))


@blueprint.post("/deliveries/drafts/<uuid:delivery_id>/scan")
@permission_required(Permission.INVENTORY_STOCK_RECEIVE)
def scanned(delivery_id: UUID) -> Response:
    """Add what was scanned."""
    form, actor = ScanForm(), current_actor()
    queries.one(db.session(), delivery_id, scope=actor)
    if form.validate():
        with shown_on(form, field="code"):
            line_id = services.scan(delivery_id=delivery_id, text=form.code.data, now=clock.now())
            return _back(delivery_id, line_id)
    return _draft_page(queries.one(db.session(), delivery_id, scope=actor), scan=form)


@blueprint.post("/deliveries/drafts/<uuid:delivery_id>/lines")
@permission_required(Permission.INVENTORY_STOCK_RECEIVE)
def changed(delivery_id: UUID) -> Response:
    """Store what was typed; `remove` takes a line away, `another` begins another lot of its goods."""
    form, actor = LinesForm(), current_actor()
    delivery = queries.one(db.session(), delivery_id, scope=actor)
    is_sound = form.validate()
    changes = form.typed(delivery.lines)
    gone, another = request.form.get("remove", type=UUID), request.form.get("another", type=UUID)
    if is_sound and not form.has_faults(gone):
        with shown_on(form):
            services.change_lines(delivery_id=delivery_id, changes=changes, gone={gone} if gone else ())
            if another:
                at = clock.now()
                return _back(
                    delivery_id, services.start_lot(delivery_id=delivery_id, line_id=another, now=at)
                )
            return _back(delivery_id)
    return _draft_page(queries.one(db.session(), delivery_id, scope=actor), lines=form)


def _back(delivery_id: UUID, line_id: UUID | None = None) -> Response:
    return make_response(redirect(url_for(".draft", delivery_id=delivery_id, line=line_id), 303))


def _draft_page(
    delivery: ShownDelivery, *, last: str = "", scan: ScanForm | None = None, lines: LinesForm | None = None
) -> Response:
    form = lines or lines_form(delivery.lines)
    day = clock.calendar_day(clock.now())
    told: dict[str, Any] = {
        "delivery": delivery,
        "scan": scan or ScanForm(formdata=None),
        "lines": form,
        "is_refused": lines is not None,
        "pairs": list(form.paired(delivery.lines)),
        "doubts": {line.id: doubt_of(line, day) for line in delivery.lines},
        "last": next((line for line in delivery.lines if str(line.id) == last), None),
        "goods": queries.goods_of_producer(db.session(), delivery.producer.id),
        "labels": labels,
    }
    shown = render_template("inventory/deliveries/draft.html", **told)
    return make_response(shown, 422 if scan or lines else 200)
