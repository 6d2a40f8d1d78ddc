"""Where roles hold, and the actor that they make."""

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from core.errors import DomainError
from core.permissions import ALL, Actor
from people.persons.rules.roles import PERMISSIONS, PersonId, Role


class RoleFor(NamedTuple):
    """A role everywhere, at one location, or (the role of a producer) for one producer."""

    role: Role
    location_id: UUID | None = None
    producer_id: UUID | None = None


class ProducerMissing(DomainError):
    """The role of a producer without one, or another role with one."""

    code = "producer_missing"
    message = "The role of a producer names its producer, and no other role does."


class ScopesDiffer(DomainError):
    """The roles of one person would hold at different places.

    An actor has one set of permissions and one set of places, so a role would reach further than it was
    granted for.
    """

    code = "scopes_differ"
    message = "All roles of a person hold at the same places, and a producer has no other role."


class AdministratorElsewhere(DomainError):
    """An administrator of some places, who could give themselves all the others."""

    code = "administrator_elsewhere"
    message = "An administrator is one everywhere, not at chosen places."


def check_scopes(roles: Collection[RoleFor]) -> None:
    """Raise ProducerMissing, ScopesDiffer or AdministratorElsewhere unless one actor can say just that."""
    if any((each.role is Role.PRODUCER) != (each.producer_id is not None) for each in roles):
        raise ProducerMissing
    kinds, places = {each.role for each in roles}, {each.location_id for each in roles}
    mixed = Role.PRODUCER in kinds and len(roles) > 1
    if mixed or len(set(roles)) != len(kinds) * len(places) or (None in places and len(places) > 1):
        raise ScopesDiffer
    if Role.ADMINISTRATOR in kinds and places != {None}:
        raise AdministratorElsewhere


def actor_of(person_id: PersonId, roles: Collection[RoleFor]) -> Actor:
    """The actor that a person with these roles is; without a role it may do nothing, nowhere."""
    places = {each.location_id for each in roles}
    producers = [each.producer_id for each in roles if each.producer_id]
    return Actor(
        person_id=person_id,
        permissions=frozenset().union(*(PERMISSIONS[each.role] for each in roles)),
        location_ids=ALL if None in places else frozenset(place for place in places if place),
        producer_id=producers[0] if producers else None,
    )
