"""One attempt to print: ask, send, ask again.

Before the first byte nothing can be on paper, so the job may be tried again. After it, only a printer that
says so makes it confirmed, and whatever goes wrong makes it failed: a person looks at the paper.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from printing.documents.codec import NotAReceipt, from_bytes
from printing.documents.picture import receipt_picture
from printing.documents.trial import trial_picture
from printing.escpos import commands
from printing.escpos.status import Status
from printing.jobs.queries import Assignment
from printing.jobs.rules import JobKind, JobState, Outcome, Reason
from printing.printers.rules import AddressRefused, PortRefused, PrinterView, check_target
from printing.transports.network import Line, Offline

OpenLine = Callable[[str, int], AbstractContextManager[Line]]


class Refused(Exception):
    """The job can never be printed: its document or its printer's address is not what it should be."""


def stream_of(job: Assignment, printer: PrinterView, *, any_loopback_port: bool) -> Sequence[bytes]:
    """The bytes for a job, drawn for its printer; raises Refused.

    The address is checked here again, because what stands in the books may be older than the rule.
    """
    try:
        check_target(printer.address, printer.port, any_loopback_port=any_loopback_port)
        return _pieces(job, printer)
    except (AddressRefused, PortRefused, NotAReceipt) as error:
        raise Refused from error


def _pieces(job: Assignment, printer: PrinterView) -> Sequence[bytes]:
    match job.kind:
        case JobKind.DRAWER:
            return (commands.DRAWER_PULSE,)
        case JobKind.TEST_PAGE:
            picture = trial_picture(printer.width, printer.code)
        case _:
            picture = receipt_picture(from_bytes(job.document), printer.width)
    return tuple(commands.receipt(picture, copies=job.copies))


def attempt(
    pieces: Sequence[bytes],
    printer: PrinterView,
    *,
    paper: bool,
    open_line: OpenLine,
    begin_sending: Callable[[], None],
) -> Outcome:
    """Try to print; `begin_sending` stores that the first byte is about to go, and may raise to stop it.

    `paper` is False for the drawer, which opens also without paper.
    """
    try:
        with open_line(printer.address, printer.port) as line:
            before = line.status()
            hindrance = _hindrance(before, printer, paper=paper)
            if hindrance:
                return Outcome(state=JobState.QUEUED, reason=hindrance, answered=before is not None)
            begin_sending()
            return _send(line, pieces, answers=before is not None, paper=paper)
    except Offline:
        return Outcome(state=JobState.QUEUED, reason=Reason.OFFLINE)


def _hindrance(status: Status | None, printer: PrinterView, *, paper: bool) -> Reason | None:
    """Why nothing should be sent now; silence is one only from a printer that used to answer."""
    if status is None:
        return Reason.OFFLINE if printer.answered_at else None
    return trouble(status) if paper else None


def _send(line: Line, pieces: Sequence[bytes], *, answers: bool, paper: bool) -> Outcome:
    try:
        line.send(pieces)
        after = line.status()
    except Offline:
        return Outcome(state=JobState.FAILED, reason=Reason.UNKNOWN, answered=answers)
    if after is None and not answers:
        return Outcome(state=JobState.SENT)
    reason = Reason.UNKNOWN if after is None else trouble(after) if paper else None
    state = JobState.FAILED if reason else JobState.CONFIRMED
    return Outcome(state=state, reason=reason, answered=True)


def trouble(status: Status) -> Reason | None:
    """What keeps a printer from printing, or None."""
    if status.cover_open:
        return Reason.COVER
    if status.paper_out:
        return Reason.PAPER
    return Reason.ERROR if status.error else None
