"""What a printer answers when asked for its state."""

from dataclasses import dataclass

_FIXED_MASK = 0b1001_0011
_FIXED = 0b0001_0010
_COVER_OPEN = 0b0000_0100
_STOPPED_FOR_PAPER = 0b0010_0000
_ERROR = 0b0100_0000
_PAPER_LOW = 0b0000_1100
_PAPER_OUT = 0b0110_0000


class NotAStatus(Exception):
    """The byte lacks the fixed bits of an answer to DLE EOT: what answers there is no such printer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Status:
    """The state of a printer. Paper sensors say nothing of the cover: both are asked."""

    cover_open: bool
    paper_out: bool
    paper_low: bool
    error: bool

    @property
    def ready(self) -> bool:
        """Whether what is sent now will be printed; low paper still prints."""
        return not (self.cover_open or self.paper_out or self.error)


def is_answer(byte: int) -> bool:
    """Whether a byte has the fixed bits of an answer to DLE EOT."""
    return byte & _FIXED_MASK == _FIXED


def parse_status(offline_cause: int, paper: int) -> Status:
    """Read the answers to DLE EOT 2 and DLE EOT 4; raises NotAStatus."""
    for answer in (offline_cause, paper):
        if not is_answer(answer):
            raise NotAStatus(f"{answer:#04x}")
    return Status(
        cover_open=bool(offline_cause & _COVER_OPEN),
        paper_out=bool(paper & _PAPER_OUT or offline_cause & _STOPPED_FOR_PAPER),
        paper_low=bool(paper & _PAPER_LOW),
        error=bool(offline_cause & _ERROR),
    )
