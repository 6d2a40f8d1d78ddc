"""Every naughty string as the name of a product: in the export and back, on the page, on the paper."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pypdf import PdfReader
from reportlab.pdfbase import pdfmetrics
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.permissions import Actor
from core.text import clean, legible, printable
from inventory.products.models import Product
from people.persons.rules import Role
from printing.typefaces.embedded import register
from printing.typefaces.faces import Face
from settlement.papers.services import stored_pdf
from settlement.statements import services
from tests.inventory.imports.commands import run_import
from tests.visitors import page_of, visit
from tests.worlds import World, make_world

VECTORS = Path(__file__).parents[1] / "vectors" / "strings" / "blns.json"
STRINGS: list[str] = [text for text in json.loads(VECTORS.read_text(encoding="utf-8")) if text.strip()]
GOODS = {f"N{i:03}": text for i, text in enumerate(STRINGS)}
UNREADABLE = (
    "".join(map(chr, [*range(1, 9), *range(14, 32), 127])),
    "".join(map(chr, [*range(0x80, 0x85), *range(0x86, 0xA0)])),
    "\ufeff",
    "\ufffe",
)
TODAY = date(2026, 11, 24)
NOTHING_DRAWN = "\x00"
"""What a PDF says of the box that stands for a character without a picture in Noto Sans."""


@pytest.fixture(autouse=True)
def _at_ten(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    """The clock of every route and command stands at ten in the morning."""
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def world(app: Flask, session: Session, minh: Actor) -> World:
    """The showroom with a good for each string, delivered by nobody and priced at 1.000 đ."""
    world = make_world(session, minh)
    assert run_import(app, "products", goods_file()).counts == (len(GOODS), len(GOODS), 0, 0)
    return world


def goods_file() -> str:
    """Each string as the name of a product."""
    return table("code,name,producer,price", ([code, text, "P0001", "1000"] for code, text in GOODS.items()))


def table(head: str, rows: Iterator[list[str]]) -> str:
    """A CSV file."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(head.split(","))
    writer.writerows(rows)
    return out.getvalue()


def sales_file() -> str:
    """One of each good sold this morning, fifty to a receipt."""
    rows = (["2026-11-24 09:00", f"R{i // 50}", code, "1", "1000"] for i, code in enumerate(GOODS))
    return table("occurred_at,receipt,code,quantity,unit_price", rows)


def name_of(code: str) -> str:
    """The name that is stored: the string on one line, or the code where nothing of it can be read."""
    return legible(GOODS[code]) or code


def drawn(name: str) -> str:
    """A name as the paper has it, blanks apart: no format characters, a box for what has no picture."""
    glyphs = pdfmetrics.getFont(str(Face.REGULAR)).face.charToGlyph
    bare = re.sub(r"\s", "", printable(name))
    return "".join(c if ord(c) in glyphs else NOTHING_DRAWN for c in bare)


def test_names_come_back_from_the_export_unchanged(app: Flask, session: Session, world: World) -> None:
    stored = dict(session.execute(select(Product.code, Product.name).where(Product.code.in_(GOODS))).all())
    assert stored == {code: name_of(code) for code in GOODS}
    exported = app.test_cli_runner().invoke(args=["export", "products"]).stdout
    told = {row["code"]: row["name"].removeprefix("'") for row in csv.DictReader(io.StringIO(exported))}
    assert {code: told[code] for code in GOODS} == {code: name_of(code).removeprefix("'") for code in GOODS}
    again = run_import(app, "products", exported)
    assert (again.exit_code, again.counts) == (0, (len(GOODS) + 2, 0, 0, len(GOODS) + 2))
    assert run_import(app, "products", goods_file()).counts == (len(GOODS), 0, 0, len(GOODS))


def test_only_what_nobody_can_read_is_called_by_its_code() -> None:
    nameless = [text for code, text in GOODS.items() if name_of(code) == code]
    assert set(UNREADABLE) < set(nameless)
    assert len(nameless) == len(UNREADABLE) + 2  # and one of blanks, one of format characters
    changed = [text for code, text in GOODS.items() if name_of(code) != clean(text)]
    assert changed == nameless


def test_names_stand_on_the_page_and_on_the_paper(
    app: Flask, client: FlaskClient, session: Session, world: World, lan: Actor, now: datetime
) -> None:
    run = run_import(app, "sales", sales_file(), "--location", "KG")
    assert run.counts == (len(GOODS), len(GOODS), 0, 0)
    number = services.issue(producer_id=world.hoa, cut_off=TODAY, actor=lan, now=now)
    accountant = visit(app, session, Role.ACCOUNTANT, now)
    pages = [
        page_of(accountant, f"/statements/{number}?page={page}") for page in range(1, len(GOODS) // 100 + 2)
    ]
    told = {unescape(name) for page in pages for name in re.findall(r"<b>([^<]*)</b></a>", page)}
    assert {name_of(code) for code in GOODS} <= told
    register()
    paper = stored_pdf(number=number, scope=lan, now=now)
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(paper)).pages)
    text = re.sub(r"\s", "", text)
    missing = [name for code in GOODS if drawn(name := name_of(code)) not in text]
    assert missing == []
