"""Reading agreements and terms."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from inventory.agreements.models import AgreementRow, TermRow
from inventory.agreements.rules import ALL_GOODS, Agreement, AgreementId, Term
from inventory.locations import queries as locations
from inventory.producers.rules import ProducerId
from inventory.products.models import Product, ProductSet

_BATCH = 5_000

_AGREEMENTS = select(
    AgreementRow.id,
    AgreementRow.producer_id,
    AgreementRow.valid_from,
    AgreementRow.ended_at,
    AgreementRow.hold_days,
    AgreementRow.tax_kept_from,
).where(AgreementRow.producer_id.in_(bindparam("producer_ids", expanding=True)))
_TERMS = select(
    TermRow.id,
    TermRow.agreement_id,
    TermRow.scope,
    TermRow.valid_from,
    TermRow.kind,
    TermRow.rate_bp,
    TermRow.net_dong,
    TermRow.base_vat,
    TermRow.discount_bearer,
    TermRow.discount_producer_bp,
).where(TermRow.agreement_id.in_(bindparam("agreement_ids", expanding=True)))


def agreements_of(
    session: Session, producer_ids: Iterable[ProducerId]
) -> dict[ProducerId, tuple[Agreement, ...]]:
    """Every agreement of the producers with all its terms; the sale road stands on it.

    Two selects for up to 5,000 producers: a statement takes no more than 32,766 values.
    """
    wanted = list(set(producer_ids))
    found: dict[ProducerId, tuple[Agreement, ...]] = {}
    for start in range(0, len(wanted), _BATCH):
        found |= _agreements_of(session, wanted[start : start + _BATCH])
    return found


def _agreements_of(
    session: Session, producer_ids: Sequence[ProducerId]
) -> dict[ProducerId, tuple[Agreement, ...]]:
    rows = session.connection().execute(_AGREEMENTS, {"producer_ids": producer_ids}).all()
    terms = _terms_of(session, [row.id for row in rows])
    found: dict[ProducerId, tuple[Agreement, ...]] = {}
    for row in rows:
        agreement = Agreement(
            id=row.id,
            valid_from=row.valid_from,
            ended_at=row.ended_at,
            hold_days=row.hold_days,
            tax_kept_from=row.tax_kept_from,
            terms=tuple(terms.get(row.id, ())),
        )
        found[row.producer_id] = (*found.get(row.producer_id, ()), agreement)
    return found


def _terms_of(session: Session, agreement_ids: Sequence[AgreementId]) -> dict[AgreementId, list[Term]]:
    terms: dict[AgreementId, list[Term]] = {}
    for row in session.connection().execute(_TERMS, {"agreement_ids": agreement_ids}):
        terms.setdefault(row.agreement_id, []).append(Term(**row._mapping))
    return terms


def unknown_scopes(session: Session, scopes: Sequence[tuple[AgreementId, str]]) -> list[str]:
    """The scopes that could never apply, each with the agreement it is meant for.

    Such a scope is for a set, product or place that is not known, or for goods of another producer.
    """
    goods = {scope.partition("@")[0] for _, scope in scopes} - {ALL_GOODS}
    names_places = any("@" in scope for _, scope in scopes)
    places = {""} | (locations.real_codes(session) if names_places else set())
    sets = _sets(session, goods)
    owners = _owners(session, goods)
    producers = _producers(session, {agreement_id for agreement_id, _ in scopes})
    unknown = []
    for agreement_id, scope in scopes:
        named, _, place = scope.partition("@")
        known = named == ALL_GOODS or named in sets or owners.get(named) == producers.get(agreement_id, "")
        if not known or place not in places:
            unknown.append(scope)
    return unknown


def _sets(session: Session, goods: Iterable[str]) -> set[str]:
    found = _found(session, (ProductSet.code,), ProductSet.code, _set_codes(goods))
    return {f"set:{code}" for (code,) in found}


def _owners(session: Session, goods: Iterable[str]) -> dict[str, ProducerId]:
    found = _found(session, (Product.id, Product.producer_id), Product.id, _ids(goods))
    return {f"product:{product_id}": producer_id for product_id, producer_id in found}


def _producers(session: Session, agreement_ids: Iterable[AgreementId]) -> dict[AgreementId, ProducerId]:
    return dict(_found(session, (AgreementRow.id, AgreementRow.producer_id), AgreementRow.id, agreement_ids))


def _set_codes(goods: Iterable[str]) -> set[str]:
    """The codes of the product sets that scopes name."""
    return {named.removeprefix("set:") for named in goods if named.startswith("set:")}


def _ids(goods: Iterable[str]) -> set[UUID]:
    """The ids of the products that scopes name, as far as they are ids."""
    found = set()
    for named in goods:
        if named.startswith("product:"):
            try:
                found.add(UUID(named.removeprefix("product:")))
            except ValueError:
                continue
    return found


def _found(
    session: Session,
    columns: tuple[InstrumentedAttribute[Any], ...],
    key: InstrumentedAttribute[Any],
    wanted: Iterable[Any],
) -> Iterator[Any]:
    """The rows whose key is among many values."""
    keys = sorted(wanted)
    for start in range(0, len(keys), _BATCH):
        yield from session.execute(select(*columns).where(key.in_(keys[start : start + _BATCH])))
