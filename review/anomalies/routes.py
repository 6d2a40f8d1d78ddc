"""Things to look at on screen: the list, each with its facts, and closing it."""

from functools import partial
from uuid import UUID

from flask import Blueprint, Response, flash, make_response, redirect, render_template, url_for
from flask_babel import gettext

from core import clock
from core.anomalies.services import close
from core.db import db
from core.permissions import Permission, current_actor, permission_required
from core.web import listing
from core.web.forms import shown_on
from review.anomalies import labels, lists, queries
from review.anomalies.forms import CloseForm
from review.anomalies.views import compared, contents

blueprint = Blueprint("anomalies", __name__)


@blueprint.get("/anomalies")
@permission_required(Permission.REVIEW_ANOMALY_READ)
def index() -> Response:
    """What has to be looked at, the latest first."""
    fetch = partial(queries.seen, db.session(), scope=current_actor())
    return listing.answer("review/anomalies/index.html", lists.anomalies(), fetch)


@blueprint.get("/anomalies/<uuid:anomaly_id>")
@permission_required(Permission.REVIEW_ANOMALY_READ)
def page(anomaly_id: UUID) -> Response:
    """What happened in plain words, the facts side by side, and the form that closes it."""
    return _page(queries.shown(db.session(), anomaly_id, scope=current_actor()), CloseForm())


@blueprint.post("/anomalies/<uuid:anomaly_id>/close")
@permission_required(Permission.REVIEW_ANOMALY_CLOSE)
def closed(anomaly_id: UUID) -> Response:
    """Close it with a note, for good, and go back to what is still open."""
    form, actor = CloseForm(), current_actor()
    shown = queries.shown(db.session(), anomaly_id, scope=actor)
    if form.validate():
        with shown_on(form, field="note"):
            close(anomaly_id=anomaly_id, note=form.note.data, actor=actor, now=clock.now())
            flash(gettext("Closed: %(what)s.", what=labels.KIND_NAMES[shown.seen.kind]), "ok")
            return make_response(redirect(url_for(".index"), 303))
    return _page(shown, form)


def _page(shown: queries.AnomalyShown, form: CloseForm) -> Response:
    read = contents(shown.contents)
    page = render_template(
        "review/anomalies/anomaly.html",
        shown=shown,
        seen=shown.seen,
        about=lists.about(shown.seen),
        contents=read,
        compared=compared(read),
        labels=labels,
        form=form,
    )
    return make_response(page, 422 if form.errors else 200)
