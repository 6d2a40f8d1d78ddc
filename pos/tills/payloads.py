"""The JSON of tills: shape only."""

from core.payloads import Shape, Text, parse


class EnrolPayload(Shape):
    """A one-time code, however it was typed."""

    code: Text


def parse_enrolment(raw: bytes) -> str:
    """The code of an enrolment; raises Malformed."""
    return parse(EnrolPayload, raw).code
