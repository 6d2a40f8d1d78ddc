"""`flask verify`: prove that the books balance."""

import json
from dataclasses import asdict
from datetime import datetime

import click
from flask.cli import with_appcontext

from core import clock
from core.db import db
from review.verification.rules import Report
from review.verification.services import audit


@click.command("verify")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="Reconcile this business day too.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@with_appcontext
def command(day: datetime | None, *, as_json: bool) -> None:
    """Check every invariant of the books. Exit 1 when one is broken."""
    report = audit(db.session(), today=clock.calendar_day(clock.now()), day=day.date() if day else None)
    click.echo(_json(report) if as_json else _text(report))
    raise SystemExit(0 if report.sound else 1)


def _json(report: Report) -> str:
    return json.dumps({"ok": report.sound} | asdict(report), ensure_ascii=False, default=str)


def _text(report: Report) -> str:
    lines = [
        f"{'BROKEN' if check.broken else 'ok':7}{check.code:4} {check.rows:>9}  {check.title}"
        + "".join(f"\n               {name}" for name in check.broken)
        for check in report.checks
    ]
    lines += [f"warning {warned.code:4} {warned.text}" for warned in report.warnings]
    for day in report.days:
        lines += [
            f"{'ok' if c.left == c.right else 'BROKEN':7}{day.location}: {c.what}: {c.left} = {c.right}"
            for c in day.compared
        ]
        lines += [f"late    {day.location}: {receipt}" for receipt in day.late]
    lines.append(f"unassigned lines: {report.unassigned}; open anomalies: {report.open_anomalies}")
    lines.append("The books balance." if report.sound else "THE BOOKS DO NOT BALANCE.")
    return "\n".join(lines)
