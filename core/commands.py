"""What operators' commands have in common."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
from flask.cli import AppGroup, ScriptInfo

from core.errors import DomainError
from core.web.errors import sentence_of


@contextmanager
def _told(ctx: click.Context) -> Iterator[None]:
    """End a command by the sentence of a foreseen failure and exit code 1, not by a traceback."""
    try:
        yield
    except DomainError as error:
        raise click.ClickException(_sentence(ctx, error)) from error


def _sentence(ctx: click.Context, error: DomainError) -> str:
    """The failure in the program's language; the context that the command ran in has ended by now."""
    with ctx.ensure_object(ScriptInfo).load_app().app_context():
        return sentence_of(error)


class Command(click.Command):
    """A command that stands alone."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run it."""
        with _told(ctx):
            return super().invoke(ctx)


class Commands(AppGroup):
    """A group of commands."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        with _told(ctx):
            return super().invoke(ctx)
