"""Goods that came back: whose they are now, where they are put, and which lots they were sold from."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inventory.locations.rules import DAMAGED, LocationId
from inventory.products.rules import Ownership
from inventory.stock.rules import Returning, Taken, merged
from pos.checkout.rules.ground import Goods, Original
from pos.checkout.rules.sent import LineId, PutBack, PutTo, ReturnReason, SentLine

HOUSE_BEARS = frozenset({ReturnReason.CHANGED_MIND, ReturnReason.HANDLING})


@dataclass(frozen=True, kw_only=True, slots=True)
class CameBack:
    """A return line with the goods and the sold line that it is of, as far as they are known."""

    sent: SentLine
    goods: Goods | None
    original: Original | None
    put_to: PutTo | None


def put_to(line: SentLine, goods: Goods | None) -> PutTo | None:
    """Where goods that came back are; None for a sold line.

    Spoiled goods are the house's unless the producer made the defect: their share stands, and they do not go
    back into the producer's stock. A till that tells no reason leaves them with the producer. What is fit for
    sale goes to the shelf whatever the reason, and the house's own goods are the house's anyway.
    """
    if line.quantity > 0:
        return None
    if line.to is not PutBack.DAMAGED:
        return PutTo.SHELF
    consigned = goods is None or goods.ownership is Ownership.CONSIGNED
    return PutTo.HOUSE if consigned and line.return_reason in HOUSE_BEARS else PutTo.DAMAGED


def returnings(lines: Sequence[CameBack], here: LocationId) -> Iterator[Returning]:
    """Goods that came back, into the lots that they were sold from as far as these are known."""
    seen: Counter[LineId] = Counter()
    for line in lines:
        if line.goods is None or line.put_to is None:
            continue
        lots = tuple(_lots_back(line, seen))
        if line.put_to is not PutTo.HOUSE:
            yield Returning(
                line_id=line.sent.id,
                product_id=line.goods.id,
                quantity=-line.sent.quantity,
                lots=lots,
                to_location_id=DAMAGED if line.put_to is PutTo.DAMAGED else here,
            )


def _lots_back(line: CameBack, seen: Counter[LineId]) -> list[Taken]:
    """Every piece that came back takes its turn in the lots, the one that the house keeps too."""
    if line.original is None:
        return []
    quantity, skip = -line.sent.quantity, line.original.returned + seen[line.original.line_id]
    seen[line.original.line_id] += quantity
    return next_lots(line.original.lots, skip=skip, quantity=quantity)


def next_lots(lots: Sequence[Taken], *, skip: int, quantity: int) -> list[Taken]:
    """The lots of the next `quantity` pieces of a sold line when `skip` of them are back already."""
    parts: list[Taken] = []
    for lot in lots:
        usable = max(0, lot.quantity - skip)
        skip = max(0, skip - lot.quantity)
        part = min(usable, quantity)
        quantity -= part
        if part:
            parts = merged(parts, Taken(lot_id=lot.lot_id, quantity=part))
    return parts
