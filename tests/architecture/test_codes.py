"""The migrated database takes every member of every enumeration that a column holds, and nothing else."""

import re

from flask import Flask
from sqlalchemy import inspect

from core.db import Base, Code, db

MEMBER = re.compile(r"'((?:[^']|'')*)'")


def test_the_checks_of_the_database_know_the_enumerations_of_the_code(app: Flask) -> None:
    inspector = inspect(db.engine)
    told, known = {}, {}
    for table in Base.metadata.tables.values():
        found = inspector.get_check_constraints(table.name)
        checks = {str(check["name"]): check["sqltext"] for check in found}
        for column in table.columns:
            if isinstance(column.type, Code):
                name = f"{table.name}.{column.name}"
                told[name] = sorted(map(str, column.type.codes))
                text = checks[f"ck_{table.name}_{column.name}_known"]
                known[name] = sorted(MEMBER.findall(re.sub(r"::\w+", "", text)))
    assert known == told
