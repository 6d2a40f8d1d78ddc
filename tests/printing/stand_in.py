"""A stand-in printer on TCP, in the states that real ones get into."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

_READY = 0b0001_0010


class State(StrEnum):
    """How the printer behaves.

    `stalled` takes every byte and neither prints nor answers; `slow` prints little by little; `dumb` prints
    and never answers, as many cheap printers; `talkative` tells its state unasked; `babbling` sends nonsense
    without end; `rude` hangs up.
    """

    OK = "ok"
    PAPER_LOW = "paper low"
    PAPER_OUT = "paper out"
    COVER_OPEN = "cover open"
    BROKEN = "broken"
    STALLED = "stalled"
    SLOW = "slow"
    DUMB = "dumb"
    TALKATIVE = "talkative"
    BABBLING = "babbling"
    RUDE = "rude"


_OFFLINE_CAUSE = {
    State.COVER_OPEN: _READY | 0x04,
    State.PAPER_OUT: _READY | 0x20,
    State.BROKEN: _READY | 0x40,
}
_PAPER = {State.PAPER_LOW: _READY | 0x0C, State.PAPER_OUT: _READY | 0x6C}
_QUESTIONS = {b"\x10\x04\x02": _OFFLINE_CAUSE, b"\x10\x04\x04": _PAPER}
_SILENT = {State.STALLED, State.DUMB, State.BABBLING}
_NONSENSE = b"\x00" * 8192


class StandIn:
    """One printer; `printed` holds what reached the paper, without the questions."""

    def __init__(self) -> None:
        self.state = State.OK
        self.state_after_printing: State | None = None
        self.breaks_after: int | None = None
        self.printed = bytearray()
        self.connections = 0
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._server.getsockname()[1]
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def close(self) -> None:
        """Stop, and wait until the last connection is over."""
        self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self._thread.join()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._server.accept()
            except OSError:
                return
            self.connections += 1
            with connection:
                self._talk(connection)

    def _talk(self, connection: socket.socket) -> None:
        if self.state is State.RUDE:
            return
        if self.state is State.TALKATIVE:
            connection.sendall(b"\x10\x00\x00\x00")
        if self.state is State.BABBLING:
            connection.sendall(_NONSENSE)
        try:
            while data := connection.recv(1024 if self.state is State.SLOW else 65536):
                self._take(connection, data)
                if self.breaks_after is not None and len(self.printed) >= self.breaks_after:
                    return
        except OSError:
            return

    def _take(self, connection: socket.socket, data: bytes) -> None:
        if self.state is State.SLOW:
            time.sleep(0.002)
        question = next((asked for asked in _QUESTIONS if data.endswith(asked)), b"")
        printed = data.removesuffix(question)
        if printed and self.state is not State.STALLED:
            self.printed += printed
            self.state = self.state_after_printing or self.state
        if question:
            self._answer(connection, question)

    def _answer(self, connection: socket.socket, question: bytes) -> None:
        if self.state is State.TALKATIVE:
            connection.sendall(b"\x14\x00\x00\x0f")
        if self.state not in _SILENT:
            connection.sendall(bytes((_QUESTIONS[question].get(self.state, _READY),)))


@contextmanager
def stand_in() -> Iterator[StandIn]:
    """A printer for the length of a test."""
    printer = StandIn()
    try:
        yield printer
    finally:
        printer.close()


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])
