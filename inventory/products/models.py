"""Products, their texts, barcodes and prices; product sets and VAT rates."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Code, Count, Day, Dong, Id, Moment, Words
from inventory.producers.rules import ProducerId
from inventory.products.rules import Ownership, ProductId, Unit, VatClass


class ProductSet(Base):
    """One of the 26 official OCOP product sets."""

    __tablename__ = "product_set"

    code: Mapped[str] = mapped_column(Words, primary_key=True)
    sector: Mapped[str] = mapped_column(Words)
    group: Mapped[str] = mapped_column("group_name", Words)
    name_vi: Mapped[str] = mapped_column(Words)
    name_en: Mapped[str] = mapped_column(Words)


class VatRateRow(Base):
    """The rate of a VAT class from a day on; no rate for the classes without one."""

    __tablename__ = "vat_rate"
    __table_args__ = (CheckConstraint("rate_bp BETWEEN 0 AND 10000", name="rate"),)

    vat_class: Mapped[VatClass] = mapped_column(Code(VatClass), primary_key=True)
    valid_from: Mapped[date] = mapped_column(Day, primary_key=True)
    rate_bp: Mapped[int | None] = mapped_column(Count)
    basis: Mapped[str] = mapped_column(Words, default="")


class Product(Base):
    """One good of one producer, consigned or owned."""

    __tablename__ = "product"
    __table_args__ = (
        UniqueConstraint("code"),
        CheckConstraint("unit <> 'piece' OR price_basis = 1", name="piece_basis"),
        CheckConstraint("price_basis IN (1, 100, 1000)", name="price_basis"),
        CheckConstraint("name <> ''", name="named"),
        Index(None, "producer_id"),
        Index(None, "search_key"),
    )

    id: Mapped[ProductId] = mapped_column(Id, primary_key=True)
    code: Mapped[str] = mapped_column(Words)
    producer_id: Mapped[ProducerId] = mapped_column(Id, ForeignKey("producer.id"))
    ownership: Mapped[Ownership] = mapped_column(Code(Ownership), default=Ownership.CONSIGNED)
    name: Mapped[str] = mapped_column(Words)
    search_key: Mapped[str] = mapped_column(Words)
    unit: Mapped[Unit] = mapped_column(Code(Unit), default=Unit.PIECE)
    unit_text: Mapped[str] = mapped_column(Words, default="")
    price_basis: Mapped[int] = mapped_column(Count, default=1)
    vat_class: Mapped[VatClass] = mapped_column(Code(VatClass))
    set_code: Mapped[str | None] = mapped_column(Words, ForeignKey("product_set.code"))
    lot_tracked_at: Mapped[datetime | None] = mapped_column(Moment)
    retired_at: Mapped[datetime | None] = mapped_column(Moment)
    changed_at: Mapped[datetime] = mapped_column(Moment)


class ProductText(Base):
    """A product's name and description in another language."""

    __tablename__ = "product_text"

    product_id: Mapped[ProductId] = mapped_column(Id, ForeignKey("product.id"), primary_key=True)
    language: Mapped[str] = mapped_column(Words, primary_key=True)
    name: Mapped[str] = mapped_column(Words)
    description: Mapped[str] = mapped_column(Words, default="")


class Barcode(Base):
    """A code on a product; the same code may stand on several products, and the till asks."""

    __tablename__ = "barcode"
    __table_args__ = (Index(None, "gtin14"), Index(None, "product_id"))

    code: Mapped[str] = mapped_column(Words, primary_key=True)
    product_id: Mapped[ProductId] = mapped_column(Id, ForeignKey("product.id"), primary_key=True)
    gtin14: Mapped[str | None] = mapped_column(Words)


class PriceRow(Base):
    """What a product costs from a moment on; the next row ends it."""

    __tablename__ = "price"
    __table_args__ = (
        UniqueConstraint("product_id", "scope", "valid_from"),
        CheckConstraint("unit_price_dong >= 0", name="not_negative"),
    )

    id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    product_id: Mapped[ProductId] = mapped_column(Id, ForeignKey("product.id"))
    scope: Mapped[str] = mapped_column(Words)
    valid_from: Mapped[datetime] = mapped_column(Moment)
    unit_price_dong: Mapped[int] = mapped_column(Dong)
    set_by: Mapped[UUID] = mapped_column(Id, ForeignKey("person.id"))
