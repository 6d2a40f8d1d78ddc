"""Who is signed in, and who tries too often."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Count, Id, Moment, Words
from people.persons.rules import PersonId


class LoginSession(Base):
    """A sign-in, with the device and the address that it began at.

    The cookie carries the token, the table only its hash.
    """

    __tablename__ = "login_session"
    __table_args__ = (Index(None, "person_id"),)

    token_sha256: Mapped[str] = mapped_column(Words, primary_key=True)
    person_id: Mapped[PersonId] = mapped_column(Id, ForeignKey("person.id"))
    created_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    device: Mapped[str] = mapped_column(Words, default="")
    address: Mapped[str] = mapped_column(Words, default="")


class LoginThrottle(Base):
    """Failures in a row, per login name and per address."""

    __tablename__ = "login_throttle"

    key: Mapped[str] = mapped_column(Words, primary_key=True)
    failures: Mapped[int] = mapped_column(Count)
    blocked_until: Mapped[datetime | None] = mapped_column(Moment)
