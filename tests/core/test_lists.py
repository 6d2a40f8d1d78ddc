"""Lists: what an address asks for, and the page that answers."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl, urlencode

import pytest
from werkzeug.datastructures import MultiDict

from core.lists import (
    Filter,
    Kind,
    ListRequest,
    ListSpec,
    Page,
    asked,
    column,
    everything,
    page_of,
)


def test_a_page_knows_its_place_in_the_list() -> None:
    page = page_of(list(range(1, 121)), ListRequest(page=2))
    assert list(page.rows) == list(range(51, 101))
    assert (page.first, page.last, page.total, page.pages) == (51, 100, 120, 3)
    assert (page.before, page.after) == (1, 3)


def test_an_empty_list_has_one_page() -> None:
    page: Page[int] = page_of([], ListRequest())
    assert (page.first, page.last, page.pages, page.before, page.after) == (0, 0, 1, None, None)


def test_a_page_beyond_the_end_leads_back() -> None:
    page = page_of([1, 2], ListRequest(page=9))
    assert (list(page.rows), page.before, page.after) == ([], 1, None)


Row = tuple[str, int]
SPEC: ListSpec[Row] = ListSpec(
    title="Goods",
    columns=(
        column("name", "Name", lambda row: row[0], sortable=True),
        column("left", "Left", lambda row: row[1], Kind.COUNT, sortable=True),
        column("code", "Code", lambda row: row[0][:1], Kind.CODE, extra=True),
    ),
    sort="-left",
    search="Name",
    filters=(Filter(key="show", title="State", options=(("unpaid", "Unpaid"),)),),
    by_day=True,
)


def ask(address: str) -> ListRequest:
    """What the list is asked for by the arguments of an address."""
    return asked(MultiDict(parse_qsl(address)), SPEC)


def test_an_address_says_what_is_wanted() -> None:
    wanted = ask("page=3&q=++tôm+&show=unpaid&sort=-name&columns=code,name&from=2026-11-01&to=2026-11-24")
    assert wanted == ListRequest(
        page=3,
        search="tôm",
        filters={"show": "unpaid"},
        first_day=date(2026, 11, 1),
        last_day=date(2026, 11, 24),
        sort="name",
        down=True,
        columns=("name", "code"),
    )
    assert (wanted.chosen("show"), wanted.chosen("set")) == ("unpaid", "")
    assert (wanted.offset, wanted.is_narrowed) == (100, True)


def test_nothing_asked_is_the_whole_list_in_its_own_order() -> None:
    wanted = ask("")
    assert (wanted.sort, wanted.down, wanted.is_narrowed) == ("left", True, False)
    assert [each.key for each in SPEC.shown(wanted)] == ["name", "left"]
    assert [each.key for each in SPEC.taken_away(wanted)] == ["name", "left", "code"]
    chosen = ask("columns=code&columns=name")
    assert [each.key for each in SPEC.shown(chosen)] == ["name", "code"]
    assert SPEC.taken_away(chosen) == SPEC.shown(chosen)


def test_an_address_is_written_as_it_is_read() -> None:
    text = "q=tôm&show=unpaid&from=2026-11-01&to=2026-11-24&sort=-name&columns=name,code&page=3"
    wanted = ask(text)
    assert ask(urlencode(wanted.address(page=3))) == wanted
    assert wanted.address(filters={"show": ""}, search="", columns=()) == {
        "from": "2026-11-01",
        "to": "2026-11-24",
        "sort": "-name",
    }


@pytest.mark.parametrize("page", ["", "0", "-1", "x", "1e3", "٣", "9" * 400])
def test_nonsense_is_not_asked(page: str) -> None:
    arguments = {"page": page, "q": "x" * 500, "show": "?", "from": "31/12", "sort": "code", "columns": "?"}
    wanted = asked(MultiDict(arguments), SPEC)
    assert wanted == ListRequest(search="x" * 100, sort="left", down=True)


def test_a_list_that_has_no_search_and_no_days_is_asked_for_none() -> None:
    bare: ListSpec[Row] = ListSpec(title="Goods", columns=SPEC.columns, sort="name")
    arguments = {"q": "tôm", "show": "unpaid", "from": "2026-11-01", "to": "2026-11-02"}
    assert asked(MultiDict(arguments), bare) == ListRequest(sort="name")


def test_figures_line_up_and_a_long_filter_is_a_menu() -> None:
    assert [each.is_figure for each in SPEC.columns] == [False, True, False]
    many = Filter(key="set", title="Set", options=tuple((str(n), n) for n in range(26)))
    assert (SPEC.filters[0].is_short, many.is_short) == (True, False)
    state = SPEC.filters[0]
    place = replace(state, key="place")
    spec = replace(SPEC, filters=(many, state, place))
    assert (spec.chips, spec.menus) == (state, (many, place))
    bare = replace(SPEC, filters=(many,))
    assert (bare.chips, bare.menus) == (None, (many,))


def test_everything_is_fetched_some_hundreds_at_a_time() -> None:
    numbers = list(range(1_201))
    fetched: list[ListRequest] = []

    def fetch(request: ListRequest) -> Page[int]:
        fetched.append(request)
        return page_of(numbers, request)

    assert list(everything(ListRequest(page=7, search="tôm"), fetch)) == numbers
    assert [(each.page, each.per_page, each.search) for each in fetched] == [
        (page, 500, "tôm") for page in (1, 2, 3)
    ]
