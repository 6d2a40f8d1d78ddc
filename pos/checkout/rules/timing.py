"""When a sale happened: the till's clock, corrected by its last measured offset and held in bounds."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.clock import business_day, calendar_day
from pos.checkout.rules.ground import Ground
from pos.checkout.rules.sent import SentSale


@dataclass(frozen=True, kw_only=True, slots=True)
class When:
    """The moment of a sale, its business day, its calendar day, and whether the clock had to be held."""

    occurred_at: datetime
    business_day: date
    calendar_day: date
    held: bool


def when(sale: SentSale, ground: Ground, *, now: datetime) -> When:
    """device_at + offset, not before the shift's opening nor the till's previous sale, not after now."""
    told = sale.device_at + timedelta(milliseconds=sale.clock_offset_ms)
    moment = min(max(told, *_not_before(sale, ground, told)), max(now, told) if sale.shift is None else now)
    return When(
        occurred_at=moment,
        business_day=business_day(moment, ground.place.day_ends_minutes),
        calendar_day=calendar_day(moment),
        held=moment != told,
    )


def _not_before(sale: SentSale, ground: Ground, told: datetime) -> list[datetime]:
    if sale.shift is None:
        return [told]
    opened_at = ground.shift.opened_at if ground.shift else sale.shift.opened_at
    return [opened_at, ground.previous_at or told]
