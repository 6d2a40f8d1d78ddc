"""Reading products."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from inventory.products.models import VatRateRow
from inventory.products.rules import VatRate


def vat_rates(session: Session) -> tuple[VatRate, ...]:
    """Every VAT rate with the day it begins."""
    rows = session.execute(select(VatRateRow.vat_class, VatRateRow.valid_from, VatRateRow.rate_bp))
    return tuple(VatRate(**row._mapping) for row in rows)
