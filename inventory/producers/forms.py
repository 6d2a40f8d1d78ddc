"""The forms of a producer and of its bank accounts."""

from flask_babel import lazy_gettext as lazy
from wtforms import SelectField, StringField
from wtforms.fields.choices import SelectChoice

from core.banks import NAMES
from core.codes import is_code
from core.web.forms import Fits, Form, Required, at_most
from inventory.locations.rules import is_tax_code
from inventory.producers.labels import ENTITY_NAMES
from inventory.producers.rules import (
    EntityType,
    is_email,
    is_personal_no,
    is_phone,
)

_ENTITIES = [SelectChoice(str(kind), name) for kind, name in ENTITY_NAMES.items()]
_BANKS = [SelectChoice("", lazy("Choose the bank"))] + [
    SelectChoice(bank_bin, name)
    for bank_bin, name in sorted(NAMES.items(), key=lambda bank: bank[1].casefold())
]


class ChangeForm(Form):
    """What is known of a producer, but for its code, which stays."""

    name = StringField(lazy("Name"), [Required(), at_most(200)])
    entity_type = SelectField(lazy("Kind"), choices=_ENTITIES, default=str(EntityType.HOUSEHOLD))
    tax_code = StringField(
        lazy("Tax code"),
        [Fits(is_tax_code, lazy("A tax code has 10 figures, 10 and a branch's 3 (-001), or 12."))],
    )
    personal_no = StringField(
        lazy("Personal number"),
        [Fits(is_personal_no, lazy("A personal number has 12 figures, or the 9 of an old identity card."))],
    )
    phone = StringField(lazy("Telephone"), [Fits(is_phone, lazy("A telephone has 8 to 15 figures."))])
    email = StringField(lazy("E-mail"), [at_most(200), Fits(is_email, lazy("This is no e-mail address."))])
    address = StringField(lazy("Address"), [at_most(300)])
    commune = StringField(lazy("Commune"), [at_most(100)])
    province = StringField(lazy("Province"), [at_most(100)])


class NewForm(ChangeForm):
    """A producer that the house does not know yet."""

    code = StringField(
        lazy("Code"),
        [
            Required(),
            Fits(is_code, lazy("A code has 1 to 40 letters and figures, and between them . _ or -")),
        ],
    )


class AccountForm(Form):
    """An account that the producer is to be paid to."""

    bank_bin = SelectField(lazy("Bank"), [Required()], choices=_BANKS)
    account_no = StringField(lazy("Account number"), [Required(), at_most(19)])
    holder = StringField(lazy("Account holder"), [Required(), at_most(200)])
