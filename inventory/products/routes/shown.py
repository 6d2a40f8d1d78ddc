"""The list of products, and the page of each."""

from functools import partial

from flask import Blueprint, Response, make_response, redirect, render_template, url_for

from core import clock
from core.db import db
from core.permissions import Permission, current_actor, permission_required
from core.web import listing
from core.web.forms import Form
from inventory.products import labels, queries
from inventory.products.forms import BarcodeForm
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
    return page_with(code, BarcodeForm())


def page_with(code: str, form: Form) -> str:
    """The page of a product, with what a small form on it was refused for."""
    now = clock.now()
    day, scope = clock.calendar_day(now), current_actor()
    product = queries.shown(db.session(), code, now=now, day=day, scope=scope)
    template = "inventory/products/product.html"
    return render_template(template, product=product, labels=labels, form=form, day=day, now=now)


def to_page(code: str) -> Response:
    """Go on to the page of a product."""
    return make_response(redirect(url_for("products.page", code=code), 303))
