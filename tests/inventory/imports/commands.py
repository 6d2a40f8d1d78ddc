"""Running `flask import` in tests."""

import json
from dataclasses import dataclass
from typing import Any

from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.db import Base


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """What a command answered."""

    exit_code: int
    told: dict[str, Any]
    words: str

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """Rows, created, updated, unchanged."""
        return (self.told["rows"], self.told["created"], self.told["updated"], self.told["unchanged"])

    @property
    def refused(self) -> list[tuple[int, str, str]]:
        """Row, column and value of each rejection."""
        return [(fault["row"], fault["column"], fault["value"]) for fault in self.told["rejected"]]


def run_import(app: Flask, kind: str, raw: bytes | str, *options: str) -> Run:
    """Import a file and read the JSON that the command answers."""
    path = app.config["GANH"].instance / f"{kind}.csv"
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    result = app.test_cli_runner().invoke(args=["import", kind, str(path), "--json", *options])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return Run(exit_code=result.exit_code, told=json.loads(result.stdout), words=result.stderr)


def count(session: Session, table: str) -> int:
    """How many rows a table has."""
    session.rollback()
    return session.scalar(select(func.count()).select_from(Base.metadata.tables[table])) or 0


def contents(session: Session, *tables: str) -> dict[str, int]:
    """How many rows each of these tables has."""
    return {table: count(session, table) for table in tables}
