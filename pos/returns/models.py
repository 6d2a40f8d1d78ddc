"""How much of a sold line has come back."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Count, Id


class LineReturned(Base):
    """A balance row, made when the first piece comes back; it cannot pass what was sold."""

    __tablename__ = "line_returned"
    __table_args__ = (CheckConstraint("returned BETWEEN 0 AND sold", name="within"),)

    sale_line_id: Mapped[UUID] = mapped_column(Id, ForeignKey("sale_line.id"), primary_key=True)
    sold: Mapped[int] = mapped_column(Count)
    returned: Mapped[int] = mapped_column(Count)
