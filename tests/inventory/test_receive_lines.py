"""What a scan does to the lines of a delivery."""

from datetime import date
from uuid import UUID

import pytest

from inventory.deliveries import rules
from inventory.deliveries.rules import Arrival, Change, Line, LineGone
from inventory.products.rules import ProductId

HONEY, SHRIMP = ProductId(UUID(int=1)), ProductId(UUID(int=2))
JUNE = date(2027, 6, 30)


def line(number: int, *, product: ProductId = HONEY, lot: str = "", expiry: date | None = None) -> Line:
    return Line(id=UUID(int=number), product_id=product, lot_code=lot, expiry=expiry, quantity=1)


def quantities(lines: tuple[Line, ...]) -> list[int]:
    return [each.quantity for each in lines]


def test_a_scan_raises_the_newest_line_of_its_goods() -> None:
    lines = [line(1, lot="L1"), line(2), line(3, product=SHRIMP)]
    after = rules.added(lines, Arrival(product_id=HONEY, quantity=5), UUID(int=9))
    assert quantities(after) == [1, 6, 1]


def test_a_code_that_names_its_lot_goes_to_that_lot_or_begins_it() -> None:
    lines = [line(1, lot="L1"), line(2)]
    told = Arrival(product_id=HONEY, quantity=1, lot_code="L1", expiry=JUNE)
    after = rules.added(lines, told, UUID(int=9))
    assert (quantities(after), after[0].expiry) == ([2, 1], JUNE)
    begun = rules.added(after, Arrival(product_id=HONEY, quantity=1, expiry=JUNE), UUID(int=9))
    assert (begun[2].lot_code, begun[2].expiry) == ("2027-06-30", JUNE)
    assert rules.named_lot("2027-06-30", JUNE) == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("8938505974194", ("1", "8938505974194")),
        ("5*893", ("5", "893")),
        (" 12 \u00d7 mật ong ", ("12", "mật ong")),
        ("2,5*KHO", ("2,5", "KHO")),
        ("*5", ("1", "*5")),
        ("893*5", ("893", "5")),
    ],
)
def test_a_number_and_a_star_before_a_code_count_it(text: str, told: tuple[str, str]) -> None:
    assert rules.counted(text) == told


def test_a_line_is_changed_by_its_id_and_one_that_is_gone_is_told() -> None:
    lines = [line(1), line(2, product=SHRIMP)]
    after = rules.changed(lines, {UUID(int=1): Change(quantity=7, expiry=JUNE)})
    assert (after[0].quantity, after[0].lot_code) == (7, "2027-06-30")
    assert after[1] == lines[1]
    with pytest.raises(LineGone):
        rules.changed(lines, {UUID(int=3): Change(quantity=1)})
    with pytest.raises(LineGone):
        rules.line_of(lines, UUID(int=3))
    assert rules.line_of(lines, UUID(int=2)) == lines[1]
    assert rules.without(lines, {UUID(int=1), UUID(int=3)}) == (lines[1],)


def test_a_fingerprint_tells_whether_anything_of_the_lines_changed() -> None:
    lines = [line(1), line(2, lot="L1")]
    assert rules.fingerprint(lines) == rules.fingerprint(list(lines))
    assert rules.fingerprint(lines) != rules.fingerprint([line(1), line(2, lot="L2")])
