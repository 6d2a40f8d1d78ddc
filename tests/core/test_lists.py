"""Lists: what an address asks for, and the page that answers."""

import pytest

from core.lists import ListRequest, Page, asked, everything, page_of


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


def test_an_address_says_page_words_and_choice() -> None:
    wanted = asked({"page": "3", "q": "  tôm  ", "show": "unpaid"}, choices=("unpaid",), per_page=20)
    assert wanted == ListRequest(page=3, search="tôm", choice="unpaid", per_page=20)
    assert wanted.offset == 40


@pytest.mark.parametrize("page", ["", "0", "-1", "x", "1e3", "٣", "9" * 400])
def test_nonsense_is_not_asked(page: str) -> None:
    wanted = asked({"page": page, "q": "x" * 500, "show": "?"}, choices=("unpaid",))
    assert (wanted.page, len(wanted.search), wanted.choice) == (1, 100, "")


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
