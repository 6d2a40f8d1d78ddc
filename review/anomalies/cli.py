"""`flask anomaly`: what a person has to look at, listed and closed."""

import json
from dataclasses import asdict
from uuid import UUID

import click

from core import clock
from core.anomalies.rules import AnomalyKind
from core.anomalies.services import close as close_anomaly
from core.commands import Commands
from core.db import db
from core.db.types import moment_text
from core.permissions import SYSTEM
from review.anomalies.queries import ListedAnomaly, listed

command = Commands("anomaly", help="Things to look at: list, close.")


@command.command("list")
@click.option("--open", "open_only", is_flag=True, help="Only what nobody has closed.")
@click.option("--kind", type=click.Choice([str(kind) for kind in AnomalyKind]))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_anomalies(kind: str | None, *, open_only: bool, as_json: bool) -> None:
    """List what a person has to look at, the first opened first."""
    found = listed(db.session(), open_only=open_only, kind=AnomalyKind(kind) if kind else None)
    if as_json:
        click.echo(json.dumps([_as_json(each) for each in found], ensure_ascii=False))
        return
    for each in found:
        told = [str(each.id), str(each.kind), moment_text(each.opened_at), each.receipt, each.note]
        closed = [moment_text(each.closed_at), each.closed_by, each.closing_note] if each.closed_at else []
        click.echo("\t".join([*told, *(text or "" for text in closed)]))


def _as_json(each: ListedAnomaly) -> dict[str, str | None]:
    return {
        name: moment_text(value) if name.endswith("_at") and value else value and str(value)
        for name, value in asdict(each).items()
    }


@command.command("close")
@click.argument("anomaly_id", metavar="ID", type=click.UUID)
@click.option("--note", required=True, help="What was found and done, in a few words.")
def close(anomaly_id: UUID, note: str) -> None:
    """Close ID for good: nothing else in the books changes by it."""
    close_anomaly(anomaly_id=anomaly_id, note=note, actor=SYSTEM, now=clock.now())
