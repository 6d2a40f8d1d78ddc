"""The end of a draft: confirmed for ever, or thrown away."""

from uuid import UUID

from flask import Response, flash, make_response, redirect, render_template, url_for
from flask_babel import gettext

from core import clock
from core.db import db
from core.permissions import Permission, current_actor, permission_required
from core.web.forms import shown_on
from inventory.deliveries import labels, queries, services
from inventory.deliveries.forms import ConfirmForm, DiscardForm
from inventory.deliveries.queries import ShownDelivery
from inventory.deliveries.routes.blueprint import blueprint, to_page
from inventory.deliveries.rules import fingerprint
from inventory.deliveries.views import doubts_of


@blueprint.get("/deliveries/drafts/<uuid:delivery_id>/confirm")
@permission_required(Permission.INVENTORY_STOCK_RECEIVE)
def looked_through(delivery_id: UUID) -> Response:
    """What is about to be confirmed, in one summary."""
    delivery = queries.one(db.session(), delivery_id, scope=current_actor())
    if delivery.number:
        return to_page(delivery)
    lines = queries.lines_of(db.session(), delivery_id)
    return _confirm_page(delivery, ConfirmForm(formdata=None, seen=fingerprint(lines)))


@blueprint.post("/deliveries/drafts/<uuid:delivery_id>/confirm")
@permission_required(Permission.INVENTORY_STOCK_RECEIVE)
def confirmed(delivery_id: UUID) -> Response:
    """Confirm the draft, once and for ever; a second time shows what the first one made."""
    form, actor, now = ConfirmForm(), current_actor(), clock.now()
    delivery = queries.one(db.session(), delivery_id, scope=actor)
    if delivery.number:
        return to_page(delivery)
    if form.validate():
        with shown_on(form):
            number = services.confirm_delivery(
                delivery_id=delivery_id, actor=actor, now=now, seen=form.seen.data or ""
            )
            flash(gettext("Delivery %(number)s is in stock.", number=number), "ok")
            return make_response(redirect(url_for(".page", number=number), 303))
    return _confirm_page(queries.one(db.session(), delivery_id, scope=actor), form)


def _confirm_page(delivery: ShownDelivery, form: ConfirmForm) -> Response:
    session, now = db.session(), clock.now()
    shown = render_template(
        "inventory/deliveries/confirm.html",
        delivery=delivery,
        form=form,
        agreement=queries.agreement_in_force(session, delivery.producer.id, now),
        doubts=doubts_of(delivery, clock.calendar_day(now)),
        labels=labels,
    )
    return make_response(shown, 422 if form.errors else 200)


@blueprint.get("/deliveries/drafts/<uuid:delivery_id>/discard")
@permission_required(Permission.INVENTORY_STOCK_RECEIVE)
def asked_to_discard(delivery_id: UUID) -> Response:
    """Ask whether the draft is really to be thrown away."""
    delivery = queries.one(db.session(), delivery_id, scope=current_actor())
    if delivery.number:
        return to_page(delivery)
    shown = render_template("inventory/deliveries/discard.html", delivery=delivery, form=DiscardForm())
    return make_response(shown)


@blueprint.post("/deliveries/drafts/<uuid:delivery_id>/discard")
@permission_required(Permission.INVENTORY_STOCK_RECEIVE)
def discarded(delivery_id: UUID) -> Response:
    """Throw the draft away."""
    actor = current_actor()
    queries.one(db.session(), delivery_id, scope=actor)
    services.discard_draft(delivery_id=delivery_id, actor=actor, now=clock.now())
    flash(gettext("The draft is thrown away. Nothing of it is in stock."), "ok")
    return make_response(redirect(url_for(".index"), 303))
