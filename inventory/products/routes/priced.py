"""Prices and barcodes of a product."""

from datetime import timedelta

from flask import Response, flash, make_response, render_template, url_for
from flask_babel import gettext

from core import clock
from core.db import db
from core.formatting import money
from core.permissions import Permission, current_actor, permission_required
from core.web.forms import Form, shown_on
from inventory.locations import queries as locations
from inventory.products import labels, services
from inventory.products.forms import BarcodeForm, PriceForm
from inventory.products.queries import ShownProduct
from inventory.products.routes.made import seen, warn
from inventory.products.routes.shown import blueprint, page_with, to_page
from inventory.products.rules import place_scope
from inventory.products.services import NewPrice, PriceTaken

_LATE = timedelta(minutes=1)
"""How long after its minute a moment that somebody typed still counts as now."""


@blueprint.get("/products/<code>/price")
@permission_required(Permission.INVENTORY_GOODS_CHANGE)
def price(code: str) -> Response:
    """The form of a new price, from now or from a later moment on."""
    product = seen(code)
    return _page(product, PriceForm(price_dong=product.price_dong))


@blueprint.post("/products/<code>/price")
@permission_required(Permission.INVENTORY_GOODS_CHANGE)
def priced(code: str) -> Response:
    """Set the price; it ends the one before it."""
    product, form, now = seen(code), PriceForm(), clock.now()
    _offer(form)
    begins = form.valid_from.data or now
    if form.validate() and begins < now - _LATE:
        form.valid_from.errors = [gettext("A price begins now or later: what was sold keeps its price.")]
    elif not form.errors:
        with shown_on(form, at={PriceTaken: "valid_from"}):
            told = NewPrice(
                product_id=product.id,
                unit_price_dong=form.price_dong.data or 0,
                valid_from=max(begins, now),
                scope=place_scope(form.place.data),
            )
            services.set_price(price=told, actor=current_actor(), now=now)
            flash(gettext("The price of %(amount)s is set.", amount=money(told.unit_price_dong)), "ok")
            return to_page(code)
    return _page(product, form)


def _offer(form: PriceForm) -> None:
    form.offer([(place.code, place.name) for place in locations.all_real(db.session())])


def _page(product: ShownProduct, form: PriceForm) -> Response:
    _offer(form)
    shown = render_template(
        "inventory/products/price.html",
        form=form,
        product=product,
        back=url_for("products.page", code=product.code),
        priced_for=labels.PRICED_FOR[product.unit, product.price_basis],
    )
    return make_response(shown, 422 if form.errors else 200)


@blueprint.post("/products/<code>/barcodes")
@permission_required(Permission.INVENTORY_GOODS_CHANGE)
def barcode_put(code: str) -> Response:
    """Put a barcode on the product; a doubtful one is taken and told."""
    product, form = seen(code), BarcodeForm()
    if form.validate():
        with shown_on(form, field="barcode"):
            told = form.barcode.data
            actor, now = current_actor(), clock.now()
            services.put_barcode(product_id=product.id, code=told, actor=actor, now=now)
            flash(gettext("Barcode %(code)s is added.", code=told), "ok")
            warn([told], product.id)
            return to_page(code)
    return make_response(page_with(code, form), 422)


@blueprint.post("/products/<code>/barcodes/<path:barcode>/removal")
@permission_required(Permission.INVENTORY_GOODS_CHANGE)
def barcode_taken_off(code: str, barcode: str) -> Response:
    """Take a barcode off the product."""
    product = seen(code)
    if Form().validate():
        actor, now = current_actor(), clock.now()
        services.take_barcode_off(product_id=product.id, code=barcode, actor=actor, now=now)
        flash(gettext("Barcode %(code)s is taken off.", code=barcode), "ok")
    return to_page(code)
