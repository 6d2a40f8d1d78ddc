"""Writing printers: added, retired, heard from."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import CursorResult, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.audit.services import record
from core.db import retried, transaction
from core.errors import DomainError, NotFound
from core.ids import new_id
from core.permissions import Actor, Permission
from core.text import clean
from printing.printers.models import Printer
from printing.printers.rules import PrinterId, Width, check_target, checked_width


class PrinterCodeTaken(DomainError):
    """There is, or was, such a printer."""

    code = "printer_code_taken"
    message = "There is already a printer with the code %(code)s."


@retried
def add_printer(
    *,
    code: str,
    location_id: UUID,
    address: str,
    port: int = 9100,
    width_dots: int = Width.WIDE,
    any_loopback_port: bool = False,
    actor: Actor,
    now: datetime,
) -> PrinterId:
    """Add a printer of a place; raises AddressRefused, PortRefused, WidthRefused, PrinterCodeTaken, NotFound.

    `any_loopback_port` lets a stand-in printer listen anywhere on this machine.
    """
    actor.require(Permission.PRINTING_PRINTER_MANAGE)
    check_target(address, port, any_loopback_port=any_loopback_port)
    row = {
        "code": clean(code),
        "address": address,
        "port": port,
        "width_dots": int(checked_width(width_dots)),
    }
    with transaction() as session:
        printer_id = PrinterId(new_id(now))
        _insert(session, {"id": printer_id, "location_id": location_id, **row})
        _note(session, "printer.added", printer_id, actor, now, {"address": address, "port": port})
    return printer_id


@retried
def retire_printer(*, printer_id: PrinterId, actor: Actor, now: datetime) -> None:
    """Take a printer out of use; its waiting jobs expire. Raises NotFound."""
    actor.require(Permission.PRINTING_PRINTER_MANAGE)
    with transaction() as session:
        retiring = (
            update(Printer)
            .where(Printer.id == printer_id, Printer.retired_at.is_(None))
            .values(retired_at=now, retired_by=actor.person_id)
        )
        result = session.execute(retiring)
        if not (isinstance(result, CursorResult) and result.rowcount):
            raise NotFound
        _note(session, "printer.retired", printer_id, actor, now)


def hold(session: Session, printer_id: PrinterId) -> None:
    """Make other workers of a printer wait until the commit; on SQLite the transaction does so already."""
    session.execute(select(Printer.id).where(Printer.id == printer_id).with_for_update())


def heard_from(session: Session, printer_id: PrinterId, *, now: datetime) -> None:
    """Note that a printer told its state."""
    session.execute(update(Printer).where(Printer.id == printer_id).values(answered_at=now))


def _insert(session: Session, row: dict[str, object]) -> None:
    """Printers know places only by their key, so it is the database that says whether there is such a one."""
    try:
        session.execute(insert(Printer).values(row))
    except IntegrityError as error:
        if "FOREIGN KEY" in str(error).upper():
            raise NotFound from error
        raise PrinterCodeTaken(code=row["code"]) from error


def _note(
    session: Session,
    action: str,
    printer_id: PrinterId,
    actor: Actor,
    now: datetime,
    detail: Mapping[str, object] | None = None,
) -> None:
    record(
        session,
        action,
        subject_kind="printer",
        subject_id=printer_id,
        actor_id=actor.person_id,
        now=now,
        detail=detail,
    )
