"""Requests that another site makes a signed-in browser send are refused.

Pages carry a token. `/api/` does not: it knows no cookies, only credentials that a browser never sends by
itself (see `is_api`).
"""

from flask import Flask, request
from flask_wtf.csrf import CSRFProtect

from core.errors import Forbidden

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def init_app(app: Flask) -> None:
    """Check every request that changes something."""
    app.config["WTF_CSRF_CHECK_DEFAULT"] = False
    app.config["WTF_CSRF_TIME_LIMIT"] = None  # the token lives as long as the browser's session
    protect = CSRFProtect(app)

    @app.before_request
    def check() -> None:
        if request.method in _SAFE or is_api():
            return
        if request.headers.get("Sec-Fetch-Site") == "cross-site":
            raise Forbidden
        protect.protect()


def is_api() -> bool:
    """Whether programs call this address: it takes credentials only, and answers in JSON."""
    return request.path.startswith("/api/")
