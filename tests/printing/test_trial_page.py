"""The page that tries a printer out."""

import pytest
import zxingcpp

from printing.documents.shapes import Bar
from printing.documents.trial import HOUSE_CODE, LETTERS, trial_layout, trial_picture


def test_a_trial_page_shows_the_hard_letters_and_the_printers_code() -> None:
    texts = trial_layout(576, "KG-BILL").texts
    assert texts[0] == "TRANG IN THỬ · KG-BILL"
    assert texts.count(LETTERS) == 2
    assert {"32 cột", "48 cột"} <= set(texts)


@pytest.mark.parametrize("width", [576, 384])
def test_scanners_read_both_codes(width: int) -> None:
    codes = zxingcpp.read_barcodes(trial_picture(width, "KG-BILL").convert("L"))
    assert {code.text for code in codes} == {"KG-BILL", HOUSE_CODE}


@pytest.mark.parametrize("width", [576, 384])
def test_the_longest_ruler_reaches_from_edge_to_edge(width: int) -> None:
    bars = [shape for shape in trial_layout(width, "KG-BILL").shapes if isinstance(shape, Bar)]
    assert min(bar.x for bar in bars) == 0
    assert max(bar.x + bar.width for bar in bars) == width


def test_narrow_paper_has_no_ruler_of_48_columns() -> None:
    assert "48 cột" not in trial_layout(384, "KG-BILL").texts
