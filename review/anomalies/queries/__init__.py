"""Reading things to look at: the list of commands, the list of pages, and one of them with its facts."""

from review.anomalies.queries.facts import AnomalyShown, ShortLot, Told, shown
from review.anomalies.queries.listed import ListedAnomaly, listed
from review.anomalies.queries.seen import KIND, STATE, SeenAnomaly, State, open_count, seen

__all__ = [
    "KIND",
    "STATE",
    "AnomalyShown",
    "ListedAnomaly",
    "SeenAnomaly",
    "ShortLot",
    "State",
    "Told",
    "listed",
    "open_count",
    "seen",
    "shown",
]
