"""Recording what was paid to a producer against the latest statement."""

from flask import Blueprint, Response, flash, make_response, redirect, render_template, url_for
from flask_babel import gettext

from core import clock
from core.db import db
from core.formatting import dong
from core.permissions import Permission, current_actor, permission_required
from core.web.forms import shown_on
from settlement.payouts import queries
from settlement.payouts.forms import PayoutForm
from settlement.payouts.rules import CASH_NEEDS_REASON_DONG, PayoutMethod
from settlement.payouts.services import NewPayout, record_payout
from settlement.payouts.transfer_code import transfer_code

blueprint = Blueprint("payouts", __name__)


@blueprint.get("/statements/<number>/payout")
@permission_required(Permission.SETTLEMENT_PAYOUT_RECORD)
def new(number: str) -> Response:
    """What is left to pay, to which account, and the form, filled in with all of it as of today."""
    now = clock.now()
    payable = queries.payable(db.session(), number, scope=current_actor(), now=now)
    method = PayoutMethod.TRANSFER if payable.account_is_ready else PayoutMethod.CASH
    today = clock.calendar_day(now)
    form = PayoutForm(amount_dong=payable.left_dong or None, method=str(method), paid_on=today)
    return _page(payable, form)


@blueprint.post("/statements/<number>/payout")
@permission_required(Permission.SETTLEMENT_PAYOUT_RECORD)
def recorded(number: str) -> Response:
    """Record the payout and go back to the statement."""
    form, now, actor = PayoutForm(), clock.now(), current_actor()
    payable = queries.payable(db.session(), number, scope=actor, now=now)
    if form.validate():
        with shown_on(form):
            payout = _payout(number, form)
            told = {"amount": dong(payout.amount_dong)}
            told["payout"] = record_payout(payout=payout, actor=actor, now=now)
            flash(gettext("Payout %(payout)s of %(amount)s đ is recorded.", **told), "ok")
            return make_response(redirect(url_for("statements.page", number=number), 303))
    return _page(payable, form)


def _payout(number: str, form: PayoutForm) -> NewPayout:
    return NewPayout(
        statement=number,
        amount_dong=form.amount_dong.data or 0,
        method=PayoutMethod(form.method.data),
        paid_on=form.paid_on.data,
        reason=form.reason.data,
    )


def _page(payable: queries.Payable, form: PayoutForm) -> Response:
    shown = render_template(
        "settlement/payouts/new.html",
        payable=payable,
        form=form,
        cash_limit=CASH_NEEDS_REASON_DONG,
        code=transfer_code(payable),
    )
    return make_response(shown, 422 if form.errors else 200)
