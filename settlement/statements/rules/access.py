"""Who sees which statements."""

from uuid import UUID

from core.permissions import Actor, Everywhere


def sees_all(scope: Actor) -> bool:
    """Whether an actor sees every producer's statements.

    A statement is about all places at once, so a person who is bound to some of them sees none.
    """
    return scope.producer_id is None and isinstance(scope.location_ids, Everywhere)


def sees(scope: Actor, producer_id: UUID) -> bool:
    """Whether an actor sees the statements of one producer."""
    return sees_all(scope) or scope.producer_id == producer_id
