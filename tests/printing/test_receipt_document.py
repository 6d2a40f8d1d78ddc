"""The receipt document: it adds up, or it cannot be made."""

import pytest

from printing.documents.codec import NotAReceipt, from_bytes, to_bytes
from printing.documents.rules import DoesNotAddUp, PaymentRow, ReceiptLine
from tests.printing.receipts import a_receipt, named


def test_a_receipt_says_what_is_due() -> None:
    assert a_receipt().due_dong == 2_869_500


def test_cash_rounding_is_part_of_what_is_due() -> None:
    assert a_receipt(rounding_dong=500).due_dong == 2_870_000


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"subtotal_dong": 1}, "list prices"),
        ({"discount_dong": 1}, "discounts"),
        ({"total_dong": 1}, "total"),
        ({"payments": ()}, "payments"),
        ({"payments": (PaymentRow(label="Tiền mặt", amount_dong=1),)}, "payments"),
    ],
)
def test_figures_that_contradict_each_other_are_refused(change: dict[str, object], what: str) -> None:
    with pytest.raises(DoesNotAddUp, match=what):
        a_receipt(**change)


def test_a_line_that_does_not_add_up_is_refused() -> None:
    with pytest.raises(DoesNotAddUp, match="Mật ong"):
        ReceiptLine(name="Mật ong", quantity="1", unit_price_dong=10, list_dong=10, paid_dong=9)


def test_six_stars_do_not_exist() -> None:
    with pytest.raises(ValueError, match="6 stars"):
        ReceiptLine(name="Mật ong", quantity="1", unit_price_dong=1, list_dong=1, paid_dong=1, stars=6)


def test_a_receipt_comes_back_from_its_bytes() -> None:
    document = a_receipt(copy=True)
    assert from_bytes(to_bytes(document)) == document


@pytest.mark.parametrize(
    "content", [b"", b"{}", to_bytes(a_receipt(named("Mật ong"))).replace(b'"list_dong":1', b'"list_dong":2')]
)
def test_other_bytes_are_no_receipt(content: bytes) -> None:
    with pytest.raises(NotAReceipt):
        from_bytes(content)
