"""Lots, movements and balances."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Code, Count, Day, Id, Moment, Words
from inventory.locations.rules import LocationId
from inventory.products.rules import ProductId
from inventory.stock.rules import LotId, MovementKind


class Lot(Base):
    """A lot of one product; its code is empty for goods that are not tracked."""

    __tablename__ = "lot"
    __table_args__ = (UniqueConstraint("product_id", "code"),)

    id: Mapped[LotId] = mapped_column(Id, primary_key=True)
    product_id: Mapped[ProductId] = mapped_column(Id, ForeignKey("product.id"))
    code: Mapped[str] = mapped_column(Words)
    expiry: Mapped[date | None] = mapped_column(Day)


class StockMovement(Base):
    """Goods that went from one place to another."""

    __tablename__ = "stock_movement"
    __table_args__ = (
        UniqueConstraint("source_id", "lot_id", "kind"),
        CheckConstraint("quantity > 0", name="quantity"),
        CheckConstraint("from_location_id <> to_location_id", name="moves"),
        Index(None, "lot_id", "business_day"),
        Index(None, "source_kind", "source_id"),
    )

    id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    lot_id: Mapped[LotId] = mapped_column(Id, ForeignKey("lot.id"))
    from_location_id: Mapped[LocationId] = mapped_column(Id, ForeignKey("location.id"))
    to_location_id: Mapped[LocationId] = mapped_column(Id, ForeignKey("location.id"))
    quantity: Mapped[int] = mapped_column(Count)
    kind: Mapped[MovementKind] = mapped_column(Code(MovementKind))
    source_kind: Mapped[str] = mapped_column(Words)
    source_id: Mapped[UUID] = mapped_column(Id)
    business_day: Mapped[date] = mapped_column(Day)
    occurred_at: Mapped[datetime] = mapped_column(Moment)
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    actor_id: Mapped[UUID | None] = mapped_column(Id)
    corrects_id: Mapped[UUID | None] = mapped_column(Id, ForeignKey("stock_movement.id"))


class StockBalance(Base):
    """What a lot has at a place: the sum of its movements. `oversold` is how far it is below nothing."""

    __tablename__ = "stock_balance"
    __table_args__ = (
        CheckConstraint("oversold >= 0", name="oversold"),
        CheckConstraint("quantity + oversold >= 0", name="covered"),
        Index(None, "location_id"),
    )

    lot_id: Mapped[LotId] = mapped_column(Id, ForeignKey("lot.id"), primary_key=True)
    location_id: Mapped[LocationId] = mapped_column(Id, ForeignKey("location.id"), primary_key=True)
    quantity: Mapped[int] = mapped_column(Count)
    oversold: Mapped[int] = mapped_column(Count)
