"""Deliveries on screen: the list, and each one with its slip."""

from functools import partial

from flask import Response, render_template

from core.db import db, end_read
from core.permissions import Permission, current_actor, permission_required
from core.sheets import Kind
from core.web import downloads, listing
from inventory.deliveries import queries
from inventory.deliveries.lists import deliveries
from inventory.deliveries.papers import delivery_lines, delivery_pdf
from inventory.deliveries.routes.blueprint import blueprint
from inventory.stock import queries as stock


@blueprint.get("/deliveries")
@permission_required(Permission.INVENTORY_STOCK_READ)
def index() -> Response:
    """The deliveries to the places that this actor may see, the latest first."""
    session, actor = db.session(), current_actor()
    spec = deliveries(stock.places(session, scope=actor))
    return listing.answer(
        "inventory/deliveries/index.html", spec, partial(queries.listed, session, scope=actor)
    )


@blueprint.get("/deliveries/<number>")
@permission_required(Permission.INVENTORY_STOCK_READ)
def page(number: str) -> str:
    """A confirmed delivery."""
    delivery = queries.by_number(db.session(), number, scope=current_actor())
    return render_template("inventory/deliveries/delivery.html", delivery=delivery)


@blueprint.get("/deliveries/<number>.pdf")
@permission_required(Permission.INVENTORY_STOCK_READ)
def pdf(number: str) -> Response:
    """The slip for both parties to sign."""
    delivery = queries.by_number(db.session(), number, scope=current_actor())
    end_read()
    disposition = f'attachment; filename="{delivery.number}.pdf"'
    headers = {"Content-Disposition": disposition}
    return Response(delivery_pdf(delivery), content_type="application/pdf", headers=headers)


@blueprint.get("/deliveries/<number>.xlsx")
@permission_required(Permission.INVENTORY_STOCK_READ)
def xlsx(number: str) -> Response:
    """The same as a workbook."""
    delivery = queries.by_number(db.session(), number, scope=current_actor())
    return downloads.download(number, Kind.XLSX, delivery_lines(delivery))
