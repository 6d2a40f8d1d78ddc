"""Producers and their bank accounts."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Code, Id, Moment, Words
from inventory.producers.rules import EntityType, ProducerId


class Producer(Base):
    """A household, co-operative or company that consigns goods."""

    __tablename__ = "producer"
    __table_args__ = (
        UniqueConstraint("code"),
        CheckConstraint("name <> ''", name="named"),
        Index(None, "search_key"),
        Index(None, "tax_code"),
    )

    id: Mapped[ProducerId] = mapped_column(Id, primary_key=True)
    code: Mapped[str] = mapped_column(Words)
    name: Mapped[str] = mapped_column(Words)
    search_key: Mapped[str] = mapped_column(Words)
    entity_type: Mapped[EntityType] = mapped_column(Code(EntityType), default=EntityType.OTHER)
    tax_code: Mapped[str] = mapped_column(Words, default="")
    personal_no: Mapped[str] = mapped_column(Words, default="")
    address: Mapped[str] = mapped_column(Words, default="")
    commune: Mapped[str] = mapped_column(Words, default="")
    province: Mapped[str] = mapped_column(Words, default="")
    phone: Mapped[str] = mapped_column(Words, default="")
    email: Mapped[str] = mapped_column(Words, default="")


class BankAccount(Base):
    """An account that a producer is paid to; a change takes two persons."""

    __tablename__ = "bank_account"
    __table_args__ = (
        CheckConstraint("(approved_at IS NULL) = (approved_by IS NULL)", name="approved_pair"),
        Index(None, "producer_id"),
    )

    id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    producer_id: Mapped[ProducerId] = mapped_column(Id, ForeignKey("producer.id"))
    bank_bin: Mapped[str] = mapped_column(Words)
    account_no: Mapped[str] = mapped_column(Words)
    holder: Mapped[str] = mapped_column(Words)
    proposed_at: Mapped[datetime] = mapped_column(Moment)
    proposed_by: Mapped[UUID] = mapped_column(Id, ForeignKey("person.id"))
    approved_at: Mapped[datetime | None] = mapped_column(Moment)
    approved_by: Mapped[UUID | None] = mapped_column(Id, ForeignKey("person.id"))
