"""Payouts."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Code, Day, Dong, Id, Moment, Words
from inventory.producers.rules import ProducerId
from settlement.payouts.rules import PayoutMethod


class Payout(Base):
    """Money paid to a producer against the latest statement."""

    __tablename__ = "payout"
    __table_args__ = (
        UniqueConstraint("number"),
        CheckConstraint("amount_dong > 0", name="amount"),
        CheckConstraint("method <> 'cash' OR bank_account_id IS NULL", name="account"),
        Index(None, "producer_id"),
        Index(None, "statement_id"),
    )

    id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    number: Mapped[str] = mapped_column(Words)
    producer_id: Mapped[ProducerId] = mapped_column(Id, ForeignKey("producer.id"))
    statement_id: Mapped[UUID] = mapped_column(Id, ForeignKey("statement.id"))
    amount_dong: Mapped[int] = mapped_column(Dong)
    method: Mapped[PayoutMethod] = mapped_column(Code(PayoutMethod))
    bank_account_id: Mapped[UUID | None] = mapped_column(Id, ForeignKey("bank_account.id"))
    reason: Mapped[str | None] = mapped_column(Words)
    paid_on: Mapped[date] = mapped_column(Day)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[UUID] = mapped_column("by_id", Id, ForeignKey("person.id"))
