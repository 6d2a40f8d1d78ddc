"""Statements on screen: the list, each one with its sums, their papers to take away, drafts, and issuing."""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial

from flask import Blueprint, Response, flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext

from core import clock
from core.db import db, end_read
from core.errors import Busy
from core.lists import page_asked
from core.permissions import Permission, current_actor, permission_required
from core.web import listing
from core.web.forms import shown_on
from settlement.papers import labels, queries, services
from settlement.papers.checks import before_issuing
from settlement.papers.content import PaperContent, in_words, sellers
from settlement.papers.forms import IssueForm
from settlement.papers.lists import statements as statements_list
from settlement.papers.queries import DraftContent
from settlement.papers.rules import is_late
from settlement.papers.tables import statement_csv, statement_xlsx
from settlement.papers.views import view
from settlement.payouts.labels import METHOD_NAMES
from settlement.payouts.queries import account_of
from settlement.statements import queries as statements
from settlement.statements.rules import may_be_paid
from settlement.statements.services import issue

blueprint = Blueprint("statements", __name__)

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@blueprint.get("/statements")
@permission_required(Permission.SETTLEMENT_STATEMENT_READ)
def index() -> Response:
    """The issued statements that this actor may see, the latest first; `?as=` takes the whole list away."""
    actor = current_actor()
    own = actor.producer_id is not None
    fetch = partial(statements.listed, db.session(), scope=actor, now=clock.now())
    return listing.answer("settlement/papers/index.html", statements_list(own=own), fetch, own=own)


@blueprint.get("/statements/<number>")
@permission_required(Permission.SETTLEMENT_STATEMENT_READ)
def page(number: str) -> str:
    """A statement: its equation, its lines, the stock beside the money, and what was paid."""
    content = queries.content(db.session(), number, scope=current_actor())
    now, shown = clock.now(), content.statement
    owed_dong = statements.owed_on(db.session(), shown.id, now=now)
    state = statements.state(db.session(), shown, now=now)
    return render_template(
        "settlement/papers/statement.html",
        content=content,
        statement=shown,
        owed_dong=owed_dong,
        sellers=sellers(content),
        in_words=in_words(replace(shown.figures, payable_dong=owed_dong)),
        state=state,
        method_names=METHOD_NAMES,
        may_pay=may_be_paid(state),
        may_cancel=statements.is_cancellable(db.session(), shown),
        **_sums(content),
    )


@blueprint.get("/statements/<number>.pdf")
@permission_required(Permission.SETTLEMENT_STATEMENT_READ)
def pdf(number: str) -> Response:
    """The stored paper: the same bytes for ever."""
    content = services.stored_pdf(number=number, scope=current_actor(), now=clock.now())
    return _file(content, f"{number}.pdf", "application/pdf")


@blueprint.get("/statements/<number>.xlsx")
@permission_required(Permission.SETTLEMENT_STATEMENT_READ)
def xlsx(number: str) -> Response:
    """The same figures as a workbook."""
    content = queries.content(db.session(), number, scope=current_actor())
    end_read()  # the workbook of a long statement takes seconds
    return _file(statement_xlsx(content), f"{number}.xlsx", XLSX)


@blueprint.get("/statements/<number>.csv")
@permission_required(Permission.SETTLEMENT_STATEMENT_READ)
def csv(number: str) -> Response:
    """The same lines as CSV."""
    content = queries.content(db.session(), number, scope=current_actor())
    return _file(statement_csv(content), f"{number}.csv", "text/csv; charset=utf-8")


@blueprint.get("/settlement/drafts")
@permission_required(Permission.SETTLEMENT_STATEMENT_ISSUE)
def drafts() -> str:
    """Who waits for a statement up to a day."""
    cut_off = _cut_off(request.args.get("cut_off"))
    waiting = statements.waiting(db.session(), cut_off, scope=current_actor())
    return render_template("settlement/papers/drafts.html", cut_off=cut_off, drafts=waiting)


@blueprint.get("/settlement/drafts/<code>")
@permission_required(Permission.SETTLEMENT_STATEMENT_ISSUE)
def draft(code: str) -> Response:
    """What a producer's statement up to a day would be, as the books are now; nothing is stored."""
    cut_off = _cut_off(request.args.get("cut_off"))
    return _draft_page(code, cut_off, IssueForm(cut_off=cut_off))


@blueprint.post("/settlement/drafts/<code>")
@permission_required(Permission.SETTLEMENT_STATEMENT_ISSUE)
def issued(code: str) -> Response:
    """Issue the statement, then render its paper; a paper that fails is made when it is asked for."""
    form, now, actor = IssueForm(), clock.now(), current_actor()
    cut_off = form.cut_off.data or _cut_off(None)
    producer = queries.draft_content(db.session(), code, cut_off, scope=actor).producer
    if form.validate():
        with shown_on(form):
            number = issue(producer_id=producer.id, cut_off=cut_off, actor=actor, now=now)
            with suppress(Busy):
                services.stored_pdf(number=number, scope=actor, now=now)
            flash(gettext("Statement %(number)s is issued.", number=number), "ok")
            return make_response(redirect(url_for(".page", number=number), 303))
    return _draft_page(code, cut_off, form)


def _draft_page(code: str, cut_off: date, form: IssueForm) -> Response:
    session, scope, now = db.session(), current_actor(), clock.now()
    content = queries.draft_content(session, code, cut_off, scope=scope)
    draft, account = content.draft, account_of(session, content.producer.id, now=now)
    checks = before_issuing(
        draft.figures,
        draft.entries,
        draft.stock,
        content.before,
        account_is_ready=account is not None and account.is_ready,
    )
    told = {"form": form, "draft": draft, "producer": content.producer, "checks": checks}
    shown = render_template("settlement/papers/draft.html", **told, **_sums(content))
    return make_response(shown, 422 if form.errors else 200)


def _sums(content: PaperContent | DraftContent) -> dict[str, object]:
    """What a statement's page needs, issued or not; the address says which lines, and which one is opened."""
    shown = view(content, page=page_asked(request.args), opened=request.args.get("line", type=int))
    return {"view": shown, "labels": labels, "is_late": is_late}


def _cut_off(text: str | None) -> date:
    """The day that the address asks for, never later than today; today where it makes no sense."""
    today = clock.calendar_day(clock.now())
    try:
        return min(date.fromisoformat(text or ""), today)
    except ValueError:
        return today


def _file(content: bytes, name: str, media_type: str) -> Response:
    disposition = f'attachment; filename="{name}"'
    return Response(content, content_type=media_type, headers={"Content-Disposition": disposition})
