"""The workers' threads: they start, survive failures, and end when they are told to."""

import atexit
from collections.abc import Callable
from datetime import datetime
from threading import Event, Thread

import pytest
from flask import Flask

from core import clock
from core.db import db
from core.permissions import SYSTEM
from printing.jobs import services, worker
from printing.jobs.rules import JobState, LeaseLost
from printing.jobs.worker import serve, serve_all
from printing.printers.rules import PrinterId
from printing.printers.services import retire_printer
from tests.printing.decoder import decode
from tests.printing.stand_in import StandIn
from tests.printing.working import RECEIPT_EVENTS, job, put


def test_workers_print_for_all_printers_until_they_are_stopped(
    shop_app: Flask, printer_here: PrinterId, stand_in_printer: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    for pause in ("_LOOK_SECONDS", "_PRINTERS_SECONDS"):
        monkeypatch.setattr(worker, pause, 0.01)
    stop = Event()
    thread = worker.start(shop_app, stop)
    job_id = put(printer_here, clock.now())
    for _ in range(1_000):
        if job(job_id).state is JobState.CONFIRMED:
            break
        db.session.rollback()
        stop.wait(0.01)
    stop.set()
    thread.join()
    assert job(job_id).state is JobState.CONFIRMED
    assert decode(bytes(stand_in_printer.printed)).events == RECEIPT_EVENTS


def test_a_worker_ends_when_its_printer_is_retired(
    shop_app: Flask, printer_here: PrinterId, now: datetime
) -> None:
    retire_printer(printer_id=printer_here, actor=SYSTEM, now=now)
    serve(shop_app, printer_here, Event())


def test_a_failure_is_logged_and_the_worker_goes_on(
    shop_app: Flask,
    printer_here: PrinterId,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    stop = Event()
    failures = iter([RuntimeError("paper jam"), LeaseLost()])

    def fail(_printer_id: PrinterId) -> None:
        failure = next(failures, None)
        if failure is None:
            stop.set()
            return
        raise failure

    monkeypatch.setattr(worker, "print_next", fail)
    monkeypatch.setattr(worker, "_RETRY_SECONDS", 0)
    serve(shop_app, printer_here, stop)
    assert "printing failed" in caplog.text
    assert "lease of a print job was lost" in caplog.text


def test_a_database_that_is_away_does_not_end_the_workers(
    shop_app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stop = Event()

    def fail(*, now: datetime) -> None:
        stop.set()
        raise RuntimeError

    monkeypatch.setattr(services, "expire", fail)
    serve_all(shop_app, stop)
    assert "could not be looked up" in caplog.text


def test_workers_beside_a_server_end_with_it(shop_app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    ends: list[Callable[[], None]] = []
    threads: list[Thread] = []

    def start(app: Flask, stop: Event) -> Thread:
        threads.append(Thread(target=stop.wait))
        threads[0].start()
        return threads[0]

    monkeypatch.setattr(worker, "start", start)
    monkeypatch.setattr(atexit, "register", ends.append)
    worker.start_beside_server(shop_app)
    assert threads[0].is_alive()
    ends[0]()
    assert not threads[0].is_alive()
