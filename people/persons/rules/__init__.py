"""Roles, what they may do and where, and which passwords and sign-in names are accepted."""

from people.persons.rules.logins import LoginMalformed, check_login, clean_login
from people.persons.rules.passwords import (
    MAX_PASSWORD,
    MIN_PASSWORD,
    PasswordIsLogin,
    PasswordTooCommon,
    PasswordTooLong,
    PasswordTooShort,
    check_password,
)
from people.persons.rules.roles import GIVES_ROLES, PERMISSIONS, TILL_PERMISSIONS, PersonId, Role
from people.persons.rules.scopes import (
    AdministratorElsewhere,
    ProducerMissing,
    RoleFor,
    ScopesDiffer,
    actor_of,
    check_scopes,
)

__all__ = [
    "GIVES_ROLES",
    "MAX_PASSWORD",
    "MIN_PASSWORD",
    "PERMISSIONS",
    "TILL_PERMISSIONS",
    "AdministratorElsewhere",
    "LoginMalformed",
    "PasswordIsLogin",
    "PasswordTooCommon",
    "PasswordTooLong",
    "PasswordTooShort",
    "PersonId",
    "ProducerMissing",
    "Role",
    "RoleFor",
    "ScopesDiffer",
    "actor_of",
    "check_login",
    "check_password",
    "check_scopes",
    "clean_login",
]
