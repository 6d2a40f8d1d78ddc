"""The declarative base: named constraints and STRICT tables everywhere."""

from typing import Any, cast

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import MetaData, Table
from sqlalchemy.orm import DeclarativeBase

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """What every table derives from."""

    metadata = MetaData(naming_convention=NAMING)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Make the table STRICT on SQLite, so that a column holds only its own type."""
        super().__init_subclass__(**kwargs)
        cast("Table", cls.__table__).dialect_options["sqlite"]["strict"] = True


db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})
