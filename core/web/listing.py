"""List pages: a spec, a way to fetch, a template."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Response, make_response, render_template, request, url_for

from core.lists import ListRequest, ListSpec, Page, asked, everything
from core.sheets import table
from core.web import downloads

T = TypeVar("T")


def answer(
    template: str, spec: ListSpec[T], fetch: Callable[[ListRequest], Page[T]], **more: object
) -> Response:
    """The page of a list that the address asks for; `?as=csv` and `?as=xlsx` take the whole list away.

    The template gets `spec`, `listed` and whatever `more` there is.
    """
    wanted, kind = asked(request.args, spec), downloads.wanted()
    if kind:
        lines = table(spec.taken_away(wanted), everything(wanted, fetch))
        return downloads.download(str(spec.title), kind, lines)
    return make_response(render_template(template, spec=spec, listed=fetch(wanted), **more))


def list_address(listed: Page[Any], **changes: Any) -> str:
    """The address of the same list with something else asked for; `as_` takes it away as a file."""
    kind = {"as": changes.pop("as_")} if "as_" in changes else {}
    told: dict[str, Any] = {**(request.view_args or {}), **listed.asked.address(**changes), **kind}
    return url_for(request.endpoint or "", **told)
