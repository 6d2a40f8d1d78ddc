"""Signing in and out, passwords, and the wait of whoever guesses."""

from people.sessions.services.attempts import TooManyAttempts
from people.sessions.services.ending import enable, end_others, end_session, end_sessions
from people.sessions.services.passwords import (
    PasswordSame,
    WrongPassword,
    change_password,
    made_password,
    set_password,
)
from people.sessions.services.signing import (
    SignInRefused,
    begin,
    open_for_trying,
    sign_in,
    sign_in_for_trying,
    sign_out,
    touch,
)

__all__ = [
    "PasswordSame",
    "SignInRefused",
    "TooManyAttempts",
    "WrongPassword",
    "begin",
    "change_password",
    "enable",
    "end_others",
    "end_session",
    "end_sessions",
    "made_password",
    "open_for_trying",
    "set_password",
    "sign_in",
    "sign_in_for_trying",
    "sign_out",
    "touch",
]
