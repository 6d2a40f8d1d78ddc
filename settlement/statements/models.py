"""Statements: frozen figures, the entries that they claim, and the stock table beside the money."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Count, Day, Dong, Id, Moment, Words
from inventory.agreements.rules import AgreementId
from inventory.locations.rules import LocationId
from inventory.producers.rules import ProducerId
from inventory.products.rules import ProductId
from settlement.entries.rules import EntryId


class StatementRow(Base):
    """An issued statement. A draft is computed when it is looked at and stores nothing."""

    __tablename__ = "statement"
    __table_args__ = (
        UniqueConstraint("number"),
        Index(
            "ix_statement_one_per_cut_off",
            "producer_id",
            "cut_off_day",
            unique=True,
            sqlite_where=text("cancelled_at IS NULL"),
            postgresql_where=text("cancelled_at IS NULL"),
        ),
        Index(None, "issued_at"),
        CheckConstraint("gross_dong = share_dong + commission_dong + tax_kept_dong", name="gross_split"),
        CheckConstraint(
            "total_dong = share_dong - commission_vat_dong + fees_dong + compensation_dong + adjustment_dong",
            name="total",
        ),
        CheckConstraint("balance_dong = carried_dong + total_dong", name="balance"),
        CheckConstraint(
            "payable_dong = CASE WHEN balance_dong > 0 AND balance_dong >= min_payout_dong "
            "THEN balance_dong ELSE 0 END",
            name="payable",
        ),
        CheckConstraint("due_on IS NULL OR payable_dong > 0", name="due"),
        CheckConstraint("(cancelled_at IS NULL) = (cancelled_by IS NULL)", name="cancelled_pair"),
    )

    id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    number: Mapped[str] = mapped_column(Words)
    producer_id: Mapped[ProducerId] = mapped_column(Id, ForeignKey("producer.id"))
    agreement_id: Mapped[AgreementId | None] = mapped_column(Id, ForeignKey("agreement.id"))
    previous_id: Mapped[UUID | None] = mapped_column(Id, ForeignKey("statement.id"))
    cut_off_day: Mapped[date] = mapped_column(Day)
    lines: Mapped[int] = mapped_column(Count)
    list_dong: Mapped[int] = mapped_column(Dong)
    discount_producer_dong: Mapped[int] = mapped_column(Dong)
    gross_dong: Mapped[int] = mapped_column(Dong)
    commission_dong: Mapped[int] = mapped_column(Dong)
    tax_kept_dong: Mapped[int] = mapped_column(Dong)
    share_dong: Mapped[int] = mapped_column(Dong)
    commission_vat_dong: Mapped[int] = mapped_column(Dong)
    fees_dong: Mapped[int] = mapped_column(Dong)
    compensation_dong: Mapped[int] = mapped_column(Dong)
    adjustment_dong: Mapped[int] = mapped_column(Dong)
    total_dong: Mapped[int] = mapped_column(Dong)
    carried_dong: Mapped[int] = mapped_column(Dong)
    balance_dong: Mapped[int] = mapped_column(Dong)
    min_payout_dong: Mapped[int] = mapped_column(Dong)
    payable_dong: Mapped[int] = mapped_column(Dong)
    due_on: Mapped[date | None] = mapped_column(Day)
    on_hold_dong: Mapped[int] = mapped_column(Dong)
    producer_invoice: Mapped[str | None] = mapped_column(Words)
    pdf_id: Mapped[UUID | None] = mapped_column(Id, ForeignKey("stored_file.id"))
    issued_at: Mapped[datetime] = mapped_column(Moment)
    issued_by: Mapped[UUID] = mapped_column(Id, ForeignKey("person.id"))
    cancelled_at: Mapped[datetime | None] = mapped_column(Moment)
    cancelled_by: Mapped[UUID | None] = mapped_column(Id, ForeignKey("person.id"))


class StatementLine(Base):
    """One entry as it stands on the paper; kept when the statement is cancelled."""

    __tablename__ = "statement_line"
    __table_args__ = (UniqueConstraint("statement_id", "entry_id"),)

    statement_id: Mapped[UUID] = mapped_column(Id, ForeignKey("statement.id"), primary_key=True)
    position: Mapped[int] = mapped_column(Count, primary_key=True, autoincrement=False)
    entry_id: Mapped[EntryId] = mapped_column(Id, ForeignKey("account_entry.id"))


class EntryClaim(Base):
    """Which live statement has an entry: at most one, by the primary key."""

    __tablename__ = "entry_claim"
    __table_args__ = (Index(None, "statement_id"),)

    entry_id: Mapped[EntryId] = mapped_column(Id, ForeignKey("account_entry.id"), primary_key=True)
    statement_id: Mapped[UUID] = mapped_column(Id, ForeignKey("statement.id"))


class StatementStock(Base):
    """One row of the stock table: a product at a place, from opening to closing."""

    __tablename__ = "statement_stock"
    __table_args__ = (
        CheckConstraint(
            "closing = opening + received + returned_by_customers + found + owner_in + transferred_in "
            "- sold - handed_back - lost - destroyed - tasting - bought_out - owner_out - transferred_out",
            name="identity",
        ),
    )

    statement_id: Mapped[UUID] = mapped_column(Id, ForeignKey("statement.id"), primary_key=True)
    product_id: Mapped[ProductId] = mapped_column(Id, ForeignKey("product.id"), primary_key=True)
    location_id: Mapped[LocationId] = mapped_column(Id, ForeignKey("location.id"), primary_key=True)
    opening: Mapped[int] = mapped_column(Count)
    received: Mapped[int] = mapped_column(Count)
    returned_by_customers: Mapped[int] = mapped_column(Count)
    found: Mapped[int] = mapped_column(Count)
    owner_in: Mapped[int] = mapped_column(Count)
    transferred_in: Mapped[int] = mapped_column(Count)
    sold: Mapped[int] = mapped_column(Count)
    handed_back: Mapped[int] = mapped_column(Count)
    lost: Mapped[int] = mapped_column(Count)
    destroyed: Mapped[int] = mapped_column(Count)
    tasting: Mapped[int] = mapped_column(Count)
    bought_out: Mapped[int] = mapped_column(Count)
    owner_out: Mapped[int] = mapped_column(Count)
    transferred_out: Mapped[int] = mapped_column(Count)
    closing: Mapped[int] = mapped_column(Count)


class StatementBridge(Base):
    """From what the stock table sold to what this statement pays for, per product, in quantity and đồng."""

    __tablename__ = "statement_bridge"
    __table_args__ = (
        CheckConstraint(
            "settled_quantity = sold_quantity - not_due_quantity + earlier_quantity - disputed_quantity",
            name="quantity",
        ),
        CheckConstraint(
            "settled_dong = sold_dong - not_due_dong + earlier_dong - disputed_dong", name="amount"
        ),
    )

    statement_id: Mapped[UUID] = mapped_column(Id, ForeignKey("statement.id"), primary_key=True)
    product_id: Mapped[ProductId] = mapped_column(Id, ForeignKey("product.id"), primary_key=True)
    sold_quantity: Mapped[int] = mapped_column(Count)
    sold_dong: Mapped[int] = mapped_column(Dong)
    not_due_quantity: Mapped[int] = mapped_column(Count)
    not_due_dong: Mapped[int] = mapped_column(Dong)
    earlier_quantity: Mapped[int] = mapped_column(Count)
    earlier_dong: Mapped[int] = mapped_column(Dong)
    disputed_quantity: Mapped[int] = mapped_column(Count)
    disputed_dong: Mapped[int] = mapped_column(Dong)
    settled_quantity: Mapped[int] = mapped_column(Count)
    settled_dong: Mapped[int] = mapped_column(Dong)
