"""Statements on screen, and their papers to take away."""

from flask import Blueprint, Response, render_template
from flask_babel import gettext as _

from core import clock
from core.db import db
from core.permissions import Permission, current_actor, permission_required
from settlement.papers import queries, services
from settlement.papers.content import (
    entry_reason,
    how_counted,
    other_entries,
    remark,
    sold_entries,
    stock_columns,
)
from settlement.papers.tables import statement_csv, statement_xlsx

blueprint = Blueprint("statements", __name__, url_prefix="/statements")

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@blueprint.get("/")
@permission_required(Permission.SETTLEMENT_STATEMENT_READ)
def index() -> str:
    """The issued statements that this actor may see, the newest first."""
    rows = queries.issued(db.session(), scope=current_actor())
    return render_template("settlement/papers/index.html", rows=rows)


@blueprint.get("/<number>")
@permission_required(Permission.SETTLEMENT_STATEMENT_READ)
def page(number: str) -> str:
    """A statement: its equation, its lines, and the stock beside the money."""
    content = queries.content(db.session(), number, scope=current_actor())
    return render_template(
        "settlement/papers/statement.html",
        content=content,
        statement=content.statement,
        sold=sold_entries(content.statement),
        others=[(entry_reason(entry), entry.amount_dong) for entry in other_entries(content.statement)],
        stock_columns=stock_columns(content.statement.stock),
        stock_titles=_stock_titles(),
        how_counted=how_counted,
        remark=remark,
    )


def _stock_titles() -> dict[str, str]:
    return {
        "opening": _("Opening"),
        "received": _("Received"),
        "returned_by_customers": _("Returned"),
        "found": _("Found"),
        "owner_in": _("Owner in"),
        "transferred_in": _("Transferred in"),
        "sold": _("Sold"),
        "handed_back": _("Handed back"),
        "lost": _("Missing"),
        "destroyed": _("Destroyed"),
        "tasting": _("Tasting"),
        "bought_out": _("Bought outright"),
        "owner_out": _("Owner out"),
        "transferred_out": _("Transferred out"),
        "closing": _("Closing"),
    }


@blueprint.get("/<number>.pdf")
@permission_required(Permission.SETTLEMENT_STATEMENT_READ)
def pdf(number: str) -> Response:
    """The stored paper: the same bytes for ever."""
    content = services.stored_pdf(number=number, scope=current_actor(), now=clock.now())
    return _file(content, f"{number}.pdf", "application/pdf")


@blueprint.get("/<number>.xlsx")
@permission_required(Permission.SETTLEMENT_STATEMENT_READ)
def xlsx(number: str) -> Response:
    """The same figures as a workbook."""
    content = queries.content(db.session(), number, scope=current_actor())
    return _file(statement_xlsx(content), f"{number}.xlsx", XLSX)


@blueprint.get("/<number>.csv")
@permission_required(Permission.SETTLEMENT_STATEMENT_READ)
def csv(number: str) -> Response:
    """The same lines as CSV."""
    content = queries.content(db.session(), number, scope=current_actor())
    return _file(statement_csv(content), f"{number}.csv", "text/csv; charset=utf-8")


def _file(content: bytes, name: str, media_type: str) -> Response:
    disposition = f'attachment; filename="{name}"'
    return Response(content, content_type=media_type, headers={"Content-Disposition": disposition})
