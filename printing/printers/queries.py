"""Reading printers."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from core.errors import NotFound, Unknown
from printing.printers.models import Printer
from printing.printers.rules import PrinterId, PrinterView, Width


def by_id(session: Session, printer_id: PrinterId) -> PrinterView:
    """A printer in use; raises NotFound, also for one that was retired."""
    return _one(session, _in_use().where(Printer.id == printer_id))


def by_code(session: Session, code: str) -> PrinterView:
    """A printer in use by its code; raises NotFound, also for one that was retired."""
    views = _views(session.execute(_in_use().where(Printer.code == code)).all())
    if not views:
        raise Unknown(code)
    return views[0]


def in_use(session: Session) -> list[PrinterView]:
    """All printers that were not retired, by code."""
    return _views(session.execute(_in_use()).all())


def of_location(session: Session, location_id: UUID) -> list[PrinterView]:
    """The printers of a place, by code; the first one is its receipt printer."""
    return _views(session.execute(_in_use().where(Printer.location_id == location_id)).all())


def _in_use() -> Select[Any]:
    return select(Printer.__table__).where(Printer.retired_at.is_(None)).order_by(Printer.code)


def _one(session: Session, statement: Select[Any]) -> PrinterView:
    views = _views(session.execute(statement).all())
    if not views:
        raise NotFound
    return views[0]


def _views(rows: Sequence[Row[Any]]) -> list[PrinterView]:
    return [
        PrinterView(
            id=row.id,
            code=row.code,
            location_id=row.location_id,
            address=row.address,
            port=row.port,
            width=Width(row.width_dots),
            answered_at=row.answered_at,
        )
        for row in rows
    ]
