"""What operators' commands have in common."""

from typing import Any

import click
from flask.cli import AppGroup

from core.errors import DomainError


class Commands(AppGroup):
    """A group of commands; a foreseen failure ends one with its sentence and exit code 1, not a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except DomainError as error:
            raise click.ClickException(str(error)) from error
