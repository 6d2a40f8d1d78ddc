"""The declarative base: named constraints and STRICT tables everywhere."""

from typing import Any, cast

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import CheckConstraint, MetaData, Table
from sqlalchemy.orm import DeclarativeBase

from core.db.types import Code

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
        """Make the table STRICT on SQLite, and give every Code column its named CHECK."""
        super().__init_subclass__(**kwargs)
        table = cast("Table", cls.__table__)
        table.dialect_options["sqlite"]["strict"] = True
        for column in table.columns:
            if isinstance(column.type, Code):
                known = ", ".join(f"'{member}'" for member in column.type.codes)
                table.append_constraint(
                    CheckConstraint(f"{column.name} IN ({known})", name=f"{column.name}_known")
                )


db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})
