"""Producers on screen: the list, the page of each, the forms of its own data and of its bank accounts."""

from functools import partial
from uuid import UUID

from flask import Blueprint, Response, flash, make_response, redirect, render_template, url_for
from flask_babel import gettext

from core import clock
from core.codes import next_code
from core.db import db
from core.errors import NotFound
from core.permissions import Permission, current_actor, permission_required
from core.web import listing
from core.web.forms import Form, shown_on
from inventory.producers import labels, queries, services
from inventory.producers.forms import AccountForm, ChangeForm, NewForm
from inventory.producers.lists import producers
from inventory.producers.queries import ProducerView
from inventory.producers.refusals import AccountWrong, ProducerCodeTaken, TaxCodeTaken
from inventory.producers.rules import FIRST_CODE, EntityType
from inventory.producers.services import NewProducer

blueprint = Blueprint("producers", __name__)

_FIELDS = {ProducerCodeTaken: "code", TaxCodeTaken: "tax_code", AccountWrong: "account_no"}


@blueprint.get("/producers")
@permission_required(Permission.INVENTORY_PRODUCER_READ)
def index() -> Response:
    """The producers that this actor may see."""
    fetch = partial(queries.listed, db.session(), now=clock.now(), scope=current_actor())
    return listing.answer("inventory/producers/index.html", producers(), fetch)


@blueprint.get("/producers/<code>")
@permission_required(Permission.INVENTORY_PRODUCER_READ)
def page(code: str) -> str:
    """A producer with what was agreed, its products, and the accounts that it is paid to."""
    return _shown(code, Form())


def _shown(code: str, form: Form) -> str:
    now, actor = clock.now(), current_actor()
    shown = queries.shown(db.session(), code, now=now, scope=actor)
    return render_template(
        "inventory/producers/producer.html",
        shown=shown,
        producer=shown.about,
        agreement=shown.in_force(now),
        labels=labels,
        form=form,
        me=actor.person_id,
        now=now,
    )


@blueprint.get("/producers/new")
@permission_required(Permission.INVENTORY_PRODUCER_CHANGE)
def new() -> Response:
    """The form of a new producer, with the next code proposed."""
    return _new(NewForm(code=next_code(queries.codes(db.session()), FIRST_CODE)))


@blueprint.post("/producers")
@permission_required(Permission.INVENTORY_PRODUCER_CHANGE)
def added() -> Response:
    """Make the producer and show its page, where an agreement can be made with it."""
    form = NewForm()
    if form.validate():
        with shown_on(form, at=_FIELDS):
            producer = _told(form.code.data, form)
            services.add_producer(producer=producer, actor=current_actor(), now=clock.now())
            flash(gettext("%(name)s is added. Make an agreement next.", name=producer.name), "ok")
            return _to_page(producer.code)
    return _new(form)


def _new(form: NewForm) -> Response:
    communes = queries.communes(db.session())
    shown = render_template("inventory/producers/new.html", form=form, communes=communes)
    return make_response(shown, 422 if form.errors else 200)


@blueprint.get("/producers/<code>/change")
@permission_required(Permission.INVENTORY_PRODUCER_CHANGE)
def change(code: str) -> Response:
    """The form of what is known of a producer."""
    producer = queries.seen(db.session(), code, scope=current_actor())
    return _change(producer, ChangeForm(obj=producer))


@blueprint.post("/producers/<code>/change")
@permission_required(Permission.INVENTORY_PRODUCER_CHANGE)
def changed(code: str) -> Response:
    """Keep what was changed and show the producer's page."""
    form, actor = ChangeForm(), current_actor()
    producer = queries.seen(db.session(), code, scope=actor)
    if form.validate():
        with shown_on(form, at=_FIELDS):
            services.change_producer(producer=_told(code, form), actor=actor, now=clock.now())
            flash(gettext("The changes are stored."), "ok")
            return _to_page(code)
    return _change(producer, form)


def _change(producer: ProducerView, form: ChangeForm) -> Response:
    communes = queries.communes(db.session())
    shown = render_template(
        "inventory/producers/change.html", form=form, producer=producer, communes=communes
    )
    return make_response(shown, 422 if form.errors else 200)


def _told(code: str, form: ChangeForm) -> NewProducer:
    return NewProducer(
        code=code,
        name=form.name.data,
        entity_type=EntityType(form.entity_type.data),
        tax_code=form.tax_code.data or "",
        personal_no=form.personal_no.data or "",
        address=form.address.data or "",
        commune=form.commune.data or "",
        province=form.province.data or "",
        phone=form.phone.data or "",
        email=form.email.data or "",
    )


@blueprint.get("/producers/<code>/accounts/new")
@permission_required(Permission.INVENTORY_PRODUCER_CHANGE)
def new_account(code: str) -> Response:
    """The form of an account that the producer is to be paid to."""
    producer = queries.seen(db.session(), code, scope=current_actor())
    return _account(producer, AccountForm(holder=producer.name))


@blueprint.post("/producers/<code>/accounts")
@permission_required(Permission.INVENTORY_PRODUCER_CHANGE)
def account_proposed(code: str) -> Response:
    """Propose the account; another person has to approve it."""
    form, actor = AccountForm(), current_actor()
    producer = queries.seen(db.session(), code, scope=actor)
    if form.validate():
        with shown_on(form, at=_FIELDS):
            services.propose_bank_account(
                producer_id=producer.id,
                bank_bin=form.bank_bin.data,
                account_no=form.account_no.data.replace(" ", ""),
                holder=form.holder.data,
                actor=actor,
                now=clock.now(),
            )
            flash(gettext("The account is proposed. Another person has to approve it."), "ok")
            return _to_page(code)
    return _account(producer, form)


def _account(producer: ProducerView, form: AccountForm) -> Response:
    shown = render_template("inventory/producers/account.html", form=form, producer=producer)
    return make_response(shown, 422 if form.errors else 200)


@blueprint.post("/producers/<code>/accounts/<uuid:account_id>/approval")
@permission_required(Permission.INVENTORY_PRODUCER_CHANGE)
def account_approved(code: str, account_id: UUID) -> Response:
    """Approve an account that somebody else proposed."""
    form, now, actor = Form(), clock.now(), current_actor()
    shown = queries.shown(db.session(), code, now=now, scope=actor)
    if account_id not in {account.id for account in shown.accounts}:
        raise NotFound
    if form.validate():
        with shown_on(form):
            services.approve_bank_account(account_id=account_id, actor=actor, now=now)
            flash(gettext("The account is approved."), "ok")
            return _to_page(code)
    return make_response(_shown(code, form), 422)


def _to_page(code: str) -> Response:
    return make_response(redirect(url_for(".page", code=code), 303))
