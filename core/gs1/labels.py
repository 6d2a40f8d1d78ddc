"""Labels of scales: codes of the shop's own whose figures hold an item and its weight or price.

No standard says how; each scale is set up in its own way, so each location describes its own in a template.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_PATTERN = re.compile(r"2[0-9]X*I+X*(W+|V+)X*C")
_RUN = re.compile(r"([IWVXC])\1*")
_NAMES = {"I": "item", "W": "measure", "V": "measure"}
_LENGTH = 13


@dataclass(frozen=True, kw_only=True, slots=True)
class LabelTemplate:
    """How a scale writes its 13 figures.

    `pattern` is the prefix (20 to 29), then a letter for each figure, blanks as one likes: I item, W weight
    or V price, X a figure without meaning (some scales check the price with one), C the check digit:
    "26 IIIII WWWWW C". `unit` is what a W or V of 1 stands for, in grams or đồng: 1,000 for a scale that
    writes prices in thousands. Raises ValueError for any other pattern and for a unit below 1.
    """

    pattern: str
    unit: int = 1

    def __post_init__(self) -> None:
        """Refuse what no scale can mean."""
        figures = _figures(self.pattern)
        if len(figures) != _LENGTH or not _PATTERN.fullmatch(figures):
            raise ValueError("a template is like 26 IIIII WWWWW C, with 13 figures in all")
        if self.unit < 1:
            raise ValueError("a unit is at least 1")


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """What a label says: the item's figures, and its weight in grams or its price in đồng (never both)."""

    item: str
    weight_grams: int | None
    price_dong: int | None


def measured(code: str, templates: Sequence[LabelTemplate]) -> Measured | None:
    """What the first template that fits makes of a checked code of 13 figures; a zero is no measure."""
    for template in templates:
        label = _expression(template.pattern).fullmatch(code)
        if label:
            measure = int(label["measure"]) * template.unit or None
            weighed = "W" in template.pattern
            return Measured(
                item=label["item"],
                weight_grams=measure if weighed else None,
                price_dong=None if weighed else measure,
            )
    return None


def _figures(pattern: str) -> str:
    return pattern.replace(" ", "")


@lru_cache
def _expression(pattern: str) -> re.Pattern[str]:
    return re.compile(_RUN.sub(_group, _figures(pattern)))


def _group(run: re.Match[str]) -> str:
    name = _NAMES.get(run[1])
    figures = f"[0-9]{{{len(run[0])}}}"
    return f"(?P<{name}>{figures})" if name else figures
