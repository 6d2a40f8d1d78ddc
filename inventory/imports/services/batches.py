"""Remembering which files were read in, and how they were understood."""

import json
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from core.ids import new_id
from inventory.imports.models import ImportBatch
from inventory.imports.reading.reader import Reading
from inventory.imports.rules import Imported, Order


def record_batch(
    session: Session,
    kind: str,
    reading: Reading,
    imported: Imported,
    order: Order,
    location_id: UUID | None = None,
) -> None:
    """Append one file to the list of those read in, inside the import's own transaction."""
    session.execute(
        insert(ImportBatch).values(
            id=new_id(order.now),
            kind=kind,
            sha256=order.file_sha256,
            file_name=order.file_name,
            location_id=location_id,
            notation=imported.notation or "",
            mapping=json.dumps(dict(reading.columns), ensure_ascii=False, sort_keys=True),
            rows=imported.rows,
            created=imported.created,
            updated=imported.updated,
            unchanged=imported.unchanged,
            at=order.now,
            by=order.actor.person_id,
        )
    )
