"""The forms of an agreement, of a term, and of the end of an agreement."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as lazy
from wtforms import DateField, Field, IntegerField, RadioField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from core.web.fields import DongField, PercentField
from core.web.forms import Form, Required, at_most
from inventory.agreements.labels import BASE_NAMES, BEARER_NAMES, COMMISSION_VAT_NAMES, KIND_NAMES
from inventory.agreements.rules import ALL_GOODS, BaseVat, Bearer, CommissionVat, NewTerm, TermKind

_KINDS = [SelectChoice(str(kind), name) for kind, name in KIND_NAMES.items()]
_BASES = [SelectChoice(str(base), name) for base, name in BASE_NAMES.items()]
_BEARERS = [SelectChoice(str(bearer), name) for bearer, name in BEARER_NAMES.items()]
_COMMISSION_VAT = [SelectChoice(str(kind), name) for kind, name in COMMISSION_VAT_NAMES.items()]
EXAMPLE_DONG = 100_000


def _needed(kind: TermKind) -> object:
    """A validator: the field must be filled in where the producer's share is found in this way."""

    def check(form: Form, field: Field) -> None:
        if form.kind.data == kind:
            Required()(form, field)

    return check


class DealForm(Form):
    """What the producer gets of what is sold, and a sale to try it on."""

    kind = RadioField(lazy("The producer gets"), choices=_KINDS, default=str(TermKind.PERCENT))
    rate_bp = PercentField(lazy("Commission"), [_needed(TermKind.PERCENT)])
    net_dong = DongField(lazy("Fixed net"), [_needed(TermKind.FIXED_NET)])
    base_vat = SelectField(lazy("Counted on"), choices=_BASES, default=str(BaseVat.INCLUDED))
    discount_bearer = SelectField(lazy("Who bears discounts"), choices=_BEARERS, default=str(Bearer.HOUSE))
    discount_producer_bp = PercentField(lazy("The producer's part of a discount"))
    example_dong = DongField(lazy("Sold for"), default=EXAMPLE_DONG)
    example_discount_dong = DongField(lazy("Discount"))

    def term(self, scope: str = ALL_GOODS) -> NewTerm:
        """The term that was told; what belongs to the other kind is left out."""
        is_fixed = self.kind.data == TermKind.FIXED_NET
        bearer = Bearer(self.discount_bearer.data)
        is_shared = bearer is Bearer.SHARED
        return NewTerm(
            kind=TermKind(self.kind.data),
            rate_bp=None if is_fixed else self.rate_bp.data,
            net_dong=self.net_dong.data if is_fixed else None,
            scope=scope,
            base_vat=BaseVat.INCLUDED if is_fixed else BaseVat(self.base_vat.data),
            discount_bearer=bearer,
            discount_producer_bp=(self.discount_producer_bp.data or 0) if is_shared else 0,
        )


class AgreementForm(DealForm):
    """An agreement with its first term, which is for all goods."""

    number = StringField(lazy("Number"), [Required(), at_most(60)])
    valid_from = DateField(lazy("In force from"), [Required()])
    hold_days = IntegerField(lazy("Days on hold"), [Required()], default=0)
    min_payout_dong = DongField(lazy("Smallest payout"), default=0)
    answer_days = IntegerField(lazy("Days to answer a statement"), [Optional()])
    tax_kept_from = DateField(lazy("The house pays its tax from"), [Optional()])
    commission_vat = SelectField(
        lazy("VAT of the commission"), choices=_COMMISSION_VAT, default=str(CommissionVat.INCLUDED)
    )


class TermForm(DealForm):
    """A term from a day on, for some of the goods, everywhere or at one place."""

    goods = SelectField(lazy("For"), default=ALL_GOODS)
    place = SelectField(lazy("Place"))
    valid_from = DateField(lazy("From"), [Required()])

    def offer(self, goods: Sequence[tuple[str, object]], places: Sequence[tuple[str, str]]) -> None:
        """Let the goods and the place be chosen from what there is."""
        self.goods.choices = [SelectChoice(scope, name) for scope, name in goods]
        named = (SelectChoice(code, name) for code, name in places)
        self.place.choices = [SelectChoice("", lazy("Everywhere")), *named]

    @property
    def scope(self) -> str:
        """What the term is for."""
        return f"{self.goods.data}@{self.place.data}" if self.place.data else str(self.goods.data)


class EndForm(Form):
    """The last day of an agreement."""

    last_day = DateField(lazy("Last day"), [Required()])
