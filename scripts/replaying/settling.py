"""Settling month by month with the program's own command, and proving the result."""

import json
from datetime import date, timedelta
from typing import Any

from flask import Flask

from core import clock
from replaying.shop import ReplayFailed

Shares = dict[tuple[str, date], int]


def settle(app: Flask, cut_off: date) -> list[dict[str, Any]]:
    """Issue every statement up to a day, in the first moment after it."""
    with clock.frozen(clock.day_start(cut_off + timedelta(days=1))):
        done = app.test_cli_runner().invoke(
            args=["settle", "--cut-off", cut_off.isoformat(), "--issue", "--json"]
        )
    if done.exit_code:
        raise ReplayFailed(f"settling failed: {done.output}")
    rows: list[dict[str, Any]] = json.loads(done.stdout)
    return rows


def verify(app: Flask) -> dict[str, Any]:
    """The program's own proof that its books balance; raises ReplayFailed when they do not."""
    done = app.test_cli_runner().invoke(args=["verify", "--json"])
    report: dict[str, Any] = json.loads(done.stdout)
    if done.exit_code:
        raise ReplayFailed(f"flask verify: {done.stdout}")
    return report


def shares_of(rows: list[dict[str, Any]]) -> Shares:
    """What the statements say, by producer's code and cut-off day."""
    return {(row["producer"], date.fromisoformat(row["cut_off"])): row["share_dong"] for row in rows}


def differences(stated: Shares, reckoned: Shares) -> list[str]:
    """Where the statements and the reckoning differ, by name."""
    return [
        f"{producer} {cut_off}: statement {stated.get((producer, cut_off), 0)}, "
        f"reckoned {reckoned.get((producer, cut_off), 0)}"
        for producer, cut_off in sorted(stated.keys() | reckoned.keys())
        if stated.get((producer, cut_off), 0) != reckoned.get((producer, cut_off), 0)
    ]
