"""Talking to a printer on the network, in all the states that printers get into."""

import socket
import struct
import threading
import time

import pytest

from printing.documents.picture import receipt_picture
from printing.escpos.commands import receipt
from printing.transports.network import Offline, open_line
from tests.printing.decoder import decode
from tests.printing.receipts import a_receipt
from tests.printing.stand_in import StandIn, State, free_port


def test_a_receipt_arrives_whole_and_the_printer_is_ready(stand_in_printer: StandIn) -> None:
    with open_line("127.0.0.1", stand_in_printer.port) as line:
        line.send(receipt(receipt_picture(a_receipt(), 576)))
        status = line.status()
    assert status is not None
    assert status.ready
    assert decode(bytes(stand_in_printer.printed)).events == [
        "initialise",
        "picture",
        "feed 2",
        "cut partial 0",
    ]


@pytest.mark.parametrize(
    ("state", "what"),
    [
        (State.PAPER_OUT, "paper_out"),
        (State.COVER_OPEN, "cover_open"),
        (State.PAPER_LOW, "paper_low"),
        (State.BROKEN, "error"),
    ],
)
def test_the_state_of_the_printer_is_told(stand_in_printer: StandIn, state: State, what: str) -> None:
    stand_in_printer.state = state
    with open_line("127.0.0.1", stand_in_printer.port) as line:
        status = line.status()
    assert status is not None
    assert getattr(status, what)


@pytest.mark.parametrize("state", [State.STALLED, State.DUMB])
def test_a_printer_that_never_answers_has_no_state(stand_in_printer: StandIn, state: State) -> None:
    stand_in_printer.state = state
    with open_line("127.0.0.1", stand_in_printer.port, timeout_seconds=0.1) as line:
        assert line.status() is None


def test_a_printer_that_talks_unasked_is_understood(stand_in_printer: StandIn) -> None:
    stand_in_printer.state = State.TALKATIVE
    with open_line("127.0.0.1", stand_in_printer.port) as line:
        status = line.status()
    assert status is not None
    assert status.ready


def test_a_printer_that_sends_nonsense_without_end_has_no_state(stand_in_printer: StandIn) -> None:
    stand_in_printer.state = State.BABBLING
    with open_line("127.0.0.1", stand_in_printer.port) as line:
        time.sleep(0.05)
        assert line.status() is None


def test_a_slow_printer_gets_everything(stand_in_printer: StandIn) -> None:
    stand_in_printer.state = State.SLOW
    stream = b"".join(receipt(receipt_picture(a_receipt(), 576)))
    with open_line("127.0.0.1", stand_in_printer.port) as line:
        line.send([stream])
        line.status()
    assert stand_in_printer.printed == stream


def test_a_printer_that_hangs_up_is_offline(stand_in_printer: StandIn) -> None:
    stand_in_printer.state = State.RUDE
    with pytest.raises(Offline), open_line("127.0.0.1", stand_in_printer.port) as line:
        line.status()


def test_a_printer_that_resets_the_line_is_offline() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def reset() -> None:
            line, _ = server.accept()
            line.recv(16)
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            line.close()

        printer = threading.Thread(target=reset)
        printer.start()
        with pytest.raises(Offline), open_line("127.0.0.1", server.getsockname()[1]) as line:
            line.status()
        printer.join()


def test_nothing_on_the_port_is_offline() -> None:
    with pytest.raises(Offline), open_line("127.0.0.1", free_port()):
        raise AssertionError


def test_each_job_has_a_connection_of_its_own(stand_in_printer: StandIn) -> None:
    for _ in range(2):
        with open_line("127.0.0.1", stand_in_printer.port) as line:
            line.status()
    assert stand_in_printer.connections == 2
