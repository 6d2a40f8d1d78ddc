"""Finding goods by what is scanned or typed."""

from datetime import datetime

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from core.db import db
from core.permissions import Actor
from inventory.producers.rules import ProducerId
from inventory.products import queries as products
from inventory.products import services
from inventory.products.rules import ProductId
from tests.inventory.conftest import honey


def test_a_scanned_code_finds_its_product(session: Session, honey_id: ProductId) -> None:
    assert [p.id for p in products.by_barcode(session, "8938500001376")] == [honey_id]


def test_a_code_on_several_products_finds_them_all(
    session: Session, hoa_id: ProducerId, honey_id: ProductId, lan: Actor, now: datetime
) -> None:
    services.add_product(product=honey(hoa_id, "MAT2"), valid_from=now, actor=lan, now=now)
    assert [p.code for p in products.by_barcode(session, "8938500001376")] == ["MAT", "MAT2"]
    assert [p.code for p in products.by_barcode(session, "08938500001376")] == ["MAT", "MAT2"]


@pytest.mark.parametrize("scanned", ["TOM-02", "8938500001377", "", "not a code"])
def test_an_unknown_code_finds_no_product_with_an_invented_code(
    session: Session, hoa_id: ProducerId, lan: Actor, now: datetime, scanned: str
) -> None:
    invented = honey(hoa_id, barcodes=("TOM-01",))
    services.add_product(product=invented, valid_from=now, actor=lan, now=now)
    assert [p.code for p in products.by_barcode(session, "TOM-01")] == ["MAT"]
    assert products.by_barcode(session, scanned) == []


def _store(session: Session, hoa_id: ProducerId, names: list[str], lan: Actor, now: datetime) -> None:
    new = [honey(hoa_id, f"C{i:03d}", name=name, barcodes=()) for i, name in enumerate(names)]
    services.store(session, new, valid_from=now, actor=lan, now=now)


def test_words_are_found_in_any_order(
    session: Session, hoa_id: ProducerId, lan: Actor, now: datetime
) -> None:
    _store(session, hoa_id, ["Nước mắm Phú Quốc 40 độ đạm", "Mắm ruốc"], lan, now)
    for typed in ("nuoc mam", "phu quoc mam", "  ĐẠM 40 ", "Nước mắm Phú Quốc 40 độ đạm"):
        assert [p.code for p in products.search(session, typed)] == ["C000"]


def test_names_that_begin_with_what_was_typed_come_first_however_many_others_there_are(
    session: Session, hoa_id: ProducerId, lan: Actor, now: datetime
) -> None:
    others = [f"An Biên trà mãng cầu {i:02d}" for i in range(30)]
    _store(session, hoa_id, [*others, "Trà hoa vàng", "Mứt trà"], lan, now)
    found = [p.name for p in products.search(session, "tra", limit=3)]
    assert found == ["Trà hoa vàng", "An Biên trà mãng cầu 00", "An Biên trà mãng cầu 01"]


@pytest.mark.parametrize("typed", ["đường", "ĐƯỜNG", "Đường", " đường "])
def test_exact_diacritics_come_first_however_many_others_there_are(
    session: Session, hoa_id: ProducerId, lan: Actor, now: datetime, typed: str
) -> None:
    others = [f"Bánh dương {i:02d}" for i in range(30)]
    _store(session, hoa_id, [*others, "Kẹo đường", "ĐƯỜNG THỐT NỐT", "Mứt Đường"], lan, now)
    found = [p.name for p in products.search(session, typed, limit=4)]
    assert found == ["ĐƯỜNG THỐT NỐT", "Kẹo đường", "Mứt Đường", "Bánh dương 00"]


def test_signs_that_were_typed_mean_themselves(
    session: Session, hoa_id: ProducerId, lan: Actor, now: datetime
) -> None:
    _store(session, hoa_id, ["An 1009", "Mật 100%", "An 100/8", "An 100_8", "Trà 100/8"], lan, now)
    assert products.search(session, "100%")[0].name == "Mật 100%"
    assert products.search(session, "100_8")[0].name == "An 100_8"
    assert [p.name for p in products.search(session, "100/8")][:2] == ["An 100/8", "Trà 100/8"]


@pytest.mark.parametrize("typed", ["", " ", "%", "_", "100%", "'; DROP TABLE product; --"])
def test_what_is_no_word_of_a_name_finds_nothing(session: Session, honey_id: ProductId, typed: str) -> None:
    assert products.search(session, typed) == []


def test_finding_takes_one_select_for_an_exact_code_and_for_a_search(
    session: Session, honey_id: ProductId
) -> None:
    sent: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *args: sent.append(args[2].split()[0]))
    products.by_barcode(session, "8938500001376")
    assert sent.count("SELECT") == 1
    products.search(session, "mat")
    assert sent.count("SELECT") == 2
