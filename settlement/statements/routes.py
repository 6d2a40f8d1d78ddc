"""What is done to an issued statement: cancelling it, noting the producer's own invoice for it."""

from flask import Blueprint, Response, flash, make_response, redirect, render_template, url_for
from flask_babel import gettext

from core import clock
from core.db import db
from core.permissions import Permission, current_actor, permission_required
from core.web.forms import Form, shown_on
from settlement.statements import queries, services
from settlement.statements.forms import InvoiceForm

blueprint = Blueprint("statement_acts", __name__)


@blueprint.get("/statements/<number>/cancellation")
@permission_required(Permission.SETTLEMENT_STATEMENT_CANCEL)
def cancelling(number: str) -> Response:
    """Ask once more, and say what comes of it."""
    return _page("cancel", number, Form())


@blueprint.post("/statements/<number>/cancellation")
@permission_required(Permission.SETTLEMENT_STATEMENT_CANCEL)
def cancelled(number: str) -> Response:
    """Cancel the statement; its entries are free for the next one."""
    form, actor = Form(), current_actor()
    queries.by_number(db.session(), number, scope=actor)
    if form.validate():
        with shown_on(form):
            services.cancel(number=number, actor=actor, now=clock.now())
            flash(gettext("Statement %(number)s is cancelled.", number=number), "ok")
            return _to_statement(number)
    return _page("cancel", number, form)


@blueprint.get("/statements/<number>/invoice")
@permission_required(Permission.SETTLEMENT_STATEMENT_ISSUE)
def invoicing(number: str) -> Response:
    """Ask for the number of the producer's own invoice."""
    return _page("invoice", number, InvoiceForm())


@blueprint.post("/statements/<number>/invoice")
@permission_required(Permission.SETTLEMENT_STATEMENT_ISSUE)
def invoiced(number: str) -> Response:
    """Note the producer's own invoice."""
    form, actor = InvoiceForm(), current_actor()
    queries.by_number(db.session(), number, scope=actor)
    if form.validate():
        with shown_on(form):
            noted = form.invoice.data
            services.record_invoice(number=number, invoice=noted, actor=actor, now=clock.now())
            flash(gettext("The producer's invoice %(invoice)s is noted.", invoice=noted), "ok")
            return _to_statement(number)
    return _page("invoice", number, form)


def _page(name: str, number: str, form: Form) -> Response:
    statement = queries.by_number(db.session(), number, scope=current_actor())
    shown = render_template(
        f"settlement/statements/{name}.html",
        statement=statement,
        form=form,
        is_cancellable=queries.is_cancellable(db.session(), statement),
    )
    return make_response(shown, 422 if form.errors else 200)


def _to_statement(number: str) -> Response:
    return make_response(redirect(url_for("statements.page", number=number), 303))
