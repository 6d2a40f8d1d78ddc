"""What forms have in common."""

from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from wtforms import IntegerField, StringField, TextAreaField

from core.web.forms import Form, Required, at_most, shown_on
from people.persons.rules import PasswordTooShort


class Sample(Form):
    """A form of the tests."""

    name = StringField("Tên", [Required(), at_most(5)])
    story = TextAreaField("Chuyện")
    count = IntegerField("Số", [Required()])


@pytest.fixture
def _asked(sqlite_app: Flask) -> Iterator[None]:
    with sqlite_app.test_request_context("/", method="POST"):
        yield


def _form(**fields: str) -> Sample:
    return Sample(formdata=MultiDict(fields), meta={"csrf": False})


@pytest.mark.usefixtures("_asked")
def test_texts_arrive_in_one_form() -> None:
    form = _form(name=" To\u0302m\x00\t", story="To\u0302m\nkhô", count="0")

    assert form.validate()
    assert (form.name.data, form.story.data, form.count.data) == ("Tôm", "Tôm\nkhô", 0)


@pytest.mark.usefixtures("_asked")
def test_an_empty_text_stays_what_it_is() -> None:
    assert _form(name="", story="", count="1").story.data == ""


@pytest.mark.usefixtures("_asked")
@pytest.mark.parametrize("blank", ["", "   ", "\t\n", "\x00"])
def test_blanks_do_not_fill_a_field(blank: str) -> None:
    form = _form(name=blank, count="1")

    assert not form.validate()
    assert form.name.errors == ["Xin điền vào ô này."]


@pytest.mark.usefixtures("_asked")
def test_a_missing_figure_is_told_once() -> None:
    form = _form(name="Tôm", count="")

    assert not form.validate()
    assert form.count.errors == ["Xin điền vào ô này."]


@pytest.mark.usefixtures("_asked")
def test_a_long_text_is_told_its_limit() -> None:
    form = _form(name="Tôm khô", count="1")

    assert not form.validate()
    assert form.errors == {"name": ["Tối đa 5 ký tự."]}


@pytest.mark.usefixtures("_asked")
def test_a_refusal_is_shown_on_the_form_or_on_its_field() -> None:
    form = _form(name="Tôm", count="1")
    form.validate()

    with shown_on(form):
        raise PasswordTooShort(minimum=8)
    with shown_on(form, field="name"):
        raise PasswordTooShort(minimum=9)

    assert form.errors == {
        "": ["Mật khẩu có ít nhất 8 ký tự."],
        "name": ["Mật khẩu có ít nhất 9 ký tự."],
    }


@pytest.mark.usefixtures("_asked")
def test_a_bug_is_no_refusal() -> None:
    with pytest.raises(ZeroDivisionError), shown_on(_form()):
        raise ZeroDivisionError
