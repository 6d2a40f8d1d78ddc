"""`flask location`: places by command."""

import json
import unicodedata

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.audit.models import AuditEvent
from core.money import RoundingMode
from inventory.locations import queries
from inventory.locations.queries import LocationView
from inventory.locations.rules import LocationKind


def _run(app: Flask, *arguments: str, code: int = 0) -> str:
    result = app.test_cli_runner().invoke(args=["location", *arguments])
    assert result.exit_code == code, result.output
    return str(result.output)


def _place(session: Session, code: str = "KG") -> LocationView:
    session.rollback()
    return queries.by_code(session, code)


def test_a_showroom_is_made_by_command(app: Flask, session: Session) -> None:
    _run(app, "add", "KG", "Showroom Rạch Giá")
    place = _place(session)
    assert (place.name, place.kind, place.cash_rounding_dong) == (
        "Showroom Rạch Giá",
        LocationKind.SHOWROOM,
        0,
    )


def test_a_corner_is_made_with_all_that_its_papers_need(app: Flask, session: Session) -> None:
    _run(
        app, "add", "CM1", "Quầy Cần Thơ", "--kind", "corner", "--address", "1 Hòa Bình",
        "--tax-code", "1700000000", "--phone", "0900000000", "--bank-bin", "970436",
        "--bank-account", "0123456789", "--bank-holder", "HTX A", "--cash-rounding", "500",
        "--cash-rounding-mode", "down", "--day-ends", "180",
    )  # fmt: skip
    place = _place(session, "CM1")
    assert (place.kind, place.address, place.tax_code) == (LocationKind.CORNER, "1 Hòa Bình", "1700000000")
    assert (place.bank_bin, place.bank_account, place.bank_holder) == ("970436", "0123456789", "HTX A")
    assert (place.cash_rounding_dong, place.cash_rounding_mode) == (500, RoundingMode.DOWN)
    assert (place.phone, place.day_ends_minutes) == ("0900000000", 180)


@pytest.mark.parametrize("tax_code", ["1700000000", "1700000000-001", "091200000000", ""])
def test_a_tax_code_is_that_of_a_firm_a_branch_or_a_person(
    app: Flask, session: Session, tax_code: str
) -> None:
    _run(app, "add", "KG", "Showroom", "--tax-code", tax_code)
    assert _place(session).tax_code == tax_code


def test_a_name_is_kept_composed_and_on_one_line(app: Flask, session: Session) -> None:
    _run(app, "add", "KG", unicodedata.normalize("NFD", "Rạch\nGiá"))
    assert _place(session).name == "Rạch Giá"


def test_a_place_is_changed_and_the_rest_of_it_stays(app: Flask, session: Session) -> None:
    _run(app, "add", "KG", "Showroom", "--address", "1 Hòa Bình", "--phone", "0900000000")
    _run(app, "change", "KG", "--bank-bin", "970436", "--bank-account", "012", "--phone", "")
    _run(app, "change", "KG", "--name", "Rạch Giá", "--cash-rounding", "1000", "--cash-rounding-mode", "down")
    _run(app, "change", "KG", "--day-ends", "60")
    place = _place(session)
    assert (place.name, place.address, place.phone) == ("Rạch Giá", "1 Hòa Bình", "")
    assert (place.bank_bin, place.bank_account, place.day_ends_minutes) == ("970436", "012", 60)
    assert (place.cash_rounding_dong, place.cash_rounding_mode) == (1000, RoundingMode.DOWN)


def test_every_act_is_on_the_trail_and_nothing_is_not(app: Flask, session: Session) -> None:
    _run(app, "add", "KG", "Showroom")
    _run(app, "change", "KG", "--phone", "1")
    _run(app, "change", "KG")
    acts = select(AuditEvent.action).where(AuditEvent.subject_kind == "location").order_by(AuditEvent.id)
    assert session.scalars(acts).all() == ["location.added", "location.changed"]


REFUSED = [
    (("add", "KG", "Showroom"), "Đã có điểm bán mang mã KG."),
    (("add", "K G", "Showroom"), "1 đến 12 chữ cái"),
    (("add", "CM1", " "), "Điểm bán cần có tên"),
    (("add", "", ""), "Điểm bán cần có mã"),
    (("add", "CM1", "Quầy", "--tax-code", "abc"), "Mã số thuế abc không đúng"),
    (("add", "CM1", "Quầy", "--tax-code", "170000000"), "Mã số thuế 170000000 không đúng"),
    (("change", "KG", "--tax-code", "1700000000-01"), "Mã số thuế 1700000000-01 không đúng"),
    (("add", "CM1", "Quầy", "--bank-bin", "970436"), "sáu chữ số"),
    (("add", "CM1", "Quầy", "--bank-bin", "VCB", "--bank-account", "1"), "sáu chữ số"),
    (("change", "KG", "--bank-account", "1"), "sáu chữ số"),
    (("change", "KG", "--name", ""), "Điểm bán cần có tên"),
    (("change", "@LOST", "--name", "x"), "do chương trình quản lý"),
    (("change", "NO"), "Không có điểm bán nào mang mã NO."),
]


@pytest.mark.parametrize(("arguments", "reason"), REFUSED, ids=range(len(REFUSED)))
def test_what_cannot_be_is_refused_in_a_sentence(
    app: Flask, session: Session, arguments: tuple[str, ...], reason: str
) -> None:
    _run(app, "add", "KG", "Showroom")
    assert reason in _run(app, *arguments, code=1)
    assert [place.code for place in queries.all_real(session)] == ["KG"]


def test_places_are_listed_for_people_and_programs(app: Flask) -> None:
    _run(app, "add", "KG", "Showroom")
    _run(app, "add", "CM1", "Quầy", "--kind", "corner")
    assert _run(app, "list").splitlines() == ["CM1\tQuầy\tcorner", "KG\tShowroom\tshowroom"]
    assert json.loads(_run(app, "list", "--json"))[0] == {"code": "CM1", "name": "Quầy", "kind": "corner"}
