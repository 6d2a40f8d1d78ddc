"""Putting receipts on a printer's queue; the sale itself never waits for paper."""

from datetime import datetime

from core.db import retried, transaction
from core.errors import DomainError
from core.permissions import Actor
from pos.checkout.models import Sale
from pos.receipts import queries
from pos.receipts.rules import document
from printing.jobs.queries import printed_before
from printing.jobs.rules import JobId
from printing.jobs.services import enqueue_receipt
from printing.printers.queries import of_location


class NoPrinter(DomainError):
    """The place has no printer."""

    code = "no_printer"
    message = "There is no printer at this place. Print from the browser instead."


@retried
def print_receipt(*, receipt: str, url: str, actor: Actor, now: datetime) -> JobId:
    """Queue a receipt on the first printer of its place; a second time it says BẢN IN LẠI.

    Raises NotFound for a receipt out of the actor's scope, and NoPrinter.
    """
    with transaction() as session:
        found = queries.by_number(session, receipt, scope=actor)
        printers = of_location(session, session.get_one(Sale, found.id).location_id)
        if not printers:
            raise NoPrinter
        paper = document(found, url=url, copy=printed_before(session, found.receipt))
        return enqueue_receipt(
            session,
            printer_id=printers[0].id,
            receipt=paper,
            actor_id=actor.till_id or actor.person_id,
            now=now,
        )
