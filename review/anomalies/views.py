"""What was sent as a sale, read for people and set side by side; what cannot be read is shown as it came."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from core.formatting import dong, moment
from review.anomalies.queries import Told
from review.sales.labels import MEANS_NAMES

PARTS = ("number", "at", "lines", "payments", "rounding", "total")
"""What is compared, in order."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """One content: where it comes from, and its parts as texts; no parts where it cannot be read."""

    sale_id: UUID | None
    receipt: str
    came_at: datetime
    reason: str
    raw: str
    parts: Mapping[str, Sequence[str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """One part in every content, and whether they differ in it."""

    part: str
    texts: Sequence[Sequence[str]]

    @property
    def differs(self) -> bool:
        """Whether not all say the same."""
        return any(each != self.texts[0] for each in self.texts)


def contents(told: Sequence[Told]) -> Sequence[Content]:
    """What was sent, read as far as it can be."""
    return [
        Content(
            sale_id=each.sale_id,
            receipt=each.receipt,
            came_at=each.came_at,
            reason=each.reason,
            raw=each.body,
            parts=_parts(each.body),
        )
        for each in told
    ]


def compared(read: Sequence[Content]) -> Sequence[Compared]:
    """The parts of all contents side by side; those that no content has are left out."""
    rows = [Compared(part=part, texts=[each.parts.get(part, ()) for each in read]) for part in PARTS]
    return [row for row in rows if any(row.texts)]


def _parts(body: str) -> dict[str, Sequence[str]]:
    try:
        sale = json.loads(body)
    except ValueError:
        return {}
    if not isinstance(sale, dict):
        return {}
    found = {
        "number": [_text(sale.get("number"))],
        "at": [_at(sale.get("device_at"))],
        "lines": [_line(line) for line in _list(sale.get("lines"))],
        "payments": [_payment(each) for each in _list(sale.get("payments"))],
        "rounding": [_text(sale.get("rounding_dong"))],
        "total": [_text(sale.get("total_dong"))],
    }
    return {name: [text for text in texts if text] for name, texts in found.items()}


def _list(value: Any) -> Iterator[dict[str, Any]]:
    return (each for each in value if isinstance(each, dict)) if isinstance(value, list) else iter(())


def _text(value: Any) -> str:
    return dong(value) if type(value) is int else "" if value is None else str(value)


def _at(value: Any) -> str:
    try:
        return moment(datetime.fromisoformat(value)) if isinstance(value, str) else ""
    except ValueError:
        return str(value)


def _line(line: dict[str, Any]) -> str:
    name = _text(line.get("name")) or _text(line.get("scanned"))
    return f"{_text(line.get('quantity'))} × {name}: {_text(line.get('paid_dong'))}"


def _payment(payment: dict[str, Any]) -> str:
    means = _text(payment.get("means"))
    return f"{MEANS_NAMES.get(means, means)}: {_text(payment.get('amount_dong'))}"
