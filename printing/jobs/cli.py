"""The command that prints, for servers whose web processes do not."""

import signal
from threading import Event
from types import FrameType

import click
from flask.cli import ScriptInfo, pass_script_info

from printing.jobs.worker import serve_all


@click.command("print-worker")
@pass_script_info
def command(info: ScriptInfo) -> None:
    """Print the waiting jobs of all printers until stopped."""
    stop = Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, end)
    serve_all(info.load_app(), stop)
