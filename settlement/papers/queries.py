"""Gathering what a statement's papers say."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.permissions import Actor
from inventory.agreements.models import AgreementRow
from inventory.locations import queries as locations
from inventory.producers import queries as producers
from inventory.producers.rules import ProducerId
from printing.papers.parts import Issuer
from settlement.papers.content import PaperContent
from settlement.statements import queries as statements


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
