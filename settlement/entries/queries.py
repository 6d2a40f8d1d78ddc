"""Reading the producers' accounts."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from settlement.entries.models import ProducerAccount, SoldEntry
from settlement.entries.rules import Half


@dataclass(frozen=True, kw_only=True, slots=True)
class Balance:
    """What is owed: on no statement yet, and still due of the latest one."""

    open_dong: int
    due_dong: int


def balance(session: Session, producer_id: UUID) -> Balance:
    """A producer's balance; nothing while there was no entry."""
    account = session.get(ProducerAccount, producer_id)
    if account is None:
        return Balance(open_dong=0, due_dong=0)
    return Balance(open_dong=account.open_dong, due_dong=account.due_dong)


def half_of(sold: SoldEntry) -> Half:
    """The frozen half of a stored line."""
    return Half(
        list_dong=sold.list_dong,
        discount_producer_dong=sold.discount_producer_dong,
        discount_house_dong=sold.discount_house_dong,
        host_producer_dong=sold.host_producer_dong,
        host_house_dong=sold.host_house_dong,
        base_dong=sold.commission_base_dong,
        commission_dong=sold.commission_dong,
        tax_kept_dong=sold.tax_kept_dong,
        share_dong=sold.share_dong,
        house_dong=sold.house_dong,
    )
