"""The API's description: every call is in it, and real answers have the shapes that it promises."""

from datetime import UTC, datetime

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from core.permissions import Actor
from pos.openapi.document import OPERATIONS, document
from pos.tills import services as tills
from tests.tickets import envelope, line, ticket
from tests.worlds import make_world


def test_every_call_of_the_api_is_described(sqlite_app: Flask) -> None:
    described = {(operation.method, operation.path) for operation in OPERATIONS}
    served = {
        (
            method.lower(),
            rule.rule.replace("<uuid:shift_id>", "{shift_id}").replace("<path:number>", "{number}"),
        )
        for rule in sqlite_app.url_map.iter_rules()
        for method in (rule.methods or set()) & {"GET", "POST"}
        if rule.rule.startswith("/api/") and rule.rule != "/api/v1/openapi.json"
    }
    assert described == served


def test_every_reference_leads_somewhere() -> None:
    told = document()
    names = set(told["components"]["schemas"])

    def references(node: object) -> set[str]:
        if isinstance(node, dict):
            own = {node["$ref"].rsplit("/", 1)[-1]} if "$ref" in node else set()
            return own.union(*(references(value) for value in node.values()))
        if isinstance(node, list):
            return set().union(*(references(value) for value in node))
        return set()

    assert references(told) <= names
    assert told["paths"]["/api/v1/tills/enrol"]["post"]["security"] == []


def test_real_answers_have_the_shapes_that_are_promised(
    client: FlaskClient, session: Session, minh: Actor, lan: Actor
) -> None:
    world = make_world(session, minh)
    answers = {(operation.method, operation.path): operation.answer for operation in OPERATIONS}
    code = tills.give_code(till_id=world.till_id, actor=lan, now=datetime.now(UTC))
    enrolled = client.post("/api/v1/tills/enrol", json={"code": code})
    till = {"Authorization": f"Bearer {enrolled.json['credential']}"}
    sale = ticket(world, 1, [line(world.shrimp, 1, 185_000)])
    shift = {**sale["shift"]}
    closing = {"closed_at": "2026-11-24T10:00:00Z", "cashier_id": None, "counted_dong": 5}
    told = {
        ("post", "/api/v1/tills/enrol"): enrolled,
        ("post", "/api/v1/shifts"): client.post("/api/v1/shifts", json=shift, headers=till),
        ("post", "/api/v1/sales"): client.post("/api/v1/sales", data=envelope(sale), headers=till),
        ("get", "/api/v1/catalogue"): client.get("/api/v1/catalogue", headers=till),
        ("get", "/api/v1/heartbeat"): client.get("/api/v1/heartbeat", headers=till),
        ("get", "/api/v1/receipts/{number}"): client.get("/api/v1/receipts/KG01-000001", headers=till),
        ("post", "/api/v1/shifts/{shift_id}/closing"): client.post(
            f"/api/v1/shifts/{shift['id']}/closing", json=closing, headers=till
        ),
    }
    for call, answer in told.items():
        assert answer.status_code == 200, (call, answer.text)
        answers[call].model_validate_json(answer.data)


def test_the_description_is_served_to_everybody(client: FlaskClient) -> None:
    assert client.get("/api/v1/openapi.json").json["openapi"] == "3.1.0"
