"""What an import says to people, line by line, in their language."""

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy

from core.errors import DomainError
from core.gs1 import Doubt
from core.web.errors import sentence_of
from inventory.imports.reading.lines import Role
from inventory.imports.reading.reader import Reading
from inventory.imports.reading.refusals import (
    ColumnMissing,
    ColumnTwice,
    NotationContradicts,
    NotationUnknown,
)
from inventory.imports.rules import Imported, UnknownProducer

ROLES = {
    Role.TOTAL: lazy("a total"),
    Role.GROUP: lazy("the head of a group"),
    Role.HEADER: lazy("the header once more"),
    Role.NUMBERING: lazy("the numbers of the columns"),
    Role.FOOTER: lazy("a footer"),
}

DOUBTS = {
    Doubt.CHECK_DIGIT: lazy("the check digit is wrong"),
    Doubt.LENGTH: lazy("a GTIN has 8, 12, 13 or 14 figures"),
}


def understood(reading: Reading) -> Iterator[str]:
    """How the file was read: encoding, notations, columns, and what was left alone."""
    yield _("Encoding: %(encoding)s", encoding=reading.encoding)
    if reading.notation:
        yield _("Numbers: %(notation)s", notation=reading.notation)
    if reading.order:
        yield _("Dates: %(order)s", order=reading.order)
    yield from _columns(reading)
    for line in reading.left_out:
        role = str(ROLES[line.role])
        yield _("Row %(row)s is left out, it is %(role)s: %(text)s", row=line.row, role=role, text=line.text)


def _columns(reading: Reading) -> Iterator[str]:
    """Each column once: taken, only held against the others, or not read."""
    tests = reading.test_columns
    taken = (f"{label} = {name}" for name, label in reading.columns.items() if label not in tests)
    yield _("Columns: %(columns)s", columns=", ".join(taken))
    if tests:
        yield _("Columns read only to check the figures: %(columns)s", columns=", ".join(tests))
    unread = [label for label in reading.unknown_columns if label not in tests]
    if unread:
        yield _("Columns not read: %(columns)s", columns=", ".join(unread))


def faults(imported: Imported) -> Iterator[str]:
    """Each value that is refused, with its row, its column and why."""
    for fault in imported.rejected:
        place = _("Row %(row)s, column %(column)s", row=fault.row, column=fault.column)
        yield f"{place}: {fault.value!r}: {sentence_of(fault.reason)}"


def unassigned(imported: Imported) -> Iterator[str]:
    """Each return that nothing sold fits."""
    for row in imported.unmatched:
        yield _("Row %(row)s: this return fits no sold line, so nobody's share is reversed.", row=row)


def doubtful(imported: Imported) -> Iterator[str]:
    """Each barcode that was taken as it is and is probably mistyped."""
    for code in imported.doubtful:
        doubt = str(DOUBTS[code.doubt])
        yield _(
            "Warning, row %(row)s: barcode %(code)s: %(doubt)s", row=code.row, code=code.code, doubt=doubt
        )


def summary(imported: Imported, *, dry_run: bool) -> str:
    """What came of it, or would come of it, in one line."""
    counts = {
        "rows": imported.rows,
        "created": imported.created,
        "updated": imported.updated,
        "unchanged": imported.unchanged,
        "rejected": len({fault.row for fault in imported.rejected}),
    }
    if imported.rejected:
        told = _("%(rows)s rows, %(rejected)s of them refused; nothing was written.", **counts)
    elif dry_run:
        told = _(
            "%(rows)s rows: %(created)s would be new, %(updated)s changed, %(unchanged)s the same. "
            "Nothing was written.",
            **counts,
        )
    else:
        told = _("%(rows)s rows: %(created)s new, %(updated)s changed, %(unchanged)s the same.", **counts)
    return str(told)


_ON_PAGES: dict[type[DomainError], object] = {
    UnknownProducer: lazy(
        "No producer has this code or name. Import the producers first, or let unknown producers be made."
    ),
    ColumnMissing: lazy(
        "The column %(field)s is missing (for example %(columns)s). Choose below which column it is."
    ),
    ColumnTwice: lazy(
        "The columns %(first)s and %(second)s both mean %(field)s. Choose below which one does."
    ),
    NotationUnknown: lazy(
        "%(value)s in row %(row)s, column %(column)s, can be read in two ways and nothing in the file "
        "settles which. Choose below how the file writes numbers."
    ),
    NotationContradicts: lazy(
        "%(first)s in row %(first_row)s and %(second)s in row %(second_row)s follow different number "
        "notations. Correct one, or choose below which holds."
    ),
}
"""What pages say where commands name their options."""


def page_sentence(error: DomainError) -> str:
    """The sentence of a refusal for a page."""
    text = _ON_PAGES.get(type(error))
    return str(text) % error.parameters if text else sentence_of(error)
