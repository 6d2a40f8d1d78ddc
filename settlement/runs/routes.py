"""A run on screen: what would be issued, and how far the issuing has come."""

from datetime import date

from flask import Blueprint, Response, flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext

from core import clock
from core.db import db
from core.formatting import day
from core.permissions import Permission, current_actor, permission_required
from core.web.errors import sentence_of
from settlement.runs.forms import RunForm
from settlement.runs.queries import awaiting
from settlement.runs.services import Batch, issue_some

blueprint = Blueprint("runs", __name__)


@blueprint.get("/settlement/run")
@permission_required(Permission.SETTLEMENT_STATEMENT_ISSUE)
def page() -> Response:
    """Who would get a statement up to a day, and what all come to; a run that has begun goes on from here."""
    form = RunForm(request.args, meta={"csrf": False})
    cut_off = _cut_off(form.cut_off.data)
    waiting = awaiting(db.session(), cut_off, after=form.after.data or "", scope=current_actor())
    whole = max(form.whole.data or 0, len(waiting))
    if form.after.data and not waiting:
        flash(gettext("All statements up to %(day)s are issued.", day=day(cut_off)), "ok")
        return make_response(redirect(url_for("statements.index"), 303))
    going_on = RunForm(formdata=None, cut_off=cut_off, after=form.after.data or "", whole=whole)
    return make_response(
        render_template(
            "settlement/runs/run.html", form=going_on, cut_off=cut_off, drafts=waiting, whole=whole
        )
    )


@blueprint.post("/settlement/run")
@permission_required(Permission.SETTLEMENT_STATEMENT_ISSUE)
def issued() -> Response:
    """Issue the next statements, and show how far the run has come."""
    form, actor, now = RunForm(), current_actor(), clock.now()
    if not form.validate():
        return make_response(redirect(url_for(".page"), 303))
    cut_off = _cut_off(form.cut_off.data)
    waiting = awaiting(db.session(), cut_off, after=form.after.data or "", scope=actor)
    batch = issue_some(waiting, cut_off=cut_off, actor=actor, now=now)
    _tell(batch)
    after = batch.last or form.after.data
    return make_response(
        redirect(url_for(".page", cut_off=cut_off, after=after, whole=form.whole.data or len(waiting)), 303)
    )


def _tell(batch: Batch) -> None:
    for each in batch.refused:
        flash(f"{each.producer_name}: {sentence_of(each.error)}", "stop")


def _cut_off(wanted: date | None) -> date:
    """The day asked for, never later than today."""
    today = clock.calendar_day(clock.now())
    return min(wanted or today, today)
