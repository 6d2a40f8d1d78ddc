"""Lists that a select makes: order, search, days, pages."""

from collections.abc import Sequence
from datetime import date

import pytest
from sqlalchemy import Date, Integer, Select, String, column, literal, select, union_all
from sqlalchemy.orm import Session

from core.lists import ListRequest, Page, days_between, fetch, holds_words

GOODS = (
    ("M1", "mat ong hoa tram", 3, date(2026, 11, 1)),
    ("T1", "tom kho loai 1", None, date(2026, 11, 2)),
    ("M2", "mat ong rung", 3, date(2026, 11, 3)),
    ("N1", "nuoc mam 40 do", 1, date(2026, 11, 4)),
)


def goods() -> Select[tuple[str, str, int | None, date]]:
    """A table of four goods: code, search key, how many are left, since when."""
    rows = [
        select(
            literal(code, String).label("code"),
            literal(key, String).label("key"),
            literal(left, Integer).label("left"),
            literal(day, Date).label("day"),
        )
        for code, key, left, day in GOODS
    ]
    table = union_all(*rows).subquery()
    return select(table.c.code, table.c.key, table.c.left, table.c.day)


CODE, KEY, LEFT, DAY = (
    column("code", String),
    column("key", String),
    column("left", Integer),
    column("day", Date),
)


def page(session: Session, **asked: object) -> Page[str]:
    """The codes of the goods that are asked for."""
    request = ListRequest(**asked)  # type: ignore[arg-type]
    chosen = goods().where(holds_words(request.search, KEY, CODE), days_between(DAY, request))
    orders = {"left": LEFT, "code": CODE}
    return fetch(session, chosen, request, orders=orders, last=CODE, row=lambda row: str(row.code))


def codes(session: Session, **asked: object) -> Sequence[str]:
    """The codes alone."""
    return page(session, **asked).rows


def test_rows_stand_in_the_order_asked_for_and_those_without_a_value_last(session: Session) -> None:
    assert codes(session, sort="left") == ["N1", "M1", "M2", "T1"]
    assert codes(session, sort="left", down=True) == ["M1", "M2", "N1", "T1"]
    assert codes(session, sort="code", down=True) == ["T1", "N1", "M2", "M1"]
    assert codes(session, sort="?") == ["M1", "M2", "N1", "T1"]


def test_a_page_counts_what_is_on_no_page_of_its_own(session: Session) -> None:
    shown = page(session, page=2, per_page=3, sort="code")
    assert (list(shown.rows), shown.total, shown.first, shown.last) == (["T1"], 4, 4, 4)


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("mật ong", ["M1", "M2"]),
        ("RỪNG mat", ["M2"]),
        ("n1", ["N1"]),
        ("100%", []),
        ("_", []),
        ("!", []),
        ("", ["M1", "M2", "N1", "T1"]),
    ],
)
def test_words_are_found_without_diacritics_and_codes_as_they_are(
    session: Session, search: str, found: Sequence[str]
) -> None:
    assert codes(session, search=search) == found


def test_days_are_both_inside(session: Session) -> None:
    assert codes(session, first_day=date(2026, 11, 2), last_day=date(2026, 11, 3)) == ["M2", "T1"]
    assert codes(session, first_day=date(2026, 11, 4)) == ["N1"]
    assert codes(session, last_day=date(2026, 11, 1)) == ["M1"]
