import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.split import shortened, split, units

texts = st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from("ab \n\n👩🚀\u200d🇻🇳\u0301\u00a0")))


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(texts)
def test_length_is_counted_as_platforms_do(text: str) -> None:
    assert units(text) == utf16(text)


@given(texts, st.integers(2, 40))
def test_every_part_fits_and_says_something(text: str, limit: int) -> None:
    for part in split(text, limit):
        assert utf16(part) <= limit
        assert part == part.strip() != ""


@given(texts, st.integers(2, 40))
def test_only_white_space_is_dropped(text: str, limit: int) -> None:
    rest = text
    for part in split(text, limit):
        rest = rest.lstrip()
        assert rest.startswith(part)
        rest = rest[len(part) :]
    assert not rest.strip()


@given(texts, st.integers(2, 40))
def test_a_text_that_fits_is_one_part(text: str, limit: int) -> None:
    if 0 < utf16(text.strip()) <= limit:
        assert split(text, limit) == (text.strip(),)


@given(st.lists(st.text("abc", min_size=1, max_size=10), min_size=1).map(" ".join), st.integers(10, 30))
def test_words_that_fit_are_never_cut(text: str, limit: int) -> None:
    assert [word for part in split(text, limit) for word in part.split()] == text.split()


def test_paragraphs_are_the_first_choice_then_lines_then_words() -> None:
    assert split("một hai\nba\n\nbốn năm", 14) == ("một hai\nba", "bốn năm")
    assert split("một hai\nba\n\nbốn năm", 10) == ("một hai\nba", "bốn năm")
    assert split("một hai\nba bốn năm", 14) == ("một hai", "ba bốn năm")
    assert split("một hai ba bốn", 10) == ("một hai ba", "bốn")
    assert split("mộthaibabốn", 8) == ("mộthaiba", "bốn")


def test_a_heading_is_not_sent_alone() -> None:
    assert split("A\n\nmột hai ba bốn năm sáu bảy", 20) == ("A\n\nmột hai ba bốn", "năm sáu bảy")


@pytest.mark.parametrize(
    "whole", ["👩🏽\u200d🚀", "🇻🇳", "e\u0301", "❤\ufe0f", "🏴\U000e0067\U000e0062\U000e007f"]
)
def test_what_is_seen_as_one_is_cut_only_where_it_must_be(whole: str) -> None:
    size = utf16(whole)
    for filler in range(1, size + 1):
        assert split("x" * filler + whole + "yy", filler + size - 1)[0] == "x" * filler
    assert "".join(split(whole * 9, max(size - 1, 2))) == whole * 9


def test_two_flags_are_cut_between_them() -> None:
    assert split("🇻🇳🇱🇦", 7) == ("🇻🇳", "🇱🇦")


def test_white_space_has_no_parts() -> None:
    assert split(" \n\t\u2003", 10) == ()


def test_a_limit_too_small_for_a_character_is_refused() -> None:
    with pytest.raises(ValueError, match="no room"):
        split("a", 1)


@given(texts, st.integers(3, 40))
def test_a_shortened_text_fits_and_says_that_it_is_cut(text: str, limit: int) -> None:
    short = shortened(text.strip(), limit)
    assert utf16(short) <= limit
    assert short == text.strip() or (short.endswith("…") and text.strip().startswith(short[:-1]))


def test_a_long_text_is_cut_in_time() -> None:
    assert len(split("\u0301" * 400_000, 4096)) == 98
