"""A till's day over JSON: enrolled, stocked with a catalogue, selling, taking back, closing."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.permissions import Actor
from pos.checkout.models import QuarantinedSale, Sale
from pos.tills import services as tills
from tests.tickets import back, envelope, line, ticket
from tests.worlds import World, key, make_world


@pytest.fixture
def world(session: Session, minh: Actor) -> World:
    """The small showroom."""
    return make_world(session, minh)


@pytest.fixture
def till(client: FlaskClient, world: World, lan: Actor, now: datetime) -> dict[str, str]:
    """The headers of an enrolled till."""
    code = tills.give_code(till_id=world.till_id, actor=lan, now=datetime.now(UTC))
    answer = client.post("/api/v1/tills/enrol", data=json.dumps({"code": code.lower()}))
    assert answer.status_code == 200, answer.text
    assert answer.json["till"] == {"id": str(world.till_id), "code": "KG01"}
    return {"Authorization": f"Bearer {answer.json['credential']}"}


def send(client: FlaskClient, till: dict[str, str], *sales: Any) -> list[dict[str, Any]]:
    """Post a batch and give back its results."""
    answer = client.post("/api/v1/sales", data=envelope(*sales), headers=till)
    assert answer.status_code == 200, answer.text
    results: list[dict[str, Any]] = answer.json["results"]
    return results


def test_a_batch_gets_one_answer_per_sale_in_order(
    client: FlaskClient, till: dict[str, str], world: World
) -> None:
    first = ticket(world, 1, [line(world.shrimp, 1, 185_000)])
    broken = ticket(world, 2, [line(world.shrimp, 1, 185_000, paid_dong=1)])
    results = send(client, till, first, {"id": "x"}, broken, first)
    assert [result["status"] for result in results] == ["created", "rejected", "rejected", "duplicate"]
    assert results[0]["receipt"] == results[3]["receipt"] == "KG01-000001"
    assert results[1]["reason"].startswith("malformed: id")
    other = send(client, till, first | {"clock_offset_ms": 5})
    assert other[0]["status"] == "conflict"


BROKEN = [
    lambda sale: sale | {"total_dong": 185_000.0},
    lambda sale: sale | {"unknown": 1},
    lambda sale: sale | {"number": 0},
    lambda sale: sale | {"device_at": "2026-11-24T09:00:00"},
    lambda sale: sale | {"lines": []},
    lambda sale: sale | {"lines": [sale["lines"][0] | {"quantity": True}]},
    lambda sale: sale | {"lines": [sale["lines"][0] | {"name": "a\x00b"}]},
    lambda sale: sale | {"lines": [sale["lines"][0] | {"quantity": 0, "list_dong": 0, "paid_dong": 0}]},
    lambda sale: sale | {"lines": [sale["lines"][0] | {"vat_dong": 1}]},
    lambda sale: sale | {"payments": []},
    lambda sale: sale | {"payments": [sale["payments"][0] | {"means": "card", "tendered_dong": 200_000}]},
    lambda sale: sale | {"payments": [sale["payments"][0] | {"tendered_dong": 100}]},
    lambda sale: sale | {"payments": [sale["payments"][0], sale["payments"][0] | {"amount_dong": 0}]},
    lambda sale: sale | {"rounding_dong": 1000, "payments": [sale["payments"][0] | {"amount_dong": 186_000}]},
    lambda sale: sale | {"lines": [sale["lines"][0] | {"original_line_id": sale["lines"][0]["id"]}]},
    lambda sale: sale | {"lines": [sale["lines"][0] | {"id": sale["id"]}]},
    lambda sale: sale | {"lines": [sale["lines"][0] | {"line_discount_dong": -5, "paid_dong": 185_005}]},
    lambda sale: sale | {"id": "not-a-uuid"},
    lambda sale: 17,
]


@pytest.mark.parametrize("number", range(len(BROKEN)))
def test_what_is_broken_is_rejected_alone_and_kept(
    client: FlaskClient, session: Session, till: dict[str, str], world: World, number: int
) -> None:
    good = ticket(world, 1, [line(world.shrimp, 1, 185_000)])
    bad = BROKEN[number](ticket(world, 2, [line(world.shrimp, 1, 185_000)]))  # type: ignore[no-untyped-call]
    assert [result["status"] for result in send(client, till, bad, good)] == ["rejected", "created"]
    assert session.scalars(select(func.count()).select_from(Sale)).one() == 1
    assert session.scalars(select(func.count()).select_from(QuarantinedSale)).one() == 1
    assert send(client, till, bad)[0]["status"] == "rejected"
    assert session.scalars(select(func.count()).select_from(QuarantinedSale)).one() == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b'{"schema": 2, "sent_at": "x", "sales": []}',
        b'{"schema": 1, "sent_at": NaN}',
    ],
)
def test_a_broken_envelope_is_refused_whole(client: FlaskClient, till: dict[str, str], body: bytes) -> None:
    answer = client.post("/api/v1/sales", data=body, headers=till)
    assert (answer.status_code, answer.json["error"]["code"]) == (422, "malformed")


def test_the_catalogue_tells_all_that_selling_needs(
    client: FlaskClient, till: dict[str, str], world: World
) -> None:
    answer = client.get("/api/v1/catalogue", headers=till)
    told = answer.json
    assert told["till"] == {"id": str(world.till_id), "code": "KG01", "next_number": 1, "open_shift": None}
    [honey, shrimp] = told["products"]
    assert (honey["code"], honey["stock"], honey["stars"], honey["certificate"]) == ("MAT", 20, 0, "none")
    assert [price["unit_price_dong"] for price in shrimp["prices"]] == [185_000]
    assert honey["producer"] == {
        "id": str(world.hoa),
        "code": "P0001",
        "name": "Hộ Hoa",
        "commune": "An Biên",
    }
    again = client.get("/api/v1/catalogue", headers=till | {"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    send(client, till, ticket(world, 1, [line(world.shrimp, 1, 185_000)]))
    changed = client.get("/api/v1/catalogue", headers=till | {"If-None-Match": answer.headers["ETag"]})
    assert changed.json["till"]["next_number"] == 2
    assert changed.json["till"]["open_shift"]["float_dong"] == 500_000


def test_a_receipt_is_found_to_return_goods_of(
    client: FlaskClient, till: dict[str, str], world: World
) -> None:
    sold = line(world.honey, 3, 240_000, 9_999)
    send(client, till, ticket(world, 1, [sold]), ticket(world, 2, [back(sold, 1)]))
    told = client.get("/api/v1/receipts/KG01-000001", headers=till).json
    assert told["sale"]["total_dong"] == 710_001
    assert (told["lines"][0]["quantity"], told["lines"][0]["returned"]) == (3, 1)
    assert client.get("/api/v1/receipts/KG01-000009", headers=till).status_code == 404
    answer = client.post("/api/v1/receipts/KG01-000001/print", headers=till)
    assert (answer.status_code, answer.json["error"]["code"]) == (422, "no_printer")


def test_a_shift_is_opened_counted_and_closed_once(
    client: FlaskClient, till: dict[str, str], world: World
) -> None:
    shift = {
        "id": str(world.shift.id), "opened_at": "2026-11-24T00:00:00Z", "cashier_id": str(world.cashier_id),
        "float_dong": 500_000,
    }  # fmt: skip
    for status in ("created", "duplicate"):
        assert client.post("/api/v1/shifts", json=shift, headers=till).json == {"status": status}
    send(client, till, ticket(world, 1, [line(world.shrimp, 1, 185_000)]))
    path = f"/api/v1/shifts/{world.shift.id}/closing"
    count = {
        "closed_at": "2026-11-24T10:00:00Z",
        "cashier_id": str(world.cashier_id),
        "counted_dong": 684_000,
    }
    waiting = client.post(path, json=count | {"waiting": 2}, headers=till)
    assert waiting.json["error"]["code"] == "sales_waiting"
    unlike = client.post(path, json=count | {"denominations": {"500000": 1}}, headers=till)
    assert unlike.json["error"]["code"] == "count_differs"
    strange = client.post(path, json=count | {"denominations": {"3": 1}}, headers=till)
    assert strange.json["error"]["code"] == "malformed"
    notes = {"500000": 1, "100000": 1, "50000": 1, "20000": 1, "10000": 1, "2000": 2}
    closed = client.post(path, json=count | {"denominations": notes}, headers=till).json
    assert (closed["expected_dong"], closed["difference_dong"], closed["sales"]) == (685_000, -1_000, 1)
    assert closed["totals"] == {"cash_dong": 185_000}
    again = client.post(path, json=count | {"counted_dong": 1}, headers=till).json
    assert again == closed
    missing = client.post(f"/api/v1/shifts/{key(5)}/closing", json=count, headers=till)
    assert missing.status_code == 404


def test_another_tills_shift_and_sale_are_refused(
    app: Flask,
    session: Session,
    client: FlaskClient,
    till: dict[str, str],
    world: World,
    lan: Actor,
    now: datetime,
) -> None:
    sale = ticket(world, 1, [line(world.shrimp, 1, 185_000)])
    send(client, till, sale)
    other_id = tills.add_till(code="KG02", location_id=world.location_id, actor=lan, now=now)
    code = tills.give_code(till_id=other_id, actor=lan, now=datetime.now(UTC))
    credential = client.post("/api/v1/tills/enrol", json={"code": code}).json["credential"]
    other = {"Authorization": f"Bearer {credential}"}
    [stolen] = send(client, other, sale)
    assert stolen["reason"].startswith("wrong_till")
    [foreign] = send(client, other, ticket(world, 1, [line(world.shrimp, 1, 185_000)]))
    assert foreign["reason"].startswith("wrong_till")
    shift = {
        "id": str(world.shift.id), "opened_at": "2026-11-24T00:00:00Z", "cashier_id": None, "float_dong": 0,
    }  # fmt: skip
    assert client.post("/api/v1/shifts", json=shift, headers=other).status_code == 404


def test_a_code_enrols_once_and_an_older_browser_ends(
    client: FlaskClient, till: dict[str, str], world: World, lan: Actor
) -> None:
    code = tills.give_code(till_id=world.till_id, actor=lan, now=datetime.now(UTC))
    assert client.post("/api/v1/tills/enrol", json={"code": code}).status_code == 200
    assert client.post("/api/v1/tills/enrol", json={"code": code}).json["error"]["code"] == "enrol_code_wrong"
    assert client.get("/api/v1/heartbeat", headers=till).status_code == 401
    assert client.post("/api/v1/tills/enrol", json={"code": 5}).json["error"]["code"] == "malformed"


def test_a_retired_till_sends_nothing_more(
    client: FlaskClient, till: dict[str, str], world: World, lan: Actor, now: datetime
) -> None:
    assert client.get("/api/v1/heartbeat", headers=till).json["now"].endswith("Z")
    tills.retire(till_id=world.till_id, actor=lan, now=now)
    assert client.get("/api/v1/heartbeat", headers=till).status_code == 401
    for act in (tills.retire, tills.give_code):
        with pytest.raises(tills.NotFound):
            act(till_id=world.till_id, actor=lan, now=now)
    with pytest.raises(tills.TillCodeTaken):
        tills.add_till(code="KG01", location_id=world.location_id, actor=lan, now=now)


def test_commands_make_enrol_and_retire_tills(app: Flask, world: World, client: FlaskClient) -> None:
    run = app.test_cli_runner().invoke
    code = run(args=["till", "add", "KG02", "--location", "KG"]).output.strip()
    credential = run(args=["till", "enrol", code]).output.strip()
    assert (
        client.get("/api/v1/heartbeat", headers={"Authorization": f"Bearer {credential}"}).status_code == 200
    )
    assert len(run(args=["till", "code", "KG02"]).output.strip()) == 9
    listed = json.loads(run(args=["till", "list", "--json"]).output)
    assert {"code": "KG02", "location": "KG", "kind": "counter"} in listed
    assert "KG01\tKG\tcounter" in run(args=["till", "list"]).output
    assert run(args=["till", "retire", "KG02", "--yes"]).exit_code == 0
    assert (
        client.get("/api/v1/heartbeat", headers={"Authorization": f"Bearer {credential}"}).status_code == 401
    )
