"""Terms and lines of the worked examples as the program's own values."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from inventory.agreements.rules import AgreementId, BaseVat, Bearer, Term, TermId, TermKind
from pos.pricing.rules import list_price
from settlement.entries.rules import (
    Half,
    Host,
    Sold,
    consigned,
    host,
    margin_of_rate,
    of_amounts,
    owned,
    split_discount,
)

RATES = {"10": 1000, "8": 800, "5": 500, "0": 0, "KCT": None, "KKKNT": None, "none": None}


def term_of(
    told: dict[str, Any], discount: dict[str, Any] | None = None, bearer: str = "house"
) -> Term | None:
    """A term; None for goods owned by the house."""
    if told["kind"] == "owned":
        return None
    producer_bp = (discount or {}).get("producer_bp", 0)
    return Term(
        id=TermId(UUID(int=1)),
        agreement_id=AgreementId(UUID(int=2)),
        scope="all",
        valid_from=datetime(2026, 1, 1, tzinfo=UTC),
        kind=TermKind(told["kind"]),
        rate_bp=told.get("rate_bp"),
        net_dong=told.get("net_dong"),
        base_vat=BaseVat(told.get("base_vat", "included")),
        discount_bearer=Bearer.SHARED if producer_bp else Bearer(bearer),
        discount_producer_bp=producer_bp,
    )


def half_of(line: dict[str, Any]) -> Half:
    """The producer's half of a worked example's line."""
    discount = line["discount"]
    sold = Sold(
        quantity=line["quantity"],
        price_basis=line["price_basis"],
        list_dong=list_price(line["unit_price_dong"], line["quantity"], line["price_basis"]),
        discount_dong=discount.get("total_dong", 0)
        + discount.get("producer_dong", 0)
        + discount.get("house_dong", 0),
        vat_rate_bp=RATES[line["vat_class"]] if "vat_class" in line else None,
    )
    if "host" in line:
        sold = replace(sold, host=_host(line["host"], sold))
    term = term_of(line["term"], discount)
    if term is None:
        return owned(sold)
    if "total_dong" in discount:
        return consigned(sold, term, tax_kept=False)
    return of_amounts(sold, term, discount_producer=discount["producer_dong"], tax_kept=False)


def _host(told: dict[str, Any], sold: Sold) -> Host:
    margin = margin_of_rate(sold.list_dong - sold.discount_dong, told["margin_bp"])
    return host(margin, Bearer(told["bearer"]), told.get("producer_bp", 0))


def letters(half: Half) -> dict[str, int]:
    """A half by the letters of the worked examples."""
    return {
        "L": half.list_dong,
        "D_producer": half.discount_producer_dong,
        "D_house": half.discount_house_dong,
        "A": half.paid_dong,
        "B": half.base_dong,
        "C": half.commission_dong,
        "P": half.share_dong,
        "H": half.house_dong,
    }


__all__ = ["RATES", "half_of", "letters", "split_discount", "term_of"]
