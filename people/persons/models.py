"""People and what they may do where."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Code, Id, Moment, Words
from people.persons.rules import PersonId, Role


class Person(Base):
    """Somebody who signs in, or the program itself where a command acts.

    `password_given_at` stands while the password is one that an administrator gave, to be changed.
    """

    __tablename__ = "person"
    __table_args__ = (
        UniqueConstraint("login"),
        CheckConstraint("(disabled_at IS NULL) = (disabled_by IS NULL)", name="disabled_pair"),
    )

    id: Mapped[PersonId] = mapped_column(Id, primary_key=True)
    login: Mapped[str] = mapped_column(Words)
    name: Mapped[str] = mapped_column(Words)
    search_key: Mapped[str] = mapped_column(Words, default="")
    password_hash: Mapped[str | None] = mapped_column(Words)
    password_given_at: Mapped[datetime | None] = mapped_column(Moment)
    language: Mapped[str] = mapped_column(Words, default="vi")
    created_at: Mapped[datetime] = mapped_column(Moment)
    disabled_at: Mapped[datetime | None] = mapped_column(Moment)
    disabled_by: Mapped[UUID | None] = mapped_column(Id)


class RoleGrant(Base):
    """A role of a person: everywhere, at one location, or for one producer."""

    __tablename__ = "role_grant"
    __table_args__ = (
        CheckConstraint("(revoked_at IS NULL) = (revoked_by IS NULL)", name="revoked_pair"),
        CheckConstraint("(role = 'producer') = (producer_id IS NOT NULL)", name="producer_named"),
        Index(None, "person_id"),
    )

    id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    person_id: Mapped[PersonId] = mapped_column(Id, ForeignKey("person.id"))
    role: Mapped[Role] = mapped_column(Code(Role))
    location_id: Mapped[UUID | None] = mapped_column(Id, ForeignKey("location.id"))
    producer_id: Mapped[UUID | None] = mapped_column(Id, ForeignKey("producer.id"))
    granted_at: Mapped[datetime] = mapped_column(Moment)
    granted_by: Mapped[UUID] = mapped_column(Id, ForeignKey("person.id"))
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)
    revoked_by: Mapped[UUID | None] = mapped_column(Id)
