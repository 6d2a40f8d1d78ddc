"""The blueprint of all pages of deliveries."""

from flask import Blueprint, Response, make_response, redirect, url_for

from inventory.deliveries.queries import ShownDelivery

blueprint = Blueprint("deliveries", __name__)


def to_page(delivery: ShownDelivery) -> Response:
    """To the page of a confirmed delivery: its draft is no more."""
    return make_response(redirect(url_for("deliveries.page", number=delivery.number), 303))
