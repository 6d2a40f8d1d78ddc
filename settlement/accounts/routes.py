"""A producer's own pages: what is owed and why, what was sold, what is left, what was paid."""

from functools import partial
from uuid import UUID

from flask import Blueprint, Response, render_template, request

from core import clock
from core.db import db
from core.errors import NotFound
from core.lists import ListRequest, asked
from core.permissions import Permission, current_actor, permission_required
from core.web import listing
from settlement.accounts import queries, views
from settlement.accounts.lists import PAID, sold
from settlement.papers import labels
from settlement.payouts.queries import account_of
from settlement.statements import queries as statements

blueprint = Blueprint("account", __name__)

LAST = ListRequest(sort="issued", down=True, per_page=1)


@blueprint.get("/account/owed")
@permission_required(Permission.SETTLEMENT_OWN_READ)
def owed() -> str:
    """What is still to come, what was sold today, what is left."""
    session, scope, now = db.session(), current_actor(), clock.now()
    owner, today = queries.owner(session, scope), clock.calendar_day(now)
    amounts = queries.owed(session, owner.id, today)
    left = queries.left(session, owner.id)
    return render_template(
        "settlement/accounts/owed.html",
        owner=owner,
        owed=amounts,
        bar=views.bar(amounts),
        today=today,
        now=now,
        sold=queries.sold_on(session, owner.id, today),
        left=views.left_rows(left),
        places={each.place_code: each.place for each in left},
        account=account_of(session, owner.id, now=now),
        last=next(iter(statements.listed(session, LAST, scope=scope, now=now).rows), None),
        state_names=labels.STATE_NAMES,
    )


@blueprint.get("/account/sold")
@permission_required(Permission.SETTLEMENT_OWN_READ)
def sold_lines() -> Response:
    """Everything that was ever sold, with its share."""
    session, owner = db.session(), queries.owner(db.session(), current_actor())
    spec = sold(queries.places(session, owner.id))
    fetch = partial(queries.sold, session, producer_id=owner.id)
    share = queries.sold_share(session, asked(request.args, spec), producer_id=owner.id)
    return listing.answer("settlement/accounts/sold.html", spec, fetch, share_dong=share)


@blueprint.get("/account/sold/<uuid:line_id>")
@permission_required(Permission.SETTLEMENT_OWN_READ)
def line(line_id: UUID) -> str:
    """Why a line came to its share."""
    session = db.session()
    entry = queries.line(session, line_id, producer_id=queries.owner(session, current_actor()).id)
    if entry.sold is None:
        raise NotFound
    view = views.line_view(entry.sold)
    return render_template("settlement/accounts/line.html", sold=entry.sold, view=view, labels=labels)


@blueprint.get("/account/payouts")
@permission_required(Permission.SETTLEMENT_OWN_READ)
def payouts() -> Response:
    """Everything that was ever paid."""
    session, owner = db.session(), queries.owner(db.session(), current_actor())
    return listing.answer(
        "settlement/accounts/payouts.html", PAID, partial(queries.paid, session, producer_id=owner.id)
    )
