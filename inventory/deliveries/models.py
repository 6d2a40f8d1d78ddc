"""Deliveries of consigned goods."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Count, Day, Id, Moment, Words
from inventory.agreements.rules import AgreementId
from inventory.locations.rules import LocationId
from inventory.producers.rules import ProducerId
from inventory.products.rules import ProductId


class Delivery(Base):
    """Goods that a producer brought: a draft until it is confirmed, then a fact with a number."""

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("number"),
        CheckConstraint("(confirmed_at IS NULL) = (confirmed_by IS NULL)", name="confirmed_pair"),
        CheckConstraint("(confirmed_at IS NULL) = (number IS NULL)", name="numbered"),
        Index(None, "producer_id", "delivered_on"),
    )

    id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    number: Mapped[str | None] = mapped_column(Words)
    location_id: Mapped[LocationId] = mapped_column(Id, ForeignKey("location.id"))
    producer_id: Mapped[ProducerId] = mapped_column(Id, ForeignKey("producer.id"))
    agreement_id: Mapped[AgreementId | None] = mapped_column(Id, ForeignKey("agreement.id"))
    delivered_on: Mapped[date] = mapped_column(Day)
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[UUID] = mapped_column(Id, ForeignKey("person.id"))
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
    confirmed_by: Mapped[UUID | None] = mapped_column(Id, ForeignKey("person.id"))


class DeliveryLine(Base):
    """A quantity of one product and lot."""

    __tablename__ = "delivery_line"
    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity"),
        Index(None, "delivery_id"),
        Index(None, "product_id"),
    )

    id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    delivery_id: Mapped[UUID] = mapped_column(Id, ForeignKey("delivery.id"))
    product_id: Mapped[ProductId] = mapped_column(Id, ForeignKey("product.id"))
    lot_code: Mapped[str] = mapped_column(Words)
    expiry: Mapped[date | None] = mapped_column(Day)
    quantity: Mapped[int] = mapped_column(Count)
