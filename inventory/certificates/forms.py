"""The forms of a certificate and of its end."""

from flask_babel import lazy_gettext as lazy
from wtforms import DateField, RadioField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from core.web.forms import Form, Required, at_most
from inventory.certificates.labels import END_NAMES
from inventory.certificates.rules import STARS, EndKind

_STARS = [SelectChoice(str(count), lazy("%(count)s stars", count=count)) for count in STARS]
_ENDS = [SelectChoice(str(kind), END_NAMES[kind]) for kind in (EndKind.SUSPENDED, EndKind.REVOKED)]


class CertificateForm(Form):
    """A certificate as it is printed; without its last day, it lasts the 36 months of the law."""

    stars = RadioField(lazy("Stars"), [Required()], choices=_STARS)
    number = StringField(lazy("Number of the decision"), [Required(), at_most(100)])
    issuer = StringField(lazy("Issued by"), [at_most(200)])
    decided_on = DateField(lazy("Decided on"), [Required()])
    valid_to = DateField(lazy("Valid to"), [Optional()])


class EndForm(Form):
    """How a certificate ended before its time, and from which day on."""

    kind = RadioField(lazy("What happened"), [Required()], choices=_ENDS)
    ended_on = DateField(lazy("From"), [Required()])
