"""Foreseen failures. Each has a code for programs and a sentence for people; one handler shows both."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import ClassVar


class DomainError(Exception):
    """A foreseen failure.

    Subclasses stand beside the function that raises them and set `code`, `status` and `message`;
    the message is an English text of the catalogue with `%(name)s` places for the parameters.
    """

    code: ClassVar[str] = "refused"
    status: ClassVar[HTTPStatus] = HTTPStatus.UNPROCESSABLE_ENTITY
    message: ClassVar[str] = "This cannot be done."

    def __init__(self, **parameters: object) -> None:
        """Keep the parameters; the sentence is made when it is shown, in the reader's language."""
        self.parameters: Mapping[str, object] = parameters
        super().__init__(self.message % parameters if parameters else self.message)


class NotFound(DomainError):
    """Nothing with that key, or nothing that this actor may know of."""

    code = "not_found"
    status = HTTPStatus.NOT_FOUND
    message = "This was not found."


class Unknown(NotFound):
    """Nothing that this actor may know of is called `key`: a code, number or sign-in name that was typed."""

    message = "There is nothing called %(key)s here."

    def __init__(self, key: str) -> None:
        """Name what was looked for."""
        super().__init__(key=key)


class Forbidden(DomainError):
    """The actor lacks the permission."""

    code = "forbidden"
    status = HTTPStatus.FORBIDDEN
    message = "You may not do this."


class Busy(DomainError):
    """Others were writing for too long; nothing was stored and the same call may come again."""

    code = "busy"
    status = HTTPStatus.SERVICE_UNAVAILABLE
    message = "The books are busy. Please try again in a moment."
