"""Does the customer's half add up? Only broken arithmetic is refused; everything else has a place to land."""

from collections.abc import Iterator

from pos.checkout.rules.sent import Means, SentLine, SentPayment, SentSale
from pos.pricing.rules import Taxed, list_price, vat_of_lines

MAX_ROUNDING_DONG = 999


def faults(sale: SentSale) -> list[str]:
    """What does not add up in a sale, one code and place each; empty for a sound one."""
    found = [f"line {i}: {fault}" for i, line in enumerate(sale.lines, 1) for fault in _line_faults(line)]
    found += [f"payment {i}: {fault}" for i, p in enumerate(sale.payments, 1) for fault in _payment_faults(p)]
    return found + list(_total_faults(sale)) + list(_vat_faults(sale)) + list(_identity_faults(sale))


def _line_faults(line: SentLine) -> Iterator[str]:
    if line.quantity == 0:
        yield "quantity is zero"
    if line.paid_dong != line.list_dong - line.discount_dong:
        yield "paid is not list minus discounts"
    if line.original_line_id is None:
        if line.list_dong != list_price(line.unit_price_dong, line.quantity, line.price_basis):
            yield "list is not price times quantity"
    elif line.quantity > 0:
        yield "a sold line names an original"
    if not _signs_agree(line):
        yield "a sign is wrong or a discount exceeds the list price"


def _signs_agree(line: SentLine) -> bool:
    """Discounts and what is paid lie between nothing and the list price, on the side of the quantity."""
    sign = 1 if line.quantity > 0 else -1
    amounts = (line.line_discount_dong, line.cart_discount_dong, line.paid_dong, line.vat_dong)
    return all(0 <= sign * amount <= sign * line.list_dong for amount in amounts)


def _payment_faults(payment: SentPayment) -> Iterator[str]:
    if payment.amount_dong == 0:
        yield "amount is zero"
    if payment.tendered_dong is not None:
        if payment.means is not Means.CASH:
            yield "only cash is tendered"
        elif payment.tendered_dong < payment.amount_dong:
            yield "less was tendered than is due"


def _total_faults(sale: SentSale) -> Iterator[str]:
    if sale.total_dong != sum(line.paid_dong for line in sale.lines):
        yield "total is not the sum of what the lines pay"
    if sum(p.amount_dong for p in sale.payments) != sale.total_dong + sale.rounding_dong:
        yield "payments are not the total and its rounding"
    if abs(sale.rounding_dong) > MAX_ROUNDING_DONG:
        yield "rounding is too large"


def _vat_faults(sale: SentSale) -> Iterator[str]:
    sold = [line for line in sale.lines if line.quantity > 0]
    if len({(line.vat_class, line.vat_rate_bp) for line in sold}) != len({line.vat_class for line in sold}):
        yield "one VAT class has two rates"
        return
    taxed = [Taxed(group=line.vat_class, paid_dong=line.paid_dong, rate_bp=line.vat_rate_bp) for line in sold]
    if [line.vat_dong for line in sold] != vat_of_lines(taxed):
        yield "VAT is not that of its class"


def _identity_faults(sale: SentSale) -> Iterator[str]:
    ids = [sale.id, *(line.id for line in sale.lines), *(payment.id for payment in sale.payments)]
    if len(set(ids)) != len(ids):
        yield "an id is used twice"
