"""Which bank a text means, as people write it into their lists."""

import pytest

from core.banks import NAMES, bank_name, bins_of

MEANT = [
    ("Vietcombank", "Vietcombank"),
    ("VCB", "Vietcombank"),
    ("Ngân hàng TMCP Ngoại thương Việt Nam (Vietcombank)", "Vietcombank"),
    ("Vietcombank - CN Kiên Giang", "Vietcombank"),
    ("VietinBank, PGD số 3", "VietinBank"),
    ("Agribank chi nhánh huyện An Biên", "Agribank"),
    ("NH Nông nghiệp", "Agribank"),
    ("Ngân hàng Nông nghiệp và PTNT", "Agribank"),
    ("nong nghiep", "Agribank"),
    ("TP Bank", "TPBank"),
    ("Ngân hàng TMCP Đông Nam Á", "SeABank"),
    ("Nam Á", "NamABank"),
    ("Sài Gòn - Hà Nội", "SHB"),
    ("VPBank", "VPBank"),
    ("Cake by VPBank", "CAKE by VPBank"),
]


@pytest.mark.parametrize(("text", "name"), MEANT)
def test_a_bank_is_known_by_its_names_and_its_letters(text: str, name: str) -> None:
    assert [bank_name(found) for found in bins_of(text)] == [name]


@pytest.mark.parametrize("bank_bin", NAMES)
def test_every_bank_is_known_by_its_figures_and_its_own_name(bank_bin: str) -> None:
    assert bins_of(bank_bin) == (bank_bin,)
    assert bins_of(NAMES[bank_bin]) == (bank_bin,)


def test_figures_of_a_new_bank_are_taken() -> None:
    assert bins_of(" 999888 ") == ("999888",)


@pytest.mark.parametrize("text", ["", "Ngân hàng", "Việt Nam", "Kho bạc", "Vietcombank Agribank", "97043"])
def test_what_means_no_bank_finds_none(text: str) -> None:
    assert bins_of(text) == ()


@pytest.mark.parametrize(
    ("text", "banks"),
    [
        ("Sài Gòn", {"970400", "970429"}),
        ("CIMB", {"970459", "422589"}),
        ("BVB", {"970438", "970454"}),
    ],
)
def test_a_name_of_two_banks_finds_both(text: str, banks: set[str]) -> None:
    assert set(bins_of(text)) == banks
