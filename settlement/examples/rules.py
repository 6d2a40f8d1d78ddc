"""What a term that is still on paper would make of a sale, by the rules that a real sale goes by."""

from datetime import UTC, datetime
from uuid import UUID

from inventory.agreements.rules import AgreementId, NewTerm, Term, TermId, refuse_unsound_term
from settlement.entries.rules import Half, Sold, consigned

_NOWHERE = UUID(int=0)
_ALWAYS = datetime(2026, 1, 1, tzinfo=UTC)


def example(
    term: NewTerm, *, list_dong: int, discount_dong: int, vat_rate_bp: int | None, tax_kept: bool
) -> Half:
    """The producer's half of one piece at this price and discount, in đồng; raises TermRefused."""
    refuse_unsound_term(term)
    told = Term(
        id=TermId(_NOWHERE),
        agreement_id=AgreementId(_NOWHERE),
        scope=term.scope,
        valid_from=_ALWAYS,
        kind=term.kind,
        rate_bp=term.rate_bp,
        net_dong=term.net_dong,
        base_vat=term.base_vat,
        discount_bearer=term.discount_bearer,
        discount_producer_bp=term.discount_producer_bp,
    )
    sold = Sold(
        quantity=1,
        price_basis=1,
        list_dong=list_dong,
        discount_dong=discount_dong,
        vat_rate_bp=vat_rate_bp,
    )
    return consigned(sold, told, tax_kept=tax_kept)
