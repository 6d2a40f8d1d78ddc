"""The codes that a house gives."""

from collections.abc import Sequence

import pytest

from core.codes import next_code


@pytest.mark.parametrize(
    ("taken", "following"),
    [
        (["SP0001", "SP0002"], "SP0003"),
        (["SP0009", "MAT", "X-1", "SP0002"], "SP0010"),
        (["SP9999"], "SP10000"),
        (["HK-7", "HK-11"], "HK-12"),
        (["B1", "A1"], "A2"),
        (["MAT"], "SP0001"),
        ([], "SP0001"),
    ],
)
def test_a_new_code_goes_on_with_the_pattern_of_most(taken: Sequence[str], following: str) -> None:
    assert next_code(taken, "SP0001") == following
