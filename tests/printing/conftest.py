"""What the tests of printing share."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from tests.printing.shop import open_shop
from tests.printing.stand_in import StandIn, stand_in


@pytest.fixture
def shop(session: Session) -> UUID:
    """The id of the showroom KG."""
    return open_shop(session)


@pytest.fixture
def stand_in_printer() -> Iterator[StandIn]:
    """A printer on this machine."""
    with stand_in() as printer:
        yield printer
