"""The form that records a payout."""

from flask_babel import lazy_gettext as lazy
from wtforms import DateField, RadioField, StringField
from wtforms.fields.choices import SelectChoice

from core.web.fields import DongField
from core.web.forms import Form, Required, at_most
from settlement.payouts.labels import METHOD_NAMES

_METHODS = [SelectChoice(value, name) for value, name in METHOD_NAMES.items()]


class PayoutForm(Form):
    """How much was paid, how, when, and why so much of it in cash."""

    amount_dong = DongField(lazy("Amount"), [Required()])
    method = RadioField(lazy("How"), [Required()], choices=_METHODS)
    paid_on = DateField(lazy("Paid on"), [Required()])
    reason = StringField(lazy("Reason"), [at_most(200)], filters=[lambda text: text or None])
