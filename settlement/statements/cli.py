"""`flask settle`: what is owed to every producer up to a day, and issuing it."""

import json
import sys
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

import click
from flask.cli import with_appcontext

from core import clock
from core.db import db
from core.formatting import dong
from core.permissions import SYSTEM
from inventory.producers import queries as producers
from inventory.producers.rules import ProducerId
from settlement.statements import queries, services

_SHOWN = ("producer", "statement", "lines", "share_dong", "total_dong", "balance_dong", "payable_dong")


@click.command("settle")
@click.option("--cut-off", required=True, type=click.DateTime(["%Y-%m-%d"]), help="The last day settled.")
@click.option("--producer", "code", help="One producer's code; all of them without it.")
@click.option("--issue", "issues", is_flag=True, help="Issue the statements; nothing is written without it.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@with_appcontext
def command(cut_off: datetime, code: str | None, *, issues: bool, as_json: bool) -> None:
    """Settle with the producers up to a day. Producers without entries are left out."""
    day = cut_off.date()
    if issues and day > clock.calendar_day(clock.now()):
        raise services.CutOffInFuture(cut_off=day)
    rows: list[dict[str, Any]] = []
    chosen = _chosen(code, day)
    with click.progressbar(length=len(chosen), label="Settling", file=sys.stderr) as bar:
        for producer_id in chosen:
            rows += _settle(producer_id, day, issues=issues)
            bar.update(1)
    rows.sort(key=lambda row: str(row["producer"]))
    click.echo(json.dumps(rows, ensure_ascii=False) if as_json else _table(rows))


def _chosen(code: str | None, day: date) -> list[ProducerId]:
    if code is None:
        return queries.producers_with_entries(db.session(), day)
    return [producers.by_code(db.session(), code).id]


def _settle(producer_id: ProducerId, day: date, *, issues: bool) -> list[dict[str, Any]]:
    """The figures of one producer, issued or not; none without entries."""
    draft = queries.draft(db.session(), producer_id, day)
    if not draft.entries:
        return []
    code = producers.by_ids(db.session(), [producer_id])[producer_id].code
    if not issues:
        return [_row(code, None, day, asdict(draft.figures))]
    number = services.issue(producer_id=producer_id, cut_off=day, actor=SYSTEM, now=clock.now())
    issued = queries.by_number(db.session(), number, scope=SYSTEM)
    return [_row(code, number, day, asdict(issued.figures))]


def _row(code: str, number: str | None, day: date, figures: dict[str, int]) -> dict[str, Any]:
    return {"producer": code, "statement": number, "cut_off": day.isoformat(), **figures}


def _table(rows: list[dict[str, Any]]) -> str:
    lines = ["\t".join(_SHOWN)]
    lines += ["\t".join(_cell(name, row[name]) for name in _SHOWN) for row in rows]
    return "\n".join(lines)


def _cell(name: str, value: Any) -> str:
    return dong(value) if name.endswith("_dong") else str(value or "-")
