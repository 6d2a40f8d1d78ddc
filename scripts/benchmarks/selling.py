"""W1 and W4: a paid cash sale of five products through the till's API, and the server's memory afterwards."""

import http.client
import json
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from benchmarks.books import Books, Till
from benchmarks.servers import HOST, Server
from core import clock
from core.db.types import moment_text

WARM_UP = 20


@dataclass(frozen=True, kw_only=True, slots=True)
class Sold:
    """What selling took: wall time and the server's CPU."""

    sales: int
    seconds: float
    cpu_ms: int


class Seller:
    """Sells at the first tills of the books, each with its own connection that is kept open."""

    def __init__(self, books: Books, server: Server) -> None:
        """Start with number 1 at every till."""
        self._books, self._server = books, server
        self._next = dict.fromkeys((till.place.till_code for till in books.tills), 1)

    def sell(self, clients: int, sales: int) -> Sold:
        """Send so many sales in all, split between the clients, after a few that are not counted."""
        tills = self._books.tills[:clients]
        self._send_all(tills, [self._requests(till, WARM_UP) for till in tills])
        ready = [self._requests(till, -(-sales // clients)) for till in tills]
        cpu, began = self._server.cpu_ms(), time.monotonic()
        self._send_all(tills, ready)
        seconds = time.monotonic() - began
        return Sold(sales=sum(map(len, ready)), seconds=seconds, cpu_ms=self._server.cpu_ms() - cpu)

    def _requests(self, till: Till, count: int) -> list[bytes]:
        now, code = clock.now(), till.place.till_code
        bodies = self._books.baskets(till, count, first=self._next[code], at=now)
        self._next[code] += count
        return [_envelope(body, moment_text(now)) for body in bodies]

    def _send_all(self, tills: Sequence[Till], ready: Sequence[list[bytes]]) -> None:
        with ThreadPoolExecutor(len(tills)) as pool:
            list(pool.map(self._send, tills, ready))

    def _send(self, till: Till, ready: list[bytes]) -> None:
        connection = http.client.HTTPConnection(HOST, self._server.port, timeout=30)
        headers = {"Authorization": f"Bearer {till.credential}", "Content-Type": "application/json"}
        for body in ready:
            connection.request("POST", "/api/v1/sales", body, headers)
            answer = connection.getresponse()
            told = answer.read()
            if answer.status != http.HTTPStatus.OK or b'"created"' not in told:
                raise RuntimeError(f"the sale was not recorded: {answer.status} {told!r}")
        connection.close()


def _envelope(body: dict[str, Any], sent_at: str) -> bytes:
    return json.dumps({"schema": 1, "sent_at": sent_at, "sales": [body]}).encode()


def sale_figure(database: str, clients: int, sold: Sold, raw_ms: float) -> dict[str, Any]:
    """The figure of W1; `ratio` is how often the raw rows could have been written in the time of a sale."""
    return {
        "bench": "W1",
        "database": database,
        "clients": clients,
        "sales": sold.sales,
        "sales_per_second": round(sold.sales / sold.seconds, 1),
        "cpu_ms_per_sale": round(sold.cpu_ms / sold.sales, 2),
        "raw_ms": round(raw_ms, 2),
        "ratio": round(sold.seconds * 1000 / sold.sales / raw_ms, 1),
    }


def memory_figure(database: str, server: Server) -> dict[str, Any]:
    """The figure of W4, in mebibytes over all processes of the server."""
    rss, pss = server.memory_kib()
    return {"bench": "W4", "database": database, "rss_mib": rss // 1024, "pss_mib": pss // 1024}
