"""What the page of a check shows: how the file was understood, and the verdict on each row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.errors import DomainError
from inventory.imports.kinds import ImportKind
from inventory.imports.reading.reader import Reading
from inventory.imports.rules import Imported

SHOWN_ROWS = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """A column of the file: what it was taken for, and what a person said it is."""

    name: str
    field: str
    said: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """A file that was checked; a refusal says why it could not be read at all."""

    labels: Sequence[Label]
    reading: Reading | None = None
    imported: Imported | None = None
    refusal: DomainError | None = None

    @property
    def refused_rows(self) -> int:
        """How many rows cannot be taken."""
        return len({fault.row for fault in self.imported.rejected}) if self.imported else 0

    @property
    def is_good(self) -> bool:
        """Whether the file can be imported as it is."""
        return self.imported is not None and self.imported.is_good and self.imported.rows > 0

    def first_rows(self, kind: ImportKind) -> tuple[Sequence[str], Sequence[tuple[int, Sequence[str]]]]:
        """The first good rows as they were understood: heads, then number and values of each."""
        reading = self.reading
        if reading is None:
            return (), ()
        names = [field.name for field in kind.shape.fields if field.taken and field.name in reading.columns]
        heads = [kind.shape.by_name(name).title for name in names]
        rows = [
            (record.row, [record.shown(name) for name in names]) for record in reading.records[:SHOWN_ROWS]
        ]
        return heads, rows


def labels_of(names: Sequence[str], taken: Mapping[str, str], said: Mapping[str, str]) -> list[Label]:
    """The columns of a file; `taken` are the names by field."""
    fields = {name: field for field, name in taken.items()}
    return [Label(name=name, field=fields.get(name, ""), said=said.get(name)) for name in names]
