"""One handler for everything that goes wrong: a page for people, JSON for programs."""

import secrets
from dataclasses import dataclass
from http import HTTPStatus

from flask import Flask, Response, current_app, g, jsonify, make_response, render_template, request
from flask_babel import gettext
from flask_babel import lazy_gettext as lazy
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError, SecurityError

from core import clock
from core.errors import Busy, DomainError
from core.web.forgery import is_api

RETRY_AFTER_SECONDS = 2

_TITLES = {
    HTTPStatus.BAD_REQUEST: lazy("The request cannot be read"),
    HTTPStatus.UNAUTHORIZED: lazy("Please sign in first"),
    HTTPStatus.FORBIDDEN: lazy("This is not open to you"),
    HTTPStatus.NOT_FOUND: lazy("There is nothing here"),
    HTTPStatus.METHOD_NOT_ALLOWED: lazy("This address does not work that way"),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: lazy("The file is too large"),
    HTTPStatus.TOO_MANY_REQUESTS: lazy("Too many attempts"),
    HTTPStatus.INTERNAL_SERVER_ERROR: lazy("Something broke on our side"),
    HTTPStatus.SERVICE_UNAVAILABLE: lazy("Please try again in a moment"),
}
_SENTENCES = {
    HTTPStatus.BAD_REQUEST: lazy(
        "The address or the form is damaged. Go back, reload the page and try again."
    ),
    HTTPStatus.NOT_FOUND: lazy("The address is wrong, or what was here is not yours to see."),
    HTTPStatus.METHOD_NOT_ALLOWED: lazy("Go back and use the buttons of the page."),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: lazy("A file of at most 5 MB can be sent from a page."),
    HTTPStatus.TOO_MANY_REQUESTS: lazy("Please wait a little before you try again."),
    HTTPStatus.INTERNAL_SERVER_ERROR: lazy(
        "Nothing of this step was stored, and what was stored before is safe. The tills go on selling."
    ),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """What an error page says."""

    status: HTTPStatus
    title: str
    sentence: str
    code: str
    may_retry: bool


def init_app(app: Flask) -> None:
    """Handle what is foreseen, what HTTP knows, and what is a bug."""
    app.register_error_handler(DomainError, on_domain_error)
    app.register_error_handler(CSRFError, _on_forgery)
    app.register_error_handler(SecurityError, _on_foreign_host)
    app.register_error_handler(HTTPException, _on_http)
    app.register_error_handler(HTTPStatus.INTERNAL_SERVER_ERROR, _on_bug)


def sentence_of(error: DomainError) -> str:
    """The sentence of a foreseen failure in the reader's language."""
    text: str = gettext(error.message)
    return text % error.parameters if error.parameters else text


def on_domain_error(error: DomainError) -> Response:
    """Show a foreseen failure that no form took."""
    response = _answer(error.status, error.code, sentence_of(error))
    if isinstance(error, Busy):
        response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def _on_forgery(_error: CSRFError) -> Response:
    sentence = gettext("The page was open for too long, or came from elsewhere. Reload it and try again.")
    return _answer(HTTPStatus.BAD_REQUEST, "form_expired", sentence)


def _on_foreign_host(_error: SecurityError) -> Response:
    """A Host header that the settings do not name: no page, because its links would lead to that host."""
    return Response("This host is not served here.\n", HTTPStatus.BAD_REQUEST, mimetype="text/plain")


def _on_http(error: HTTPException) -> Response:
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    response = _answer(status, status.name.lower(), str(_SENTENCES.get(status, "")))
    for name, value in error.get_headers():
        if name in {"Allow", "Retry-After"}:
            response.headers[name] = value
    return response


def _on_bug(error: InternalServerError) -> Response:
    """A bug: the log gets everything, the visitor an id to tell."""
    incident = secrets.token_hex(4).upper()
    actor = g.get("actor")
    current_app.logger.error(
        "incident %s: %s %s by %s",
        incident,
        request.method,
        request.path,
        actor.person_id if actor else "nobody",
        exc_info=error.original_exception or error,
    )
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    return _answer(status, "internal", str(_SENTENCES[status]), incident=incident)


def _answer(status: HTTPStatus, code: str, sentence: str, incident: str = "") -> Response:
    if is_api():
        message = f"{sentence} ({incident})" if incident else sentence or status.phrase
        return make_response(jsonify({"error": {"code": code, "message": message}}), status)
    failure = Failure(
        status=status,
        title=str(_TITLES.get(status, lazy("This cannot be done"))),
        sentence=sentence,
        code=f"{status.value}-{incident}" if incident else str(status.value),
        may_retry=request.method == "GET" and status.value >= HTTPStatus.TOO_MANY_REQUESTS,
    )
    return make_response(render_template("core/web/error.html", failure=failure, now=clock.now()), status)
