"""Numbers as text: figures, signs, currencies and exponents. Everything stays an integer with a scale."""

import re
from dataclasses import dataclass
from functools import lru_cache

_EXPONENT = re.compile(r"(-?)(\d+)(?:[.,](\d*))?e([+-]?\d{1,3})", re.IGNORECASE | re.ASCII)
_LARGEST_EXPONENT = 30
_ZEROS_FORMAT = re.compile("0{2,}")
_CURRENCY = re.compile(r"^(?:₫|vnd|vnđ)\s*|\s*(?:₫|đồng|dong|vnđ|vnd|đ|d)\.?$", re.IGNORECASE)
_BLANKS = "\u0020\u00a0\u2009\u202f"
_GROUPED_BY_BLANKS = re.compile(rf"\d{{1,3}}(?:[{_BLANKS}'’]\d{{3}})+(?:[.,]\d+)?", re.ASCII)
_NUMBER = re.compile(r"[\d.,]*\d[\d.,]*", re.ASCII)
_MINUS_SIGNS = "-\u2212\u2013"


def power_of_ten(exponent: int) -> int:
    """10 to a power that is not negative, as an integer."""
    return int("1" + "0" * exponent)


@dataclass(frozen=True, kw_only=True, slots=True)
class Fixed:
    """An exact number: `units` / 10 ** `decimals`."""

    units: int
    decimals: int

    def whole(self) -> int | None:
        """The integer that it is, or None."""
        units, rest = divmod(self.units, power_of_ten(self.decimals))
        return None if rest else units

    def times(self, other: "Fixed") -> "Fixed":
        """The product, exactly."""
        return Fixed(units=self.units * other.units, decimals=self.decimals + other.decimals)

    def minus(self, other: "Fixed") -> "Fixed":
        """The difference, exactly."""
        decimals = max(self.decimals, other.decimals)
        return Fixed(units=self.scaled(decimals) - other.scaled(decimals), decimals=decimals)

    def equals(self, other: "Fixed") -> bool:
        """Whether both are the same number, however many decimals they were written with."""
        return self.minus(other).units == 0

    def scaled(self, decimals: int) -> int:
        """The units at a finer scale; `decimals` is at least the own."""
        return self.units * power_of_ten(decimals - self.decimals)


@dataclass(frozen=True, kw_only=True, slots=True)
class Token:
    """A number as written, without its notation: sign, figures with separators, whether it says per cent."""

    negative: bool
    figures: str
    percent: bool


@lru_cache(maxsize=65_536)
def token_of(text: str) -> Token | None:
    """Take sign, currency, grouping blanks and the per cent sign off a number; None for what is no number."""
    bare = text.strip()
    percent = bare.endswith("%")
    bare = _CURRENCY.sub("", bare.removesuffix("%").strip()).strip()
    bracketed = bare.startswith("(") and bare.endswith(")")
    bare = bare[1:-1].strip() if bracketed else bare
    negative = bracketed or bare.startswith(tuple(_MINUS_SIGNS))
    bare = bare.lstrip(_MINUS_SIGNS + "+") if bare[1:2].isdigit() else bare
    if _GROUPED_BY_BLANKS.fullmatch(bare):
        bare = re.sub(rf"[{_BLANKS}'’]", "", bare)
    if not _NUMBER.fullmatch(bare):
        return None
    return Token(negative=negative, figures=bare, percent=percent)


def expand(text: str) -> str:
    """A number with an exponent written out: 8.9385e+12 is 8938500000000. Others stay as they are."""
    match = _EXPONENT.fullmatch(text)
    if match is None or abs(int(match[4])) > _LARGEST_EXPONENT:
        return text
    figures, point = match[2] + (match[3] or ""), len(match[2]) + int(match[4])
    figures = figures.rjust(len(figures) - point + 1, "0") if point < 1 else figures.ljust(point, "0")
    whole, part = (figures[:1], figures[1:]) if point < 1 else (figures[:point], figures[point:])
    return f"{match[1]}{whole}.{part}" if part.strip("0") else match[1] + whole


def lost_figures(text: str) -> bool:
    """Whether a code was written as 8,9385E+12, which hides the figures that it needs."""
    match = _EXPONENT.fullmatch(text)
    return match is not None and int(match[4]) > len(match[3] or "")


def exact(figures: str, number_format: str) -> str:
    """A number of a worksheet as its format shows it: leading zeros of 00000, per cent moved two places."""
    text = expand(figures)
    if "%" in number_format:
        return _hundredfold(text) + "%"
    return text.zfill(len(number_format)) if _ZEROS_FORMAT.fullmatch(number_format) else text


def _hundredfold(text: str) -> str:
    whole, _, part = text.partition(".")
    moved = whole + part[:2].ljust(2, "0")
    sign, moved = ("-", moved[1:]) if moved.startswith("-") else ("", moved)
    rest = part[2:]
    return sign + (moved.lstrip("0") or "0") + (f".{rest}" if rest.strip("0") else "")
