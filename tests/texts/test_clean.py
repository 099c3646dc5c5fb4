import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.clean import NAME_LIMIT, clean, clean_name, plain_key
from texts.errors import BadNameError

JUNK = "\x00\x1b\x7f\x80\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff\xad\ufe0f\ud800"
messy = st.text(st.one_of(st.characters(), st.sampled_from(JUNK + "👩🚀🏽❤🏴1#\u20e3\U000e0067\r\n\t đậ")))


@given(messy)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(messy)
def test_nothing_unseen_is_left(text: str) -> None:
    for char in clean(text):
        assert unicodedata.category(char) not in ("Cc", "Cs") or char in "\n\t"
        assert unicodedata.bidirectional(char) not in (
            "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"
        )  # fmt: skip
    assert clean(text) == unicodedata.normalize("NFC", clean(text)).strip()


@given(st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters="\u2800\u3164\uffa0")))
def test_what_can_be_seen_stays(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("char", JUNK, ids=ascii)
def test_each_unseen_mark_is_taken_out(char: str) -> None:
    assert clean(f"a{char}b") == "ab"


def test_marks_typed_apart_are_put_together() -> None:
    assert clean(unicodedata.normalize("NFD", "Nghị quyết về đổi mới")) == "Nghị quyết về đổi mới"
    assert clean("e\u200b\u0302\u0301") == "ế"


@pytest.mark.parametrize("breaks", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_lines_end_in_one_way(breaks: str) -> None:
    assert clean(f" một{breaks}hai\tba \n") == "một\nhai\tba"


def test_marks_of_direction_are_taken_out() -> None:
    assert clean("\u202eabc\u202c \u200fd\u2066e\u2069\u061c") == "abc de"


@pytest.mark.parametrize(
    "emoji",
    [
        "👩\u200d❤\ufe0f\u200d👨",
        "👩🏽\u200d🚀",
        "👁\ufe0f\u200d🗨\ufe0f",
        "❤\ufe0f",
        "1\ufe0f\u20e3",
        "#\ufe0f\u20e3",
        "🇻🇳",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "↔\ufe0f",
        "‼\ufe0f",
    ],
)
def test_emoji_stay_whole(emoji: str) -> None:
    assert clean(f"{emoji} tốt") == f"{emoji} tốt"


def test_parts_of_emoji_alone_are_junk() -> None:
    assert clean("a\u200db\ufe0f \u200d🚀 x\U000e0067y") == "ab 🚀 xy"


def test_markup_is_left_as_typed() -> None:
    assert clean("<b>1 & 2</b> *đậm* [a](b)") == "<b>1 & 2</b> *đậm* [a](b)"


def test_a_name_stands_on_one_line() -> None:
    assert clean_name("  Trần \n Thị\u00a0 Thử\u200b ") == "Trần Thị Thử"


def test_the_length_of_a_name_is_counted_after_cleaning() -> None:
    assert clean_name(" " * 200 + "a\u0301" * NAME_LIMIT) == "á" * NAME_LIMIT
    with pytest.raises(BadNameError, match="name-too-long"):
        clean_name("á" * (NAME_LIMIT + 1))


@pytest.mark.parametrize("text", ["", " \n", "\u200b\u2800"])
def test_a_name_of_nothing_is_refused(text: str) -> None:
    with pytest.raises(BadNameError, match="name-empty"):
        clean_name(text)


@pytest.mark.parametrize("typed", ["Đề  Án", "đề án", "DE AN", unicodedata.normalize("NFD", " Đề án\n")])
def test_names_are_matched_without_marks(typed: str) -> None:
    assert plain_key(typed) == "de an"


def test_every_vietnamese_letter_loses_its_marks() -> None:
    assert plain_key("ăâđêôơư ĂÂĐÊÔƠƯ ảẫạ ẻễệ ỉĩị ỏổỡợ ủữự ỷỹỵ") == "aadeoou aadeoou aaa eee iii oooo uuu yyy"
