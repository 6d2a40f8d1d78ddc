"""Sales: the customer's half, payments, and what could not be stored as a sale."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Bytes, Code, Count, Day, Dong, Id, Moment, Words
from inventory.locations.rules import LocationId
from inventory.products.rules import ProductId, VatClass
from people.persons.rules import PersonId
from pos.checkout.rules import LineId, Means, PutTo, ReturnReason, SaleId, Verdict
from pos.tills.rules import TillId


class Sale(Base):
    """A completed sale, which is a fact."""

    __tablename__ = "sale"
    __table_args__ = (
        UniqueConstraint("till_id", "number", "clash"),
        UniqueConstraint("till_id", "external_receipt"),
        CheckConstraint("shift_id IS NOT NULL OR external_receipt IS NOT NULL", name="shift_or_import"),
        Index(None, "shift_id"),
        Index(None, "location_id", "business_day"),
        Index(None, "business_day"),
        Index(None, "receipt"),
    )

    id: Mapped[SaleId] = mapped_column(Id, primary_key=True)
    till_id: Mapped[TillId] = mapped_column(Id, ForeignKey("till.id"))
    number: Mapped[int] = mapped_column(Count)
    clash: Mapped[int] = mapped_column(Count)
    receipt: Mapped[str] = mapped_column(Words)
    external_receipt: Mapped[str | None] = mapped_column(Words)
    shift_id: Mapped[UUID | None] = mapped_column(Id, ForeignKey("shift.id"))
    cashier_id: Mapped[PersonId | None] = mapped_column(Id, ForeignKey("person.id"))
    location_id: Mapped[LocationId] = mapped_column(Id, ForeignKey("location.id"))
    business_day: Mapped[date] = mapped_column(Day)
    device_at: Mapped[datetime] = mapped_column(Moment)
    occurred_at: Mapped[datetime] = mapped_column(Moment)
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    total_dong: Mapped[int] = mapped_column(Dong)
    rounding_dong: Mapped[int] = mapped_column(Dong)
    content: Mapped[str] = mapped_column(Words)
    content_sha256: Mapped[str] = mapped_column(Words)


class SaleLine(Base):
    """The customer's half of a line; negative throughout for goods that came back."""

    __tablename__ = "sale_line"
    __table_args__ = (
        UniqueConstraint("sale_id", "position"),
        CheckConstraint("paid_dong = list_dong - discount_dong", name="paid"),
        CheckConstraint("quantity <> 0", name="quantity"),
        CheckConstraint("original_line_id IS NULL OR quantity < 0", name="original"),
        CheckConstraint("(put_to IS NOT NULL) = (quantity < 0)", name="put_to_returned"),
        CheckConstraint("return_reason IS NULL OR quantity < 0", name="return_reason_returned"),
        CheckConstraint(
            "put_to IS NULL OR put_to <> 'house' OR return_reason IN ('changed_mind', 'handling')",
            name="put_to_house",
        ),
        Index(None, "product_id"),
        Index(None, "original_line_id"),
    )

    id: Mapped[LineId] = mapped_column(Id, primary_key=True)
    sale_id: Mapped[SaleId] = mapped_column(Id, ForeignKey("sale.id"))
    position: Mapped[int] = mapped_column(Count)
    product_id: Mapped[ProductId | None] = mapped_column(Id, ForeignKey("product.id"))
    scanned: Mapped[str] = mapped_column(Words)
    name: Mapped[str] = mapped_column(Words)
    unit: Mapped[str] = mapped_column(Words)
    quantity: Mapped[int] = mapped_column(Count)
    unit_price_dong: Mapped[int] = mapped_column(Dong)
    price_basis: Mapped[int] = mapped_column(Count)
    list_dong: Mapped[int] = mapped_column(Dong)
    discount_dong: Mapped[int] = mapped_column(Dong)
    reason: Mapped[str] = mapped_column(Words)
    paid_dong: Mapped[int] = mapped_column(Dong)
    seller_id: Mapped[UUID | None] = mapped_column(Id, ForeignKey("producer.id"))
    vat_class: Mapped[VatClass] = mapped_column(Code(VatClass))
    vat_rate_bp: Mapped[int | None] = mapped_column(Count)
    vat_dong: Mapped[int] = mapped_column(Dong)
    original_line_id: Mapped[LineId | None] = mapped_column(Id, ForeignKey("sale_line.id"))
    put_to: Mapped[PutTo | None] = mapped_column(Code(PutTo))
    return_reason: Mapped[ReturnReason | None] = mapped_column(Code(ReturnReason))
    approved_by: Mapped[PersonId | None] = mapped_column(Id, ForeignKey("person.id"))


class Payment(Base):
    """Money that came in or went back, by one means."""

    __tablename__ = "payment"
    __table_args__ = (
        CheckConstraint("amount_dong <> 0", name="amount"),
        CheckConstraint("tendered_dong IS NULL OR means = 'cash'", name="tendered"),
        Index(None, "sale_id"),
    )

    id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    sale_id: Mapped[SaleId] = mapped_column(Id, ForeignKey("sale.id"))
    means: Mapped[Means] = mapped_column(Code(Means))
    amount_dong: Mapped[int] = mapped_column(Dong)
    tendered_dong: Mapped[int | None] = mapped_column(Dong)
    reference: Mapped[str] = mapped_column(Words)


class PaymentConfirmation(Base):
    """Somebody saw the money arrive."""

    __tablename__ = "payment_confirmation"

    payment_id: Mapped[UUID] = mapped_column(Id, ForeignKey("payment.id"), primary_key=True)
    source: Mapped[str] = mapped_column(Words)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[UUID | None] = mapped_column("by_id", Id)


class QuarantinedSale(Base):
    """What arrived and could not become a sale, with its body as it came."""

    __tablename__ = "quarantined_sale"
    __table_args__ = (UniqueConstraint("till_id", "body_sha256"),)

    id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    till_id: Mapped[TillId] = mapped_column(Id, ForeignKey("till.id"))
    sale_id: Mapped[str] = mapped_column(Words)
    verdict: Mapped[Verdict] = mapped_column(Code(Verdict))
    reason: Mapped[str] = mapped_column(Words)
    body: Mapped[bytes] = mapped_column(Bytes)
    body_sha256: Mapped[str] = mapped_column(Words)
    received_at: Mapped[datetime] = mapped_column(Moment)
