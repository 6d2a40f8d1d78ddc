"""Printers: the list, a new one, one of them with its last papers, its trial page, its end."""

from functools import partial
from uuid import UUID

from flask import (
    Blueprint,
    Response,
    flash,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask_babel import gettext

from core import clock
from core.db import db
from core.permissions import Permission, current_actor, permission_required
from core.web import listing
from core.web.forms import Form, shown_on
from inventory.locations import queries as locations
from pos.printers import labels, queries
from pos.printers.forms import PrinterForm
from pos.printers.lists import PRINTERS
from pos.printers.queries import ListedPrinter
from printing.jobs.queries import latest
from printing.jobs.services import print_trial_page
from printing.printers import services
from printing.printers.rules import PrinterId

blueprint = Blueprint("printers", __name__)


@blueprint.get("/printers")
@permission_required(Permission.PRINTING_PRINTER_MANAGE)
def index() -> Response:
    """The printers in use of the places that this actor looks after; `?as=` takes the list away."""
    fetch = partial(queries.listed, db.session(), scope=current_actor())
    return listing.answer("pos/printers/index.html", PRINTERS, fetch)


@blueprint.route("/new-printer", methods=["GET", "POST"])
@permission_required(Permission.PRINTING_PRINTER_MANAGE)
def new() -> Response:
    """A new printer; its page then offers to try it out."""
    form, actor = PrinterForm(location=request.args.get("location")), current_actor()
    places = locations.visible(db.session(), scope=actor)
    form.offer(places)
    if form.validate_on_submit():
        with shown_on(form):
            printer_id = _added(form)
            flash(gettext("The printer is added. Try it out now."), "ok")
            return _to(printer_id)
    page = render_template("pos/printers/new.html", form=form, places=places)
    return make_response(page, 422 if form.errors else 200)


def _added(form: PrinterForm) -> PrinterId:
    actor = current_actor()
    place = locations.real(db.session(), form.location.data, scope=actor)
    return services.add_printer(
        code=form.code.data,
        location_id=place.id,
        address=form.address.data,
        port=int(form.port.data),
        width_dots=int(form.width.data),
        actor=actor,
        now=clock.now(),
    )


@blueprint.get("/printers/<uuid:printer_id>")
@permission_required(Permission.PRINTING_PRINTER_MANAGE)
def page(printer_id: UUID) -> str:
    """A printer, and what became of its last papers."""
    printer = _found(printer_id)
    jobs = latest(db.session(), printer.id, limit=20)
    return render_template("pos/printers/printer.html", printer=printer, jobs=jobs, labels=labels)


@blueprint.post("/printers/<uuid:printer_id>/trial")
@permission_required(Permission.PRINTING_PRINTER_MANAGE)
def try_out(printer_id: UUID) -> Response:
    """Have the trial page printed."""
    printer = _found(printer_id)
    print_trial_page(printer_id=printer.id, actor=current_actor(), now=clock.now())
    flash(gettext("The trial page is on its way. Below is what becomes of it; reload to see."), "ok")
    return _to(printer.id)


@blueprint.route("/printers/<uuid:printer_id>/retirement", methods=["GET", "POST"])
@permission_required(Permission.PRINTING_PRINTER_MANAGE)
def retire(printer_id: UUID) -> Response:
    """Ask once more, then take the printer out of use."""
    form, printer = Form(), _found(printer_id)
    if form.validate_on_submit():
        with shown_on(form):
            services.retire_printer(printer_id=printer.id, actor=current_actor(), now=clock.now())
            flash(gettext("The printer %(code)s is out of use.", code=printer.code), "ok")
            return make_response(redirect(url_for(".index"), 303))
    page = render_template("pos/printers/retire.html", form=form, printer=printer)
    return make_response(page, 422 if form.errors else 200)


def _found(printer_id: UUID) -> ListedPrinter:
    return queries.shown(db.session(), printer_id, scope=current_actor())


def _to(printer_id: PrinterId) -> Response:
    return make_response(redirect(url_for(".page", printer_id=printer_id), 303))
