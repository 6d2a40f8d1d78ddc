"""What the till has to make of a cart discount and of cash. A difference is told, never refused."""

from collections.abc import Iterator

from core.anomalies.rules import AnomalyKind
from pos.checkout.rules.ground import Ground, Place
from pos.checkout.rules.sent import Means, SentSale
from pos.pricing.rules import cash_due, cash_refund, spread_discount

_MOST_TOLD = 10


def differences(sale: SentSale, ground: Ground) -> Iterator[tuple[AnomalyKind, str]]:
    """What a till worked out otherwise, each with a note: as it was told / as it was expected.

    Another till's file says nothing of carts, and rounds as that till's place does.
    """
    if sale.external_receipt is not None:
        return
    spread = _discount_differs(sale)
    if spread:
        yield AnomalyKind.DISCOUNT_DIFFERS, spread
    rounding = expected_rounding(sale, ground)
    if sale.rounding_dong != rounding:
        yield AnomalyKind.ROUNDING_DIFFERS, f"{sale.rounding_dong} / {rounding}"


def _discount_differs(sale: SentSale) -> str:
    """The lines whose part of the cart's discount is not the one that it comes to, by their place."""
    told = [line.cart_discount_dong for line in sale.lines]
    differing = [
        f"{place}: {part} / {wanted}"
        for place, (part, wanted) in enumerate(zip(told, expected_parts(sale), strict=True), 1)
        if part != wanted
    ]
    more = ["…"] if len(differing) > _MOST_TOLD else []
    return "; ".join(differing[:_MOST_TOLD] + more)


def expected_parts(sale: SentSale) -> list[int]:
    """The cart's discount over the sold lines, with weights L - line discount; what comes back has none."""
    whole = sum(line.cart_discount_dong for line in sale.lines if line.quantity > 0)
    weights = [line.list_dong - line.line_discount_dong if line.quantity > 0 else 0 for line in sale.lines]
    return spread_discount(whole, weights)


def expected_rounding(sale: SentSale, ground: Ground) -> int:
    """The rounding that goes with the cash of a sale: of the total minus other means, as the place rounds.

    A remainder that no note pays rounds to nothing, and then no cash is told. Other means are not rounded:
    what they gave beyond the total is no cash to go back.
    """
    others = sum(payment.amount_dong for payment in sale.payments if payment.means is not Means.CASH)
    exact = sale.total_dong - others
    in_cash = any(payment.means is Means.CASH for payment in sale.payments)
    if not in_cash and others * exact < 0:
        return 0
    before = None if others else _refunded_before(sale, ground)
    return _cash(exact, before, ground.place) - exact


def _cash(exact: int, before: int | None, place: Place) -> int:
    unit, mode = place.cash_rounding_dong, place.cash_rounding_mode
    if exact < 0 and before is not None:
        return -cash_refund(before, -exact, unit, mode)
    return cash_due(exact, 0, unit, mode)


def _refunded_before(sale: SentSale, ground: Ground) -> int | None:
    """What earlier returns of a receipt came to, where all lines give back goods of that one; else None."""
    originals = [
        ground.originals.get(line.original_line_id) if line.original_line_id else None for line in sale.lines
    ]
    receipts = {original.sale_id if original else None for original in originals}
    [receipt, *others] = receipts
    return None if receipt is None or others else ground.refunded.get(receipt, 0)
