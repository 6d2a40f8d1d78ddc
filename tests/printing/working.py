"""Working off the queue in tests: a printer on this machine, a job, one attempt."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from core.db import db, transaction
from core.permissions import SYSTEM
from printing.jobs import queries, services
from printing.jobs.queries import JobView
from printing.jobs.rules import JobId, JobKind
from printing.jobs.worker import print_next
from printing.printers.rules import PrinterId
from printing.printers.services import add_printer
from printing.transports.network import Line, open_line
from tests.printing.receipts import a_receipt
from tests.printing.shop import LOCATION_ID

RECEIPT_EVENTS = ["initialise", "picture", "feed 2", "cut partial 0"]


def printer_at(port: int, now: datetime) -> PrinterId:
    """A printer of the showroom KG that listens on a port of this machine."""
    return add_printer(
        code=f"KG-{port}",
        location_id=LOCATION_ID,
        address="127.0.0.1",
        port=port,
        any_loopback_port=True,
        actor=SYSTEM,
        now=now,
    )


def put(printer: PrinterId, now: datetime, kind: JobKind = JobKind.RECEIPT, copies: int = 1) -> JobId:
    """A job in the queue."""
    with transaction() as session:
        if kind is JobKind.DRAWER:
            return services.open_drawer(
                session, printer_id=printer, subject="KG01-000412", actor_id=UUID(int=1), now=now
            )
        return services.enqueue_receipt(
            session,
            printer_id=printer,
            receipt=a_receipt(),
            actor_id=UUID(int=1),
            now=now,
            copies=copies,
        )


@contextmanager
def impatient(address: str, port: int) -> Iterator[Line]:
    """A connection that does not wait long for answers that never come."""
    with open_line(address, port, timeout_seconds=0.1) as line:
        yield line


def work(printer: PrinterId, now: datetime) -> None:
    """One attempt at the oldest job."""
    print_next(printer, now=lambda: now, line=impatient)


def job(job_id: JobId) -> JobView:
    """How a job stands."""
    return queries.by_id(db.session(), job_id)
