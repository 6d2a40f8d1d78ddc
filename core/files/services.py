"""Keeping files by content: the same bytes are stored once."""

import hashlib
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.db import insert_once
from core.files.models import StoredFile
from core.ids import new_id


def keep(session: Session, content: bytes, *, media_type: str, now: datetime) -> UUID:
    """Store bytes, unless the same are there; the id of the stored file."""
    digest = hashlib.sha256(content).hexdigest()
    row = {"id": new_id(now), "sha256": digest, "media_type": media_type, "content": content}
    insert_once(session, StoredFile, row)
    return session.scalars(select(StoredFile.id).where(StoredFile.sha256 == digest)).one()


def content_of(session: Session, file_id: UUID) -> bytes:
    """The bytes of a stored file, by the id that whoever kept it holds."""
    return session.scalars(select(StoredFile.content).where(StoredFile.id == file_id)).one()
