"""A printer in the shop's network, by python-escpos as the carrier of bytes that were made elsewhere."""

import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol

from escpos.printer import Network

from printing.escpos.commands import ASK_OFFLINE_CAUSE, ASK_PAPER
from printing.escpos.status import Status, is_answer, parse_status

TIMEOUT_SECONDS = 3
_PIECE_BYTES = 4096
_MAX_STRAY_READS = 64


class Offline(Exception):
    """The printer cannot be reached, or the connection broke."""


class Line(Protocol):
    """An open connection to a printer."""

    def status(self) -> Status | None:
        """The printer's state, or None if it does not answer; raises Offline."""

    def send(self, pieces: Iterable[bytes]) -> None:
        """Hand over bytes; that they were taken does not mean that they are printed. Raises Offline."""


class _NetworkPrinter(Network):  # type: ignore[misc]
    """The library's transport, which leaves its socket open when it cannot connect."""

    def open(self, raise_not_found: bool = True) -> None:  # noqa: ARG002, FBT001, FBT002 - as inherited
        self.device = socket.create_connection((self.host, self.port), self.timeout)

    def send(self, pieces: Iterable[bytes]) -> None:
        """Send in small parts, because the time limit is for each: a slow printer is not a dead one."""
        for piece in pieces:
            for begin in range(0, len(piece), _PIECE_BYTES):
                self._attempt(piece[begin : begin + _PIECE_BYTES])

    def status(self) -> Status | None:
        self._drain()
        offline_cause = self._ask(ASK_OFFLINE_CAUSE)
        paper = self._ask(ASK_PAPER) if offline_cause is not None else None
        return None if offline_cause is None or paper is None else parse_status(offline_cause, paper)

    def _ask(self, question: bytes) -> int | None:
        """The answering byte; others are skipped, since some printers tell more than they were asked."""
        self._attempt(question)
        try:
            for _ in range(_MAX_STRAY_READS):
                answers = [byte for byte in self._received() if is_answer(byte)]
                if answers:
                    return answers[0]
        except TimeoutError:
            return None
        return None

    def _received(self) -> bytes:
        try:
            received: bytes = self._read()
        except ConnectionError as error:
            raise Offline(str(error)) from error
        if not received:
            raise Offline("the printer hung up")
        return received

    def _drain(self) -> None:
        """Throw away what came unasked: a picture can hold bytes that printers take for a question."""
        self.device.settimeout(0)
        try:
            for _ in range(_MAX_STRAY_READS):
                self._received()
        except BlockingIOError:
            pass
        finally:
            self.device.settimeout(self.timeout)

    def _attempt(self, data: bytes) -> None:
        try:
            self._raw(data)
        except OSError as error:
            raise Offline(str(error)) from error


@contextmanager
def open_line(address: str, port: int, timeout_seconds: float = TIMEOUT_SECONDS) -> Iterator[Line]:
    """Connect to an address that was checked before; always closes. Raises Offline."""
    printer = _NetworkPrinter(address, port, timeout=timeout_seconds)
    try:
        printer.open()
    except OSError as error:
        raise Offline(str(error)) from error
    try:
        yield printer
    finally:
        printer.close()
