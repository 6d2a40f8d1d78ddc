"""Writing people: who they are, what they may do, how they prove who they are."""

from people.persons.services.access import NotYourself, disable, enable
from people.persons.services.people import (
    LoginTaken,
    NameMissing,
    change_person,
    create_person,
    write_password,
    write_person,
)
from people.persons.services.roles import NobodyLeft, Roles, set_roles

__all__ = [
    "LoginTaken",
    "NameMissing",
    "NobodyLeft",
    "NotYourself",
    "Roles",
    "change_person",
    "create_person",
    "disable",
    "enable",
    "set_roles",
    "write_password",
    "write_person",
]
