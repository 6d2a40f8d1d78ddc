"""Shifts, cash in and out, closings."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Count, Dong, Id, Moment, Words
from people.persons.rules import PersonId
from pos.tills.rules import TillId


class Shift(Base):
    """A cashier's time at a till, from the counted float on."""

    __tablename__ = "shift"
    __table_args__ = (CheckConstraint("float_dong >= 0", name="float"), Index(None, "till_id", "opened_at"))

    id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    till_id: Mapped[TillId] = mapped_column(Id, ForeignKey("till.id"))
    cashier_id: Mapped[PersonId | None] = mapped_column(Id, ForeignKey("person.id"))
    opened_at: Mapped[datetime] = mapped_column(Moment)
    float_dong: Mapped[int] = mapped_column(Dong)
    recorded_at: Mapped[datetime] = mapped_column(Moment)


class CashMovement(Base):
    """Cash put into the drawer or taken out of it, with the reason."""

    __tablename__ = "cash_movement"
    __table_args__ = (CheckConstraint("amount_dong <> 0", name="amount"), Index(None, "shift_id"))

    id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    shift_id: Mapped[UUID] = mapped_column(Id, ForeignKey("shift.id"))
    amount_dong: Mapped[int] = mapped_column(Dong)
    reason: Mapped[str] = mapped_column(Words)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[UUID] = mapped_column("by_id", Id, ForeignKey("person.id"))


class ShiftClosing(Base):
    """The end of a shift: what the drawer should hold, what was counted, and the difference, for ever."""

    __tablename__ = "shift_closing"
    __table_args__ = (
        CheckConstraint("difference_dong = counted_dong - expected_dong", name="difference"),
        Index(None, "closed_at"),
    )

    shift_id: Mapped[UUID] = mapped_column(Id, ForeignKey("shift.id"), primary_key=True)
    expected_dong: Mapped[int] = mapped_column(Dong)
    counted_dong: Mapped[int] = mapped_column(Dong)
    difference_dong: Mapped[int] = mapped_column(Dong)
    denominations: Mapped[str] = mapped_column(Words)
    sales: Mapped[int] = mapped_column(Count)
    totals: Mapped[str] = mapped_column(Words)
    perpetual_total_dong: Mapped[int] = mapped_column(Dong)
    closed_at: Mapped[datetime] = mapped_column(Moment)
    closed_by: Mapped[UUID | None] = mapped_column(Id, ForeignKey("person.id"))
