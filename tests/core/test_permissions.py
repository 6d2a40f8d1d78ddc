"""What an actor may do, and where."""

from uuid import UUID

import pytest

from core.errors import Forbidden
from core.permissions import SYSTEM, Actor, Permission

HERE, THERE = UUID(int=1), UUID(int=2)


def test_who_is_bound_to_no_place_reaches_every_place() -> None:
    manager = Actor(person_id=UUID(int=9), permissions=frozenset())
    assert HERE in manager.location_ids
    assert THERE in manager.location_ids


def test_who_is_bound_to_a_place_reaches_no_other() -> None:
    cashier = Actor(person_id=UUID(int=9), permissions=frozenset(), location_ids=frozenset({HERE}))
    assert HERE in cashier.location_ids
    assert THERE not in cashier.location_ids


def test_what_was_not_allowed_is_forbidden() -> None:
    cashier = Actor(person_id=UUID(int=9), permissions=frozenset({Permission.POS_TILL_USE}))
    cashier.require(Permission.POS_TILL_USE)
    with pytest.raises(Forbidden):
        cashier.require(Permission.POS_SHIFT_CLOSE)


@pytest.mark.parametrize("permission", Permission)
def test_the_program_itself_may_do_everything(permission: Permission) -> None:
    SYSTEM.require(permission)
    assert permission in SYSTEM.permissions
