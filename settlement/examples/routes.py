"""Trying a term on a sale: beside the form without JavaScript, as a fragment for the script with it."""

from flask import Blueprint, Response, make_response, render_template, request
from flask_babel import gettext

from core import clock
from core.db import db
from core.formatting import money, percent_bp
from core.permissions import Permission, permission_required
from core.web.forms import shown_on
from inventory.agreements.forms import EXAMPLE_DONG, AgreementForm, DealForm, TermForm
from inventory.agreements.pages import (
    Worked,
    WorkedLine,
    agreement_page,
    offer,
    open_agreement,
    seen,
    term_page,
)
from inventory.agreements.rules import TermKind
from inventory.products.queries import vat_rates
from inventory.products.rules import VatClass, vat_rate_bp
from settlement.entries.rules import Half
from settlement.examples.rules import example
from settlement.papers.labels import STEP_NAMES
from settlement.papers.rules import Step, steps_of

blueprint = Blueprint("examples", __name__)

_MARKS = {Step.LIST: "", Step.BASE: "s", Step.SHARE: "t"}


@blueprint.post("/producers/<code>/agreements/example")
@permission_required(Permission.INVENTORY_AGREEMENT_CHANGE)
def of_agreement(code: str) -> Response:
    """A sale under the first term of an agreement that is being written."""
    shown, form = seen(code), AgreementForm()
    worked = _tried(form, tax_kept=form.tax_kept_from.data is not None)
    return _fragment(worked) if _is_for_script() else agreement_page(shown, form, worked)


@blueprint.post("/producers/<code>/terms/example")
@permission_required(Permission.INVENTORY_AGREEMENT_CHANGE)
def of_term(code: str) -> Response:
    """A sale under a term that is being written."""
    shown, form, now = seen(code), TermForm(), clock.now()
    offer(form, shown)
    begins = open_agreement(shown, now).tax_kept_from
    worked = _tried(form, tax_kept=begins is not None and begins <= clock.calendar_day(now))
    return _fragment(worked) if _is_for_script() else term_page(shown, form, worked)


def _is_for_script() -> bool:
    return request.args.get("only") == "sum"


def _fragment(worked: Worked | None) -> Response:
    return make_response(render_template("inventory/agreements/_example.html", worked=worked))


def _tried(form: DealForm, *, tax_kept: bool) -> Worked | None:
    """The sale worked out; None where a figure of it is wanting, which its field then says."""
    form.validate()
    _forgive(form)
    if form.errors:
        return None
    with shown_on(form):
        half = example(
            form.term(),
            list_dong=EXAMPLE_DONG if form.example_dong.data is None else form.example_dong.data,
            discount_dong=form.example_discount_dong.data or 0,
            vat_rate_bp=_vat_bp(),
            tax_kept=tax_kept,
        )
        return _worked(half, form)
    return None


def _forgive(form: DealForm) -> None:
    """Say nothing yet of what the sum does not need."""
    for field in form:
        if not hasattr(DealForm, field.short_name) and field.short_name != "csrf_token":
            field.errors = []


def _vat_bp() -> int | None:
    return vat_rate_bp(vat_rates(db.session()), VatClass.EIGHT, clock.calendar_day(clock.now()))


def _worked(half: Half, form: DealForm) -> Worked:
    lines = [
        WorkedLine(
            name=str(STEP_NAMES[step]),
            note=_note(form) if step is Step.COMMISSION else "",
            amount_dong=amount,
            mark=_MARKS.get(step, "m"),
        )
        for step, amount in steps_of(half)
    ]
    return Worked(lines=lines, paid_dong=half.paid_dong, house_dong=half.house_dong)


def _note(form: DealForm) -> str:
    if form.kind.data == TermKind.FIXED_NET:
        return str(gettext("Fixed net %(amount)s", amount=money(form.net_dong.data or 0)))
    return percent_bp(form.rate_bp.data or 0)
