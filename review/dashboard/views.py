"""The dashboard of a month at a place, or at all that the actor may see."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext
from sqlalchemy.orm import Session

from core.clock import calendar_day
from core.lists import ListRequest, Page
from core.permissions import Actor, Permission
from core.web.language import DEFAULT, language
from inventory.certificates import queries as certificates
from inventory.certificates.queries import ListedCertificate
from inventory.certificates.rules import State as Validity
from inventory.products.queries import product_sets
from review.anomalies import queries as anomalies
from review.anomalies.queries import SeenAnomaly
from review.dashboard import queries
from review.dashboard.queries import Sold
from review.dashboard.rules import Chart, Months, Ranked, change_bp, chart, ranked
from review.sales import queries as sales
from review.sales.rules import By, Sums
from settlement.statements import queries as statements
from settlement.statements.queries import SHOW, UNPAID, ListedStatement

_FEW = 5
_SETS = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class Dashboard:
    """What the dashboard shows; a list is None for whoever may not see what is in it."""

    sums: Sums
    change_bp: int | None
    chart: Chart
    places: Sequence[Ranked]
    sets: Sequence[Ranked]
    products: Sequence[Ranked]
    stars: dict[str, int]
    producers: Sequence[Ranked]
    certificates: Page[ListedCertificate]
    unpaid: Page[ListedStatement] | None
    anomalies: Page[SeenAnomaly] | None


def dashboard(session: Session, months: Months, *, place: str, now: datetime, scope: Actor) -> Dashboard:
    """Everything on one page; `place` is a code, or empty for all places."""
    today = calendar_day(now)
    here = {sales.PLACE: place} if place else {}
    month = ListRequest(first_day=months.first, last_day=months.last, filters=here)
    both = ListRequest(first_day=months.before_first, last_day=months.last, filters=here)
    days = {group.key: group.sums for group in sales.all_of(session, both, By.DAY, scope=scope)}
    paid = {day: sums.paid_dong for day, sums in days.items()}
    so_far = _added([sums for day, sums in days.items() if day >= months.first])
    before = sum(amount for day, amount in paid.items() if day <= months.before_last)
    sold = queries.sold(session, month, scope=scope)
    products = _added_up((each.product_name, each.product_code, each.paid_dong) for each in sold)[:_FEW]
    producers = _added_up((each.producer_name, each.producer_code, each.paid_dong) for each in sold)[:_FEW]
    return Dashboard(
        sums=so_far,
        change_bp=change_bp(so_far.paid_dong, before),
        chart=chart(paid, months, today),
        places=ranked(_added_up((each.place_name, each.place_code, each.paid_dong) for each in sold), _SETS),
        sets=ranked(_sets(session, sold), _SETS),
        products=ranked(products, _FEW),
        stars=queries.stars_by_code(session, [code for _name, code, _amount in products], months.last),
        producers=ranked(producers, _FEW),
        certificates=_certificates(session, today, scope),
        unpaid=_unpaid(session, now, scope),
        anomalies=_anomalies(session, scope),
    )


def _added(all_sums: Sequence[Sums]) -> Sums:
    total: Counter[str] = Counter()
    for sums in all_sums:
        total.update({name: getattr(sums, name) for name in Sums.__dataclass_fields__})
    return Sums(**total)


def _added_up(sold: Iterable[tuple[str, str | None, int]]) -> list[tuple[str, str, int]]:
    """Names, codes and amounts by code, the most first, without what nobody knows."""
    names: dict[str, str] = {}
    amounts: Counter[str] = Counter()
    for name, code, amount in sold:
        if code is not None:
            names[code] = name
            amounts[code] += amount
    rows = [(names[code], code, amount) for code, amount in amounts.items()]
    return sorted(rows, key=lambda row: (-row[2], row[1]))


def _sets(session: Session, sold: Sequence[Sold]) -> list[tuple[str, str, int]]:
    """The sets by the name in the language of the page; what has none is said to have none."""
    in_language = language() == DEFAULT
    names = {each.code: each.name_vi if in_language else each.name_en for each in product_sets(session)}
    none = str(gettext("Without a set"))
    return _added_up(
        (names.get(each.set_code or "", none), each.set_code or sales.NO_SET, each.paid_dong) for each in sold
    )


def _certificates(session: Session, today: date, scope: Actor) -> Page[ListedCertificate]:
    soon = ListRequest(sort="valid_to", per_page=_FEW, filters={certificates.STATE: Validity.EXPIRING})
    return certificates.listed(session, soon, day=today, scope=scope)


def _unpaid(session: Session, now: datetime, scope: Actor) -> Page[ListedStatement] | None:
    if Permission.SETTLEMENT_STATEMENT_READ not in scope.permissions:
        return None
    oldest = ListRequest(sort="issued", per_page=_FEW, filters={SHOW: UNPAID})
    return statements.listed(session, oldest, scope=scope, now=now)


def _anomalies(session: Session, scope: Actor) -> Page[SeenAnomaly] | None:
    if Permission.REVIEW_ANOMALY_READ not in scope.permissions:
        return None
    latest = ListRequest(sort="opened", down=True, per_page=_FEW)
    return anomalies.seen(session, latest, scope=scope)
