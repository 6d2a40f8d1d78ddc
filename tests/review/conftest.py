"""The books that the audit looks at."""

from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from core.permissions import Actor
from tests.review.books import keep_books
from tests.worlds import World


@pytest.fixture
def books(session: Session, minh: Actor, lan: Actor, now: datetime) -> World:
    """Two days of honest books."""
    return keep_books(session, minh, lan, now)
