"""How somebody stands with the program."""

from datetime import datetime
from enum import StrEnum


class PersonState(StrEnum):
    """Whether somebody can sign in, or why not."""

    ACTIVE = "active"
    GIVEN = "given"
    WITHOUT = "without"
    DISABLED = "disabled"


def state_of(
    *, disabled_at: datetime | None, has_password: bool, password_given_at: datetime | None
) -> PersonState:
    """How somebody stands: disabled, without a password, with one that is to be changed, or as usual."""
    if disabled_at:
        return PersonState.DISABLED
    if not has_password:
        return PersonState.WITHOUT
    return PersonState.GIVEN if password_given_at else PersonState.ACTIVE
