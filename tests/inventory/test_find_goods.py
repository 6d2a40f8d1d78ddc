"""Finding goods by any code that stands on them, many at once."""

from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from core.permissions import Actor
from inventory.producers.rules import ProducerId
from inventory.products import services
from inventory.products.finding import goods_by_code
from tests.inventory.conftest import honey

EAN, LONG = "8938500001376", "08938500001376"


@pytest.fixture
def goods(hoa_id: ProducerId, lan: Actor, now: datetime) -> None:
    """Honey with an EAN and an invented code, and shrimp whose own code is the honey's invented one."""
    for new in (
        honey(hoa_id, "MAT", barcodes=(EAN, "X-1")),
        honey(hoa_id, "X-1", name="Tôm khô", barcodes=()),
        honey(hoa_id, "MAT2", name="Mật ong hoa tràm", barcodes=(EAN,)),
    ):
        services.add_product(product=new, valid_from=now, actor=lan, now=now)


@pytest.mark.usefixtures("goods")
def test_goods_are_found_by_own_code_barcode_and_other_spellings_of_it(session: Session) -> None:
    asked = ["MAT", "X-1", EAN, LONG, "no such code", ""]
    found = {code: sorted(g.name for g in goods) for code, goods in goods_by_code(session, asked).items()}
    both = ["Mật ong hoa tràm", "Mật ong rừng tràm"]
    assert found == {"MAT": ["Mật ong rừng tràm"], "X-1": ["Tôm khô"], EAN: both, LONG: both}


@pytest.mark.usefixtures("goods")
def test_nothing_is_asked_and_nothing_found(session: Session) -> None:
    assert goods_by_code(session, []) == {}


@pytest.mark.usefixtures("goods")
def test_more_codes_than_a_statement_takes_are_looked_up_in_parts(session: Session) -> None:
    asked = [f"none {number}" for number in range(40_000)]
    assert list(goods_by_code(session, [*asked, "MAT"])) == ["MAT"]


def test_a_product_that_carries_a_code_in_two_spellings_is_found_once(
    session: Session, hoa_id: ProducerId, lan: Actor, now: datetime
) -> None:
    twice = honey(hoa_id, barcodes=("012345678905", "0012345678905"))
    services.add_product(product=twice, valid_from=now, actor=lan, now=now)
    [[found]] = goods_by_code(session, ["00012345678905"]).values()
    assert found.name == "Mật ong rừng tràm"
