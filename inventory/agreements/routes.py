"""Making an agreement, adding a term to it, ending it."""

from datetime import datetime
from uuid import UUID

from flask import Blueprint, Response, flash, make_response, redirect, render_template, url_for
from flask_babel import gettext

from core import clock
from core.errors import DomainError, NotFound
from core.formatting import day as written
from core.permissions import Permission, current_actor, permission_required
from core.web.forms import shown_on
from inventory.agreements import services
from inventory.agreements.forms import AgreementForm, EndForm, TermForm
from inventory.agreements.pages import (
    after,
    agreement_page,
    begins_on,
    offer,
    open_agreement,
    seen,
    term_page,
)
from inventory.agreements.rules import AgreementId, CommissionVat, FixedNetDiscounted, NewAgreement
from inventory.agreements.rules import next_number as proposed
from inventory.producers.queries import ShownAgreement, ShownProducer

blueprint = Blueprint("agreements", __name__)

_FIELDS: dict[type[DomainError], str] = {
    services.AgreementNumberTaken: "number",
    services.AgreementTooEarly: "valid_from",
    services.TermTaken: "valid_from",
    FixedNetDiscounted: "discount_bearer",
}


@blueprint.get("/producers/<code>/agreements/new")
@permission_required(Permission.INVENTORY_AGREEMENT_CHANGE)
def new(code: str) -> Response:
    """The form of a new agreement, with the next number, from today on, and else as the last one was."""
    shown = seen(code)
    number = proposed(code, [each.number for each in shown.agreements])
    today = clock.calendar_day(clock.now())
    return agreement_page(shown, AgreementForm(number=number, valid_from=today, **_as_last(shown)))


def _as_last(shown: ShownProducer) -> dict[str, object]:
    """What the next agreement most likely has in common with the last one."""
    if not shown.agreements:
        return {}
    last = shown.agreements[0]
    return {
        "hold_days": last.hold_days,
        "min_payout_dong": last.min_payout_dong,
        "answer_days": last.answer_days,
        "commission_vat": str(last.commission_vat),
    }


@blueprint.post("/producers/<code>/agreements")
@permission_required(Permission.INVENTORY_AGREEMENT_CHANGE)
def added(code: str) -> Response:
    """Make the agreement; one that is in force ends when it begins."""
    shown, form, now = seen(code), AgreementForm(), clock.now()
    is_first = not shown.agreements
    begins = begins_on(form.valid_from, now, may_be_past=is_first) if form.validate() else None
    if begins is not None:
        with shown_on(form, at=_FIELDS):
            told = _agreement(shown, form, begins)
            services.add_agreement(agreement=told, actor=current_actor(), now=now)
            flash(gettext("Agreement %(number)s is made.", number=told.number), "ok")
            return _to_producer(code)
    return agreement_page(shown, form)


def _agreement(shown: ShownProducer, form: AgreementForm, begins: datetime) -> NewAgreement:
    return NewAgreement(
        producer_id=shown.about.id,
        number=form.number.data,
        valid_from=begins,
        term=form.term(),
        hold_days=form.hold_days.data,
        min_payout_dong=form.min_payout_dong.data or 0,
        answer_days=form.answer_days.data,
        tax_kept_from=form.tax_kept_from.data,
        commission_vat=CommissionVat(form.commission_vat.data),
    )


@blueprint.get("/producers/<code>/terms/new")
@permission_required(Permission.INVENTORY_AGREEMENT_CHANGE)
def new_term(code: str) -> Response:
    """The form of a new term of the agreement in force, from today on."""
    return term_page(seen(code), TermForm(valid_from=clock.calendar_day(clock.now())))


@blueprint.post("/producers/<code>/terms")
@permission_required(Permission.INVENTORY_AGREEMENT_CHANGE)
def term_added(code: str) -> Response:
    """Add the term; it ends the one before it for the same goods and place."""
    shown, form, now = seen(code), TermForm(), clock.now()
    agreement = open_agreement(shown, now)
    offer(form, shown)
    begins = begins_on(form.valid_from, now) if form.validate() else None
    if begins is not None:
        with shown_on(form, at=_FIELDS):
            services.add_term(
                agreement_id=AgreementId(agreement.id),
                term=form.term(form.scope),
                valid_from=max(begins, agreement.valid_from),
                actor=current_actor(),
                now=now,
            )
            flash(gettext("The term is added."), "ok")
            return _to_producer(code)
    return term_page(shown, form)


@blueprint.get("/producers/<code>/agreements/<uuid:agreement_id>/end")
@permission_required(Permission.INVENTORY_AGREEMENT_CHANGE)
def ending(code: str, agreement_id: UUID) -> Response:
    """Ask once more, and say what comes of it."""
    shown = seen(code)
    form = EndForm(last_day=clock.calendar_day(clock.now()))
    return _end_page(shown, _one_of(shown, agreement_id), form)


@blueprint.post("/producers/<code>/agreements/<uuid:agreement_id>/end")
@permission_required(Permission.INVENTORY_AGREEMENT_CHANGE)
def ended(code: str, agreement_id: UUID) -> Response:
    """End the agreement after its last day."""
    shown, form, now = seen(code), EndForm(), clock.now()
    agreement = _one_of(shown, agreement_id)
    if form.validate() and begins_on(form.last_day, now) is not None:
        with shown_on(form, field="last_day"):
            last = form.last_day.data
            ending_id, actor = AgreementId(agreement.id), current_actor()
            services.end_agreement(agreement_id=ending_id, ended_at=after(last), actor=actor, now=now)
            told = {"number": agreement.number, "day": written(last)}
            flash(gettext("Agreement %(number)s ends after %(day)s.", **told), "ok")
            return _to_producer(code)
    return _end_page(shown, agreement, form)


def _one_of(shown: ShownProducer, agreement_id: UUID) -> ShownAgreement:
    found = next((each for each in shown.agreements if each.id == agreement_id), None)
    if found is None:
        raise NotFound
    return found


def _end_page(shown: ShownProducer, agreement: ShownAgreement, form: EndForm) -> Response:
    page = render_template(
        "inventory/agreements/end.html", form=form, producer=shown.about, agreement=agreement
    )
    return make_response(page, 422 if form.errors else 200)


def _to_producer(code: str) -> Response:
    return make_response(redirect(url_for("producers.page", code=code), 303))
