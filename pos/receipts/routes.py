"""Receipts on screen: 80 mm pages for the browser's printer, and PDF."""

import re

from flask import Blueprint, Response, current_app, request, url_for

from core.db import db
from core.permissions import Permission, current_actor, permission_required
from core.text import to_ascii
from pos.receipts import queries
from pos.receipts.rules import Receipt, document
from printing.documents.page import receipt_page
from printing.documents.pdf import receipt_pdf
from printing.documents.rules import ReceiptDocument

blueprint = Blueprint("receipts", __name__, url_prefix="/receipts")

NARROW, WIDE = 384, 576


@blueprint.get("/<path:number>")
@permission_required(Permission.POS_RECEIPT_READ)
def page(number: str) -> str:
    """The paper as a page of 80 mm, or of 58 mm with `?width=58`."""
    return receipt_page(_document(number), width=_width())


@blueprint.get("/<path:number>.pdf")
@permission_required(Permission.POS_RECEIPT_READ)
def pdf(number: str) -> Response:
    """The paper as PDF."""
    content = receipt_pdf(_document(number), width=_width())
    disposition = f'inline; filename="{_file_name(number)}.pdf"'
    return current_app.response_class(
        content, mimetype="application/pdf", headers={"Content-Disposition": disposition}
    )


def _file_name(number: str) -> str:
    """A receipt's number as a header can carry it; that of another till may have anything in it."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", to_ascii(number))


def _document(number: str) -> ReceiptDocument:
    receipt = queries.by_number(db.session(), number, scope=current_actor())
    return document(receipt, url=url_of(receipt), copy="copy" in request.args)


def _width() -> int:
    return NARROW if request.args.get("width") == "58" else WIDE


def url_of(receipt: Receipt) -> str:
    """The address that a receipt's QR code opens."""
    return url_for("receipts.page", number=receipt.receipt, _external=True)
