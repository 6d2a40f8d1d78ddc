"""The place where printers stand in tests."""

from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from core.db import Base

LOCATION_ID = UUID(int=0x0000_0000_0000_7000_8000_0000_0002_0001)


def open_shop(session: Session) -> UUID:
    """Put the showroom KG in the books."""
    location = Base.metadata.tables["location"]
    session.execute(
        insert(location).values(id=LOCATION_ID, code="KG", name="Showroom OCOP Rạch Giá", kind="showroom")
    )
    session.commit()
    return LOCATION_ID
