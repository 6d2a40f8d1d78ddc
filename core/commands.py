"""What operators' commands have in common."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
from flask.cli import AppGroup

from core.errors import DomainError


@contextmanager
def _told() -> Iterator[None]:
    """End a command by the sentence of a foreseen failure and exit code 1, not by a traceback."""
    try:
        yield
    except DomainError as error:
        raise click.ClickException(str(error)) from error


class Command(click.Command):
    """A command that stands alone."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run it."""
        with _told():
            return super().invoke(ctx)


class Commands(AppGroup):
    """A group of commands."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        with _told():
            return super().invoke(ctx)
