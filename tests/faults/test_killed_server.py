"""The server killed in the middle of selling: what it acknowledged is there, once, and the books balance."""

import json
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from core.db import db
from core.permissions import Actor
from pos.checkout.models import Sale
from pos.tills import services as tills
from review.verification.services import audit
from tests.conftest import NOW, SECRET, _store
from tests.faults.server import Server
from tests.tickets import envelope, line, ticket
from tests.worlds import World, make_world

KILLS = 4


@pytest.fixture
def shop(sqlite_app: Flask, tmp_path: Path) -> Iterator[tuple[World, Server, str]]:
    """A showroom, a server on its database, and the till's credential."""
    session = db.session()
    minh: Actor = _store(session, "minh")
    world = make_world(session, minh)
    _, credential = tills.enrol_demonstration(till_code="KG01", now=NOW)
    db.session.remove()
    server = Server(tmp_path, SECRET)
    yield world, server, credential
    server.kill()


class Till(threading.Thread):
    """A till that sends each sale until it is acknowledged, whatever happens to the server."""

    def __init__(
        self, world: World, server: Server, credential: str, first: int, stop: threading.Event
    ) -> None:
        super().__init__()
        self.world, self.server, self.credential = world, server, credential
        self.first, self.stop_selling, self.acknowledged = first, stop, list[str]()

    def run(self) -> None:
        """Sell until told to stop; a sale that was begun is always sent to the end."""
        number = self.first
        while not self.stop_selling.is_set():
            sale = ticket(self.world, number, [line(self.world.honey, 1, 240_000)])
            while not self._send(sale):
                time.sleep(0.02)
            self.acknowledged.append(sale["id"])
            number += 2

    def _send(self, sale: dict[str, Any]) -> bool:
        connection = HTTPConnection("127.0.0.1", self.server.port, timeout=5)
        try:
            headers = {"Authorization": f"Bearer {self.credential}"}
            connection.request("POST", "/api/v1/sales", envelope(sale), headers)
            answer = connection.getresponse()
            if answer.status != 200:
                return False
            return json.loads(answer.read())["results"][0]["status"] in {"created", "duplicate"}
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()


def test_no_acknowledged_sale_is_lost_or_doubled(sqlite_app: Flask, shop: tuple[World, Server, str]) -> None:
    world, server, credential = shop
    stop = threading.Event()
    server.start()
    sellers = [Till(world, server, credential, first, stop) for first in (1, 2)]
    for seller in sellers:
        seller.start()
    for _ in range(KILLS):
        time.sleep(0.6)
        server.kill()
        server.start()
    time.sleep(0.5)
    stop.set()
    for seller in sellers:
        seller.join(30)
    server.kill()
    acknowledged = [sale_id for seller in sellers for sale_id in seller.acknowledged]
    stored = [str(sale_id) for sale_id in db.session().scalars(select(Sale.id))]
    assert len(acknowledged) > 20
    assert sorted(stored) == sorted(acknowledged)
    assert audit(db.session(), today=NOW.date()).sound
