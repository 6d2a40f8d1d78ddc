"""Writing a VietQR."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.vietqr import VietQR, VietQRError, checksum, encode, parse

VECTORS = Path(__file__).parents[1] / "vectors/vietqr"
PAYLOADS = json.loads((VECTORS / "payloads_valid.json").read_text("utf-8"))
CHECKSUMS = json.loads((VECTORS / "crc16_vectors.json").read_text("utf-8"))


def test_a_transfer_with_amount_and_purpose_is_written() -> None:
    assert (
        encode(bank_bin="970416", account="257678859", amount_dong=1_000, purpose="Chuyển tiền")
        == "00020101021238530010A0000007270123000697041601092576788590208QRIBFTTA"
        "5303704540410005802VN62150811Chuyen tien6304BBB8"
    )


@pytest.mark.parametrize("vector", PAYLOADS, ids=lambda vector: str(vector["payload"][-4:]))
def test_published_payloads_come_out_byte_for_byte(vector: dict[str, Any]) -> None:
    decoded = vector["decoded"]
    written = encode(
        bank_bin=decoded["bank_bin"],
        account=decoded["account_or_card"],
        amount_dong=int(decoded["amount"]) if "amount" in decoded else None,
        purpose=decoded.get("purpose", ""),
    )
    assert written == vector["payload"]


@pytest.mark.parametrize("vector", CHECKSUMS, ids=lambda vector: str(vector["in"]))
def test_the_checksum_is_ccitt_false(vector: dict[str, str]) -> None:
    assert checksum(vector["in"]) == vector["crc16_ccitt_false"]


@pytest.mark.parametrize(
    ("purpose", "written"),
    [
        ("OC7K3M9 Đơn hàng KG01-000123 của Lan", "OC7K3M9 Don hang KG01-000"),
        ("Trả  tiền\thàng \n", "Tra tien hang"),
        ("123456789012345678901234 6789", "123456789012345678901234"),
        ("谢谢", ""),
        ("   ", ""),
    ],
)
def test_a_purpose_becomes_short_plain_ascii(purpose: str, written: str) -> None:
    payload = encode(bank_bin="970436", account="0123456789", purpose=purpose)
    assert parse(payload).purpose == written
    assert ("62" + f"{len(written) + 4:02}08" in payload) is bool(written)


@pytest.mark.parametrize("bank_bin", ["", "97043", "9704360", "97043A", "９７０４３６", "970436\n"])
def test_a_bank_that_is_not_six_figures_is_refused(bank_bin: str) -> None:
    with pytest.raises(VietQRError, match="six figures"):
        encode(bank_bin=bank_bin, account="1")


@pytest.mark.parametrize("account", ["", "1" * 20, "12 34", "12-34", "12\n", "Tám", "١٢٣"])
def test_an_account_that_no_bank_has_is_refused(account: str) -> None:
    with pytest.raises(VietQRError, match="1 to 19"):
        encode(bank_bin="970436", account=account)


@pytest.mark.parametrize("amount_dong", [0, -1, -(10**13), 10**13])
def test_an_amount_out_of_range_is_refused(amount_dong: int) -> None:
    with pytest.raises(VietQRError, match="amount"):
        encode(bank_bin="970436", account="1", amount_dong=amount_dong)


@given(
    bank_bin=st.from_regex(r"[0-9]{6}", fullmatch=True),
    account=st.from_regex(r"[0-9A-Za-z]{1,19}", fullmatch=True),
    amount_dong=st.none() | st.integers(1, 10**13 - 1),
    purpose=st.text(),
)
def test_whatever_is_written_is_read_back(
    bank_bin: str, account: str, amount_dong: int | None, purpose: str
) -> None:
    payload = encode(bank_bin=bank_bin, account=account, amount_dong=amount_dong, purpose=purpose)
    read = parse(payload)
    assert payload.isascii()
    assert payload.startswith("00020101021" + ("1" if amount_dong is None else "2"))
    assert len(read.purpose) <= 25
    assert read == VietQR(bank_bin=bank_bin, account=account, amount_dong=amount_dong, purpose=read.purpose)
    assert (
        encode(bank_bin=bank_bin, account=account, amount_dong=amount_dong, purpose=read.purpose) == payload
    )
