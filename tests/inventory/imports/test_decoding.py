"""Encodings are found by what makes Vietnamese of the bytes."""

import unicodedata

import pytest

from inventory.imports.reading.decoding import decode
from inventory.imports.reading.fonts import Font, font_of, from_font
from inventory.imports.reading.refusals import EncodingUnknown, NotATable
from inventory.imports.reading.syllables import is_syllable

TEXT = "Mã hàng,Tên sản phẩm,Chủ thể\r\nMU01,Muối tôm Bạc Liêu,Công ty Cổ phần Muối Bạc Liêu\r\n"
TCVN3_LETTERS = "µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ¨©ª«¬­®¡¢£¤¥¦§"
LETTERS = "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵăâêôơưđĂÂÊÔƠƯĐ"
VNI_LETTERS = (
    "aø aû aõ aù aï aè aú aü aé aë aà aå aã aá aä eø eû eõ eù eï eà eå eã eá eä ì æ ó í ò "
    "oø oû oõ où oï oà oå oã oá oä ôø ôû ôõ ôù ôï uø uû uõ uù uï öø öû öõ öù öï yø yû yõ yù î "
    "aê aâ eâ oâ ô ö ñ AÊ AÂ EÂ OÂ Ô Ö Ñ"
)


def _windows_1258(text: str) -> bytes:
    """As Windows writes it: the vowels with their hats as letters, the tones as marks behind them."""
    hatted = unicodedata.normalize("NFC", text)
    for tone in "\u0300\u0301\u0303\u0309\u0323":
        for letter in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY":
            hatted = hatted.replace(unicodedata.normalize("NFC", letter + tone), letter + tone)
    return hatted.encode("cp1258")


def _vni(text: str) -> str:
    codes = dict(zip(LETTERS, VNI_LETTERS.split(), strict=True))
    return "".join(codes.get(letter, letter) for letter in text)


def _tcvn3(text: str) -> str:
    return text.translate(str.maketrans(LETTERS, TCVN3_LETTERS))


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode(), "UTF-8"),
        (TEXT.encode("utf-8-sig"), "UTF-8 BOM"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("utf-16-le"), "UTF-16"),
        (TEXT.encode("utf-16-be"), "UTF-16"),
        (_windows_1258(TEXT), "Windows-1258"),
        (_tcvn3(TEXT).encode("latin-1"), "TCVN3 (ABC)"),
        (_vni(TEXT).encode("latin-1"), "VNI"),
        (_tcvn3(TEXT).encode(), "TCVN3 (ABC)"),
        (_vni(TEXT).encode("utf-8-sig"), "VNI"),
    ],
)
def test_each_encoding_is_recognised_and_named(raw: bytes, encoding: str) -> None:
    decoded = decode(raw)
    assert (decoded.text, decoded.encoding) == (TEXT, encoding)


def test_decomposed_unicode_is_left_as_it_is() -> None:
    decomposed = unicodedata.normalize("NFD", TEXT)
    assert decode(decomposed.encode()).text == decomposed


def test_every_letter_of_tcvn3_is_known() -> None:
    assert from_font(TCVN3_LETTERS, Font.TCVN3) == LETTERS


def test_every_letter_of_vni_is_known() -> None:
    assert from_font(VNI_LETTERS, Font.VNI) == " ".join(LETTERS)
    assert from_font("NÖÔÙC MAÉM, Ñaëng Thò YÛ, ÑÖÔØNG", Font.VNI) == "NƯỚC MẮM, Đặng Thị Ỷ, ĐƯỜNG"


def test_capitals_that_tcvn3_has_no_byte_for_are_given_back() -> None:
    assert (
        from_font("TRµ Th¸i Nguyªn - Hîp t¸c x· L©m §ång", Font.TCVN3)
        == "TRÀ Thái Nguyên - Hợp tác xã Lâm Đồng"
    )


@pytest.mark.parametrize(
    "text", ["Cà phê", "bán hàng", "Café crème brûlée", "Ω≈ç√∫˜µ", "plain", "Trà ô long", ""]
)
def test_a_unicode_text_is_not_taken_for_a_legacy_font(text: str) -> None:
    assert font_of(text) is None


def test_plain_ascii_is_utf_8() -> None:
    assert decode(b"code,name\n1,a\n").encoding == "UTF-8"


def test_a_stray_sign_of_windows_is_no_reason_to_refuse() -> None:
    assert decode(b"code,name\n1,Tra 100\xb0\n").text.endswith("100°\n")


@pytest.mark.parametrize(
    "raw", [b"caf\xe9 cr\xe8me br\xfbl\xe9e\n", "Москва,Киев\n".encode("cp1251"), b"ba\xff\xfe\x81n"]
)
def test_an_encoding_that_makes_no_vietnamese_is_refused(raw: bytes) -> None:
    with pytest.raises(EncodingUnknown):
        decode(raw)


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x00\x00\x01", b"a,b\n1,\x002\n"])
def test_binary_data_is_refused(raw: bytes) -> None:
    with pytest.raises(NotATable):
        decode(raw)


def test_a_file_that_breaks_off_into_another_encoding_is_refused() -> None:
    with pytest.raises(EncodingUnknown):
        decode(_windows_1258(TEXT) * 3_000 + b"\x8a\x81\n")


def test_half_a_utf_16_file_is_refused() -> None:
    with pytest.raises(EncodingUnknown):
        decode("mã,tên\n".encode("utf-16") + b"\x00")


@pytest.mark.parametrize(
    "word", ["nghiêng", "Trường", "khuỷu", "QUÝ", "đặng", "ươm", "yến", "giò", "phở", "quyển"]
)
def test_syllables_are_recognised(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["coâng", "baùn", "Sæ", "brûlée", "straße", "á" * 200])
def test_what_is_no_syllable_is_told_apart(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize("text", ["Gift voucher £10.00", "© Trà sen", "50 µg · 20 °C", "¥ 500 ® §"])
def test_a_sign_that_stands_alone_is_no_letter_of_a_legacy_font(text: str) -> None:
    decoded = decode(f"{text}\nTea\n".encode())
    assert (decoded.encoding, decoded.text) == ("UTF-8", f"{text}\nTea\n")


def test_a_lonely_sign_of_windows_makes_no_legacy_font_either() -> None:
    decoded = decode("Gift voucher £10.00\nTea ©\n".encode("cp1252"))
    assert (decoded.encoding, decoded.text) == ("Windows-1258", "Gift voucher £10.00\nTea ©\n")
