"""The forms of a product, of its prices and of its barcodes."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as lazy
from wtforms import RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice

from core.codes import is_code
from core.web.fields import DongField, MomentField
from core.web.forms import Fits, Form, Required, at_most
from core.web.language import DEFAULT, language
from inventory.products.labels import OWNERSHIP_NAMES, PRICED_FOR, VAT_NAMES
from inventory.products.queries import ProductSetName
from inventory.products.rules import MOST_IN_BARCODE, Ownership, Unit, VatClass

_VAT = [SelectChoice(str(vat), name) for vat, name in VAT_NAMES.items()]
_OWNERSHIP = [SelectChoice(str(kind), name) for kind, name in OWNERSHIP_NAMES.items()]
_SOLD_BY = [SelectChoice(f"{unit}:{basis}", name) for (unit, basis), name in PRICED_FOR.items()]


class ChangeForm(Form):
    """What may change of a product."""

    name = StringField(lazy("Name"), [Required(), at_most(200)])
    name_en = StringField(lazy("English name"), [at_most(200)])
    unit_text = StringField(lazy("Packing"), [at_most(60)])
    vat_class = SelectField(lazy("VAT"), choices=_VAT, default=str(VatClass.EIGHT))
    set_code = SelectField(lazy("Product set"))

    def offer(self, sets: Sequence[ProductSetName]) -> None:
        """Let one of the official product sets be chosen, or none."""
        names = [(each.code, each.name_vi if language() == DEFAULT else each.name_en) for each in sets]
        self.set_code.choices = [
            SelectChoice("", lazy("In no product set")),
            *(SelectChoice(*name) for name in names),
        ]


class NewForm(ChangeForm):
    """A product that the house does not know yet."""

    code = StringField(
        lazy("Code"),
        [
            Required(),
            Fits(is_code, lazy("A code has 1 to 40 letters and figures, and between them . _ or -")),
        ],
    )
    producer = StringField(lazy("Producer"), [Required(), at_most(200)])
    ownership = RadioField(lazy("Whose goods"), choices=_OWNERSHIP, default=str(Ownership.CONSIGNED))
    sold_by = SelectField(lazy("The price is"), choices=_SOLD_BY, default=f"{Unit.PIECE}:1")
    price_dong = DongField(lazy("Price, VAT included"))
    barcodes = TextAreaField(lazy("Barcodes"), [at_most(1_000)])

    @property
    def unit(self) -> Unit:
        """What a quantity counts."""
        return Unit(self.sold_by.data.partition(":")[0])

    @property
    def price_basis(self) -> int:
        """What the price is for."""
        return int(self.sold_by.data.partition(":")[2])

    @property
    def codes(self) -> tuple[str, ...]:
        """The barcodes, one a line or apart by blanks; each once."""
        return tuple(dict.fromkeys((self.barcodes.data or "").split()))


class PriceForm(Form):
    """A price from a moment on; without a moment, from now on."""

    price_dong = DongField(lazy("Price, VAT included"), [Required()])
    place = SelectField(lazy("Place"))
    valid_from = MomentField(lazy("From"))

    def offer(self, places: Sequence[tuple[str, str]]) -> None:
        """Let the price hold everywhere, or at one of the places."""
        named = (SelectChoice(code, name) for code, name in places)
        self.place.choices = [SelectChoice("", lazy("Everywhere")), *named]


class BarcodeForm(Form):
    """A code that stands on the goods."""

    barcode = StringField(lazy("Barcode"), [Required(), at_most(MOST_IN_BARCODE)])
