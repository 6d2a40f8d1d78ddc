"""What kind of file it is, told by its first bytes and never by its name; then its tables."""

from collections.abc import Iterator

from inventory.imports.reading.cells import Cell, Row, Sheet
from inventory.imports.reading.csv_file import Head, any_head, read_csv
from inventory.imports.reading.decoding import decode
from inventory.imports.reading.fonts import Font, font_of, from_font
from inventory.imports.reading.limits import MEGABYTE, Limits
from inventory.imports.reading.progress import Steps
from inventory.imports.reading.refusals import Empty, FileTooBig, NotATable
from inventory.imports.reading.xlsx_file import XLSX, read_workbook

_ZIP = b"PK\x03\x04"
_OTHER_FORMATS = {
    b"\xd0\xcf\x11\xe0": "an old or a locked Excel file (.xls)",
    b"%PDF": "PDF",
    b"{\\rt": "RTF",
    b"\x1f\x8b": "gzip",
    b"<htm": "HTML",
    b"<!do": "HTML",
    b"<tab": "HTML",
    b"<?xm": "XML",
}


def sheets_of(
    raw: bytes, limits: Limits, head: Head = any_head, steps: Steps | None = None
) -> Iterator[tuple[str, Sheet]]:
    """The tables of a file in order, each with the name of its encoding; raises a FileRefused.

    `head` says where a long table's header ends, before the rest of it is looked at.
    """
    if len(raw) > limits.file_bytes:
        raise FileTooBig(megabytes=limits.file_bytes // MEGABYTE)
    if not raw.strip():
        raise Empty
    if raw.startswith(_ZIP):
        yield from (_without_font(sheet) for sheet in read_workbook(raw, limits, head, steps))
        return
    for start, name in _OTHER_FORMATS.items():
        if raw.lstrip()[:4].lower().startswith(start.lower()):
            raise NotATable(format=name)
    decoded = decode(raw)
    sheet = read_csv(decoded.text, limits, head, steps)
    if sheet.rows:
        yield decoded.encoding, sheet


def _without_font(sheet: Sheet) -> tuple[str, Sheet]:
    """A worksheet whose letters were made for a legacy font, in Unicode."""
    texts = (cell for row in sheet.rows[:5_000] for cell in row.cells if isinstance(cell, str))
    font = font_of("\n".join(text for text in texts if not text.isascii()))
    if font is None:
        return XLSX, sheet
    rows = [
        Row(number=row.number, cells=tuple(_decoded(cell, font) for cell in row.cells), filled=row.filled)
        for row in sheet.rows
    ]
    return f"{XLSX}, {font}", Sheet(title=sheet.title, rows=rows)


def _decoded(cell: Cell, font: Font) -> Cell:
    return cell if not isinstance(cell, str) or cell.isascii() else from_font(cell, font)
