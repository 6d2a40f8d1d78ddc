"""`flask verify`: prove that the books balance."""

import json
from dataclasses import asdict
from datetime import date

import click
from flask.cli import with_appcontext
from flask_babel import gettext as _

from core import clock
from core.commands import Day
from core.db import db
from core.formatting import dong
from review.verification.labels import TITLES, compared
from review.verification.rules import Compared, Found, Report
from review.verification.services import audit


@click.command("verify")
@click.option("--day", type=Day(), help="Reconcile this business day too.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@with_appcontext
def command(day: date | None, *, as_json: bool) -> None:
    """Check every invariant of the books. Exit 1 when one is broken."""
    report = audit(db.session(), today=clock.calendar_day(clock.now()), day=day)
    click.echo(_json(report) if as_json else _text(report))
    raise SystemExit(0 if report.sound else 1)


def _json(report: Report) -> str:
    return json.dumps({"ok": report.sound} | asdict(report), ensure_ascii=False, default=str)


def _text(report: Report) -> str:
    lines = [_check(check) for check in report.checks]
    warning, late = _("WARNING"), _("late")
    lines += [f"{warning:9}{warned.code:4} {warned.text}" for warned in report.warnings]
    for day in report.days:
        lines += [_compared(day.location, line) for line in day.compared]
        lines += [f"{late:9}{day.location}: {receipt}" for receipt in day.late]
    counts = {"lines": report.unassigned, "anomalies": report.open_anomalies}
    lines.append(_("Unassigned lines: %(lines)s; open anomalies: %(anomalies)s", **counts))
    lines.append(_("The books balance.") if report.sound else _("THE BOOKS DO NOT BALANCE."))
    return "\n".join(lines)


def _check(check: Found) -> str:
    broken = "".join(f"\n{'':24}{name}" for name in check.broken)
    return f"{_verdict(sound=not check.broken)}{check.code:4} {check.rows:>9}  {TITLES[check.title]}{broken}"


def _compared(location: str, line: Compared) -> str:
    sides = f"{dong(line.left)} = {dong(line.right)}"
    return f"{_verdict(sound=line.left == line.right)}{location}: {compared(line.what)}: {sides}"


def _verdict(*, sound: bool) -> str:
    word = _("ok") if sound else _("BROKEN")
    return f"{word:9}"
