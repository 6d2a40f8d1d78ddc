"""Products on screen."""

from functools import partial

from flask import Blueprint, Response, render_template

from core import clock
from core.db import db
from core.permissions import Permission, current_actor, permission_required
from core.web import listing
from inventory.products import labels, queries
from inventory.products.lists import products

blueprint = Blueprint("products", __name__)


@blueprint.get("/products")
@permission_required(Permission.INVENTORY_GOODS_READ)
def index() -> Response:
    """The products that this actor may see."""
    session, now = db.session(), clock.now()
    day, scope = clock.calendar_day(now), current_actor()
    fetch = partial(queries.listed, session, now=now, day=day, scope=scope)
    return listing.answer("inventory/products/index.html", products(queries.product_sets(session)), fetch)


@blueprint.get("/products/<code>")
@permission_required(Permission.INVENTORY_GOODS_READ)
def page(code: str) -> str:
    """A product with its codes, prices, certificates, and what each place has of it."""
    now = clock.now()
    day, scope = clock.calendar_day(now), current_actor()
    product = queries.shown(db.session(), code, now=now, day=day, scope=scope)
    return render_template(
        "inventory/products/product.html", product=product, labels=labels, day=day, now=now
    )
