"""Forms of imports: a file, and what is said beside it."""

from collections.abc import Sequence

from flask_babel import gettext
from flask_babel import lazy_gettext as lazy
from wtforms import BooleanField, DateField, FileField, HiddenField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional, ValidationError

from core.web.fields import PercentField
from core.web.forms import Form
from inventory.imports.kinds import Choice, ImportKind
from inventory.imports.reading.notation import Notation
from inventory.stock.queries import Place

_NOTATIONS = [
    SelectChoice("", lazy("As the file shows")),
    *(SelectChoice(str(each), str(each)) for each in Notation),
]


class OptionsForm(Form):
    """What is said beside a file; a kind of file has those of its choices."""

    place = SelectField(lazy("Place"))
    commission = PercentField(lazy("Commission of new producers"))
    create_producers = BooleanField(lazy("Make producers that are not known yet"))
    valid_from = DateField(lazy("Agreements, commissions and prices begin on"), [Optional()])
    move_stock = BooleanField(lazy("Take the sold goods from stock too"))
    notation = SelectField(lazy("How numbers are written"), choices=_NOTATIONS, default="")

    def offer(self, kind: ImportKind, places: Sequence[Place]) -> None:
        """Ask what this kind of file asks, of these places."""
        if self.place is not None:
            self.place.choices = [SelectChoice(place.code, place.name) for place in places]
        for choice in Choice:
            if choice not in kind.choices and str(choice) in self:
                del self[str(choice)]


class UploadForm(OptionsForm):
    """The same with the file itself."""

    file = FileField(lazy("File"))

    def validate_file(self, field: FileField) -> None:
        """Raise ValidationError where no file was chosen."""
        if not field.data or not field.data.filename:
            raise ValidationError(gettext("Choose a file first."))


class ImportForm(Form):
    """The wish to import the very file that was checked."""

    sha256 = HiddenField()
