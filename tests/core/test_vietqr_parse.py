"""Reading a VietQR, and refusing what is none."""

import json
from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.vietqr import VietQR, VietQRError, checksum, encode, parse

PAYLOADS = json.loads(
    (Path(__file__).parents[1] / "vectors/vietqr/payloads_valid.json").read_text("utf-8"),
)
GUID = "0010A000000727"
RECEIVER = "0006970436" + "011012345678" + "90"
SCHEME = f"{GUID}0124{RECEIVER}0208QRIBFTTA"
SERVICE = "0208QRIBFTTA"


def sealed(body: str) -> str:
    return body + "6304" + checksum(body + "6304")


def payload(**changed: str) -> str:
    """A sound payload, but for the named fields ("f54"); an empty value leaves the field out."""
    fields = {"f00": "01", "f01": "12", "f38": SCHEME, "f53": "704", "f54": "1000", "f58": "VN"} | changed
    return sealed("".join(f"{key[1:]}{len(value):02}{value}" for key, value in fields.items() if value))


def test_a_transfer_is_read() -> None:
    assert parse(payload(f62="0805OC7K3")) == VietQR(
        bank_bin="970436", account="1234567890", amount_dong=1_000, purpose="OC7K3"
    )


@pytest.mark.parametrize("vector", PAYLOADS, ids=lambda vector: str(vector["payload"][-4:]))
def test_published_payloads_are_read(vector: dict[str, Any]) -> None:
    decoded = vector["decoded"]
    assert parse(vector["payload"]) == VietQR(
        bank_bin=decoded["bank_bin"],
        account=decoded["account_or_card"],
        amount_dong=int(decoded["amount"]) if "amount" in decoded else None,
        purpose=decoded.get("purpose", ""),
    )


def test_the_fields_stand_in_any_order() -> None:
    middle = [
        "010212",
        f"38{len(SCHEME)}{SCHEME}",
        "5303704",
        "54041000",
        "5802VN",
        "62120503KG10801X",
    ]
    assert {parse(sealed("000201" + "".join(order))) for order in permutations(middle)} == {
        VietQR(bank_bin="970436", account="1234567890", amount_dong=1_000, purpose="X")
    }


@pytest.mark.parametrize("parts", list(permutations([GUID, f"0124{RECEIVER}", SERVICE])))
def test_inner_fields_stand_in_any_order_too(parts: tuple[str, ...]) -> None:
    assert parse(payload(f38="".join(parts))).account == "1234567890"


def test_fields_that_say_nothing_here_are_passed_over() -> None:
    read = parse(payload(f26="0010A000000775", f52="5411", f59="CO OPMART", f60="HA NOI", f62="0105KG001"))
    assert (read.account, read.purpose) == ("1234567890", "")


def test_the_checksum_may_be_in_small_letters() -> None:
    sound = payload()
    assert parse(sound[:-4] + sound[-4:].lower()) == parse(sound)


@pytest.mark.parametrize(
    ("written", "amount_dong"), [("1", 1), ("1000.00", 1_000), ("1000.", 1_000), ("9" * 13, 10**13 - 1)]
)
def test_an_amount_of_whole_dong_is_read(written: str, amount_dong: int) -> None:
    assert parse(payload(f54=written)).amount_dong == amount_dong


@pytest.mark.parametrize(
    "written", ["0", "0.00", "1000.50", "1,000", "-5", "+5", " 5", "5 ", ".5", "1e3", "1" * 14, "1..0"]
)
def test_an_amount_that_is_not_whole_dong_is_refused(written: str) -> None:
    with pytest.raises(VietQRError, match="whole number"):
        parse(payload(f54=written))


@pytest.mark.parametrize("text", ["", "6304", "0002016304", "000201", payload() + "\n", "x" * 50, "ệ" * 50])
def test_a_text_without_checksum_at_its_end_is_refused(text: str) -> None:
    with pytest.raises(VietQRError, match="checksum at its end"):
        parse(text)


def test_a_wrong_checksum_is_refused() -> None:
    with pytest.raises(VietQRError, match="checksum is wrong"):
        parse(payload().replace("1000", "9000"))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"f00": "02"}, "00 is not 01"),
        ({"f00": ""}, "00 is missing"),
        ({"f01": "13"}, "neither static nor dynamic"),
        ({"f01": ""}, "01 is missing"),
        ({"f53": "840"}, "53 is not 704"),
        ({"f53": ""}, "53 is missing"),
        ({"f58": "LA"}, "58 is not VN"),
        ({"f58": ""}, "58 is missing"),
        ({"f38": ""}, "38 is missing"),
        ({"f38": f"0124{RECEIVER}{SERVICE}"}, "00 is missing"),
        ({"f38": f"0010A0000007750124{RECEIVER}{SERVICE}"}, "A000000727"),
        ({"f38": f"{GUID}0124{RECEIVER}"}, "02 is missing"),
        ({"f38": f"{GUID}0124{RECEIVER}0208QRIBFTTC"}, "02 is not QRIBFTTA"),
        ({"f38": f"{GUID}{SERVICE}"}, "01 is missing"),
        ({"f38": f"{GUID}0136{RECEIVER}{SERVICE}"}, "02 is missing"),  # the service inside the receiver
        ({"f38": f"{GUID}0114011012345678900208QRIBFTTA"}, "00 is missing"),
        ({"f38": f"{GUID}01100006970436{SERVICE}"}, "01 is missing"),
        ({"f38": f"{GUID}0109000597043{SERVICE}"}, "01 is missing"),
        ({"f38": f"{GUID}0123000597043" + f"01101234567890{SERVICE}"}, "six figures"),
        ({"f38": f"{GUID}01170006970436" + f"01031-2{SERVICE}"}, "letters and figures"),
        ({"f38": f"{GUID}{GUID}0124{RECEIVER}{SERVICE}"}, "stands twice"),
        ({"f62": "0899short"}, "cut short"),
        ({"f62": "0800"}, "empty"),
        ({"f62": "08"}, "no field begins"),
        ({"f62": "0a01x"}, "no field begins"),
    ],
)
def test_a_wrong_structure_is_refused_though_the_checksum_is_right(
    change: dict[str, str], reason: str
) -> None:
    with pytest.raises(VietQRError, match=reason):
        parse(payload(**change))


def test_a_length_that_reaches_beyond_the_end_is_refused() -> None:
    with pytest.raises(VietQRError, match="cut short"):
        parse(sealed("000201" + "5899VN"))


def test_a_field_that_stands_twice_is_refused() -> None:
    with pytest.raises(VietQRError, match="stands twice"):
        parse(sealed(payload()[:-8] + "54041000"))


def test_the_example_of_the_standard_with_its_wrong_inner_length_is_refused() -> None:
    receiver = "00069704030112" + "0011012345678"
    scheme = f"{GUID}01{len(receiver)}{receiver}{SERVICE}"
    with pytest.raises(VietQRError):
        parse(payload(f01="11", f54="", f38=scheme))


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_read_or_refused(text: str) -> None:
    with pytest.raises(VietQRError):
        parse(text)


@given(st.text(st.characters(codec="ascii")))
def test_any_body_with_a_right_checksum_is_read_or_refused(body: str) -> None:
    _reads_or_refuses(lambda: parse(sealed(body)))


@given(st.data())
def test_one_wrong_character_is_never_overlooked(data: st.DataObject) -> None:
    sound = encode(bank_bin="970436", account="0123456789", amount_dong=246_000, purpose="OC7K3M9")
    place = data.draw(st.integers(0, len(sound) - 5))
    other = data.draw(st.characters(min_codepoint=32, max_codepoint=126).filter(lambda c: c != sound[place]))
    with pytest.raises(VietQRError):
        parse(sound[:place] + other + sound[place + 1 :])


def _reads_or_refuses(call: Callable[[], VietQR]) -> None:
    try:
        read = call()
    except VietQRError:
        return
    assert read.amount_dong is None or read.amount_dong >= 1
