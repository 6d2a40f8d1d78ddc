"""The form that goes on with a run."""

from wtforms import DateField, HiddenField, IntegerField
from wtforms.validators import NumberRange

from core.web.forms import Form, Required, at_most


class RunForm(Form):
    """The last day that is settled, the code of the producer tried last, how many there were in all."""

    cut_off = DateField(validators=[Required()])
    after = HiddenField(validators=[at_most(100)])
    whole = IntegerField(validators=[NumberRange(min=0)], default=0)
