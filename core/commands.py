"""What operators' commands have in common."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from typing import IO, Any

import click
from flask.cli import AppGroup, ScriptInfo
from flask_babel import gettext as _

from core.errors import DomainError
from core.web.errors import sentence_of

_WHOLE = 1_000


@contextmanager
def shown_progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on the error stream, so that JSON stays JSON; it is told how much is done, and of how much."""
    with click.progressbar(length=_WHOLE, label=label, file=sys.stderr) as bar:

        def progress(done: int, every: int) -> None:
            bar.update(_WHOLE * done // max(every, 1) - bar.pos)

        yield progress
        progress(_WHOLE, _WHOLE)


@contextmanager
def _told(ctx: click.Context) -> Iterator[None]:
    """End a command by the sentence of a foreseen failure and exit code 1, not by a traceback."""
    try:
        yield
    except DomainError as error:
        raise Refused(_sentence(ctx, error)) from error


def _sentence(ctx: click.Context, error: DomainError) -> str:
    """The failure in the program's language; the context that the command ran in has ended by now."""
    with ctx.ensure_object(ScriptInfo).load_app().app_context():
        return str(_("Error: %(sentence)s", sentence=sentence_of(error)))


class Refused(click.ClickException):
    """What ends a command, told in the program's language; exit code 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence as it is; click would put an English word before it."""
        click.echo(self.message, file=file or sys.stderr)


class Mistyped(Refused):
    """A command that was typed wrongly; exit code 2, as for every wrong option."""

    exit_code = 2


class Day(click.ParamType[date]):
    """A day as an option: 2026-11-24 or 24/11/2026. Anything else ends the command with exit code 2."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; raises NoDay, told like every failure."""
        for form in ("%Y-%m-%d", "%d/%m/%Y"):
            with suppress(ValueError):
                return datetime.strptime(value, form).date()  # noqa: DTZ007 - a day has no time zone
        context = ctx or click.get_current_context()
        option = param.opts[0] if param else self.name
        raise Mistyped(_sentence(context, NoDay(option=option, value=value)))


class NoDay(DomainError):
    """An option that takes a day, and something else behind it."""

    message = "%(option)s: %(value)s is no day. Write it like 2026-11-24 or 24/11/2026."


def ask(question: str, *, yes: bool) -> None:
    """Go on only if a person agrees, or has said yes beforehand."""
    if not yes:
        click.confirm(question, abort=True)


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
