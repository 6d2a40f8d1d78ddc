"""The checks, by what they look at. Each reads the stored rows alone and recomputes what they must say."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from review.verification.rules import Found

NAMED_AT_MOST = 50


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """One invariant: its number in docs/invariants.md, its title, and how it is looked at."""

    code: str
    title: str
    look: Callable[[Session], tuple[int, list[str]]]

    def run(self, session: Session) -> Found:
        """Look, and name what is broken."""
        rows, broken = self.look(session)
        return Found(code=self.code, title=self.title, rows=rows, broken=tuple(broken[:NAMED_AT_MOST]))


def size(session: Session, table: type) -> int:
    """How many rows a table has."""
    return session.scalars(select(func.count()).select_from(table)).one()


def names(session: Session, chosen: Select[object]) -> list[str]:
    """The first column of every row found, as text."""
    return [str(name) for name in session.scalars(chosen)]
