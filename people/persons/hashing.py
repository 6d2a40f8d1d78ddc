"""Password hashes: argon2id with 19 MiB, two passes, one lane: the least that OWASP advises, 34 ms here."""

import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from core.text import normalise

_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def hash_of(password: str) -> str:
    """The hash that is stored; the text is NFC first, so that every keyboard gives the same."""
    return _HASHER.hash(normalise(password))


def matches(password: str, stored: str | None) -> bool:
    """Whether a password belongs to a stored hash.

    Without one, the same work is done against a hash that nobody knows the password of, so that the time
    taken does not tell whether there is such a person.
    """
    try:
        return _HASHER.verify(stored or _nobody(), normalise(password)) and stored is not None
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(stored: str) -> bool:
    """Whether a hash was made with other settings than today's."""
    return _HASHER.check_needs_rehash(stored)


@cache
def _nobody() -> str:
    return _HASHER.hash(secrets.token_hex(16))
