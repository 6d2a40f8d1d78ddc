"""Files read in from pages: checked first and always, then imported, byte by byte the same, or not at all."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from urllib.parse import urlencode
from uuid import UUID

from flask import Blueprint, Response, flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext

from core import clock
from core.db import db, end_read
from core.errors import DomainError, NotFound
from core.lists import asked, page_of
from core.permissions import Permission, current_actor, permission_required
from core.sheets import Kind, table
from core.web import downloads, listing
from core.web.forms import shown_on
from inventory.imports import queries, services
from inventory.imports.forms import ImportForm, OptionsForm, UploadForm
from inventory.imports.kinds import ImportKind, Said, all_kinds
from inventory.imports.labels import doubtful, page_sentence, unassigned, understood
from inventory.imports.lists import REFUSED, imports
from inventory.imports.queries import Upload
from inventory.imports.reading import reader
from inventory.imports.reading.columns import parse_mapping
from inventory.imports.reading.limits import PAGE
from inventory.imports.reading.notation import Notation
from inventory.imports.reading.refusals import FileRefused
from inventory.imports.rules import Imported, Order
from inventory.imports.views import Check, labels_of
from inventory.locations import queries as locations
from inventory.stock import queries as stock

blueprint = Blueprint("imports", __name__)


@blueprint.get("/imports")
@permission_required(Permission.INVENTORY_GOODS_IMPORT)
def index() -> Response:
    """What can be read in, and what was."""
    kinds = all_kinds()
    fetch = partial(queries.listed, db.session(), scope=current_actor())
    return listing.answer("inventory/imports/index.html", imports(kinds), fetch, kinds=kinds.values())


@blueprint.get("/imports/<uuid:batch_id>")
@permission_required(Permission.INVENTORY_GOODS_IMPORT)
def page(batch_id: UUID) -> str:
    """One file that was read in."""
    batch = queries.batch(db.session(), batch_id, scope=current_actor())
    return render_template("inventory/imports/batch.html", batch=batch, kind=_kind(batch.kind))


@blueprint.get("/imports/new/<kind>/example.xlsx")
@permission_required(Permission.INVENTORY_GOODS_IMPORT)
def example(kind: str) -> Response:
    """A small file of this kind to begin with."""
    return downloads.download(_kind(kind).key, Kind.XLSX, _kind(kind).example)


@blueprint.get("/imports/new/<kind>")
@permission_required(Permission.INVENTORY_GOODS_IMPORT)
def new(kind: str) -> Response:
    """Which file, and what is said beside it."""
    return _upload_page(_kind(kind), UploadForm())


@blueprint.post("/imports/new/<kind>")
@permission_required(Permission.INVENTORY_GOODS_IMPORT)
def uploaded(kind: str) -> Response:
    """Keep the file for this person and go on to its check."""
    form, meant, actor = UploadForm(), _kind(kind), current_actor()
    form.offer(meant, stock.places(db.session(), scope=actor))
    if form.validate():
        with shown_on(form, field="file"):
            file = form.file.data
            upload_id = services.keep_upload(
                kind=kind,
                file_name=(file.filename or "")[-200:],
                content=file.read(),
                actor=actor,
                now=clock.now(),
            )
            return make_response(redirect(_check_address(upload_id, form), 303))
    return _upload_page(meant, form)


def _check_address(upload_id: UUID, form: UploadForm) -> str:
    """The address of a check, with all that was said beside the file."""
    names = [field.short_name for field in form if field.short_name not in {"csrf_token", "file"}]
    said = {name: request.form[name] for name in names if request.form.get(name)}
    return f"{url_for('.checked', upload_id=upload_id)}?{urlencode(said)}"


@blueprint.get("/imports/uploads/<uuid:upload_id>")
@permission_required(Permission.INVENTORY_GOODS_IMPORT)
def checked(upload_id: UUID) -> Response:
    """What the file would do; nothing is written. The address holds what was said beside it."""
    upload = queries.upload(db.session(), upload_id, scope=current_actor())
    kind, form = _kind(upload.kind), _options(upload)
    check = _check(upload, kind, form, dry_run=True)
    return _check_page(upload, form, check)


@blueprint.post("/imports/uploads/<uuid:upload_id>")
@permission_required(Permission.INVENTORY_GOODS_IMPORT)
def imported(upload_id: UUID) -> Response:
    """Import the bytes that were checked, in one transaction; a second time shows what the first one did."""
    confirmed, actor = ImportForm(), current_actor()
    try:
        upload = queries.upload(db.session(), upload_id, scope=actor)
    except NotFound:
        return _done(confirmed.sha256.data or "")
    kind, form = _kind(upload.kind), _options(upload)
    is_sure = confirmed.validate() and confirmed.sha256.data == upload.sha256
    check = _check(upload, kind, form, dry_run=not is_sure)
    if is_sure and check.is_good:
        services.drop_upload(upload_id=upload_id, actor=actor)
        flash(gettext("The file is imported."), "ok")
        return _done(upload.sha256)
    return _check_page(upload, form, check)


def _done(sha256: str) -> Response:
    """To what came of a file; raises NotFound when this person imported none with this content."""
    batch = queries.latest(db.session(), sha256, scope=current_actor())
    if batch is None:
        raise NotFound
    return make_response(redirect(url_for(".page", batch_id=batch.id), 303))


def _kind(key: str) -> ImportKind:
    kind = all_kinds().get(key)
    if kind is None:
        raise NotFound
    return kind


def _upload_page(kind: ImportKind, form: UploadForm) -> Response:
    form.offer(kind, stock.places(db.session(), scope=current_actor()))
    shown = render_template("inventory/imports/new.html", kind=kind, form=form, kinds=all_kinds().values())
    return make_response(shown, 422 if form.errors else 200)


def _options(upload: Upload) -> OptionsForm:
    """What the address says beside the file."""
    form = OptionsForm(formdata=request.args, meta={"csrf": False})
    form.offer(_kind(upload.kind), stock.places(db.session(), scope=current_actor()))
    return form


def _check(upload: Upload, kind: ImportKind, form: OptionsForm, *, dry_run: bool) -> Check:
    """Read the file and go through it, to write it or not; whatever is refused stands in the answer."""
    said: dict[str, str] = {}
    try:
        said = parse_mapping(filter(None, request.args.getlist("map")))
        notation = Notation(form.notation.data) if form.notation.data in set(Notation) else None
        reading = reader.read(upload.content, kind.shape, limits=PAGE, notation=notation, mapping=said)
    except FileRefused as refusal:
        return Check(labels=labels_of(_names(upload, kind), {}, said), refusal=refusal)
    names = tuple(dict.fromkeys((*reading.columns.values(), *reading.unknown_columns)))
    check = Check(labels=labels_of(names, reading.columns, said), reading=reading)
    if not form.validate():
        return check
    try:
        order = _order(upload, form, clock.now(), dry_run=dry_run)
        return replace(check, imported=kind.work(reading, order, _said(form)))
    except DomainError as refusal:
        return replace(check, refusal=refusal)


def _names(upload: Upload, kind: ImportKind) -> tuple[str, ...]:
    """The columns of a file that was not understood; none where it is no table at all."""
    with suppress(FileRefused):
        return reader.labels_of(upload.content, kind.shape, PAGE)
    return ()


def _said(form: OptionsForm) -> Said:
    place = locations.by_code(db.session(), form.place.data) if form.place else None
    end_read()
    return Said(place=place, moves_stock=bool(form.move_stock and form.move_stock.data))


def _order(upload: Upload, form: OptionsForm, now: datetime, *, dry_run: bool) -> Order:
    first_day = form.valid_from.data if form.valid_from else None
    order = Order(
        actor=current_actor(),
        now=now,
        valid_from=clock.day_start(first_day or clock.calendar_day(now)),
        file_name=upload.file_name,
        file_sha256=upload.sha256,
        dry_run=dry_run,
    )
    makes = bool(form.create_producers and form.create_producers.data)
    return replace(
        order, creates_producers=makes, create_bp=form.commission.data if form.commission else None
    )


def _check_page(upload: Upload, form: OptionsForm, check: Check) -> Response:
    kind = _kind(upload.kind)
    rejected = check.imported.rejected if check.imported else ()
    wanted = asked(request.args, REFUSED)
    if downloads.wanted():
        return downloads.download(
            str(REFUSED.title), downloads.wanted() or Kind.CSV, table(REFUSED.columns, rejected)
        )
    shown = render_template(
        "inventory/imports/check.html",
        upload=upload,
        kind=kind,
        form=form,
        confirm=ImportForm(formdata=None, sha256=upload.sha256),
        check=check,
        refusal=page_sentence(check.refusal) if check.refusal else "",
        spec=REFUSED,
        listed=page_of(rejected, wanted),
        notes=_notes(check),
        hints=_hints(check.imported),
    )
    return make_response(shown, 200 if check.is_good or request.method == "GET" else 422)


def _notes(check: Check) -> list[str]:
    return list(understood(check.reading)) if check.reading else []


def _hints(imported: Imported | None) -> list[str]:
    return [*doubtful(imported), *unassigned(imported)] if imported else []
