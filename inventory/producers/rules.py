"""Producers: the owners of consigned goods."""

from enum import StrEnum
from typing import NewType
from uuid import UUID

ProducerId = NewType("ProducerId", UUID)


class EntityType(StrEnum):
    """The legal form, which decides the papers that a producer can give."""

    HOUSEHOLD = "household"
    COOPERATIVE = "cooperative"
    COOPERATIVE_GROUP = "cooperative_group"
    COMPANY = "company"
    OTHER = "other"
