"""Reading tills."""

from pos.tills.queries.listed import STATE, ListedTill, listed, of_location, shown
from pos.tills.queries.one import TillView, all_tills, by_code, by_credential, digest, import_till

__all__ = [
    "STATE",
    "ListedTill",
    "TillView",
    "all_tills",
    "by_code",
    "by_credential",
    "digest",
    "import_till",
    "listed",
    "of_location",
    "shown",
]
