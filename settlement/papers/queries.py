"""Gathering what a statement's papers say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.errors import NotFound
from core.permissions import Actor
from inventory.agreements.models import AgreementRow
from inventory.locations import queries as locations
from inventory.locations.queries import LocationView
from inventory.producers import queries as producers
from inventory.producers.queries import ProducerView
from inventory.producers.rules import ProducerId
from printing.papers.parts import Issuer
from settlement.papers.content import PaperContent
from settlement.papers.rules import Before
from settlement.statements import queries as statements
from settlement.statements.models import StatementRow
from settlement.statements.queries import Draft, Goods
from settlement.statements.rules import sees


def content(session: Session, number: str, *, scope: Actor) -> PaperContent:
    """Everything that the papers of an issued statement print; raises NotFound."""
    statement = statements.by_number(session, number, scope=scope)
    producer_id = ProducerId(statement.producer_id)
    places = locations.all_real(session)
    agreement = session.get(AgreementRow, statement.agreement_id) if statement.agreement_id else None
    return PaperContent(
        statement=statement,
        issuer=issuer_of(places),
        producer=producers.by_ids(session, [producer_id])[producer_id],
        agreement=agreement.number if agreement else "",
        answer_days=agreement.answer_days if agreement else None,
        products=statements.goods(session, [*statement.stock, *statement.bridge]),
        places=statements.location_names(session, statement.stock),
        before=_before(session, statement.previous_id),
        sellers={place.code: place.name for place in places},
    )


def _before(session: Session, statement_id: UUID | None) -> Before | None:
    row = session.execute(
        select(
            StatementRow.number,
            StatementRow.cut_off_day.label("cut_off"),
            StatementRow.issued_at,
            StatementRow.balance_dong,
        ).where(StatementRow.id == statement_id)
    ).first()
    return Before(**row._mapping) if row else None


def issuer_of(places: Sequence[LocationView]) -> Issuer:
    """The house: its first showroom, until the association has a page of its own."""
    if not places:
        return Issuer(name="Gánh")
    house = min(places, key=lambda place: (place.kind != "showroom", place.code))
    tax_code = f"Mã số thuế {house.tax_code}" if house.tax_code else ""
    about = " · ".join(part for part in (tax_code, house.phone) if part)
    return Issuer(name=house.name, lines=[line for line in (house.address, about) if line])


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftContent:
    """A draft with the names that its page shows."""

    draft: Draft
    producer: ProducerView
    products: Mapping[UUID, Goods]
    places: Mapping[UUID, str]
    before: Before | None


def draft_content(session: Session, producer_code: str, cut_off: date, *, scope: Actor) -> DraftContent:
    """What a producer's statement up to a day would be; raises NotFound, also outside the actor's scope."""
    producer = producers.by_code(session, producer_code)
    if not sees(scope, producer.id):
        raise NotFound
    draft = statements.draft(session, producer.id, cut_off)
    return DraftContent(
        draft=draft,
        producer=producer,
        products=statements.goods(session, [*draft.stock, *draft.bridge]),
        places=statements.location_names(session, draft.stock),
        before=_before(session, draft.previous_id),
    )
