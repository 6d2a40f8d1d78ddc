"""The form that issues a statement."""

from wtforms import DateField

from core.web.forms import Form, Required


class IssueForm(Form):
    """The last day that is settled."""

    cut_off = DateField(validators=[Required()])
