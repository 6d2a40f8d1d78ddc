"""VietQR: the text in a QR code from which a bank's app fills in a transfer to an account.

Sources: NAPAS, "Quy định định dạng mã VietQR" v1.0 (09/2021), which profiles EMVCo's merchant-presented QR
codes. The text is a row of fields: two figures of id, two of length, the value; some values are such rows
themselves. Only the first field (00) and the last (63, the checksum) have a fixed place.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from core.text import to_ascii

GUID = "A000000727"
TO_ACCOUNT = "QRIBFTTA"
DONG = "704"
VIETNAM = "VN"
PURPOSE_LENGTH = 25
AMOUNT_LENGTH = 13

_STATIC, _DYNAMIC = "11", "12"
_BANK_BIN = re.compile(r"[0-9]{6}")
_ACCOUNT = re.compile(r"[0-9A-Za-z]{1,19}")
_WHOLE_DONG = re.compile(r"([0-9]+)(?:\.0*)?")
_CHECKSUM = re.compile(r"6304[0-9A-Fa-f]{4}")
_FIELD_HEAD = re.compile(r"([0-9]{2})([0-9]{2})")


class VietQRError(ValueError):
    """The text is no sound VietQR transfer to an account, or the transfer cannot be written as one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class VietQR:
    """A transfer as a VietQR tells it; no amount means that the payer types it."""

    bank_bin: str
    account: str
    amount_dong: int | None
    purpose: str


def encode(*, bank_bin: str, account: str, amount_dong: int | None = None, purpose: str = "") -> str:
    """The text of a VietQR: for one payment if it names an amount, else for any number of them.

    `bank_bin` is the bank's six figures, `account` 1 to 19 letters and figures, `amount_dong` at least 1 and
    at most 13 figures. The purpose is written in ASCII and cut after 25 characters, so whatever the payment
    is matched by belongs at its beginning. Raises VietQRError for anything that has no place in the format.
    """
    _check_receiver(bank_bin, account)
    receiver = _field("00", bank_bin) + _field("01", account)
    fields = [
        _field("00", "01"),
        _field("01", _STATIC if amount_dong is None else _DYNAMIC),
        _field("38", _field("00", GUID) + _field("01", receiver) + _field("02", TO_ACCOUNT)),
        _field("53", DONG),
        "" if amount_dong is None else _field("54", _written_amount(amount_dong)),
        _field("58", VIETNAM),
        _additional(purpose),
    ]
    body = "".join(fields) + "6304"
    return body + checksum(body)


def parse(payload: str) -> VietQR:
    """Read the text of a VietQR that pays to an account.

    The fields may stand in any order and unknown ones are passed over. Raises VietQRError for a wrong
    checksum and, whatever the checksum says, for wrong lengths, fields that stand twice or are missing,
    another scheme, service, currency or country, and an amount that is not a whole number of đồng.
    """
    fields = _fields(_checked(payload))
    _require(fields, "00", "01")
    if _get(fields, "01") not in {_STATIC, _DYNAMIC}:
        raise VietQRError("field 01 says neither static nor dynamic")
    _require(fields, "53", DONG)
    _require(fields, "58", VIETNAM)
    bank_bin, account = _receiver(fields)
    more = _fields(fields.get("62", ""))
    return VietQR(
        bank_bin=bank_bin,
        account=account,
        amount_dong=_read_amount(fields["54"]) if "54" in fields else None,
        purpose=more.get("08", ""),
    )


def checksum(text: str) -> str:
    """CRC-16/CCITT-FALSE of an ASCII text (polynomial 1021, from FFFF, not reflected): four hex figures."""
    crc = 0xFFFF
    for byte in text.encode("ascii"):
        crc ^= byte << 8
        for _ in range(8):
            crc = crc << 1 ^ (0x1021 if crc & 0x8000 else 0)
        crc &= 0xFFFF
    return f"{crc:04X}"


def _field(field_id: str, value: str) -> str:
    return f"{field_id}{len(value):02}{value}"


def _check_receiver(bank_bin: str, account: str) -> None:
    if not _BANK_BIN.fullmatch(bank_bin):
        raise VietQRError("a bank is named by six figures")
    if not _ACCOUNT.fullmatch(account):
        raise VietQRError("an account has 1 to 19 letters and figures")


def _written_amount(amount_dong: int) -> str:
    amount = str(amount_dong)
    if amount_dong < 1 or len(amount) > AMOUNT_LENGTH:
        raise VietQRError(f"an amount has 1 to {AMOUNT_LENGTH} figures and is not zero")
    return amount


def _additional(purpose: str) -> str:
    note = " ".join(to_ascii(purpose).split())[:PURPOSE_LENGTH].rstrip()
    return _field("62", _field("08", note)) if note else ""


def _checked(payload: str) -> str:
    """The text without its checksum, which has been found right."""
    body, tail = payload[:-8], payload[-8:]
    if not payload.isascii() or not _CHECKSUM.fullmatch(tail):
        raise VietQRError("the text is not ASCII with a checksum at its end")
    if checksum(body + "6304") != tail[4:].upper():
        raise VietQRError("the checksum is wrong")
    return body


def _fields(row: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    place = 0
    while place < len(row):
        head = _FIELD_HEAD.match(row, place)
        if head is None:
            raise VietQRError(f"no field begins at character {place}")
        field_id, value = head[1], row[head.end() : head.end() + int(head[2])]
        if not value or len(value) != int(head[2]) or field_id in fields:
            raise VietQRError(f"field {field_id} is empty, cut short or stands twice")
        fields[field_id] = value
        place = head.end() + len(value)
    return fields


def _get(fields: Mapping[str, str], field_id: str) -> str:
    if field_id not in fields:
        raise VietQRError(f"field {field_id} is missing")
    return fields[field_id]


def _require(fields: Mapping[str, str], field_id: str, value: str) -> None:
    if _get(fields, field_id) != value:
        raise VietQRError(f"field {field_id} is not {value}")


def _receiver(fields: Mapping[str, str]) -> tuple[str, str]:
    scheme = _fields(_get(fields, "38"))
    _require(scheme, "00", GUID)
    _require(scheme, "02", TO_ACCOUNT)
    receiver = _fields(_get(scheme, "01"))
    bank_bin, account = _get(receiver, "00"), _get(receiver, "01")
    _check_receiver(bank_bin, account)
    return bank_bin, account


def _read_amount(written: str) -> int:
    number = _WHOLE_DONG.fullmatch(written)
    if number is None or len(written) > AMOUNT_LENGTH or not int(number[1]):
        raise VietQRError("the amount is not a whole number of đồng")
    return int(number[1])
