"""Files that were read in."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Count, Id, Moment, Words
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
