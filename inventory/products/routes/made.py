"""Making a product, changing it, selling it no more and again."""

from collections.abc import Sequence

from flask import Response, flash, make_response, render_template, request, url_for
from flask_babel import gettext
from wtforms import Field

from core import clock
from core.codes import next_code
from core.db import db
from core.errors import DomainError
from core.gs1 import doubt_of
from core.permissions import Permission, current_actor, permission_required
from core.web.forms import Form, shown_on
from inventory.producers import queries as producers
from inventory.producers.rules import ProducerId
from inventory.products import queries, services
from inventory.products.forms import ChangeForm, NewForm
from inventory.products.labels import DOUBTS
from inventory.products.queries import ShownProduct
from inventory.products.routes.shown import blueprint, to_page
from inventory.products.rules import FIRST_CODE, Ownership, ProductId, VatClass
from inventory.products.services import NewProduct, ProductCodeTaken, ProductDetails

_FIELDS: dict[type[DomainError], str] = {ProductCodeTaken: "code"}


def seen(code: str) -> ShownProduct:
    """A product that this actor may see; raises NotFound."""
    now = clock.now()
    day = clock.calendar_day(now)
    return queries.shown(db.session(), code, now=now, day=day, scope=current_actor())


@blueprint.get("/products/new")
@permission_required(Permission.INVENTORY_GOODS_CHANGE)
def new() -> Response:
    """The form of a new product, with the next code, and the producer that the address names."""
    code = next_code(queries.codes(db.session()), FIRST_CODE)
    return _new(NewForm(code=code, producer=request.args.get("producer", "")))


@blueprint.post("/products")
@permission_required(Permission.INVENTORY_GOODS_CHANGE)
def added() -> Response:
    """Make the product, warn of doubtful barcodes, and show its page."""
    form, now = NewForm(), clock.now()
    form.offer(queries.product_sets(db.session()))
    producer_id = _owner(form.producer) if form.validate() else None
    if producer_id is not None:
        with shown_on(form, at=_FIELDS):
            told, actor = _told(form, producer_id), current_actor()
            product_id = services.add_product(product=told, valid_from=now, actor=actor, now=now)
            flash(gettext("%(name)s is added.", name=told.name), "ok")
            warn(form.codes, product_id)
            return to_page(told.code)
    return _new(form)


def _owner(field: Field) -> ProducerId | None:
    """The producer that was typed by code or name; None where none or several are meant, and why."""
    found = producers.meant_by(db.session(), field.data)
    if len(found) == 1:
        return found[0]
    none = gettext("There is no producer with this code or name.")
    several = gettext("Several producers go by this name. Please give the producer's code.")
    field.errors = [*field.errors, several if found else none]
    return None


def _told(form: NewForm, producer_id: ProducerId) -> NewProduct:
    return NewProduct(
        code=form.code.data,
        name=form.name.data,
        producer_id=producer_id,
        unit_price_dong=form.price_dong.data,
        name_en=form.name_en.data or "",
        vat_class=VatClass(form.vat_class.data),
        barcodes=form.codes,
        unit=form.unit,
        unit_text=form.unit_text.data or "",
        price_basis=form.price_basis,
        set_code=form.set_code.data or None,
        ownership=Ownership(form.ownership.data),
    )


def warn(codes: Sequence[str], product_id: ProductId) -> None:
    """Tell of codes that are probably mistyped, and of those on other goods too; both are taken."""
    for code in codes:
        if doubt := doubt_of(code):
            told = {"code": code, "doubt": str(DOUBTS[doubt])}
            flash(gettext("Barcode %(code)s is taken as it is, but %(doubt)s.", **told), "note")
    for code, name in queries.others_with(db.session(), codes, product_id):
        text = gettext("Barcode %(code)s stands on %(name)s too: the till will ask.", code=code, name=name)
        flash(text, "note")


def _new(form: NewForm) -> Response:
    session = db.session()
    form.offer(queries.product_sets(session))
    shown = render_template(
        "inventory/products/new.html", form=form, named=producers.named(session), doubts=DOUBTS
    )
    return make_response(shown, 422 if form.errors else 200)


@blueprint.get("/products/<code>/change")
@permission_required(Permission.INVENTORY_GOODS_CHANGE)
def change(code: str) -> Response:
    """The form of what may change of a product."""
    product = seen(code)
    return _change(product, ChangeForm(obj=product))


@blueprint.post("/products/<code>/change")
@permission_required(Permission.INVENTORY_GOODS_CHANGE)
def changed(code: str) -> Response:
    """Keep what was changed and show the product's page."""
    product, form = seen(code), ChangeForm()
    form.offer(queries.product_sets(db.session()))
    if form.validate():
        with shown_on(form):
            details = ProductDetails(
                name=form.name.data,
                name_en=form.name_en.data or "",
                unit_text=form.unit_text.data or "",
                vat_class=VatClass(form.vat_class.data),
                set_code=form.set_code.data or None,
            )
            actor, now = current_actor(), clock.now()
            services.change_product(product_id=product.id, details=details, actor=actor, now=now)
            flash(gettext("The changes are stored."), "ok")
            return to_page(code)
    return _change(product, form)


def _change(product: ShownProduct, form: ChangeForm) -> Response:
    form.offer(queries.product_sets(db.session()))
    back = url_for("products.page", code=product.code)
    shown = render_template("inventory/products/change.html", form=form, product=product, back=back)
    return make_response(shown, 422 if form.errors else 200)


@blueprint.post("/products/<code>/retirement")
@permission_required(Permission.INVENTORY_GOODS_CHANGE)
def retired(code: str) -> Response:
    """Sell the product no more; it can be sold again at any time."""
    product = seen(code)
    if Form().validate():
        services.retire_product(product_id=product.id, actor=current_actor(), now=clock.now())
        flash(gettext("%(name)s is no longer sold. The tills leave it out.", name=product.name), "ok")
    return to_page(code)


@blueprint.post("/products/<code>/return")
@permission_required(Permission.INVENTORY_GOODS_CHANGE)
def sold_again(code: str) -> Response:
    """Sell a retired product again."""
    product = seen(code)
    if Form().validate():
        services.sell_product_again(product_id=product.id, actor=current_actor(), now=clock.now())
        flash(gettext("%(name)s is sold again.", name=product.name), "ok")
    return to_page(code)
