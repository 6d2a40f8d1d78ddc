"""Workers: one thread per printer, beside the web server or in a process of its own."""

import atexit
import logging
from collections.abc import Callable
from datetime import datetime
from threading import Event, Thread

from flask import Flask, current_app

from core import clock
from core.db import db
from core.errors import NotFound
from printing.jobs import delivery, queries, services
from printing.jobs.delivery import OpenLine, Refused
from printing.jobs.queries import Assignment
from printing.jobs.rules import JobKind, JobState, LeaseLost, Outcome, Reason
from printing.printers import queries as printers
from printing.printers.rules import PrinterId, PrinterView
from printing.transports.network import open_line

ANY_LOOPBACK_PORT = "PRINTER_ANY_LOOPBACK_PORT"
"""The key of the Flask setting that lets stand-in printers listen anywhere on this machine."""

_LOOK_SECONDS = 0.25
_RETRY_SECONDS = 5.0
_PRINTERS_SECONDS = 5.0
_END_SECONDS = 10.0

logger = logging.getLogger(__name__)


def print_next(
    printer_id: PrinterId, *, now: Callable[[], datetime] = clock.now, line: OpenLine = open_line
) -> Outcome | None:
    """Print a printer's oldest waiting job; what became of it, or None if there is nothing to do.

    Needs an application context. Raises NotFound for a printer that is not in use any more.
    """
    session = db.session()
    printer = printers.by_id(session, printer_id)
    if not queries.anything_to_do(session, printer_id, now()):
        return None
    job = services.lease(printer_id=printer_id, now=now())
    return _print(job, printer, now, line) if job else None


def _print(job: Assignment, printer: PrinterView, now: Callable[[], datetime], line: OpenLine) -> Outcome:
    before = JobState.LEASED

    def begin_sending() -> None:
        nonlocal before
        services.begin_sending(job=job, now=now())
        before = JobState.SENDING

    try:
        allowed = bool(current_app.config.get(ANY_LOOPBACK_PORT, False))
        pieces = delivery.stream_of(job, printer, any_loopback_port=allowed)
        outcome = delivery.attempt(
            pieces,
            printer,
            paper=job.kind is not JobKind.DRAWER,
            open_line=line,
            begin_sending=begin_sending,
        )
    except Refused:
        outcome = Outcome(state=JobState.FAILED, reason=Reason.REFUSED)
    services.finish(job=job, before=before, outcome=outcome, now=now())
    return outcome


def serve(app: Flask, printer_id: PrinterId, stop: Event) -> None:
    """Print a printer's jobs until told to stop or the printer is retired.

    No failure ends the work: it is logged, and what was in hand is settled when its lease lapses.
    """
    while not stop.is_set():
        try:
            with app.app_context():
                outcome = print_next(printer_id)
        except NotFound:
            return
        except LeaseLost:
            logger.warning("the lease of a print job was lost")
            outcome = None
        except Exception:
            logger.exception("printing failed")
            outcome = Outcome(state=JobState.QUEUED)
        stop.wait(_pause(outcome))


def _pause(outcome: Outcome | None) -> float:
    if outcome is None:
        return _LOOK_SECONDS
    return _RETRY_SECONDS if outcome.state is JobState.QUEUED else 0


def serve_all(app: Flask, stop: Event) -> None:
    """Serve every printer, also those that are added later, until told to stop."""
    threads: dict[PrinterId, Thread] = {}
    while not stop.is_set():
        for printer_id in _due(app):
            if printer_id not in threads or not threads[printer_id].is_alive():
                threads[printer_id] = Thread(target=serve, args=(app, printer_id, stop), daemon=True)
                threads[printer_id].start()
        stop.wait(_PRINTERS_SECONDS)
    for thread in threads.values():
        thread.join()


def _due(app: Flask) -> list[PrinterId]:
    """The printers in use; ends what nobody prints any more on the way."""
    try:
        with app.app_context():
            services.expire(now=clock.now())
            return [printer.id for printer in printers.in_use(db.session())]
    except Exception:
        logger.exception("the printers could not be looked up")
        return []


def start_beside_server(app: Flask) -> None:
    """Start the workers in a server's process; when it ends in order, a receipt in hand is finished first."""
    stop = Event()
    thread = start(app, stop)

    def end() -> None:
        stop.set()
        thread.join(_END_SECONDS)

    atexit.register(end)


def start(app: Flask, stop: Event) -> Thread:
    """Start the workers; set `stop` and join the thread to end them."""
    thread = Thread(target=serve_all, args=(app, stop), name="print-workers", daemon=True)
    thread.start()
    return thread
