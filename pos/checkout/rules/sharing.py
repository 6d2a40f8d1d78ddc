"""The producer's half of each line of a sale: by the term of the moment, or by the frozen sold line."""

from dataclasses import dataclass, replace

from inventory.agreements.rules import Agreement, Term, agreement_at, scopes_for, term_at
from inventory.products.rules import Ownership
from pos.checkout.rules.goods_back import put_to
from pos.checkout.rules.ground import Goods, Ground, Original, SoldBy
from pos.checkout.rules.sent import PutTo, SentLine
from pos.checkout.rules.timing import When
from settlement.entries.rules import (
    Half,
    Share,
    Sold,
    SoldKind,
    consigned,
    matures_on,
    owned,
    part,
    part_of,
    return_matures_on,
    with_excess,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Context:
    """What all lines of one sale have in common; another till's sale was not sold from our catalogue."""

    ground: Ground
    when: When
    receipt: str
    sold_elsewhere: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Back:
    """A return against a sold line: what had come back before, what is within, what exceeds it."""

    original: Original
    before: int
    within: int
    excess: int


def coming_back(line: SentLine, original: Original, used_now: int) -> Back:
    """How a return stands to its original; `used_now` is what earlier lines of the ticket took of it."""
    before = original.returned + used_now
    within = min(-line.quantity, original.quantity - before)
    return Back(original=original, before=before, within=within, excess=-line.quantity - within)


def share_of_line(line: SentLine, goods: Goods | None, back: Back | None, context: Context) -> Share | None:
    """The producer's half, or None while the line is unassigned."""
    if goods is None:
        return None
    if line.quantity > 0:
        return _sold(line, goods, context)
    if back is None or back.original.sold_by is None:
        return None
    return _returned(line, goods, back, back.original.sold_by, context)


def agreement_ended(goods: Goods, context: Context) -> bool:
    """Whether a sale of consigned goods fell after its agreement's end."""
    agreement = _agreement(goods, context)
    if goods.ownership is Ownership.OWNED or agreement is None or agreement.ended_at is None:
        return False
    return context.when.occurred_at >= agreement.ended_at


def _agreement(goods: Goods, context: Context) -> Agreement | None:
    agreements = context.ground.agreements.get(goods.producer_id, ())
    return agreement_at(agreements, context.when.occurred_at)


def _sold(line: SentLine, goods: Goods, context: Context) -> Share | None:
    sold = Sold(
        quantity=line.quantity,
        price_basis=goods.price_basis,
        list_dong=line.list_dong,
        discount_dong=line.discount_dong,
        vat_rate_bp=line.vat_rate_bp,
    )
    if goods.ownership is Ownership.OWNED:
        by = SoldBy(
            producer_id=goods.producer_id,
            half=owned(sold),
            kind=SoldKind.OWNED,
            agreement_id=None,
            term_id=None,
            rate_bp=None,
            net_dong=None,
            matures_on=context.when.business_day,
        )
        return _share(line, goods, by, context)
    agreement = _agreement(goods, context)
    scopes = scopes_for(goods.id, goods.set_code, context.ground.place.location_code)
    term = term_at(agreement.terms, context.when.occurred_at, scopes) if agreement else None
    if agreement is None or term is None:
        return None
    return _share(line, goods, _by_term(sold, goods, agreement, term, context), context)


def _by_term(sold: Sold, goods: Goods, agreement: Agreement, term: Term, context: Context) -> SoldBy:
    day = context.when.business_day
    tax_kept = agreement.tax_kept_from is not None and agreement.tax_kept_from <= day
    return SoldBy(
        producer_id=goods.producer_id,
        half=consigned(sold, term, tax_kept=tax_kept),
        kind=SoldKind(term.kind),
        agreement_id=agreement.id,
        term_id=term.id,
        rate_bp=term.rate_bp,
        net_dong=term.net_dong,
        matures_on=matures_on(day, agreement.hold_days),
    )


def _returned(line: SentLine, goods: Goods, back: Back, by: SoldBy, context: Context) -> Share:
    day = return_matures_on(context.when.business_day, by.matures_on)
    kept = put_to(line, goods) is PutTo.HOUSE
    own = _borne_by_house(back) if kept else back
    frozen = replace(by, half=_half_back(line, own, by.half), matures_on=day)
    return _share(line, goods, frozen, context, kept_quantity=-line.quantity if kept else 0)


def _borne_by_house(back: Back) -> Back:
    """A return that reverses nothing: all of it is like what exceeds the sold line."""
    return replace(back, within=0, excess=back.within + back.excess)


def _half_back(line: SentLine, back: Back, half: Half) -> Half:
    """The frozen part within what is left; what exceeds it is the house's."""
    original = back.original
    list_dong, paid_dong = line.list_dong, line.paid_dong
    if back.excess:
        list_dong = -part_of(original.list_dong, original.quantity, back.before, back.within)
        paid_dong = -part_of(original.paid_dong, original.quantity, back.before, back.within)
    within = part(
        half,
        sold=original.quantity,
        before=back.before,
        now=back.within,
        list_dong=list_dong,
        paid_dong=paid_dong,
    )
    return with_excess(within, list_dong=line.list_dong, paid_dong=line.paid_dong) if back.excess else within


def _share(line: SentLine, goods: Goods, by: SoldBy, context: Context, *, kept_quantity: int = 0) -> Share:
    return Share(
        line_id=line.id,
        producer_id=by.producer_id,
        location_id=context.ground.place.location_id,
        receipt=context.receipt,
        occurred_at=context.when.occurred_at,
        business_day=context.when.business_day,
        product_id=goods.id,
        product_name=line.name,
        quantity=line.quantity,
        kept_quantity=kept_quantity,
        unit_price_dong=line.unit_price_dong,
        half=by.half,
        kind=by.kind,
        agreement_id=by.agreement_id,
        term_id=by.term_id,
        rate_bp=by.rate_bp,
        net_dong=by.net_dong,
        matures_on=by.matures_on,
    )
