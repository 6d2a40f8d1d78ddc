"""Drawn signs as polygons in a unit square, for dots, PDF and SVG alike: the star and the mark.

Noto Sans has no ★, and a font that has one would not be the same on every machine.
"""

import math
from collections.abc import Iterator
from itertools import pairwise

Point = tuple[float, float]
Polygon = tuple[Point, ...]
Outline = tuple[Polygon, ...]

_INNER_RADIUS = 0.42
_MARK_UNITS = 48
_POLE = ((2.4, 15.4), (13.0, 7.4), (35.0, 7.4), (45.6, 15.4))
_POLE_HALF = 1.8
_ROPE_HALF = 0.9
_ROPE_TOP = 11.8
_RIM = 30.3
_FLOOR = 40.6
_STEPS = 24


def _star() -> Outline:
    """A five-pointed star, upright, as high as the square."""
    points = []
    for i in range(10):
        radius = 0.5 if i % 2 == 0 else 0.5 * _INNER_RADIUS
        angle = math.pi * (i / 5 - 0.5)
        points.append((0.5 + radius * math.cos(angle), 0.525 + radius * math.sin(angle)))
    return (tuple(points),)


def _mark_wood() -> Outline:
    """The shoulder pole and its ropes."""
    return _to_unit(_pole(), *_ropes(10.6), *_ropes(37.4))


def _mark_baskets() -> Outline:
    """Two full baskets, level."""
    return _to_unit(*(shape(middle) for middle in (10.6, 37.4) for shape in (_basket, _heap)))


def _to_unit(*polygons: Polygon) -> Outline:
    return tuple(tuple((x / _MARK_UNITS, y / _MARK_UNITS) for x, y in polygon) for polygon in polygons)


def _cubic(points: tuple[Point, Point, Point, Point], t: float) -> Point:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    return (
        sum(w * x for w, (x, _) in zip(weights, points, strict=True)),
        sum(w * y for w, (_, y) in zip(weights, points, strict=True)),
    )


def _pole() -> Polygon:
    """The pole's stroke with round ends: its upper edge, the right end, its lower edge, the left end."""
    line = [_cubic(_POLE, i / _STEPS) for i in range(_STEPS + 1)]
    slopes = [math.atan2(b[1] - a[1], b[0] - a[0]) for a, b in pairwise(line)]
    angles = [slopes[0], *slopes]
    upper = [_beside(p, a - math.pi / 2) for p, a in zip(line, angles, strict=True)]
    lower = [_beside(p, a + math.pi / 2) for p, a in zip(line, angles, strict=True)]
    right = _round_end(line[-1], angles[-1] - math.pi / 2)
    left = _round_end(line[0], angles[0] + math.pi / 2)
    return (*upper, *right, *reversed(lower), *left)


def _beside(point: Point, angle: float) -> Point:
    return point[0] + _POLE_HALF * math.cos(angle), point[1] + _POLE_HALF * math.sin(angle)


def _round_end(point: Point, start: float) -> Iterator[Point]:
    return (_beside(point, start + math.pi * i / 8) for i in range(1, 8))


def _ropes(middle: float) -> Iterator[Polygon]:
    for reach in (-7.6, 7.6):
        yield (
            (middle - _ROPE_HALF, _ROPE_TOP),
            (middle + _ROPE_HALF, _ROPE_TOP),
            (middle + reach + _ROPE_HALF, _RIM),
            (middle + reach - _ROPE_HALF, _RIM),
        )


def _basket(middle: float) -> Polygon:
    """18 wide at the rim, 13.6 at the floor, the lower corners taken off."""
    right = ((9.0, _RIM), (6.8, _FLOOR - 2.4), (6.1, _FLOOR - 0.7), (4.3, _FLOOR))
    left = tuple((-x, y) for x, y in reversed(right))
    return tuple((middle + x, y) for x, y in (*right, *left))


def _heap(middle: float) -> Polygon:
    curve: tuple[Point, Point, Point, Point] = ((-5.0, 28.7), (-4.0, 23.9), (4.0, 23.9), (5.0, 28.7))
    points = (_cubic(curve, i / 8) for i in range(9))
    return tuple((middle + x, y) for x, y in points)


STAR = _star()
MARK_WOOD = _mark_wood()
MARK_BASKETS = _mark_baskets()
MARK = MARK_WOOD + MARK_BASKETS


def svg_path(outline: Outline, size: int) -> str:
    """The outline as the `d` of an SVG path in a square of `size` units, two decimals."""
    return "".join(
        "M" + "L".join(f"{x * size:.2f} {y * size:.2f}" for x, y in polygon) + "Z" for polygon in outline
    )
