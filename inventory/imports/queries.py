"""Reading what was read in, and what waits to be."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select, true
from sqlalchemy.orm import Session

from core.errors import NotFound
from core.lists import ListRequest, Page, fetch, inside
from core.permissions import Actor
from inventory.imports.models import ImportBatch, ImportUpload
from inventory.locations.models import Location
from people.persons.models import Person

KIND = "kind"
"""The filter of the list."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Upload:
    """A file that waits; `content` is what was sent, byte by byte."""

    id: UUID
    kind: str
    file_name: str
    sha256: str
    content: bytes


def upload(session: Session, upload_id: UUID, *, scope: Actor) -> Upload:
    """A file that this person sent; raises NotFound for those of others too."""
    u = ImportUpload
    chosen = select(u.id, u.kind, u.file_name, u.sha256, u.content)
    row = session.execute(chosen.where(u.id == upload_id, u.person_id == scope.person_id)).first()
    if row is None:
        raise NotFound
    return Upload(**row._mapping)


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedImport:
    """A file that was read in, how it was understood, and what it did."""

    id: UUID
    kind: str
    file_name: str
    sha256: str
    place: str
    notation: str
    columns: Mapping[str, str]
    rows: int
    created: int
    updated: int
    unchanged: int
    at: datetime
    by: str


def listed(session: Session, request: ListRequest, *, scope: Actor) -> Page[ListedImport]:
    """The files that were read in, as far as they are of places that the actor may see."""
    b, kind = ImportBatch, request.chosen(KIND)
    found = b.file_name.icontains(request.search, autoescape=True) if request.search else true()
    chosen = _imports(scope).where(b.kind == kind if kind else true(), found)
    orders = {"at": b.at, "kind": b.kind, "file": b.file_name, "rows": b.rows, "by": Person.name}
    return fetch(session, chosen, request, orders=orders, last=b.id.desc(), row=_listed)


def batch(session: Session, batch_id: UUID, *, scope: Actor) -> ListedImport:
    """A file that was read in; raises NotFound."""
    row = session.execute(_imports(scope).where(ImportBatch.id == batch_id)).first()
    if row is None:
        raise NotFound
    return _listed(row)


def latest(session: Session, sha256: str, *, scope: Actor) -> ListedImport | None:
    """The last time that this person read in a file with this content."""
    meant = (ImportBatch.sha256 == sha256, ImportBatch.by == scope.person_id)
    row = session.execute(_imports(scope).where(*meant).order_by(ImportBatch.id.desc()).limit(1)).first()
    return _listed(row) if row else None


def _imports(scope: Actor) -> Any:
    b = ImportBatch
    return (
        select(b, Location.name.label("place"), Person.name.label("by_name"))
        .join(Person, Person.id == b.by)
        .outerjoin(Location, Location.id == b.location_id)
        .where(or_(b.location_id.is_(None), inside(b.location_id, scope)))
    )


def _listed(row: Any) -> ListedImport:
    b: ImportBatch = row.ImportBatch
    return ListedImport(
        id=b.id,
        kind=b.kind,
        file_name=b.file_name,
        sha256=b.sha256,
        place=row.place or "",
        notation=b.notation,
        columns=json.loads(b.mapping),
        rows=b.rows,
        created=b.created,
        updated=b.updated,
        unchanged=b.unchanged,
        at=b.at,
        by=row.by_name,
    )
