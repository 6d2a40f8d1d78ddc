"""Where roles hold, and the actor that they make."""

import pytest

from core.permissions import ALL, Permission
from people.persons.rules import (
    PERMISSIONS,
    PersonId,
    ProducerMissing,
    Role,
    RoleFor,
    ScopesDiffer,
    actor_of,
    check_scopes,
)
from tests.worlds import key

MINH = PersonId(key(1))
KG, HT, HOA = key(2), key(3), key(4)


def test_a_cashier_of_one_place_acts_there_and_nowhere_else() -> None:
    actor = actor_of(MINH, [RoleFor(Role.CASHIER, KG)])

    assert actor.permissions == PERMISSIONS[Role.CASHIER]
    assert actor.location_ids == frozenset({KG})
    assert actor.producer_id is None


def test_a_role_without_a_place_holds_everywhere() -> None:
    assert actor_of(MINH, [RoleFor(Role.MANAGER)]).location_ids is ALL


def test_two_roles_add_up() -> None:
    actor = actor_of(MINH, [RoleFor(Role.CASHIER, KG), RoleFor(Role.STOCK_KEEPER, KG)])

    assert {Permission.POS_TILL_USE, Permission.INVENTORY_STOCK_RECEIVE} <= actor.permissions


def test_a_producer_acts_for_one_producer() -> None:
    assert actor_of(MINH, [RoleFor(Role.PRODUCER, None, HOA)]).producer_id == HOA


def test_whoever_has_no_role_may_do_nothing() -> None:
    actor = actor_of(MINH, [])

    assert actor.permissions == frozenset()
    assert actor.location_ids == frozenset()


@pytest.mark.parametrize(
    "roles",
    [
        [],
        [RoleFor(Role.CASHIER)],
        [RoleFor(Role.CASHIER, KG), RoleFor(Role.CASHIER, HT)],
        [RoleFor(Role.CASHIER, KG), RoleFor(Role.STOCK_KEEPER, KG)],
        [RoleFor(role, place) for role in (Role.CASHIER, Role.STOCK_KEEPER) for place in (KG, HT)],
        [RoleFor(Role.PRODUCER, None, HOA)],
    ],
)
def test_roles_at_the_same_places_go_together(roles: list[RoleFor]) -> None:
    check_scopes(roles)


@pytest.mark.parametrize(
    "roles",
    [
        [RoleFor(Role.CASHIER, KG), RoleFor(Role.STOCK_KEEPER, HT)],
        [RoleFor(Role.CASHIER, KG), RoleFor(Role.MANAGER)],
        [RoleFor(Role.CASHIER, KG), RoleFor(Role.CASHIER)],
        [RoleFor(Role.CASHIER, KG), RoleFor(Role.CASHIER, HT), RoleFor(Role.STOCK_KEEPER, HT)],
        [RoleFor(Role.PRODUCER, None, HOA), RoleFor(Role.MANAGER)],
        [RoleFor(Role.PRODUCER, None, HOA), RoleFor(Role.PRODUCER, None, KG)],
    ],
)
def test_a_role_never_reaches_further_than_it_was_granted_for(roles: list[RoleFor]) -> None:
    with pytest.raises(ScopesDiffer):
        check_scopes(roles)


@pytest.mark.parametrize("role", [RoleFor(Role.PRODUCER), RoleFor(Role.CASHIER, KG, HOA)])
def test_only_the_role_of_a_producer_names_a_producer(role: RoleFor) -> None:
    with pytest.raises(ProducerMissing):
        check_scopes([role])
