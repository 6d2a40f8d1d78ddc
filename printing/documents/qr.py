"""QR codes as modules; renderers draw each module as whole dots."""

from dataclasses import dataclass

import segno


@dataclass(frozen=True, kw_only=True, slots=True)
class Modules:
    """The dark modules of a code without its quiet zone; `rows` holds one byte (0 or 1) per module."""

    rows: tuple[bytes, ...]

    @property
    def side(self) -> int:
        """Modules per side."""
        return len(self.rows)

    def runs(self) -> list[tuple[int, int, int]]:
        """Dark runs as (x, y, length), so that a code is a few hundred rectangles, not thousands."""
        return [(x, y, length) for y, row in enumerate(self.rows) for x, length in _runs(row)]


def modules_of(text: str) -> Modules:
    """The code of a text with error correction M; raises ValueError if it is too long for any code."""
    return Modules(rows=tuple(bytes(row) for row in segno.make_qr(text, error="m").matrix))


def svg_path(modules: Modules) -> str:
    """The code as the `d` of an SVG path, one unit per module."""
    return "".join(f"M{x} {y}h{length}v1h-{length}z" for x, y, length in modules.runs())


def _runs(row: bytes) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if dark and runs and sum(runs[-1]) == x:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((x, 1))
    return runs
