"""The only column types. SQLite's STRICT tables and PostgreSQL hold the same values by them."""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Date, DateTime, Integer, LargeBinary, Text, Uuid
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine


class Id(TypeDecorator[UUID]):
    """A UUIDv7; UUID on PostgreSQL, TEXT on SQLite."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """UUID where the database has one."""
        return dialect.type_descriptor(Uuid() if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> Any:
        """Text for SQLite."""
        return value if value is None or dialect.name == "postgresql" else str(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> UUID | None:
        """A UUID from either."""
        return value if value is None or dialect.name == "postgresql" else UUID(value)


class _Whole(TypeDecorator[int]):
    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """BIGINT on PostgreSQL; SQLite's INTEGER holds 64 bits by itself."""
        return dialect.type_descriptor(BigInteger() if dialect.name == "postgresql" else Integer())

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        """Refuse everything but integers: a float here would be lost money."""
        if value is not None and type(value) is not int:
            raise TypeError(f"{value!r} is not an integer")
        return value


class Dong(_Whole):
    """Money in whole đồng."""

    cache_ok = True


class Count(_Whole):
    """A number of pieces, grams, millilitres, days, minutes or basis points."""

    cache_ok = True


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; timestamptz on PostgreSQL, ISO 8601 text with microseconds and Z on SQLite."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """timestamptz where the database has one."""
        return dialect.type_descriptor(DateTime(timezone=True) if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Refuse naive datetimes: nobody could say which moment they mean."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise TypeError("a moment needs its time zone")
        return value if dialect.name == "postgresql" else moment_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """A datetime in UTC from either."""
        if value is None:
            return None
        return value.astimezone(UTC) if dialect.name == "postgresql" else datetime.fromisoformat(value)


def moment_text(moment: datetime) -> str:
    """ISO 8601 in UTC with microseconds and Z, so that text order is time order."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


class Day(TypeDecorator[date]):
    """A calendar or business day; date on PostgreSQL, ISO text on SQLite."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Date where the database has one."""
        return dialect.type_descriptor(Date() if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: date | None, dialect: Dialect) -> Any:
        """Refuse a moment where a day is meant."""
        if isinstance(value, datetime):
            raise TypeError("a day is not a moment")
        return value if value is None or dialect.name == "postgresql" else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        """A date from either."""
        return value if value is None or dialect.name == "postgresql" else date.fromisoformat(value)


class Words(TypeDecorator[str]):
    """Text."""

    impl = Text
    cache_ok = True


class Bytes(TypeDecorator[bytes]):
    """Raw bytes."""

    impl = LargeBinary
    cache_ok = True


class Code(TypeDecorator[StrEnum]):
    """A member of a StrEnum as TEXT; the table gets a named CHECK that knows its values."""

    impl = Text
    cache_ok = True

    def __init__(self, codes: type[StrEnum]) -> None:
        """Hold the enumeration that the column's values come from."""
        super().__init__()
        self.codes = codes

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The plain text of a member; a text that is no member is refused."""
        return None if value is None else str(self.codes(value))

    def process_result_value(self, value: Any, dialect: Dialect) -> StrEnum | None:  # noqa: ARG002
        """The member."""
        return None if value is None else self.codes(value)
