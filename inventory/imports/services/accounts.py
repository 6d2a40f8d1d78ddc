"""The bank account that a row of a file names: a payout by VietQR needs its bank and its number."""

import re
from collections.abc import Mapping, Sequence

from core.banks import bank_name, bins_of
from core.vietqr import VietQRError, encode
from inventory.imports.reading.reader import Record
from inventory.imports.reading.values import Unreadable
from inventory.imports.rules import Tally
from inventory.producers.rules import ProducerId

Account = tuple[str, str]
"""The bank's six figures, and the number."""
Accounts = Mapping[ProducerId, set[Account]]

NUMBER = "bank_account"
_BANKS = ("bank_bin", "bank_name")
_BETWEEN_FIGURES = re.compile(r"[\s.\-]+")


class BankMissing(Unreadable):
    """An account that nobody knows the bank of."""

    message = "The bank of this account is missing, and a payout by VietQR needs it."


class BankUnknown(Unreadable):
    """A bank's name that leads nowhere."""

    message = "No bank goes by this name. Please give its short name (Vietcombank, VCB) or its six figures."


class BankNotSure(Unreadable):
    """A bank's name that leads to several."""

    message = "This may be one of several banks: %(banks)s. Please give its six figures."


class BanksDiffer(Unreadable):
    """A bank's figures beside the name of another."""

    message = "The bank's figures and its name belong to different banks."


class AccountMalformed(Unreadable):
    """A number that no transfer could carry."""

    message = "The number of a bank account has 1 to 19 letters and figures."


def account_of(record: Record, tally: Tally) -> Account | None:
    """The account that a row names, None without a number; a row with one that cannot be paid is refused."""
    number = _BETWEEN_FIGURES.sub("", record.text(NUMBER))
    named = [name for name in _BANKS if record.text(name)]
    if not number:
        return None
    column = named[0] if named else _where_missing(tally)
    try:
        return _sound([record.text(name) for name in named], number)
    except AccountMalformed as reason:
        tally.reject(record, NUMBER, reason)
    except Unreadable as reason:
        tally.reject(record, column, reason)
    return None


def _where_missing(tally: Tally) -> str:
    """The column that a bank would stand in; that of the account in a file that has none."""
    return next((name for name in _BANKS if name in tally.reading.columns), NUMBER)


def _sound(banks: Sequence[str], number: str) -> Account:
    """An account that a VietQR can be drawn of; raises the reason why none can."""
    found = {_bin(text) for text in banks}
    if len(found) > 1:
        raise BanksDiffer
    if not found:
        raise BankMissing
    bank_bin = found.pop()
    try:
        encode(bank_bin=bank_bin, account=number)
    except VietQRError as error:
        raise AccountMalformed from error
    return bank_bin, number


def _bin(text: str) -> str:
    found = bins_of(text)
    if not found:
        raise BankUnknown
    if len(found) > 1:
        raise BankNotSure(banks=", ".join(f"{bank_name(one)} {one}" for one in found))
    return found[0]
