"""What a place must be, whoever makes it."""

from datetime import datetime

import pytest

from core.permissions import Actor
from inventory.locations import services
from inventory.locations.rules import LocationId
from inventory.locations.services import LocationChange, LocationSettingWrong


@pytest.mark.parametrize(
    "setting", [{"cash_rounding_dong": 200}, {"day_ends_minutes": 721}, {"day_ends_minutes": -1}]
)
def test_a_setting_that_cannot_be_kept_is_refused(
    place: LocationId, lan: Actor, now: datetime, setting: dict[str, int]
) -> None:
    with pytest.raises(LocationSettingWrong):
        services.add_location(code="CM1", name="Quầy", actor=lan, now=now, **setting)  # type: ignore[arg-type]
    with pytest.raises(LocationSettingWrong):
        services.change_location(code="KG", change=LocationChange(**setting), actor=lan, now=now)  # type: ignore[arg-type]
