"""The producers' accounts: entries, the producer's half of sold lines, balances."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Code, Count, Day, Dong, Id, Moment, Words
from inventory.agreements.rules import AgreementId, TermId
from inventory.locations.rules import LocationId
from inventory.producers.rules import ProducerId
from inventory.products.rules import ProductId
from settlement.entries.rules import EntryId, EntryKind, SoldKind


class AccountEntry(Base):
    """One change of what is owed to a producer; positive is owed to the producer."""

    __tablename__ = "account_entry"
    __table_args__ = (
        UniqueConstraint("kind", "source_id"),
        Index(None, "producer_id", "business_day"),
        CheckConstraint("matures_on >= business_day", name="matures"),
    )

    id: Mapped[EntryId] = mapped_column(Id, primary_key=True)
    producer_id: Mapped[ProducerId] = mapped_column(Id, ForeignKey("producer.id"))
    kind: Mapped[EntryKind] = mapped_column(Code(EntryKind))
    source_id: Mapped[UUID] = mapped_column(Id)
    amount_dong: Mapped[int] = mapped_column(Dong)
    business_day: Mapped[date] = mapped_column(Day)
    matures_on: Mapped[date] = mapped_column(Day)
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    actor_id: Mapped[UUID | None] = mapped_column(Id)
    corrects_id: Mapped[UUID | None] = mapped_column(Id, ForeignKey("account_entry.id"))
    reason: Mapped[str | None] = mapped_column(Words)


class SoldEntry(Base):
    """The producer's half of a sold line; its id is the line's and its entry's source.

    Owned goods have one too, without agreement, term and entry, so that every line of a known product
    has both halves. `kept_quantity` is how much of a return the house keeps and bears: 0, or all of it.
    """

    __tablename__ = "sold_entry"
    __table_args__ = (
        CheckConstraint("quantity <> 0", name="quantity"),
        CheckConstraint(
            "commission_base_dong = list_dong - discount_producer_dong - host_producer_dong", name="base"
        ),
        CheckConstraint(
            "commission_base_dong = share_dong + commission_dong + tax_kept_dong", name="base_split"
        ),
        CheckConstraint(
            "list_dong - discount_producer_dong - discount_house_dong = "
            "share_dong + house_dong + host_producer_dong + host_house_dong",
            name="paid_split",
        ),
        CheckConstraint("(term_kind = 'owned') = (agreement_id IS NULL)", name="agreement_named"),
        CheckConstraint("term_kind <> 'owned' OR share_dong = 0", name="owned_share"),
        CheckConstraint(
            "kept_quantity = 0 OR (kept_quantity = -quantity AND kept_quantity > 0 AND share_dong = 0)",
            name="kept",
        ),
        Index(None, "producer_id", "business_day"),
        Index(None, "product_id", "location_id", "business_day"),
    )

    id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    producer_id: Mapped[ProducerId] = mapped_column(Id, ForeignKey("producer.id"))
    location_id: Mapped[LocationId] = mapped_column(Id, ForeignKey("location.id"))
    receipt: Mapped[str] = mapped_column(Words)
    occurred_at: Mapped[datetime] = mapped_column(Moment)
    business_day: Mapped[date] = mapped_column(Day)
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    product_id: Mapped[ProductId] = mapped_column(Id, ForeignKey("product.id"))
    product_name: Mapped[str] = mapped_column(Words)
    lots: Mapped[str] = mapped_column(Words)
    quantity: Mapped[int] = mapped_column(Count)
    kept_quantity: Mapped[int] = mapped_column(Count, default=0)
    unit_price_dong: Mapped[int] = mapped_column(Dong)
    list_dong: Mapped[int] = mapped_column(Dong)
    discount_producer_dong: Mapped[int] = mapped_column(Dong)
    discount_house_dong: Mapped[int] = mapped_column(Dong)
    host_producer_dong: Mapped[int] = mapped_column(Dong)
    host_house_dong: Mapped[int] = mapped_column(Dong)
    commission_base_dong: Mapped[int] = mapped_column(Dong)
    agreement_id: Mapped[AgreementId | None] = mapped_column(Id, ForeignKey("agreement.id"))
    term_id: Mapped[TermId | None] = mapped_column(Id, ForeignKey("term.id"))
    term_kind: Mapped[SoldKind] = mapped_column(Code(SoldKind))
    rate_bp: Mapped[int | None] = mapped_column(Count)
    net_dong: Mapped[int | None] = mapped_column(Dong)
    commission_dong: Mapped[int] = mapped_column(Dong)
    tax_kept_dong: Mapped[int] = mapped_column(Dong)
    share_dong: Mapped[int] = mapped_column(Dong)
    house_dong: Mapped[int] = mapped_column(Dong)


class ProducerAccount(Base):
    """The balance: entries on no statement, and what the latest statement still leaves to pay."""

    __tablename__ = "producer_account"

    producer_id: Mapped[ProducerId] = mapped_column(Id, ForeignKey("producer.id"), primary_key=True)
    open_dong: Mapped[int] = mapped_column(Dong)
    due_dong: Mapped[int] = mapped_column(Dong)
