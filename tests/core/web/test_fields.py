"""Rates and moments as people type them."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from core.web.fields import MomentField, PercentField
from core.web.forms import Form, Required


class Sample(Form):
    """A form of the tests."""

    rate = PercentField("Tỷ lệ", [Required()])
    begins = MomentField("Từ lúc", [Required()])


@pytest.fixture(autouse=True)
def _asked(sqlite_app: Flask) -> Iterator[None]:
    with sqlite_app.test_request_context("/", method="POST"):
        yield


def _form(rate: str = "18", begins: str = "2026-12-01T08:30") -> Sample:
    return Sample(formdata=MultiDict({"rate": rate, "begins": begins}), meta={"csrf": False})


@pytest.mark.parametrize(
    ("typed", "rate_bp"), [("18", 1800), ("12,5 %", 1250), ("12.25%", 1225), ("0", 0), ("100", 10_000)]
)
def test_a_rate_is_read_in_basis_points(typed: str, rate_bp: int) -> None:
    form = _form(rate=typed)
    assert form.validate()
    assert form.rate.data == rate_bp


@pytest.mark.parametrize("typed", ["-1", "1,234", "mười", "18 phần", "12,", "٣", "%"])
def test_what_is_no_rate_is_told_and_stays_in_the_field(typed: str) -> None:
    form = _form(rate=typed)
    assert not form.validate()
    assert form.rate.errors == ["Hãy viết tỷ lệ phần trăm, như 18 hoặc 12,5."]
    assert f'value="{typed}"' in form.rate()


def test_an_empty_rate_and_moment_are_asked_for() -> None:
    form = _form(rate=" ", begins="")
    assert not form.validate()
    assert [form.rate.errors, form.begins.errors] == [["Xin điền vào ô này."]] * 2


def test_a_rate_of_the_books_is_written_as_people_write_it() -> None:
    form = Sample(rate=1250, meta={"csrf": False})
    assert (form.rate._value(), Sample(meta={"csrf": False}).rate._value()) == ("12,5", "")


def test_a_moment_is_one_on_the_clock_in_vietnam() -> None:
    form = _form()
    assert form.validate()
    assert form.begins.data == datetime(2026, 12, 1, 1, 30, tzinfo=UTC)
    told = Sample(begins=datetime(2026, 12, 1, 1, 30, tzinfo=UTC), meta={"csrf": False})
    assert 'value="2026-12-01T08:30"' in told.begins()


def test_what_is_no_moment_is_told() -> None:
    form = _form(begins="ngày mai")
    assert not form.validate()
    assert form.begins.errors == ["Ngày giờ không đúng."]
