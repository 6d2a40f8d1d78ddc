"""What the tests of printing share."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from core.db import db
from printing.jobs.worker import ANY_LOOPBACK_PORT
from printing.printers.rules import PrinterId
from tests.printing.shop import open_shop
from tests.printing.stand_in import StandIn, stand_in
from tests.printing.working import printer_at


@pytest.fixture
def shop(session: Session) -> UUID:
    """The id of the showroom KG."""
    return open_shop(session)


@pytest.fixture
def stand_in_printer() -> Iterator[StandIn]:
    """A printer on this machine."""
    with stand_in() as printer:
        yield printer


@pytest.fixture
def shop_app(sqlite_app: Flask) -> Flask:
    """The program with the showroom KG, where stand-in printers are allowed."""
    sqlite_app.config[ANY_LOOPBACK_PORT] = True
    open_shop(db.session())
    return sqlite_app


@pytest.fixture
def printer_here(shop_app: Flask, stand_in_printer: StandIn, now: datetime) -> PrinterId:
    """The stand-in printer in the books."""
    return printer_at(stand_in_printer.port, now)
