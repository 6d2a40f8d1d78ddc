"""The start page of new books: what is still to do before the first sale."""

from flask import Blueprint, render_template

from core.db import db
from core.permissions import Permission, permission_required
from core.web.rendering import may
from review.beginning import queries
from review.beginning.labels import WORDS
from review.beginning.rules import next_step

blueprint = Blueprint("beginning", __name__)


@blueprint.get("/begin")
@permission_required(Permission.PEOPLE_PERSON_MANAGE)
def index() -> str:
    """The steps, each ticked as soon as the books show it."""
    done = queries.done(db.session())
    return render_template("review/beginning/index.html", steps=WORDS, done=done, next=next_step(done))


@blueprint.app_template_global()
def is_beginning() -> bool:
    """Whether the first page is to lead an administrator on: nothing was sold yet."""
    return may(Permission.PEOPLE_PERSON_MANAGE) and not queries.has_sold(db.session())
