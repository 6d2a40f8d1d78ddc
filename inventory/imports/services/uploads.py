"""Files between their check and their import: kept for the one who sent them, for a day at most."""

import hashlib
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, insert

from core.db import retried, transaction
from core.ids import new_id
from core.permissions import Actor
from inventory.imports.models import ImportUpload
from inventory.imports.reading.limits import MEGABYTE, PAGE
from inventory.imports.reading.refusals import Empty, FileTooBig

KEPT = timedelta(hours=24)


@retried
def keep_upload(*, kind: str, file_name: str, content: bytes, actor: Actor, now: datetime) -> UUID:
    """Keep a file until it is imported, and let go of those that nobody came back for; its id.

    Raises Empty and FileTooBig.
    """
    if not content.strip():
        raise Empty
    if len(content) > PAGE.file_bytes:
        raise FileTooBig(megabytes=PAGE.file_bytes // MEGABYTE)
    row = {
        "id": new_id(now),
        "person_id": actor.person_id,
        "kind": kind,
        "file_name": file_name,
        "sha256": hashlib.sha256(content).hexdigest(),
        "content": content,
        "at": now,
    }
    with transaction() as session:
        session.execute(delete(ImportUpload).where(ImportUpload.at < now - KEPT))
        session.execute(insert(ImportUpload).values(**row))
    return UUID(str(row["id"]))


@retried
def drop_upload(*, upload_id: UUID, actor: Actor) -> None:
    """Let go of a file."""
    own = (ImportUpload.id == upload_id, ImportUpload.person_id == actor.person_id)
    with transaction() as session:
        session.execute(delete(ImportUpload).where(*own))
