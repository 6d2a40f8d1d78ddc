"""Sign-in names: one spelling each, whatever keyboard they were typed on."""

import re

from core.errors import DomainError
from core.text import clean

_LOGIN = re.compile(r"[a-z0-9][a-z0-9._@+-]{1,63}")


class LoginMalformed(DomainError):
    """The name has characters that a sign-in name cannot have, or is too short or too long."""

    code = "login_malformed"
    message = "A sign-in name has 2 to 64 characters: letters without diacritics, figures and . _ - + @."


def clean_login(typed: str) -> str:
    """The one spelling of a typed sign-in name: lower case, without blanks around it."""
    return clean(typed).strip().lower()


def check_login(login: str) -> None:
    """Raise LoginMalformed unless a cleaned name may be given to a new person."""
    if not _LOGIN.fullmatch(login):
        raise LoginMalformed
