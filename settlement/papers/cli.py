"""`flask settle`: what is owed to every producer up to a day, and issuing it."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

import click
from flask.cli import with_appcontext
from flask_babel import gettext as _

from core import clock
from core.commands import Command, Day, shown_progress
from core.db import db
from core.formatting import day as day_of
from core.formatting import dong
from core.permissions import SYSTEM
from core.web.errors import sentence_of
from inventory.producers import queries as producers
from inventory.producers.queries import ProducerView
from settlement.papers.labels import SETTLE_COLUMNS
from settlement.papers.services import stored_pdf
from settlement.statements import queries, services

Row = dict[str, Any]


@click.command("settle", cls=Command)
@click.option("--cut-off", "day", required=True, type=Day(), help="The last day settled.")
@click.option("--producer", "code", help="One producer's code; all of them without it.")
@click.option("--issue", "issues", is_flag=True, help="Issue the statements; nothing is written without it.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@with_appcontext
def command(day: date, code: str | None, *, issues: bool, as_json: bool) -> None:
    """Settle with the producers up to a day. Producers without entries are left out."""
    if issues and day > clock.calendar_day(clock.now()):
        raise services.CutOffInFuture(cut_off=day_of(day))
    if code is None:
        rows = _settle_all(day, issues=issues)
    else:
        producer = producers.by_code(db.session(), code)
        rows = _issue(producer, day) if issues else _draft(producer, day)
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
    else:
        click.echo(_table(rows) if rows else _("Nothing is to be settled up to %(day)s.", day=day_of(day)))


def _settle_all(day: date, *, issues: bool) -> list[Row]:
    """Every producer in the order of their codes.

    One whose last statement already goes further is told and left out: the next statement takes what came
    late, and the others do not wait for it.
    """
    chosen = producers.by_ids(db.session(), queries.producers_with_entries(db.session(), day))
    rows: list[Row] = []
    in_order = sorted(chosen.values(), key=lambda producer: producer.code)
    with shown_progress(_("Settling")) as progress:
        for done, producer in enumerate(in_order, start=1):
            try:
                rows += _issue(producer, day) if issues else _draft(producer, day)
            except services.CutOffPassed as passed:
                click.echo(f"{producer.code}: {sentence_of(passed)}", err=True)
            progress(done, len(in_order))
    return rows


def _draft(producer: ProducerView, day: date) -> list[Row]:
    draft = queries.draft(db.session(), producer.id, day)
    return [_row(producer.code, None, day, asdict(draft.figures))] if draft.entries else []


def _issue(producer: ProducerView, day: date) -> list[Row]:
    """Issue and render the paper; nothing for a producer without entries."""
    now = clock.now()
    try:
        number = services.issue(producer_id=producer.id, cut_off=day, actor=SYSTEM, now=now)
    except services.NothingToSettle:
        return []
    stored_pdf(number=number, scope=SYSTEM, now=now)
    issued = queries.by_number(db.session(), number, scope=SYSTEM)
    return [_row(producer.code, number, day, asdict(issued.figures))]


def _row(code: str, number: str | None, day: date, figures: dict[str, int]) -> Row:
    return {"producer": code, "statement": number, "cut_off": day.isoformat(), **figures}


def _table(rows: list[Row]) -> str:
    lines = ["\t".join(str(title) for title in SETTLE_COLUMNS.values())]
    lines += ["\t".join(_cell(name, row[name]) for name in SETTLE_COLUMNS) for row in rows]
    return "\n".join(lines)


def _cell(name: str, value: Any) -> str:
    return dong(value) if name.endswith("_dong") else str(value or "-")
