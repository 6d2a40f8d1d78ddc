"""Why a whole file is refused. Nothing of it has been written then."""

from core.errors import DomainError


class FileRefused(DomainError):
    """The file as a whole cannot be read."""

    code = "file_refused"


class FileTooBig(FileRefused):
    """More bytes than the way it came allows."""

    message = "The file has more than %(megabytes)s MB."


class UnpacksTooBig(FileRefused):
    """A packed file that would grow beyond all measure."""

    message = "The file grows too much when it is unpacked. Please save it again as .xlsx or .csv."


class TooManyRows(FileRefused):
    """More rows than the way it came allows."""

    message = "The file has more than %(rows)s rows. Please split it."


class TooManyColumns(FileRefused):
    """Wider than any list of goods."""

    message = "The table has more than %(columns)s columns."


class Empty(FileRefused):
    """Nothing in it."""

    message = "The file is empty."


class NotATable(FileRefused):
    """Neither CSV nor XLSX."""

    message = "This is no CSV or XLSX file (it looks like %(format)s). Please save it as .xlsx or .csv."


class Damaged(FileRefused):
    """It says what it is, but it cannot be read."""

    message = "The file is damaged and cannot be read."


class UnclosedQuote(FileRefused):
    """A quotation mark that swallows rows."""

    message = "A quotation mark near row %(row)s is misplaced or never closed."


class EncodingUnknown(FileRefused):
    """No known encoding makes Vietnamese of it."""

    message = "The encoding of the letters is not recognised. Please save the file as UTF-8."


class HeaderMissing(FileRefused):
    """No row with names of columns."""

    message = "No header row was found in the first %(rows)s rows. Expected are columns such as %(columns)s."


class ColumnMissing(FileRefused):
    """A column that is needed."""

    message = 'The column %(field)s is missing (for example %(columns)s). Map it with --map "…=%(field)s".'


class ColumnTwice(FileRefused):
    """Two columns that mean the same."""

    message = (
        "The columns %(first)s and %(second)s both mean %(field)s. "
        'Say which one with --map "%(first)s=%(field)s".'
    )


class MappedColumnMissing(FileRefused):
    """A mapping that fits no column."""

    message = "The mapped column %(column)s is not in the file."


class MappedFieldUnknown(FileRefused):
    """A mapping to no field."""

    message = "There is no field %(field)s. The fields are: %(fields)s."


class MappingMalformed(FileRefused):
    """A mapping without an equals sign."""

    message = 'A mapping reads "column=field", not %(mapping)s.'


class InThousands(FileRefused):
    """A column whose head says that its amounts are short of three zeros."""

    message = "The column %(column)s counts in thousands or millions. Please give whole đồng."


class NotationUnknown(FileRefused):
    """Figures that can be read in two ways."""

    message = (
        "%(value)s in row %(row)s, column %(column)s, can be read in two ways "
        "and nothing in the file settles which. "
        "Say it with --notation 1.234,5 or --notation 1,234.5."
    )


class NotationContradicts(FileRefused):
    """Figures that follow two notations."""

    message = (
        "%(first)s in row %(first_row)s and %(second)s in row %(second_row)s "
        "follow different number notations. "
        "Correct one, or say which holds with --notation 1.234,5 or --notation 1,234.5."
    )


class DatesContradict(FileRefused):
    """Dates that follow two orders."""

    message = (
        "%(first)s in row %(first_row)s and %(second)s in row %(second_row)s cannot both be dates: "
        "one has the day first, the other the month."
    )
