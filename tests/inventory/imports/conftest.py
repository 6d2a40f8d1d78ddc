"""The session of tests that need only one database."""

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from core.db import db


@pytest.fixture
def session_of(sqlite_app: Flask) -> Session:
    """The session of a test on SQLite."""
    return db.session()
