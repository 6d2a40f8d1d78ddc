"""Products from a file: known by their own code, priced from now on, made with their producers if asked."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.permissions import SYSTEM
from inventory.agreements.models import AgreementRow, TermRow
from inventory.agreements.rules import Bearer
from inventory.agreements.services import NewTerm, add_term
from inventory.certificates.models import CertificateRow
from inventory.imports.services import products as import_products_module
from inventory.producers.models import Producer
from inventory.products.models import Barcode, PriceRow, Product, ProductText
from inventory.products.rules import VatClass
from tests.inventory.imports.commands import Run, contents, run_import
from tests.inventory.imports.files import FIXTURES, TRUTH, csv_of

TABLES = ("product", "price", "barcode", "product_text", "certificate", "producer", "agreement", "term")
HEAD = "Mã hàng;Mã vạch;Tên sản phẩm;Tên tiếng Anh;Mã chủ thể;Chủ thể;Đơn giá;ĐVT;Sao;Bộ;Thuế;Hoa hồng"
TEA = "TRA01;8938500001000;Trà sen;Lotus tea;;HTX Lá Dứa;180000;hộp;4;1;8%;12,5%"
GOOD = "Trà;;;HTX Lá Dứa;1000;;;;;"
HONEY = "MAT01;;Mật ong;;;HTX Lá Dứa;95000;;;;;"


def _import(app: Flask, *rows: str, options: tuple[str, ...] = ()) -> Run:
    return run_import(app, "products", csv_of(HEAD, *rows), *options)


def _make(app: Flask, *rows: str) -> Run:
    return _import(app, *rows, options=("--create-producers", "--commission-bp", "1800"))


def test_a_file_makes_products_and_their_producers(app: Flask, session: Session) -> None:
    run = _make(app, TEA, HONEY)
    assert (run.exit_code, run.counts, run.told["rejected"]) == (0, (2, 2, 0, 0), [])
    tea = session.scalars(select(Product).where(Product.code == "TRA01")).one()
    assert (tea.name, tea.unit_text, tea.vat_class, tea.set_code) == ("Trà sen", "hộp", VatClass.EIGHT, "01")
    assert session.scalars(select(PriceRow.unit_price_dong).where(PriceRow.product_id == tea.id)).all() == [
        180_000
    ]
    assert session.scalars(select(Barcode.gtin14)).all() == ["08938500001000"]
    assert session.scalars(select(ProductText.name)).all() == ["Lotus tea"]
    assert session.scalars(select(CertificateRow.stars)).all() == [4]
    producer = session.scalars(select(Producer)).one()
    assert (producer.code, producer.name) == ("P0001", "HTX Lá Dứa")
    assert session.scalars(select(AgreementRow.hold_days)).all() == [0]
    scopes = dict(session.execute(select(TermRow.scope, TermRow.rate_bp)).all())
    assert scopes == {"all": 1800, f"product:{tea.id}": 1250}


@pytest.mark.parametrize("day", ["2026-01-01", "2030-01-01"])
def test_the_same_file_again_changes_nothing(app: Flask, session: Session, day: str) -> None:
    options = ("--create-producers", "--valid-from", day)
    _import(app, TEA, HONEY, options=options)
    before = contents(session, *TABLES)
    assert _import(app, TEA, HONEY, options=options).counts == (2, 0, 0, 2)
    assert contents(session, *TABLES) == before


def test_another_price_and_commission_are_new_rows(sqlite_app: Flask, session_of: Session) -> None:
    _make(sqlite_app, TEA, HONEY)
    changed = TEA.replace("180000", "190000").replace("12,5%", "20 %")
    assert _import(sqlite_app, changed, HONEY).counts == (2, 0, 1, 1)
    assert _import(sqlite_app, changed, HONEY).counts == (2, 0, 0, 2)
    prices = session_of.scalars(select(PriceRow.unit_price_dong).order_by(PriceRow.valid_from, PriceRow.id))
    assert sorted(prices) == [95_000, 180_000, 190_000]
    assert sorted(session_of.scalars(select(TermRow.rate_bp))) == [1250, 1800, 2000]


def test_a_commission_like_that_of_all_goods_needs_no_term_of_its_own(
    sqlite_app: Flask, session_of: Session
) -> None:
    run_import(sqlite_app, "producers", "code,name,commission_bp\nP1,HTX Lá Dứa,1800\n")
    assert _import(sqlite_app, TEA.replace("12,5%", "18 %"), HONEY).counts == (2, 2, 0, 0)
    assert session_of.execute(select(TermRow.scope, TermRow.rate_bp)).all() == [("all", 1800)]


def test_a_commission_of_goods_can_change_twice_before_its_agreement_begins(
    sqlite_app: Flask, session_of: Session
) -> None:
    _import(sqlite_app, TEA, options=("--create-producers", "--valid-from", "2030-01-01"))
    for rate in ("20 %", "22 %"):
        changed = TEA.replace("12,5%", rate)
        assert _import(sqlite_app, changed).counts == (1, 0, 1, 0)
        assert _import(sqlite_app, changed).counts == (1, 0, 0, 1)


def test_another_commission_of_goods_leaves_who_bears_their_discounts(
    sqlite_app: Flask, session_of: Session
) -> None:
    _make(sqlite_app, TEA)
    agreement_id = session_of.scalars(select(AgreementRow.id)).one()
    product_id = session_of.scalars(select(Product.id)).one()
    shared = NewTerm(
        rate_bp=1250,
        scope=f"product:{product_id}",
        discount_bearer=Bearer.SHARED,
        discount_producer_bp=4000,
    )
    add_term(agreement_id=agreement_id, term=shared, valid_from=clock.now(), actor=SYSTEM, now=clock.now())
    assert _import(sqlite_app, TEA.replace("12,5%", "20 %")).counts == (1, 0, 1, 0)
    term = session_of.scalars(select(TermRow).where(TermRow.rate_bp == 2000)).one()
    assert (term.discount_bearer, term.discount_producer_bp) == (Bearer.SHARED, 4000)


def test_a_price_told_again_is_not_set_again_when_a_later_one_waits(
    sqlite_app: Flask, session_of: Session
) -> None:
    _import(sqlite_app, TEA, options=("--create-producers", "--valid-from", "2030-01-01"))
    cheaper = TEA.replace("180000", "170000")
    assert _import(sqlite_app, cheaper).counts == (1, 0, 1, 0)
    assert _import(sqlite_app, cheaper).counts == (1, 0, 0, 1)


def test_a_price_of_a_later_day_waits_for_it_and_can_change_before(
    sqlite_app: Flask, session_of: Session
) -> None:
    _make(sqlite_app, TEA)
    for price in ("190000", "200000"):
        changed, options = TEA.replace("180000", price), ("--valid-from", "2030-01-01")
        assert _import(sqlite_app, changed, options=options).counts == (1, 0, 1, 0)
        assert _import(sqlite_app, changed, options=options).counts == (1, 0, 0, 1)
    assert _import(sqlite_app, TEA).counts == (1, 0, 0, 1)
    later = select(PriceRow.unit_price_dong).where(PriceRow.valid_from > clock.now())
    found = session_of.scalars(later.order_by(PriceRow.valid_from)).all()
    assert found == [190_000, 200_000]


def test_names_codes_and_stars_follow_the_file(sqlite_app: Flask, session_of: Session) -> None:
    _make(sqlite_app, TEA)
    changed = "TRA01;8938500001000 8934567890128;Trà sen đặc;Strong tea;;HTX Lá Dứa;180000;gói;5;2;KCT;"
    assert _import(sqlite_app, changed).counts == (1, 0, 1, 0)
    assert _import(sqlite_app, changed).counts == (1, 0, 0, 1)
    tea = session_of.scalars(select(Product)).one()
    assert (tea.name, tea.unit_text, tea.set_code, tea.vat_class) == (
        "Trà sen đặc",
        "gói",
        "02",
        VatClass.NOT_TAXABLE,
    )
    assert set(session_of.scalars(select(Barcode.code))) == {"8938500001000", "8934567890128"}
    assert session_of.scalars(select(ProductText.name)).all() == ["Strong tea"]
    open_stars = select(CertificateRow.stars).where(CertificateRow.ended_on.is_(None))
    assert session_of.scalars(open_stars).all() == [5]


def test_an_empty_cell_changes_nothing(sqlite_app: Flask, session_of: Session) -> None:
    _make(sqlite_app, TEA)
    assert _import(sqlite_app, "TRA01;;Trà sen;;;HTX Lá Dứa;180000;;;;;").counts == (1, 0, 0, 1)


def test_producers_are_made_once_per_name_whatever_its_spelling(
    sqlite_app: Flask, session_of: Session
) -> None:
    rows = [
        f"A{i};;Trà;;;{name};1000;;;;;"
        for i, name in enumerate(["HTX Minh Xanh", "htx  MINH XANH", "Hộ Hoa"])
    ]
    assert _make(sqlite_app, *rows).exit_code == 0
    assert dict(session_of.execute(select(Producer.code, Producer.name)).all()) == {
        "P0001": "HTX Minh Xanh",
        "P0002": "Hộ Hoa",
    }


def test_producers_are_made_with_the_code_that_the_file_gives(sqlite_app: Flask, session_of: Session) -> None:
    assert _make(sqlite_app, "A1;;Trà;;P0001;HTX A;1000;;;;;", "A2;;Mật;;;Hộ B;1000;;;;;").exit_code == 0
    found = dict(session_of.execute(select(Producer.code, Producer.name)).all())
    assert found == {"P0001": "HTX A", "P0002": "Hộ B"}


@pytest.mark.parametrize(
    ("rows", "refused"),
    [
        (["A1;;Trà;;;Lạ;1000;;;;;"], [(2, "Chủ thể", "Lạ")]),
        (["A1;;Trà;;P9;;1000;;;;;"], [(2, "Mã chủ thể", "P9")]),
        (["A1;;Trà;;;;1000;;;;;"], [(2, "Mã chủ thể", "")]),
        ([HONEY, HONEY], [(3, "Mã hàng", "MAT01")]),
        (["A1;8938500001000;Trà;;;HTX Lá Dứa;1000;;;;;"], [(2, "Mã vạch", "8938500001000")]),
        (["A1;08938500001000;Trà;;;HTX Lá Dứa;1000;;;;;"], [(2, "Mã vạch", "08938500001000")]),
        (
            [
                "A1;4006381333931;Trà;;;HTX Lá Dứa;1000;;;;;",
                "A2;04006381333931;Mật;;;HTX Lá Dứa;1000;;;;;",
            ],
            [(3, "Mã vạch", "04006381333931")],
        ),
        (["A1;;Trà;;;HTX Lá Dứa;1000;;;99;;"], [(2, "Bộ", "99")]),
        (["A1;;Trà;;;HTX Lá Dứa;1000;;2;;7%;"], [(2, "Sao", "2"), (2, "Thuế", "7%")]),
        (["A1;;Trà;;;HTX Lá Dứa;1.000,5;;;;;"], [(2, "Đơn giá", "1.000,5")]),
        (["A1;;Trà;;;HTX Lá Dứa;1000;;;;;1"], [(2, "Hoa hồng", "1")]),
        (["TRA01;;Trà;;;Hộ Hoa;1000;;;;;"], [(2, "Chủ thể", "Hộ Hoa")]),
        (["A1;;Trà;;;Hộ Sáu;1000;;;;;20 %"], [(2, "Hoa hồng", "20 %")]),
    ],
)
def test_one_bad_row_and_nothing_is_written(
    sqlite_app: Flask, session_of: Session, rows: list[str], refused: list[tuple[int, str, str]]
) -> None:
    run_import(
        sqlite_app, "producers", "code,name,commission_bp\nP1,HTX Lá Dứa,1800\nP2,Hộ Hoa,1800\nP3,Hộ Sáu,\n"
    )
    assert _import(sqlite_app, TEA).exit_code == 0
    before = contents(session_of, *TABLES)
    run = _import(sqlite_app, *rows, "TOT01;;Gạo;;;HTX Lá Dứa;1000;;;;;")
    assert (run.exit_code, run.counts[1:], run.refused) == (1, (0, 0, 0), refused)
    assert contents(session_of, *TABLES) == before


def test_codes_and_names_that_say_nothing_are_refused(sqlite_app: Flask) -> None:
    long = "X" * 41
    run = _make(sqlite_app, f"{long};;Trà;;;HTX;1000;;;;;", "A2;;Trà;;;---;1000;;;;;")
    assert run.refused == [(2, "Mã hàng", long), (3, "Chủ thể", "---")]


def test_two_producers_of_one_name_must_be_told_apart(sqlite_app: Flask, session_of: Session) -> None:
    run_import(sqlite_app, "producers", "code,name\nP1,Hộ Hoa\nP2,Hộ Hòa\n")
    assert _import(sqlite_app, "A1;;Trà;;;Hộ Hoa;1000;;;;;").refused == [(2, "Chủ thể", "Hộ Hoa")]
    assert _import(sqlite_app, "A1;;Trà;;P2;;1000;;;;;").exit_code == 0


def test_a_dry_run_writes_nothing(sqlite_app: Flask, session_of: Session) -> None:
    run = _import(sqlite_app, TEA, options=("--create-producers", "--dry-run"))
    assert (run.exit_code, run.counts) == (0, (1, 1, 0, 0))
    assert not any(contents(session_of, *TABLES).values())


def test_stars_hold_from_the_day_of_the_import(sqlite_app: Flask, session_of: Session) -> None:
    _make(sqlite_app, TEA)
    certificate = session_of.scalars(select(CertificateRow)).one()
    assert certificate.valid_to > certificate.decided_on > date(2026, 1, 1)


@pytest.mark.parametrize(
    "name",
    [
        "01_utf8_bom_comma.csv",
        "02_utf8_nobom_semicolon_dot_thousands.csv",
        "09_header_on_row_5_totals_and_blank.csv",
        "01_merged_header_groups_subtotals.xlsx",
    ],
)
def test_the_forty_goods_are_imported_from_every_disguise(app: Flask, session: Session, name: str) -> None:
    raw = (FIXTURES / name).read_bytes()
    run = run_import(app, "products", raw, "--create-producers")
    assert (run.exit_code, run.counts) == (0, (40, 40, 0, 0))
    found = dict(session.execute(select(Product.code, Product.name)).all())
    assert found == {good["ma"]: good["ten"] for good in TRUTH}


def test_producers_named_by_signs_alone_are_told_apart(app: Flask, session: Session) -> None:
    run_import(app, "producers", "code,name,commission_bp\nP1,★,1800\nP2,☃,1800\n")
    file = "code,name,producer_name,price\nA1,Trà,☃,1000\nA2,Mật,★,2000\n"
    assert run_import(app, "products", file).counts == (2, 2, 0, 0)
    owners = select(Product.code, Producer.code).join(Producer, Producer.id == Product.producer_id)
    assert dict(session.execute(owners).all()) == {"A1": "P2", "A2": "P1"}
    assert run_import(app, "products", file.replace("☃", "---")).refused == [(2, "producer_name", "---")]


def test_what_is_exported_can_be_imported_again(sqlite_app: Flask, session_of: Session) -> None:
    formula = '=1+1;8938500001017 8934567890128;"=SUM(A1)";;;HTX Lá Dứa;5000;;;;;'
    _make(sqlite_app, TEA, HONEY, formula.replace("=1+1", "CT1"))
    exported = sqlite_app.test_cli_runner().invoke(args=["export", "products"]).stdout
    again = run_import(sqlite_app, "products", exported)
    assert (again.exit_code, again.counts, again.told["unknown_columns"]) == (0, (3, 0, 0, 3), [])


def test_a_large_file_is_written_in_parts_and_is_still_one_transaction(
    app: Flask, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_products_module, "_BATCH", 2)
    rows = [f"T{i};Trà {i};Hộ {i % 2};{i}000;{3 + i % 3} sao;{15 + i} %" for i in range(5)]
    file = "\n".join(["Mã hàng;Tên hàng;Chủ thể;Đơn giá;Sao;Hoa hồng", *rows])
    run = run_import(app, "products", file, "--create-producers", "--commission-bp", "1800")
    assert run.counts == (5, 5, 0, 0)
    assert contents(session, "product", "price", "certificate", "import_batch") == {
        "product": 5, "price": 5, "certificate": 5, "import_batch": 1,
    }  # fmt: skip
    terms = session.scalars(select(TermRow.rate_bp).where(TermRow.scope != "all").order_by(TermRow.rate_bp))
    assert terms.all() == [1500, 1600, 1700, 1900]
    assert run_import(app, "products", file, "--create-producers").counts == (5, 0, 0, 5)


def test_a_code_in_the_producers_column_is_known_as_well(app: Flask, session: Session) -> None:
    _make(app, TEA)
    run = run_import(app, "products", "Mã hàng;Tên hàng;Chủ thể;Đơn giá\nMAT02;Mật ong;P0001;95000\n")
    assert (run.exit_code, run.told["rejected"]) == (0, [])
    assert len(session.scalars(select(Producer)).all()) == 1
    honey = session.scalars(select(Product).where(Product.code == "MAT02")).one()
    assert honey.producer_id == session.scalars(select(Producer.id)).one()
