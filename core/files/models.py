"""Files kept for ever, by their content."""

from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Bytes, Id, Words


class StoredFile(Base):
    """The bytes of a paper as it was made."""

    __tablename__ = "stored_file"
    __table_args__ = (UniqueConstraint("sha256"),)

    id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    sha256: Mapped[str] = mapped_column(Words)
    media_type: Mapped[str] = mapped_column(Words)
    content: Mapped[bytes] = mapped_column(Bytes)
