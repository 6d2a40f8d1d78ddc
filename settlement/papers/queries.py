"""Gathering what a statement's papers say."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.permissions import Actor
from inventory.agreements.models import AgreementRow
from inventory.locations import queries as locations
from inventory.producers import queries as producers
from inventory.producers.models import Producer
from inventory.producers.rules import ProducerId
from printing.papers.parts import Issuer
from settlement.papers.content import PaperContent
from settlement.payouts.models import Payout
from settlement.statements import queries as statements
from settlement.statements.models import StatementRow


def content(session: Session, number: str, *, scope: Actor) -> PaperContent:
    """Everything that the papers of an issued statement print; raises NotFound."""
    statement = statements.by_number(session, number, scope=scope)
    producer_id = ProducerId(statement.producer_id)
    agreement = session.scalar(select(AgreementRow.number).where(AgreementRow.id == statement.agreement_id))
    return PaperContent(
        statement=statement,
        issuer=_issuer(session),
        producer=producers.by_ids(session, [producer_id])[producer_id],
        agreement=agreement or "",
        products=statements.product_names(session, [*statement.stock, *statement.bridge]),
        places=statements.location_names(session, statement.stock),
    )


def _issuer(session: Session) -> Issuer:
    """The house: its first showroom, until the association has a page of its own."""
    places = locations.all_real(session)
    if not places:
        return Issuer(name="Gánh")
    house = min(places, key=lambda place: (place.kind != "showroom", place.code))
    about = " · ".join(part for part in (house.tax_code, house.phone) if part)
    return Issuer(name=house.name, lines=[line for line in (house.address, about) if line])


@dataclass(frozen=True, kw_only=True, slots=True)
class Issued:
    """A statement as lists show it; `paid_dong` and `left_dong` are derived."""

    number: str
    producer: str
    cut_off: date
    issued_at: datetime
    cancelled_at: datetime | None
    balance_dong: int
    payable_dong: int
    paid_dong: int

    @property
    def left_dong(self) -> int:
        """What is still to be paid of it."""
        return 0 if self.cancelled_at else self.payable_dong - self.paid_dong


def issued(session: Session, *, scope: Actor, limit: int = 500) -> list[Issued]:
    """The latest statements within the actor's scope: a producer sees only their own."""
    s = StatementRow
    paid = select(func.coalesce(func.sum(Payout.amount_dong), 0)).where(Payout.statement_id == s.id)
    chosen = (
        select(
            s.number,
            Producer.name.label("producer"),
            s.cut_off_day.label("cut_off"),
            s.issued_at,
            s.cancelled_at,
            s.balance_dong,
            s.payable_dong,
            paid.scalar_subquery().label("paid_dong"),
        )
        .join(Producer, Producer.id == s.producer_id)
        .order_by(s.number.desc())
        .limit(limit)
    )
    if scope.producer_id:
        chosen = chosen.where(s.producer_id == scope.producer_id)
    return [
        Issued(**(dict(row._mapping) | {"paid_dong": int(row.paid_dong)})) for row in session.execute(chosen)
    ]
