"""How figures, days and moments are written for people in Vietnam; the same on screen and on paper."""

from datetime import date, datetime

from core.clock import local

MINUS = "\u2212"
_WHOLE_UNITS = {"gram": "kg", "millilitre": "l"}
_PARTS_OF_A_WHOLE_UNIT = 1000


def dong(amount: int) -> str:
    """An amount of đồng with dotted thousands and a true minus: 1.234.500, −82.500."""
    return _signed(amount, f"{abs(amount):,}".replace(",", "."))


def money(amount: int) -> str:
    """An amount with its sign, never torn apart at the end of a line: 1.234.500 đ."""
    return f"{dong(amount)}\u00a0đ"


def quantity(amount: int, unit: str = "piece") -> str:
    """A quantity: pieces as a bare number, grams in kilograms and millilitres in litres (385 is 0,385 kg).

    `unit` is piece, gram or millilitre; any other raises ValueError. All three decimals are always written,
    as scales do: 1,5 kg would leave open how exactly it was weighed.
    """
    if unit == "piece":
        return dong(amount)
    if unit not in _WHOLE_UNITS:
        raise ValueError(f"{unit!r} is not a unit")
    whole, parts = divmod(abs(amount), _PARTS_OF_A_WHOLE_UNIT)
    return _signed(amount, f"{dong(whole)},{parts:03d} {_WHOLE_UNITS[unit]}")


def percent_bp(rate_bp: int) -> str:
    """A rate in basis points with as many decimals as it needs: 1800 is 18 %, 1250 is 12,5 %."""
    whole, parts = divmod(abs(rate_bp), 100)
    decimals = f",{parts:02d}".rstrip("0") if parts else ""
    return _signed(rate_bp, f"{dong(whole)}{decimals} %")


def day(value: date) -> str:
    """A day: 24/11/2026."""
    return value.strftime("%d/%m/%Y")


def clock_time(moment: datetime) -> str:
    """The time of a moment on the clock in Vietnam: 14:05."""
    return local(moment).strftime("%H:%M")


def moment(value: datetime) -> str:
    """A moment on calendar and clock in Vietnam: 24/11/2026 14:05."""
    return f"{day(local(value))} {clock_time(value)}"


def day_in_words(value: date) -> str:
    """A day as Vietnamese papers write it: ngày 24 tháng 11 năm 2026."""
    return f"ngày {value.day:02d} tháng {value.month:02d} năm {value.year}"


def _signed(amount: int, text: str) -> str:
    return MINUS + text if amount < 0 else text
