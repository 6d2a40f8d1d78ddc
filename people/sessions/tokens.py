"""Tokens of sign-ins: the browser keeps the token, the books only its hash."""

import hashlib
import secrets

_BYTES = 32


def new_token() -> str:
    """256 random bits as text."""
    return secrets.token_urlsafe(_BYTES)


def hash_of(token: str) -> str:
    """What the books keep of a token; it has so much chance in it that no salt is needed."""
    return hashlib.sha256(token.encode()).hexdigest()
