"""What a printer's answers mean."""

import pytest

from printing.escpos.status import NotAStatus, Status, parse_status

READY = 0b0001_0010


def test_a_printer_with_paper_and_closed_cover_is_ready() -> None:
    status = parse_status(READY, READY)
    assert status == Status(cover_open=False, paper_out=False, paper_low=False, error=False)
    assert status.ready


@pytest.mark.parametrize(
    ("offline_cause", "paper", "what"),
    [
        (READY | 0x04, READY, "cover_open"),
        (READY | 0x20, READY, "paper_out"),
        (READY, READY | 0x60, "paper_out"),
        (READY | 0x40, READY, "error"),
    ],
)
def test_a_printer_that_cannot_print_says_why(offline_cause: int, paper: int, what: str) -> None:
    status = parse_status(offline_cause, paper)
    assert getattr(status, what)
    assert not status.ready


def test_low_paper_still_prints() -> None:
    status = parse_status(READY, READY | 0x0C)
    assert status.paper_low
    assert status.ready


@pytest.mark.parametrize("answer", [0x00, 0xFF, 0x48, 0x90])
def test_other_bytes_are_no_answer(answer: int) -> None:
    with pytest.raises(NotAStatus):
        parse_status(answer, READY)
