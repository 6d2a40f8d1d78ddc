"""The OpenAPI document (3.1), made from the payloads that read requests and the shapes of the answers."""

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from pos.checkout.payloads import BatchPayload
from pos.openapi import answers
from pos.shifts.payloads import ClosingPayload, ShiftPayload
from pos.tills.payloads import EnrolPayload

_REFERENCE = "#/components/schemas/{model}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Operation:
    """One call: method, path, what it is for, and the shapes that go in and come out."""

    method: str
    path: str
    summary: str
    answer: type[BaseModel]
    body: type[BaseModel] | None = None
    status: str = "200"
    parameter: str = ""
    is_open: bool = False


OPERATIONS = (
    Operation(
        method="post",
        path="/api/v1/tills/enrol",
        summary="Turn a one-time code into the till's credential",
        body=EnrolPayload,
        answer=answers.CredentialAnswer,
        is_open=True,
    ),
    Operation(
        method="get",
        path="/api/v1/heartbeat",
        summary="The server's clock",
        answer=answers.HeartbeatAnswer,
    ),
    Operation(
        method="get",
        path="/api/v1/catalogue",
        summary="Goods, prices and rates of the till's place; 304 with the ETag of the version it has",
        answer=answers.CatalogueAnswer,
    ),
    Operation(
        method="post",
        path="/api/v1/sales",
        summary="Record a batch of sales, each in a transaction of its own",
        body=BatchPayload,
        answer=answers.SalesAnswer,
    ),
    Operation(
        method="post",
        path="/api/v1/shifts",
        summary="Open a shift; the same again is a duplicate",
        body=ShiftPayload,
        answer=answers.OpenedAnswer,
    ),
    Operation(
        method="post",
        path="/api/v1/shifts/{shift_id}/closing",
        summary="Close a shift on its counted sum; again gives the first answer",
        body=ClosingPayload,
        answer=answers.ClosingAnswer,
        parameter="shift_id",
    ),
    Operation(
        method="get",
        path="/api/v1/receipts/{number}",
        summary="A sale of the till's place",
        answer=answers.ReceiptAnswer,
        parameter="number",
    ),
    Operation(
        method="post",
        path="/api/v1/receipts/{number}/print",
        summary="Queue a receipt on the place's printer",
        answer=answers.PrintAnswer,
        status="202",
        parameter="number",
    ),
)


def document() -> dict[str, Any]:
    """The whole document."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Gánh, the till's API", "version": "1"},
        "security": [{"till": []}],
        "paths": _paths(),
        "components": {
            "schemas": _schemas(),
            "securitySchemes": {"till": {"type": "http", "scheme": "bearer"}},
        },
    }


def _schemas() -> dict[str, Any]:
    shapes = [shape for operation in OPERATIONS for shape in (operation.body, operation.answer) if shape]
    shapes.append(answers.ErrorAnswer)
    unique = dict.fromkeys(shapes)
    _, schemas = models_json_schema([(shape, "validation") for shape in unique], ref_template=_REFERENCE)
    found: dict[str, Any] = schemas["$defs"]
    return found


def _paths() -> dict[str, Any]:
    paths: dict[str, Any] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method] = _operation(operation)
    return paths


def _operation(operation: Operation) -> dict[str, Any]:
    told: dict[str, Any] = {
        "summary": operation.summary,
        "responses": {
            operation.status: {"description": "Done", "content": _json(operation.answer)},
            "4XX": {"description": "Refused", "content": _json(answers.ErrorAnswer)},
            "503": {
                "description": "Busy; the same call may come again",
                "content": _json(answers.ErrorAnswer),
            },
        },
    }
    if operation.body:
        told["requestBody"] = {"required": True, "content": _json(operation.body)}
    if operation.parameter:
        schema = {"type": "string"}
        told["parameters"] = [{"name": operation.parameter, "in": "path", "required": True, "schema": schema}]
    if operation.is_open:
        told["security"] = []
    return told


def _json(shape: type[BaseModel]) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": _REFERENCE.format(model=shape.__name__)}}}
