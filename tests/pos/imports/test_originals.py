"""Which sold line a return belongs to."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from pos.checkout.rules import LineId
from pos.imports.rules import OpenLine, OpenLines, SoldRow

NINE = datetime(2026, 3, 20, 9, tzinfo=UTC)
TEA, RICE = UUID(int=1), UUID(int=2)


def _line(number: int, hour: int, price: int = 1_000, quantity: int = 1, receipt: str = "") -> OpenLine:
    return OpenLine(
        line_id=LineId(UUID(int=number)),
        product_id=TEA,
        receipt=receipt or f"R{number}",
        occurred_at=NINE + timedelta(hours=hour),
        unit_price_dong=price,
        quantity=quantity,
        returned=0,
        list_dong=price * quantity,
        paid_dong=price * quantity,
        vat_dong=0,
    )


def _back(hour: int, price: int = 1_000, quantity: int = 1, original: str = "") -> SoldRow:
    return SoldRow(
        row=2,
        occurred_at=NINE + timedelta(hours=hour),
        receipt="X",
        code="TEA",
        quantity=-quantity,
        unit_price_dong=price,
        discount_dong=0,
        means=None,
        original_receipt=original,
    )


def _found(lines: list[OpenLine], row: SoldRow, product_id: UUID = TEA) -> int | None:
    found = OpenLines(lines).original_of(row, product_id)
    return found and found.line_id.int


def test_it_is_the_latest_earlier_line_at_the_same_price_in_whatever_order_they_are_known() -> None:
    lines = [_line(3, 4), _line(1, 0), _line(2, 2), _line(4, 1, price=2_000)]
    assert _found(lines, _back(3)) == 2
    assert _found(lines, _back(9)) == 3
    assert _found(lines, _back(-1)) is None
    assert _found(lines, _back(3, price=3_000)) is None
    assert _found(lines, _back(3), RICE) is None


def test_a_line_without_enough_left_is_passed_over() -> None:
    lines = [_line(1, 0, quantity=3), _line(2, 1, quantity=2)]
    assert _found(lines, _back(2, quantity=3)) == 1
    known = OpenLines(lines)
    lines[1].returned = 2
    assert known.original_of(_back(2), TEA) is lines[0]
    lines[0].returned = 3
    assert known.original_of(_back(2), TEA) is None


def test_the_named_receipt_comes_first_at_whatever_price() -> None:
    lines = [_line(1, 0, price=900, receipt="A"), _line(2, 1)]
    assert _found(lines, _back(2, original="A")) == 1
    assert _found([*lines, _line(3, 0, receipt="A")], _back(2, original="A")) == 3
    assert _found(lines, _back(2, original="B")) == 2
    assert _found(lines, _back(2, original="A", quantity=2)) is None
