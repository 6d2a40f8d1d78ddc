"""Which passwords are accepted."""

import pytest

from people.persons.rules import (
    PasswordIsLogin,
    PasswordTooCommon,
    PasswordTooLong,
    PasswordTooShort,
    check_password,
)
from people.persons.rules.passwords import _COMMON, MIN_PASSWORD


def test_a_sentence_is_a_good_password() -> None:
    check_password("tôm khô đất phơi một nắng", login="minh")


def test_seven_characters_are_too_few() -> None:
    with pytest.raises(PasswordTooShort) as refused:
        check_password("b4xk2pq", login="minh")

    assert str(refused.value) == "A password has at least 8 characters."


def test_eight_characters_are_enough() -> None:
    check_password("b4xk2pqz", login="minh")


def test_letters_with_marks_count_once_in_every_spelling() -> None:
    with pytest.raises(PasswordTooShort):
        check_password("o\u0302\u0323" * 5, login="minh")


@pytest.mark.parametrize("password", ["matkhau123", "MatKhau123", "Password1", "68686868"])
def test_what_is_guessed_first_is_refused(password: str) -> None:
    with pytest.raises(PasswordTooCommon):
        check_password(password, login="minh")


@pytest.mark.parametrize("password", ["aaaaaaaaaa", "abababababab", "23456789", "hgfedcba"])
def test_hardly_any_different_characters_are_refused(password: str) -> None:
    with pytest.raises(PasswordTooCommon):
        check_password(password, login="minh")


def test_the_sign_in_name_is_no_password() -> None:
    with pytest.raises(PasswordIsLogin):
        check_password("2026Minh2026", login="minh")


def test_a_sign_in_name_of_three_letters_may_occur_in_a_password() -> None:
    check_password("lan can cau thang", login="lan")


def test_a_novel_is_too_long() -> None:
    with pytest.raises(PasswordTooLong):
        check_password("tôm khô " * 20, login="minh")


def test_the_list_holds_only_what_is_long_enough_to_be_tried() -> None:
    assert {word for word in _COMMON if len(word) < MIN_PASSWORD or word != word.lower()} == set()
