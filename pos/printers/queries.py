"""Reading printers with the places where they stand."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from core.errors import NotFound
from core.lists import ListRequest, Page, fetch, inside
from core.permissions import Actor
from inventory.locations.models import Location
from printing.printers.models import Printer
from printing.printers.rules import PrinterId, Width


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedPrinter:
    """A printer in use; `answered_at` is when it last told its state."""

    id: PrinterId
    code: str
    location_code: str
    location_name: str
    address: str
    port: int
    width: Width
    answered_at: datetime | None


def listed(session: Session, request: ListRequest, *, scope: Actor) -> Page[ListedPrinter]:
    """The printers in use of the places that the actor may see."""
    orders = {"code": Printer.code, "location": Location.code, "answered": Printer.answered_at}
    return fetch(session, _printers(scope), request, orders=orders, last=Printer.code, row=_listed)


def of_location(session: Session, location_id: UUID, *, scope: Actor) -> list[ListedPrinter]:
    """The printers of a place, by code; the first one is its receipt printer."""
    chosen = _printers(scope).where(Printer.location_id == location_id).order_by(Printer.code)
    return [_listed(row) for row in session.execute(chosen)]


def shown(session: Session, printer_id: UUID, *, scope: Actor) -> ListedPrinter:
    """One of them; raises NotFound."""
    row = session.execute(_printers(scope).where(Printer.id == printer_id)).one_or_none()
    if row is None:
        raise NotFound
    return _listed(row)


def _printers(scope: Actor) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Printer.id,
            Printer.code,
            Location.code.label("location_code"),
            Location.name.label("location_name"),
            Printer.address,
            Printer.port,
            Printer.width_dots,
            Printer.answered_at,
        )
        .join(Location, Location.id == Printer.location_id)
        .where(Printer.retired_at.is_(None), inside(Printer.location_id, scope))
    )


def _listed(row: Any) -> ListedPrinter:
    told = dict(row._mapping)
    return ListedPrinter(width=Width(told.pop("width_dots")), **told)
