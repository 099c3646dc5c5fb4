from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.catalogue import Catalogue
from texts.errors import TextError
from texts.message import BLANK, Line, Message, button, line, message
from texts.render import LABEL_LIMIT, Rendered, RenderedButton, render
from texts.split import units

SOURCE = "quote = { $text }\nhello = Kính gửi đồng chí { $name },\nopen = Mở { $text }\n"
CATALOGUE = Catalogue({"vi": {"test.ftl": SOURCE}})
HOME = button("home", "quote", text="Việc của tôi")


def rendered(said: Message, limit: int = 4096) -> tuple[Rendered, ...]:
    return render(
        said,
        catalogue=CATALOGUE,
        language="vi",
        now=datetime(2027, 3, 30, tzinfo=UTC),
        zone=ZoneInfo("Asia/Ho_Chi_Minh"),
        limit=limit,
    )


def quote(text: str) -> Line:
    return line("quote", text=text)


def test_lines_are_joined_and_buttons_labelled() -> None:
    said = message(line("hello", name="Lê Văn Mẫu"), quote("Xin chào."), buttons=[HOME])
    text = "Kính gửi đồng chí Lê Văn Mẫu,\nXin chào."
    assert rendered(said) == (Rendered(text, ((RenderedButton("Việc của tôi", "home"),),)),)


@pytest.mark.parametrize("typed", ["<b>&amp;</b> *đậm* _x_ `y`", "{ $name } { hello }", "{", "\\u0041"])
def test_what_people_typed_comes_out_as_typed(typed: str) -> None:
    assert rendered(message(quote(typed)))[0].text == typed


def test_a_blank_line_never_stands_twice_or_at_an_end() -> None:
    said = message(BLANK, quote("một"), BLANK, BLANK, quote("hai"), BLANK)
    assert rendered(said)[0].text == "một\n\nhai"


def test_the_buttons_stand_under_the_last_part() -> None:
    parts = rendered(message(quote("một hai ba bốn"), buttons=[HOME]), limit=8)
    assert [part.text for part in parts] == ["một hai", "ba bốn"]
    assert [len(part.rows) for part in parts] == [0, 1]


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1), min_size=1, max_size=5))
def test_long_messages_come_in_parts_that_fit(texts: list[str]) -> None:
    said = message(quote("x"), *map(quote, texts))
    parts = rendered(said, limit=16)
    assert all(0 < units(part.text) <= 16 for part in parts)
    assert "".join("".join(part.text.split()) for part in parts) == "".join("".join(["x", *texts]).split())


def test_a_text_longer_than_the_librarys_own_limit_is_said_whole() -> None:
    text = "đồng chí " * 1_000
    parts = rendered(message(line("hello", name=text)))
    assert sum(part.text.count("đồng") for part in parts) == 1_001


@pytest.mark.parametrize("said", [message(), message(BLANK), message(quote(" \n"))])
def test_a_message_without_a_word_is_an_error(said: Message) -> None:
    with pytest.raises(TextError, match="without a word"):
        rendered(said)


def test_a_label_stands_on_one_line_and_is_cut_when_long() -> None:
    said = message(quote("a"), buttons=[button("a", "open", text="chuyên\nđề  " + "dài " * 30)])
    label = rendered(said)[0].rows[0][0].label
    assert label.startswith("Mở chuyên đề dài dài")
    assert label.endswith("dài…")
    assert units(label) <= LABEL_LIMIT


def test_a_label_of_nothing_is_an_error() -> None:
    with pytest.raises(TextError, match="button without a word"):
        rendered(message(quote("a"), buttons=[button("a", "quote", text=" ")]))
