"""Certificates on screen: the list of all, and the forms that add one to a product and end one."""

from functools import partial
from uuid import UUID

from flask import Blueprint, Response, flash, make_response, redirect, render_template, url_for
from flask_babel import gettext

from core import clock
from core.db import db
from core.errors import DomainError
from core.permissions import Permission, current_actor, permission_required
from core.web import listing
from core.web.forms import shown_on
from inventory.certificates import queries, services
from inventory.certificates.forms import CertificateForm, EndForm
from inventory.certificates.lists import certificates
from inventory.certificates.queries import ShownCertificate
from inventory.certificates.rules import VALID_MONTHS, EndKind
from inventory.certificates.services import NewCertificate
from inventory.products import queries as products
from inventory.products.queries import ShownProduct

blueprint = Blueprint("certificates", __name__)

_FIELDS: dict[type[DomainError], str] = {
    services.ValidityRefused: "valid_to",
    services.EndBeforeDecision: "ended_on",
}


@blueprint.get("/certificates")
@permission_required(Permission.INVENTORY_GOODS_READ)
def index() -> Response:
    """Every certificate, those that end first at the head."""
    day = clock.calendar_day(clock.now())
    fetch = partial(queries.listed, db.session(), day=day, scope=current_actor())
    return listing.answer("inventory/certificates/index.html", certificates(), fetch)


@blueprint.get("/products/<code>/certificates/new")
@permission_required(Permission.INVENTORY_GOODS_CHANGE)
def new(code: str) -> Response:
    """The form of a product's new certificate."""
    return _new(_product(code), CertificateForm())


@blueprint.post("/products/<code>/certificates")
@permission_required(Permission.INVENTORY_GOODS_CHANGE)
def added(code: str) -> Response:
    """Store the certificate; it takes the place of the valid one."""
    product, form = _product(code), CertificateForm()
    if form.validate():
        with shown_on(form, at=_FIELDS):
            told = NewCertificate(
                product_id=product.id,
                stars=int(form.stars.data),
                decided_on=form.decided_on.data,
                number=form.number.data,
                issuer=form.issuer.data or "",
                valid_to=form.valid_to.data,
            )
            services.renew_certificate(certificate=told, actor=current_actor(), now=clock.now())
            flash(gettext("The certificate is stored."), "ok")
            return _to_product(code)
    return _new(product, form)


def _product(code: str) -> ShownProduct:
    now = clock.now()
    day = clock.calendar_day(now)
    return products.shown(db.session(), code, now=now, day=day, scope=current_actor())


def _new(product: ShownProduct, form: CertificateForm) -> Response:
    shown = render_template(
        "inventory/certificates/new.html", form=form, product=product, months=VALID_MONTHS
    )
    return make_response(shown, 422 if form.errors else 200)


@blueprint.get("/certificates/<uuid:certificate_id>/end")
@permission_required(Permission.INVENTORY_GOODS_CHANGE)
def ending(certificate_id: UUID) -> Response:
    """Ask once more, and say what comes of it."""
    certificate = queries.shown(db.session(), certificate_id, scope=current_actor())
    return _end(certificate, EndForm(ended_on=clock.calendar_day(clock.now())))


@blueprint.post("/certificates/<uuid:certificate_id>/end")
@permission_required(Permission.INVENTORY_GOODS_CHANGE)
def ended(certificate_id: UUID) -> Response:
    """Suspend or revoke the certificate from a day on."""
    form, actor = EndForm(), current_actor()
    certificate = queries.shown(db.session(), certificate_id, scope=actor)
    if form.validate():
        with shown_on(form, at=_FIELDS):
            services.end_certificate(
                certificate_id=certificate_id,
                kind=EndKind(form.kind.data),
                ended_on=form.ended_on.data,
                actor=actor,
                now=clock.now(),
            )
            flash(gettext("The certificate has ended: its stars are shown no more."), "ok")
            return _to_product(certificate.product_code)
    return _end(certificate, form)


def _end(certificate: ShownCertificate, form: EndForm) -> Response:
    shown = render_template("inventory/certificates/end.html", form=form, certificate=certificate)
    return make_response(shown, 422 if form.errors else 200)


def _to_product(code: str) -> Response:
    return make_response(redirect(url_for("products.page", code=code), 303))
