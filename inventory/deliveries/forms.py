"""Forms of receiving: whose goods, each scan, the lines, the confirmation."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from flask_babel import lazy_gettext as lazy
from wtforms import DateField, FieldList, FormField, HiddenField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from core.errors import DomainError
from core.quantity import read_quantity, typed_quantity
from core.web.errors import sentence_of
from core.web.forms import Form, Required, at_most
from inventory.deliveries.queries import ShownLine
from inventory.deliveries.rules import MOST_LOT, Change
from inventory.stock.queries import Place

MOST_CODE = 200


class BeginForm(Form):
    """Who delivers, where to, and when."""

    producer = StringField(lazy("Producer"), [Required(), at_most(200)])
    place = SelectField(lazy("Place"), [Required()])
    delivered_on = DateField(lazy("Delivered on"), [Required()])

    def offer(self, places: Sequence[Place]) -> None:
        """Let one of these places be chosen."""
        self.place.choices = [SelectChoice(place.code, place.name) for place in places]


class ScanForm(Form):
    """A scanned or typed code."""

    code = StringField(lazy("Scan or type a code"), [Required(), at_most(MOST_CODE)])


class LinePart(Form):
    """One line: what may be typed of it."""

    class Meta(Form.Meta):
        """The form around it carries the token."""

        csrf = False

    line = HiddenField()
    quantity = StringField(lazy("Quantity"))
    lot = StringField(lazy("Lot"), [at_most(MOST_LOT)], filters=[lambda text: (text or "").strip()])
    expiry = DateField(lazy("Expiry"), [Optional()])


class LinesForm(Form):
    """All lines of a draft."""

    lines = FieldList(FormField(LinePart))

    def typed(self, shown: Sequence[ShownLine]) -> dict[UUID, Change]:
        """What was typed of each line that differs from what is stored; faults stand at their fields."""
        known = {str(line.id): line for line in shown}
        changes: dict[UUID, Change] = {}
        for entry in self.lines:
            line = known.get(entry.line.data or "")
            change = _change(entry, line) if line else None
            if line and change and change != _stored(line):
                changes[line.id] = change
        return changes

    def has_faults(self, gone: UUID | None) -> bool:
        """Whether any line but one that is to go has a fault."""
        return any(entry.errors for entry in self.lines if entry.line.data != str(gone))

    def paired(self, shown: Sequence[ShownLine]) -> Iterator[tuple[ShownLine, LinePart]]:
        """Each line with its fields, the newest first."""
        known = {str(line.id): line for line in shown}
        for entry in reversed(list(self.lines)):
            if entry.line.data in known:
                yield known[entry.line.data], entry.form


def lines_form(shown: Sequence[ShownLine]) -> LinesForm:
    """The form with the lines as they are stored."""
    told = [
        {
            "line": str(line.id),
            "quantity": typed_quantity(line.quantity, line.unit),
            "lot": line.lot_code,
            "expiry": line.expiry,
        }
        for line in shown
    ]
    return LinesForm(formdata=None, data={"lines": told})


def _change(entry: FormField, line: ShownLine) -> Change | None:
    """What was typed of a line; None where its quantity makes no sense, which then stands at the field."""
    try:
        quantity = read_quantity(entry.quantity.data or "", line.unit)
    except DomainError as error:
        entry.quantity.errors = [sentence_of(error)]
        return None
    return Change(quantity=quantity, lot_code=entry.lot.data or "", expiry=entry.expiry.data)


def _stored(line: ShownLine) -> Change:
    return Change(quantity=line.quantity, lot_code=line.lot_code, expiry=line.expiry)


class ConfirmForm(Form):
    """The confirmation of the lines that were looked at."""

    seen = HiddenField()


class DiscardForm(Form):
    """The wish to throw a draft away."""
