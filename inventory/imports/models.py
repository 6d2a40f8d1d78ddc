"""Files that were read in."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Bytes, Count, Id, Moment, Words
from inventory.locations.rules import LocationId


class ImportBatch(Base):
    """One file read in, with how it was understood and what it did."""

    __tablename__ = "import_batch"
    __table_args__ = (Index(None, "sha256"),)

    id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(Words)
    sha256: Mapped[str] = mapped_column(Words)
    file_name: Mapped[str] = mapped_column(Words)
    location_id: Mapped[LocationId | None] = mapped_column(Id, ForeignKey("location.id"))
    notation: Mapped[str] = mapped_column(Words)
    mapping: Mapped[str] = mapped_column(Words)
    rows: Mapped[int] = mapped_column(Count)
    created: Mapped[int] = mapped_column(Count)
    updated: Mapped[int] = mapped_column(Count)
    unchanged: Mapped[int] = mapped_column(Count)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[UUID] = mapped_column("by_id", Id, ForeignKey("person.id"))


class ImportUpload(Base):
    """A file between its check and its import: seen by whoever sent it, and soon gone."""

    __tablename__ = "import_upload"
    __table_args__ = (Index(None, "at"),)

    id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(Id, ForeignKey("person.id"))
    kind: Mapped[str] = mapped_column(Words)
    file_name: Mapped[str] = mapped_column(Words)
    sha256: Mapped[str] = mapped_column(Words)
    content: Mapped[bytes] = mapped_column(Bytes)
    at: Mapped[datetime] = mapped_column(Moment)
