"""OCOP certificates."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Code, Count, Day, Id, Words
from inventory.certificates.rules import EndKind
from inventory.products.rules import ProductId


class CertificateRow(Base):
    """A certificate as printed."""

    __tablename__ = "certificate"
    __table_args__ = (
        CheckConstraint("stars BETWEEN 3 AND 5", name="stars"),
        CheckConstraint("valid_to >= decided_on", name="valid_to"),
        CheckConstraint("(ended_on IS NULL) = (end_kind IS NULL)", name="ended_pair"),
        Index(None, "product_id"),
    )

    id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    product_id: Mapped[ProductId] = mapped_column(Id, ForeignKey("product.id"))
    stars: Mapped[int] = mapped_column(Count)
    number: Mapped[str] = mapped_column(Words, default="")
    issuer: Mapped[str] = mapped_column(Words, default="")
    decided_on: Mapped[date] = mapped_column(Day)
    valid_to: Mapped[date] = mapped_column(Day)
    ended_on: Mapped[date | None] = mapped_column(Day)
    end_kind: Mapped[EndKind | None] = mapped_column(Code(EndKind))
