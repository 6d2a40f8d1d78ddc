"""The command that prints for servers whose web processes do not."""

import os
import signal
from collections.abc import Iterator
from threading import Event

import pytest
from flask import Flask

from printing.jobs import cli


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    """Give the signals back as they were."""
    before = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)}
    yield
    for each, handler in before.items():
        signal.signal(each, handler)


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_all_printers_until_it_is_told_to_end(
    sqlite_app: Flask, monkeypatch: pytest.MonkeyPatch, ending: signal.Signals
) -> None:
    served: list[Flask] = []

    def serve_all(app: Flask, stop: Event) -> None:
        served.append(app)
        os.kill(os.getpid(), ending)
        assert stop.wait(5)

    monkeypatch.setattr(cli, "serve_all", serve_all)
    result = sqlite_app.test_cli_runner().invoke(args=["print-worker"])
    assert result.exit_code == 0, result.output
    assert served == [sqlite_app]
