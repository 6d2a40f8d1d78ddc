"""The receipt document as bytes, for print jobs."""

from pydantic import TypeAdapter, ValidationError

from printing.documents.rules import DoesNotAddUp, ReceiptDocument

_ADAPTER = TypeAdapter(ReceiptDocument)


class NotAReceipt(Exception):
    """The bytes are no receipt document of this version."""


def to_bytes(document: ReceiptDocument) -> bytes:
    """The document as JSON in UTF-8."""
    return _ADAPTER.dump_json(document)


def from_bytes(content: bytes) -> ReceiptDocument:
    """The document that `to_bytes` wrote; raises NotAReceipt."""
    try:
        return _ADAPTER.validate_json(content, strict=True)
    except (ValidationError, DoesNotAddUp) as error:
        raise NotAReceipt from error
