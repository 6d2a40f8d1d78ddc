"""The code that a banking app scans to pay a producer: account, amount and the statement's number."""

import segno

from core.vietqr import VietQRError, encode
from settlement.payouts.queries import Payable


def transfer_code(payable: Payable) -> str | None:
    """A VietQR for all that is left, as the address of an SVG picture.

    None where nothing is left, no account is ready, or its figures do not fit into a VietQR.
    """
    account = payable.account
    if account is None or not account.is_ready or payable.left_dong <= 0:
        return None
    try:
        text = encode(
            bank_bin=account.bank_bin,
            account=account.account_no,
            amount_dong=payable.left_dong,
            purpose=payable.number,
        )
    except VietQRError:
        return None
    return str(segno.make_qr(text, error="m").svg_data_uri(scale=4, border=4, dark="#000", light="#fff"))
