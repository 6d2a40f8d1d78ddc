"""Agreements and terms."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Code, Count, Day, Dong, Id, Moment, Words
from inventory.agreements.rules import AgreementId, BaseVat, Bearer, CommissionVat, TermId, TermKind
from inventory.producers.rules import ProducerId


class AgreementRow(Base):
    """A consignment agreement; one per producer is open at a time."""

    __tablename__ = "agreement"
    __table_args__ = (
        UniqueConstraint("producer_id", "number"),
        Index(
            "ix_agreement_one_open",
            "producer_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name="ended_pair"),
        CheckConstraint("hold_days BETWEEN 0 AND 365", name="hold_days"),
        CheckConstraint("min_payout_dong >= 0", name="min_payout"),
        CheckConstraint("days_to_pay BETWEEN 0 AND 365", name="days_to_pay"),
    )

    id: Mapped[AgreementId] = mapped_column(Id, primary_key=True)
    producer_id: Mapped[ProducerId] = mapped_column(Id, ForeignKey("producer.id"))
    number: Mapped[str] = mapped_column(Words)
    valid_from: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_by: Mapped[UUID | None] = mapped_column(Id, ForeignKey("person.id"))
    hold_days: Mapped[int] = mapped_column(Count, default=0)
    min_payout_dong: Mapped[int] = mapped_column(Dong, default=0)
    answer_days: Mapped[int | None] = mapped_column(Count)
    days_to_pay: Mapped[int | None] = mapped_column(Count)
    tax_kept_from: Mapped[date | None] = mapped_column(Day)
    commission_vat: Mapped[CommissionVat] = mapped_column(Code(CommissionVat), default=CommissionVat.INCLUDED)


class TermRow(Base):
    """A term from a moment on, for all goods, a set or a product, each optionally at one place."""

    __tablename__ = "term"
    __table_args__ = (
        UniqueConstraint("agreement_id", "scope", "valid_from"),
        CheckConstraint(
            "(kind = 'percent' AND rate_bp IS NOT NULL AND net_dong IS NULL) OR "
            "(kind = 'fixed_net' AND rate_bp IS NULL AND net_dong IS NOT NULL AND discount_bearer = 'house')",
            name="by_kind",
        ),
        CheckConstraint("rate_bp BETWEEN 0 AND 10000", name="rate"),
        CheckConstraint("net_dong >= 0", name="net"),
        CheckConstraint("discount_producer_bp BETWEEN 0 AND 10000", name="discount_share"),
        CheckConstraint("shrinkage_tolerance_bp BETWEEN 0 AND 10000", name="tolerance"),
    )

    id: Mapped[TermId] = mapped_column(Id, primary_key=True)
    agreement_id: Mapped[AgreementId] = mapped_column(Id, ForeignKey("agreement.id"))
    scope: Mapped[str] = mapped_column(Words)
    valid_from: Mapped[datetime] = mapped_column(Moment)
    kind: Mapped[TermKind] = mapped_column(Code(TermKind))
    rate_bp: Mapped[int | None] = mapped_column(Count)
    net_dong: Mapped[int | None] = mapped_column(Dong)
    base_vat: Mapped[BaseVat] = mapped_column(Code(BaseVat), default=BaseVat.INCLUDED)
    discount_bearer: Mapped[Bearer] = mapped_column(Code(Bearer), default=Bearer.HOUSE)
    discount_producer_bp: Mapped[int] = mapped_column(Count, default=0)
    shrinkage_tolerance_bp: Mapped[int] = mapped_column(Count, default=0)
    set_by: Mapped[UUID] = mapped_column(Id, ForeignKey("person.id"))
