"""Reading JSON bodies into shapes, with errors that name the field."""

import unicodedata
from datetime import datetime
from typing import Annotated, Any, TypeVar
from uuid import UUID

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
)

from core.errors import DomainError

FIRST_YEAR, LAST_YEAR = 1900, 2999
"""A clock that has lost its battery shows 1970; what lies outside would overflow when it is corrected."""

LIMIT = 10**15
"""No amount or quantity of a real sale comes near it, and sums of thousands of them still fit 64 bits."""


class Malformed(DomainError):
    """The body is not what this call takes."""

    code = "malformed"
    message = "The message cannot be read: %(reason)s"


def _nfc(text: str) -> str:
    if "\x00" in text:
        raise ValueError("text holds a NUL character")
    return unicodedata.normalize("NFC", text)


def _uuid(value: Any) -> UUID:
    if not isinstance(value, str) or len(value) != 36:
        raise ValueError("an id is a UUID of 36 characters")
    return UUID(value)


def _integer(value: Any) -> Any:
    """JSON's true and 1.0 equal 1 in Python: a choice of integers would take them."""
    if type(value) is not int:
        raise ValueError("an integer is needed")
    return value


def _text_of_moment(value: Any) -> Any:
    if isinstance(value, int | float):
        raise ValueError("a moment is text in ISO 8601 with its time zone")  # noqa: TRY004 - pydantic's way
    return value


def _within_bounds(moment: datetime) -> datetime:
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError(f"a moment lies in the years {FIRST_YEAR} to {LAST_YEAR}")
    return moment


Text = Annotated[str, Field(max_length=2000), AfterValidator(_nfc)]
Key = Annotated[UUID, BeforeValidator(_uuid)]
Whole = Annotated[int, Field(strict=True, ge=-LIMIT, le=LIMIT)]
Natural = Annotated[int, Field(strict=True, ge=0, le=LIMIT)]
AnInteger = BeforeValidator(_integer)
"""For a choice of integers, which `strict` does not reach: `Annotated[Literal[1, 100], AnInteger]`."""
Moment = Annotated[AwareDatetime, BeforeValidator(_text_of_moment), AfterValidator(_within_bounds)]


class Shape(BaseModel):
    """A JSON object with exactly these fields: an unknown one is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


S = TypeVar("S", bound=BaseModel)


def parse(shape: type[S], raw: bytes) -> S:
    """Read a body; raises Malformed naming the first field that is wrong."""
    try:
        return shape.model_validate_json(raw)
    except ValidationError as error:
        raise Malformed(reason=first_fault(error)) from error


def first_fault(error: ValidationError) -> str:
    """The first field that is wrong, and why."""
    fault = error.errors(include_url=False, include_context=False, include_input=False)[0]
    return f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}"
