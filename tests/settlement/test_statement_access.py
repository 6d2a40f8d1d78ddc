"""Who sees which statements."""

from uuid import UUID

import pytest

from core.permissions import SYSTEM, Actor
from settlement.statements.rules import sees, sees_all

HOA, TAM = UUID(int=1), UUID(int=2)


def actor(producer_id: UUID | None = None, locations: frozenset[UUID] | None = None) -> Actor:
    """A person with a scope."""
    places = {} if locations is None else {"location_ids": locations}
    return Actor(person_id=UUID(int=9), permissions=frozenset(), producer_id=producer_id, **places)


@pytest.mark.parametrize("scope", [SYSTEM, actor()])
def test_the_house_sees_every_producer(scope: Actor) -> None:
    assert sees_all(scope)
    assert sees(scope, HOA)


def test_a_producer_sees_only_their_own() -> None:
    assert sees(actor(HOA), HOA)
    assert not sees(actor(HOA), TAM)
    assert not sees_all(actor(HOA))


@pytest.mark.parametrize("places", [frozenset(), frozenset({UUID(int=7)})])
def test_who_is_bound_to_some_places_sees_none(places: frozenset[UUID]) -> None:
    assert not sees(actor(locations=places), HOA)
    assert not sees_all(actor(locations=places))
