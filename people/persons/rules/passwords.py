"""Which passwords are accepted: length and no well-known ones, as ASVS 5.0 V6.2 and NIST SP 800-63B have it.

No rules of composition and no expiry: both make people choose worse passwords.
"""

from itertools import pairwise

from core.errors import DomainError
from core.text import normalise

MIN_PASSWORD = 8
MAX_PASSWORD = 128

_COMMON = frozenset(
    """
    00000000 11111111 12121212 12345678 123456789 1234567890 123123123 12344321 11223344 147258369 66668888
    87654321 88888888 99999999 999999999 987654321 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 68686868 79797979 86868686
    aa123456 aaaaaaaa abc12345 abcd1234 abcdefgh access14 admin123 admin1234 adminadmin administrator
    anhyeuem asdfghjk asdfghjkl azertyuiop baseball basketball changeme chocolate computer corvette
    daylamatkhau demo1234 dragon12 emyeuanh football gangan123 ganh1234 ganh12345 giadinh1 guest123 hanoi123
    iloveyou internet khongbiet khongcopass matkhau1 matkhau123 matkhau12 matkhaumoi michael1 minhkhai
    monkey123 mypassword ocop1234 ocop12345 ocop2025 ocop2026 p@ssw0rd p@ssword pa$$w0rd passw0rd password
    password1 password12 password123 password1234 princess qazwsxedc qwer1234 qwerty12 qwerty123 qwertyui
    qwertyuiop quanly123 saigon123 samsung1 secret123 showroom starwars sunshine superman taikhoan test1234
    thanhpho thungan1 thungan123 tinhyeu1 trustno1 vietnam1 vietnam123 welcome1 welcome123 whatever zaq12wsx
    """.split()  # noqa: SIM905 - a list of words is to be read
)


class PasswordTooShort(DomainError):
    """Fewer than MIN_PASSWORD characters."""

    code = "password_too_short"
    message = "A password has at least %(minimum)s characters."


class PasswordTooLong(DomainError):
    """More than MAX_PASSWORD characters."""

    code = "password_too_long"
    message = "A password has at most %(maximum)s characters."


class PasswordTooCommon(DomainError):
    """One of those that are tried first, or hardly any different characters."""

    code = "password_too_common"
    message = "This password is among those that are guessed first. Please choose another one."


class PasswordIsLogin(DomainError):
    """The password is the sign-in name, or the name with something around it."""

    code = "password_is_login"
    message = "The password must not contain the sign-in name."


def check_password(password: str, *, login: str) -> None:
    """Raise one of the errors above unless a person with this sign-in name may use the password."""
    known = normalise(password)
    if len(known) < MIN_PASSWORD:
        raise PasswordTooShort(minimum=MIN_PASSWORD)
    if len(known) > MAX_PASSWORD:
        raise PasswordTooLong(maximum=MAX_PASSWORD)
    plain = known.lower()
    if plain in _COMMON or len(set(plain)) <= 2 or _is_a_row(plain):
        raise PasswordTooCommon
    if len(login) >= 4 and login in plain:
        raise PasswordIsLogin


def _is_a_row(text: str) -> bool:
    """Whether every character follows the one before it: 23456789, hgfedcba."""
    steps = {ord(after) - ord(before) for before, after in pairwise(text)}
    return steps in ({1}, {-1})
