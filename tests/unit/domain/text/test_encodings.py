import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.text.encodings import NotText, decode

pytestmark = pytest.mark.unit

FRENCH = "Le café était fermé à midi. Où êtes-vous ? – « Ici », dit-elle."
WESTERN = "Café naïve – “quoted”, and so on; a text that is mostly English."
POLISH = "Zażółć gęślą jaźń, jak się masz? To jest tekst po polsku, całkiem długi i ciekawy."
RUSSIAN = "Море поднимается и опускается дважды в день в большинстве мест на земле."
JAPANESE = "海は多くの場所で一日に二回満ち引きします。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (WESTERN, "cp1252"),
        (FRENCH, "cp1252"),
        ("Le café était fermé à midi, où êtes-vous?", "latin-1"),
        ("Le café était fermé à midi, où êtes-vous?", "mac-roman"),
        ("Le café était fermé à midi, où êtes-vous?", "cp850"),
        (RUSSIAN, "cp1251"),
        (JAPANESE, "shift_jis"),
        (WESTERN, "utf-16"),
        (WESTERN, "utf-16-le"),
        (RUSSIAN + " " * 3, "utf-16-be"),
        (JAPANESE + " JR 9 " * 3, "utf-16-le"),
        (JAPANESE, "utf-8-sig"),
        (FRENCH, "utf-32"),
    ],
)
def test_old_encodings_are_understood(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[0] == text


def test_utf8_needs_no_note_and_others_do() -> None:
    assert decode(FRENCH.encode()) == (FRENCH, ())
    assert decode(FRENCH.encode("cp1252")) == (FRENCH, ("The text was in the encoding cp1252.",))


@pytest.mark.parametrize(
    "raw",
    [
        f'<html><head><meta charset="iso-8859-2"></head>{POLISH}'.encode("iso-8859-2"),
        f'<?xml version="1.0" encoding="iso-8859-2"?><a>{POLISH}</a>'.encode("iso-8859-2"),
    ],
)
def test_what_the_document_declares_counts(raw: bytes) -> None:
    assert POLISH in decode(raw)[0]


def test_what_the_protocol_declares_counts() -> None:
    assert decode(POLISH.encode("iso-8859-2"), declared="iso-8859-2")[0] == POLISH


def test_a_false_or_unknown_declaration_does_not_hurt() -> None:
    assert decode(FRENCH.encode(), declared="utf-16")[0] == FRENCH
    assert decode(FRENCH.encode("cp1252"), declared="klingon")[0] == FRENCH


@pytest.mark.parametrize(
    "raw",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\2\0",
        bytes(range(256)) * 8,
        b"\x7fELF\2\1\1" + bytes(200),
        b"text and then \0\0\0\0\0\0 zeros",
        b"garbage\0\1\2 bytes",
        b"Bees are small.\0 They fly far.",
    ],
)
def test_binary_is_no_text(raw: bytes) -> None:
    with pytest.raises(NotText):
        decode(raw)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"]), min_size=1))
def test_utf8_always_comes_back(text: str) -> None:
    decoded = decode(text.encode())[0]
    assert decoded == text.removeprefix("\ufeff")


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_one_error(raw: bytes) -> None:
    try:
        decode(raw)
    except NotText:
        return
