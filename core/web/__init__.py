"""What surrounds every request: proxies, headers, language, forged requests, errors, templates."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from core.web import errors, forgery, headers, language, rendering

MEBIBYTE = 1024 * 1024
MAX_BODY = 6 * MEBIBYTE
"""A table of 5 MB in a form; whatever is larger comes in through a command."""


def init_app(app: Flask) -> None:
    """Surround every request."""
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY
    _trust_proxies(app, app.config["GANH"].proxies)
    rendering.init_app(app)  # first: whoever adds to the templates makes their environment
    headers.init_app(app)
    language.init_app(app)
    forgery.init_app(app)
    errors.init_app(app)


def _trust_proxies(app: Flask, count: int) -> None:
    """Believe X-Forwarded-* of exactly so many proxies: one too many, and a visitor writes it."""
    if count:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=count, x_proto=count, x_host=count
        )
