from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from texts.catalogue import Catalogue
from texts.errors import BadArgumentsError, TextError, UnknownTextError
from texts.message import Value

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2027, 3, 30, 1, tzinfo=UTC)
DUE = datetime(2027, 4, 2, 10, tzinfo=UTC)


def said(source: str, language: str = "vi", /, **args: Value) -> str:
    files = {"test.ftl": f"a = {source}\n"}
    catalogue = Catalogue({"vi": files, language: files})
    return catalogue.text(language, "a", args, now=NOW, zone=HANOI)


@pytest.mark.parametrize(
    ("source", "vietnamese", "english"),
    [
        (
            "{ DUE($due) }",
            "17 giờ 00, thứ Sáu ngày 02/4/2027 (còn 3 ngày)",
            "17:00, Friday 2 April 2027 (3 days left)",
        ),
        (
            "{ DUE($due, year: 0) }",
            "17 giờ 00, thứ Sáu ngày 02/4 (còn 3 ngày)",
            "17:00, Friday 2 April (3 days left)",
        ),
        ("{ MOMENT($due) }", "17 giờ 00, thứ Sáu ngày 02/4/2027", "17:00, Friday 2 April 2027"),
        ("{ MOMENT($due, year: 0) }", "17 giờ 00, thứ Sáu ngày 02/4", "17:00, Friday 2 April"),
        ("{ DAY($due) }", "thứ Sáu ngày 02/4/2027", "Friday 2 April 2027"),
        ("{ DAY($due, year: 0) }", "thứ Sáu ngày 02/4", "Friday 2 April"),
        ("{ DATE($due) }", "02/4/2027", "2 April 2027"),
        ("{ SHORT($due) }", "02/4", "2 April"),
        ("{ HOUR($due) }", "17 giờ 00", "17:00"),
        ("{ LEFT($due) }", "còn 3 ngày", "3 days left"),
    ],
)
def test_moments_are_said_in_the_zone_of_the_cell(source: str, vietnamese: str, english: str) -> None:
    assert said(source, due=DUE) == vietnamese
    assert said(source, "en", due=DUE) == english


def test_the_day_is_the_cells_day_not_the_servers() -> None:
    late = datetime(2027, 4, 1, 18, tzinfo=UTC)  # 01:00 on the second in Ha Noi
    assert said("{ DATE($t) }, { LEFT($t) }", t=late) == "02/4/2027, còn 3 ngày"


def test_days_need_no_zone() -> None:
    assert said("{ DAY($d) } ({ LEFT($d) })", d=date(2027, 3, 30)) == "thứ Ba ngày 30/3/2027 (hôm nay)"


def test_figures() -> None:
    assert said("{ NUMBER($n) } { PERCENT($x) }", n=1234, x=11 / 13) == "1.234 84,6%"
    assert said("{ $year }, { $mean }", year=2027, mean=7.25) == "2027, 7,25"
    assert said("{ $mean }", "en", mean=7.25) == "7.25"


def test_counts_choose_their_form() -> None:
    source = """
        { $n ->
            [0] none
            [one] one day
           *[other] { $n } days
        }"""
    assert [said(source, "en", n=each) for each in (0, 1, 2)] == ["none", "one day", "2 days"]


def test_truth_and_words_choose_too() -> None:
    source = "{ $done -> [true] xong *[false] chưa xong } { $kind -> [comment] góp ý *[other] việc khác }"
    source = source.replace("-> [", "->\n    [").replace(" *[", "\n   *[").replace(" }", "\n    }")
    assert said(f"\n    {source}", done=True, kind="comment") == "xong góp ý"
    assert said(f"\n    {source}", done=False, kind="x") == "chưa xong việc khác"


def test_no_unseen_marks_are_put_around_what_is_filled_in() -> None:
    assert said("Đồng chí { $name }.", name="Lê Văn Mẫu") == "Đồng chí Lê Văn Mẫu."


@pytest.mark.parametrize(
    ("source", "args"),
    [
        ("{ $name } { $other }", {"name": "A"}),
        ("{ $name }", {}),
        ("{ DUE($due) }", {}),
        ("{ DUE($due) }", {"due": "02/4"}),
        ("{ DUE($due) }", {"due": date(2027, 4, 2)}),
        ("{ HOUR($due) }", {"due": date(2027, 4, 2)}),
        ("{ $due }", {"due": DUE}),
        ("Hạn { $due }", {"due": date(2027, 4, 2)}),
        ("{ PERCENT($x) }", {"x": 84.6}),
        ("{ NUMBER($x) }", {"x": "1"}),
        ("{ DATE($due) }", {"due": datetime(2027, 4, 2)}),  # noqa: DTZ001  it stands for a mistake
        ("{ NOTHING($x) }", {"x": 1}),
        ("{ other-key }", {}),
        ("{ -term }", {}),
        ("một { a }", {}),
    ],
)
def test_a_text_that_cannot_be_said_truly_is_not_said(source: str, args: dict[str, Value]) -> None:
    with pytest.raises(BadArgumentsError):
        said(source, "vi", **args)


def test_vietnamese_is_spoken_where_a_language_lacks_the_words() -> None:
    catalogue = Catalogue({"vi": {"a.ftl": "a = một\nb = hai { SHORT($d) }\n"}, "en": {"a.ftl": "a = one\n"}})
    args = {"d": date(2027, 4, 2)}
    assert catalogue.text("en", "a", {}, now=NOW, zone=HANOI) == "one"
    assert catalogue.text("en", "b", args, now=NOW, zone=HANOI) == "hai 02/4"
    assert catalogue.text("fr", "a", {}, now=NOW, zone=HANOI) == "một"


@pytest.mark.parametrize("key", ["none", "-term", "a.attribute"])
def test_a_key_that_nobody_wrote_is_an_error(key: str) -> None:
    catalogue = Catalogue({"vi": {"a.ftl": "a = một\n    .attribute = x\n-term = x\n"}})
    with pytest.raises(UnknownTextError, match=key):
        catalogue.text("vi", key, {}, now=NOW, zone=HANOI)


def test_a_key_with_attributes_only_says_nothing() -> None:
    catalogue = Catalogue({"vi": {"a.ftl": "a =\n    .attribute = x\n"}})
    with pytest.raises(UnknownTextError):
        catalogue.text("vi", "a", {}, now=NOW, zone=HANOI)


@pytest.mark.parametrize(
    "files",
    [
        {"a.ftl": "a = một\n", "b.ftl": "a = hai\n"},
        {"a.ftl": "a = một\na = hai\n"},
        {"a.ftl": "-a = một\n-a = hai\n"},
    ],
)
def test_a_key_written_twice_is_found_at_the_start(files: dict[str, str]) -> None:
    with pytest.raises(TextError, match=r"stands in a\.ftl too"):
        Catalogue({"vi": files})


@pytest.mark.parametrize("source", ["a = { $x\n", "a\n", "a = một\nhai\n", "Đề = x\n"])
def test_a_mistake_in_a_file_is_found_at_the_start(source: str) -> None:
    with pytest.raises(TextError, match=r"vi/a\.ftl"):
        Catalogue({"vi": {"a.ftl": source}})


def test_the_texts_are_read_once() -> None:
    assert Catalogue.load() is Catalogue.load()
