"""Tables as files to take away."""

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from flask import Response, request, stream_with_context

from core.db import end_read
from core.sheets import MEDIA_TYPES, Cell, Kind, as_csv, as_xlsx
from core.text import to_ascii


def wanted() -> Kind | None:
    """As what the address asks for a list: `?as=csv`, `?as=xlsx`; None for the page."""
    asked = request.args.get("as")
    return Kind(asked) if asked in set(Kind) else None


def download(name: str, kind: Kind, lines: Iterable[Sequence[Cell]]) -> Response:
    """A table as a file: `name.csv` sent while it is made, `name.xlsx` made when all of it has been read."""
    if kind is Kind.CSV:
        response = Response(stream_with_context(as_csv(lines)), content_type=MEDIA_TYPES[kind])
    else:
        rows = list(lines)
        end_read()
        file = as_xlsx({name: rows})
        response = Response(iter(lambda: file.read(64 * 1024), b""), content_type=MEDIA_TYPES[kind])
        response.call_on_close(file.close)
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"{to_ascii(name)}.{kind}\"; filename*=UTF-8''{quote(name)}.{kind}"
    )
    return response
