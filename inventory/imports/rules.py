"""What an import comes to, and why a row of it cannot be taken."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from core.errors import DomainError
from core.gs1 import Doubt, doubt_of
from core.permissions import Actor
from core.text import normalise, search_key
from inventory.imports.reading.progress import Progress, nobody
from inventory.imports.reading.reader import Reading, Record, Rejection
from inventory.imports.reading.values import Unreadable


class TwiceInFile(Unreadable):
    """Two rows with one key: which of them is meant?"""

    message = "This stands in the file twice."


class UnknownProducer(Unreadable):
    """No such producer, and none was to be made."""

    message = "No producer has this code or name. Import the producers first, or add --create-producers."


class SeveralProducers(Unreadable):
    """A name that two producers share."""

    message = "Several producers go by this name. Please give the producer's code."


class TaxCodeDiffers(Unreadable):
    """A code and a tax code that lead to two producers."""

    message = "This tax code belongs to another producer."


class BarcodeTaken(Unreadable):
    """An EAN that would belong to two products."""

    message = "This barcode belongs to another product."


class UnknownSet(Unreadable):
    """Not one of the 26 product sets."""

    message = "There is no product set with this code or name."


class UnknownGoods(Unreadable):
    """No product with that code or barcode."""

    message = "There is no product with this code or barcode."


class SeveralGoods(Unreadable):
    """A code on several products."""

    message = "This code stands on several products. Please give the product's own code."


class OtherProducersGoods(Unreadable):
    """Goods that are not those of the producer named beside them."""

    message = "These goods belong to another producer."


class DeliveredOtherwise(Unreadable):
    """A delivery that is a fact already, with another quantity."""

    message = "This delivery was recorded before with another quantity."


class LotExpiresOtherwise(Unreadable):
    """One lot with two expiry dates: first expired, first out would go by the wrong one."""

    message = "This lot is already written down with the expiry date %(expiry)s."


class InTheFuture(Unreadable):
    """Something that has not happened yet."""

    message = "This day is in the future."


class NoAgreement(Unreadable):
    """A commission for goods of a producer without an agreement."""

    message = "The producer has no agreement that a commission could stand in."


class CodeMalformed(Unreadable):
    """A code that papers and file names could not carry."""

    message = "A code has 1 to 40 characters and no blank at its ends."


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """How a file is to be imported; `create_bp` is the commission of producers that are made on the way."""

    actor: Actor
    now: datetime
    valid_from: datetime
    file_name: str = ""
    file_sha256: str = ""
    dry_run: bool = False
    creates_producers: bool = False
    create_bp: int | None = None
    progress: Progress = nobody

    @property
    def begins(self) -> datetime:
        """When a change that the file tells begins: on the day that was said, but never in the past."""
        return max(self.now, self.valid_from)


@dataclass(frozen=True, kw_only=True, slots=True)
class Doubtful:
    """A barcode that was taken and is probably mistyped."""

    row: int
    code: str
    doubt: Doubt


def doubtful_barcodes(records: Iterable[Record]) -> tuple[Doubtful, ...]:
    """The barcodes that look like a GTIN and are none: people are warned of them, nothing is refused."""
    return tuple(
        Doubtful(row=record.row, code=code, doubt=doubt)
        for record in records
        for code in record.codes("barcode")
        if (doubt := doubt_of(code))
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Imported:
    """What an import did, or would do, with the words of the file as it was understood."""

    rows: int
    created: int
    updated: int
    unchanged: int
    rejected: tuple[Rejection, ...]
    notation: str | None
    encoding: str
    unknown_columns: tuple[str, ...]
    unmatched: tuple[int, ...] = ()
    doubtful: tuple[Doubtful, ...] = ()

    @property
    def is_good(self) -> bool:
        """Whether every row was taken."""
        return not self.rejected


@dataclass(kw_only=True, slots=True)
class Tally:
    """Counting while a file is gone through: what becomes of each row, and which are refused."""

    reading: Reading
    counts: Counter[str] = field(default_factory=Counter)
    rejected: list[Rejection] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin with what the reader refused."""
        self.rejected.extend(self.reading.rejected)

    def reject(self, record: Record, name: str, reason: Unreadable) -> None:
        """Refuse a row for one of its values."""
        self.rejected.append(self.reading.reject(record, name, reason))

    def imported(self, unmatched: Sequence[int] = ()) -> Imported:
        """The outcome; nothing counts as done when any row is refused."""
        reading, counts = self.reading, self.counts if not self.rejected else Counter[str]()
        return Imported(
            rows=reading.rows,
            created=counts["created"],
            updated=counts["updated"],
            unchanged=counts["unchanged"],
            rejected=tuple(sorted(self.rejected, key=lambda fault: fault.row)),
            notation=str(reading.notation) if reading.notation else None,
            encoding=reading.encoding,
            unknown_columns=reading.unknown_columns,
            unmatched=tuple(unmatched),
            doubtful=doubtful_barcodes(reading.records) if "barcode" in reading.columns else (),
        )


def twice(records: Iterable[Record], key: Callable[[Record], object]) -> list[Record]:
    """The rows whose key an earlier row of the file has; empty keys are no keys."""
    seen: set[object] = set()
    again = []
    for record in records:
        value = key(record)
        if value and value in seen:
            again.append(record)
        seen.add(value)
    return again


def twice_shared(records: Iterable[Record], keys: Callable[[Record], set[str]]) -> list[Record]:
    """The rows that share any of their keys with an earlier row of the file."""
    seen: set[str] = set()
    again = []
    for record in records:
        found = keys(record)
        if found & seen:
            again.append(record)
        seen |= found
    return again


def is_sound_code(code: str) -> bool:
    """Whether a code of goods or producers can be kept: short, and without blanks at its ends."""
    return 1 <= len(code) <= 40 and code == code.strip()


def name_key(name: str) -> str:
    """What two spellings of one name share; a name without letters and figures (★) is only like itself."""
    return search_key(name) or normalise(name.strip())


def next_codes(taken: Iterable[str], count: int) -> list[str]:
    """The next free producer codes, P and four digits."""
    used, found, number = set(taken), list[str](), 0
    while len(found) < count:
        number += 1
        code = f"P{number:04d}"
        if code not in used:
            found.append(code)
    return found


def as_told(imported: Imported, explain: Callable[[DomainError], str]) -> dict[str, object]:
    """The outcome for programs; `explain` gives a reason in the reader's language."""
    rejected = [
        {"row": fault.row, "column": fault.column, "value": fault.value, "reason": explain(fault.reason)}
        for fault in imported.rejected
    ]
    return {
        "rows": imported.rows,
        "created": imported.created,
        "updated": imported.updated,
        "unchanged": imported.unchanged,
        "rejected": rejected,
        "notation": imported.notation,
        "encoding": imported.encoding,
        "unknown_columns": list(imported.unknown_columns),
    }


def refused_whole(error: DomainError, explain: Callable[[DomainError], str]) -> dict[str, object]:
    """The outcome of a file that could not be read at all, with the first place in it that is at fault."""
    at = error.parameters
    fault = {
        "row": at.get("row", at.get("first_row")),
        "column": at.get("column", at.get("field", "")),
        "value": at.get("value", at.get("first", "")),
        "reason": explain(error),
    }
    return {
        "rows": 0,
        "created": 0,
        "updated": 0,
        "unchanged": 0,
        "rejected": [fault],
        "notation": None,
        "encoding": None,
        "unknown_columns": [],
    }
