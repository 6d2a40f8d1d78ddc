"""In which language a page is: Vietnamese, unless somebody chose English."""

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Flask, Response, g, has_request_context, request, url_for
from flask_babel import Babel

LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}
DEFAULT = "vi"
COOKIE = "lang"
_ONE_YEAR = 365 * 24 * 60 * 60


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """A language that a page is offered in."""

    code: str
    name: str
    url: str
    chosen: bool


def init_app(app: Flask) -> None:
    """Translate pages, and remember the language that a visitor chooses."""
    Babel(app, default_locale=DEFAULT, locale_selector=language)
    app.after_request(_remember)
    app.add_template_global(language)
    app.add_template_global(choices, "languages")


def language() -> str:
    """The page's language: as the address says, else this browser's choice, the person's, the browser's own.

    Many a Vietnamese shop has an English Windows; so a browser that reads Vietnamese at all gets it.
    """
    if not has_request_context():
        return DEFAULT
    asked = (request.args.get("lang"), request.cookies.get(COOKIE), g.get("language"))
    known = next((code for code in asked if code in LANGUAGES), None)
    return known or _of_browser()


def _of_browser() -> str:
    reads = [code.split("-")[0].lower() for code in request.accept_languages.values()]
    return "en" if "en" in reads and DEFAULT not in reads else DEFAULT


def choices() -> list[Choice]:
    """Every language, each with the address of this page in it; of the first page, if this one was sent."""
    chosen = language()
    return [
        Choice(code=code, name=name, url=_url(code), chosen=code == chosen)
        for code, name in LANGUAGES.items()
    ]


def _url(code: str) -> str:
    if request.method != "GET" or not request.endpoint:
        return f"/?lang={code}"
    query = {**request.args, "lang": code}
    return f"{url_for(request.endpoint, **(request.view_args or {}))}?{urlencode(query)}"


def _remember(response: Response) -> Response:
    chosen = request.args.get("lang")
    if chosen in LANGUAGES and chosen != request.cookies.get(COOKIE):
        response.set_cookie(
            COOKIE, chosen, max_age=_ONE_YEAR, samesite="Lax", secure=request.is_secure, httponly=True
        )
    return response
