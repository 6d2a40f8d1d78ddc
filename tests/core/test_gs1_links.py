"""GS1 Digital Links."""

from datetime import date
from typing import Any

import pytest

from core.gs1 import ScannedCode, read

GTIN = "08938505974194"


def test_a_digital_link_gives_all_it_says() -> None:
    code = "https://id.gs1.org/01/08938505974194/10/L%2F7/21/X7?17=261231&3103=001250"
    assert read(code) == ScannedCode(
        raw=code, gtin=GTIN, lot="L/7", expiry=date(2026, 12, 31), serial="X7", weight_grams=1_250
    )


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("http://ganh.vn/01/8938505974194", {}),
        ("HTTPS://GANH.VN/01/8938505974194/", {}),
        ("]Q1https://ganh.vn:8443/vi/q/01/8938505974194", {}),
        ("https://ganh.vn/2026/01/15/01/8938505974194/10/L1", {"lot": "L1"}),
        ("https://ganh.vn/01/8938505974194/22/V/10/L1#mo-ta", {"lot": "L1"}),
        ("https://ganh.vn/01/8938505974194/10/L1?10=L2&utm_source=zalo", {"lot": "L1"}),
        ("https://ganh.vn/01/8938505974194?10=L+1;21=X%2B", {"lot": "L+1", "serial": "X+"}),
        ("https://ganh.vn/01/8938505974194/10/L%C3%B4%201?17=30/11/2026", {}),
        ("https://ganh.vn/01/8938505974194/10/%FF?17", {}),
        ("https://ganh.vn/01/8938505974194/gia", {}),
    ],
)
def test_links_of_every_host_are_read_as_far_as_they_go(code: str, expected: dict[str, Any]) -> None:
    assert read(code) == ScannedCode(raw=code, gtin=GTIN, **expected)


@pytest.mark.parametrize("gtin", ["96385074", "036000291452", "8938505974194", "18938505974191"])
def test_a_link_may_carry_a_short_gtin(gtin: str) -> None:
    assert read(f"https://ganh.vn/01/{gtin}").gtin == gtin.zfill(14)
