"""The operator's roster: what is read, what is refused with its line and column, what a cell begins with."""

import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import Engine
from typer.testing import CliRunner

from bot.__main__ import app
from bot.roster import COLUMNS, PEOPLE_MAX, Roster, read, take_in
from bot.sheets import SheetError
from storage.people import Member, member, members
from storage.tables import Audit, Cell, CellQuarter, Duty, Membership
from storage.work import UnitOfWork
from storage.writer import run_once
from tests.world import START
from workflow.cell import opening
from workflow.rules.calendar import HOME
from workflow.rules.duties import DutyKind

TODAY = date(2027, 3, 8)
SECRETARY = ("Nguyễn Mẫu An", "Bí thư", "Chính thức", date(2010, 5, 19), "Đang sinh hoạt", "")
Row = Sequence[Any]
Save = Callable[..., Path]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Write rows below a header into a file; its path."""

    def write(*rows: Row, header: Row = COLUMNS, above: Sequence[Row] = (), name: str = "ds.xlsx") -> Path:
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        for row in (*above, header, *rows):
            sheet.append(list(row))
        book.save(tmp_path / name)
        return tmp_path / name

    return write


def person(name: str = "Vũ Mẫu Hà", **columns: Any) -> list[Any]:
    """A row of an official member, but for these columns (by their first word without marks)."""
    names = ("office", "klass", "recognised", "condition", "note")
    usual: dict[str, Any] = {"office": "", "klass": "chính thức", "recognised": None, "condition": None}
    return [name, *({**usual, "note": "", **columns}[each] for each in names)]


def problems(path: Path) -> list[str]:
    with pytest.raises(SheetError) as caught:
        read(path, today=TODAY)
    return list(caught.value.problems)


def loaded(engine: Engine, roster: Roster, cell: str = "Chi bộ Thử") -> list[Member]:
    run_once(engine, START, HOME, take_in, cell, roster)
    return run_once(engine, START, HOME, members, 1)


@pytest.mark.parametrize(
    ("office", "expected"),
    [
        ("Phó Bí thư", "deputy"),
        ("phó bí thư chi bộ", "deputy"),
        ("Đảng viên", "member"),
        (None, "member"),
        ("Cấp trên theo dõi", "superior"),
        ("đồng chí được cấp ủy cấp trên phân công theo dõi chi bộ", "superior"),
    ],
)
def test_offices_in_their_own_words(save: Save, office: str | None, expected: str) -> None:
    roster = read(save(SECRETARY, person(office=office)), today=TODAY)
    assert [each.terms.office for each in roster.entries] == ["secretary", expected]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (None, "active"),
        ("Đang sinh hoạt", "active"),
        ("được miễn", "exempt"),
        ("ĐƯỢC MIỄN CÔNG TÁC VÀ SINH HOẠT ĐẢNG", "exempt"),
        ("tạm thời đi", "away"),
        ("Sinh hoạt tạm thời đi", "away"),
        ("tạm thời đến", "received"),
        ("Đình chỉ", "suspended"),
        ("đình chỉ sinh hoạt đảng", "suspended"),
    ],
)
def test_conditions_in_their_own_words(save: Save, condition: str | None, expected: str) -> None:
    roster = read(save(SECRETARY, person(condition=condition)), today=TODAY)
    assert roster.entries[1].terms.condition == expected


def test_the_superior_needs_no_class(save: Save) -> None:
    roster = read(save(SECRETARY, person(office="Cấp trên theo dõi", klass=None)), today=TODAY)
    assert (roster.entries[1].terms.klass, roster.entries[1].terms.condition) == (None, "active")


def test_columns_in_any_order_with_others_between_and_a_title_above(save: Save) -> None:
    header = ("STT", *reversed(COLUMNS), "Điện thoại")
    row = (1, *reversed(SECRETARY), "0900")
    blank = ("", *([None] * len(COLUMNS)), "")
    roster = read(save(row, blank, header=header, above=[("DANH SÁCH CHI BỘ",)]), today=TODAY)
    assert [(each.name, each.terms.office) for each in roster.entries] == [("Nguyễn Mẫu An", "secretary")]


def test_a_name_is_kept_composed_and_on_one_line(save: Save) -> None:
    roster = read(save(SECRETARY, person("  Vu\u0303  Mẫu\nHà ")), today=TODAY)
    assert roster.entries[1].name == "Vũ Mẫu Hà"


@pytest.mark.parametrize("given", ["15/4/2027", "15-04-2027", datetime(2027, 4, 15), date(2027, 4, 15)])  # noqa: DTZ001
def test_one_on_probation_becomes_official_on_the_day(save: Save, engine: Engine, given: object) -> None:
    roster = read(save(SECRETARY, person(klass="Đảng viên dự bị", recognised=given)), today=TODAY)
    ha = loaded(engine, roster)[1]
    assert ha.klass == "probationary"
    later = run_once(engine, START, HOME, member, 1, ha.person_id, date(2027, 4, 15))
    assert later is not None
    assert later.klass == "official"


def test_a_cell_begins_with_its_people_and_no_plan(save: Save, engine: Engine) -> None:
    roster = read(save(SECRETARY, person(note="Tổ trưởng"), person("Bùi Mẫu Khánh")), today=TODAY)
    everybody = loaded(engine, roster)
    assert [(each.name, each.office, each.joined) for each in everybody] == [
        ("Nguyễn Mẫu An", "secretary", False),
        ("Vũ Mẫu Hà", "member", False),
        ("Bùi Mẫu Khánh", "member", False),
    ]
    notes = run_once(engine, START, HOME, lambda work: [row.note for row in work.all(Membership)])
    assert notes == ["", "Tổ trưởng", ""]
    duty = run_once(engine, START, HOME, _open_first_quarter)
    assert duty is not None
    assert (duty.kind, duty.office) == (DutyKind.ASSIGN, "secretary")
    acts = run_once(engine, START, HOME, lambda work: [row.act for row in work.all(Audit)])
    assert acts == ["cell.imported", "quarter.opened"]


def _open_first_quarter(work: UnitOfWork) -> Duty | None:
    quarter = work.all(CellQuarter)[0]
    assert quarter.topic_id is None
    opening.open_quarter(work, quarter)
    return work.find(Duty, subject_id=quarter.id)


def test_a_cell_of_that_name_is_there_already(save: Save, engine: Engine) -> None:
    roster = read(save(SECRETARY), today=TODAY)
    loaded(engine, roster)
    with pytest.raises(SheetError, match=r"Đã có chi bộ tên .* đặt tên khác sau --cell"):
        loaded(engine, roster, "CHI BO  THU")
    assert run_once(engine, START, HOME, lambda work: work.count(Cell)) == 1


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (person(" "), "dòng 3, cột Họ và tên: còn trống"),
        (person("A" * 121), "dòng 3, cột Họ và tên: dài quá 120 ký tự"),
        (person(office="Trưởng phòng"), "dòng 3, cột Chức vụ: ghi “Trưởng phòng”"),
        (person(klass=None), "dòng 3, cột Loại đảng viên: còn trống"),
        (person(klass="quần chúng"), "dòng 3, cột Loại đảng viên: ghi “quần chúng”"),
        (person(condition="nghỉ phép"), "dòng 3, cột Tình trạng: ghi “nghỉ phép”"),
        (person(recognised="31/02/2020"), "ghi “31/02/2020”, không phải ngày"),
        (person(recognised="tháng 5"), "ghi “tháng 5”, không phải ngày"),
        (person(recognised=43000), "ghi “43000”, không phải ngày"),
        (person(recognised="01/01/0201"), "không phải ngày"),
        (person(recognised=date(2028, 1, 1)), "còn ở phía trước mà loại đảng viên là chính thức"),
        (person(klass="dự bị", recognised=TODAY), "đã đến mà loại đảng viên là dự bị"),
        (person(office="Phó Bí thư", klass="dự bị"), "người giữ chức vụ phải là đảng viên chính thức"),
        (person(note="x" * 501), "dòng 3, cột Ghi chú: dài quá 500 ký tự"),
        (person(condition='=IF(1=1,"được miễn","")'), "dòng 3, cột Tình trạng: là công thức"),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_column(save: Save, row: Row, expected: str) -> None:
    found = problems(save(SECRETARY, row))
    assert len(found) == 1
    assert expected in found[0]


def test_all_that_is_wrong_is_said_at_once(save: Save) -> None:
    found = problems(save(SECRETARY, person("", klass="?"), person(condition="?")))
    assert [each.split(":")[0] for each in found] == [
        "dòng 3, cột Họ và tên",
        "dòng 3, cột Loại đảng viên",
        "dòng 4, cột Tình trạng",
    ]


def test_what_is_wrong_with_the_whole_is_said_with_what_is_wrong_in_a_line(save: Save) -> None:
    twins = person("Lê Mẫu Chi"), person("Lê Mẫu Chi")
    found = problems(save(person(condition="?"), *twins, person(klass="?")))
    assert [each.split(":")[0] for each in found] == [
        "dòng 2, cột Tình trạng",
        "dòng 5, cột Loại đảng viên",
        "dòng 3, 4",
    ]
    found = problems(save(person(klass="?")))
    assert [each.split(":")[0] for each in found] == ["dòng 2, cột Loại đảng viên", "cột Chức vụ"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([person()], "chưa có Bí thư"),
        ([SECRETARY, person(), person(), person()], "dòng 3, 4, 5: giống hệt nhau"),
        ([SECRETARY, person(office="Bí thư")], "có 2 Bí thư (dòng 2, 3)"),
        ([(*SECRETARY[:4], "tạm thời đi", "")], "Bí thư phải đang sinh hoạt"),
        ([SECRETARY, person(office="Chi ủy viên")], "chi bộ có 2 đảng viên chính thức"),
        ([], "Danh sách trống"),
    ],
)
def test_the_cell_as_a_whole(save: Save, rows: list[Row], expected: str) -> None:
    (found,) = problems(save(*rows))
    assert expected in found


def test_nine_official_members_have_a_committee(save: Save) -> None:
    rows = [person(f"Đồng chí {number}") for number in range(7)]
    roster = read(save(SECRETARY, *rows, person("Lê Mẫu Chi", office="Chi ủy viên")), today=TODAY)
    assert roster.entries[-1].terms.office == "committee"


def test_names_that_are_the_same_are_taken_and_said(save: Save) -> None:
    other = person("vũ mẫu hà", recognised=date(2012, 2, 3))
    roster = read(save(SECRETARY, person(), other), today=TODAY)
    assert len(roster.entries) == 3
    assert roster.remarks == ("Lưu ý: trùng họ tên “Vũ Mẫu Hà” ở dòng 3, 4.",)


def test_too_many_people(save: Save) -> None:
    rows = [person(f"Đồng chí {number}") for number in range(PEOPLE_MAX)]
    assert problems(save(SECRETARY, *rows)) == [
        f"Có {PEOPLE_MAX + 1} dòng; một chi bộ nhiều nhất {PEOPLE_MAX} dòng."
    ]


def test_ten_thousand_lines(save: Save) -> None:
    (found,) = problems(save(SECRETARY, *(person(f"Đồng chí {number}") for number in range(10_000))))
    assert "quá dài" in found


def test_merged_cells(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("DANH SÁCH",), COLUMNS, SECRETARY, person()):
        sheet.append(list(row))
    sheet.merge_cells("A1:F1")
    sheet.merge_cells("E3:E4")
    book.save(tmp_path / "ds.xlsx")
    assert problems(tmp_path / "ds.xlsx") == ["dòng 3: có ô gộp (E3:E4); xin bỏ gộp ô, mỗi đồng chí một dòng"]


def test_headers(save: Save) -> None:
    assert "Không thấy dòng tiêu đề" in problems(save(SECRETARY, header=("Tên",)))[0]
    assert problems(save(SECRETARY, header=COLUMNS[:2])) == [
        "Thiếu cột “Loại đảng viên” trong dòng tiêu đề.",
        "Thiếu cột “Ngày công nhận chính thức” trong dòng tiêu đề.",
        "Thiếu cột “Tình trạng” trong dòng tiêu đề.",
    ]
    assert problems(save(SECRETARY, header=(*COLUMNS, "HỌ VÀ TÊN"))) == [
        "Cột “Họ và tên” có hai lần trong dòng tiêu đề."
    ]


def test_notes_may_be_left_out(save: Save) -> None:
    assert len(read(save(SECRETARY[:5], header=COLUMNS[:5]), today=TODAY).entries) == 1


def test_files_that_are_no_spreadsheet(tmp_path: Path, save: Save) -> None:
    assert "Không có tệp" in problems(tmp_path / "khong-co.xlsx")[0]
    (tmp_path / "rong.xlsx").write_bytes(b"")
    assert "Tệp rỗng" in problems(tmp_path / "rong.xlsx")[0]
    (tmp_path / "chu.xlsx").write_text("Họ và tên;Chức vụ", encoding="utf-8")
    assert "không phải bảng tính" in problems(tmp_path / "chu.xlsx")[0]
    with zipfile.ZipFile(tmp_path / "zip.xlsx", "w") as archive:
        archive.writestr("mimetype", "x")
    assert "Không đọc được tệp" in problems(tmp_path / "zip.xlsx")[0]
    assert "macro" in problems(save(SECRETARY, name="ds.xlsm"))[0]


def test_macros_under_another_name(save: Save) -> None:
    path = save(SECRETARY)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    assert "có macro" in problems(path)[0]


def test_a_file_that_unpacks_to_something_huge(save: Save) -> None:
    path = save(SECRETARY)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/nothing", b"\0" * 51_000_000)
    assert "bung ra quá lớn" in problems(path)[0]


class TestCommand:
    """`python -m bot import`."""

    @pytest.fixture
    def run(self, tmp_path: Path) -> Callable[..., Any]:
        env = {
            "DATA_DIR": str(tmp_path),
            "DATABASE_URL": f"sqlite:///{tmp_path}/cli.db",
            "LOG_LEVEL": "error",
        }
        return lambda *words: CliRunner().invoke(app, words, env=env)

    def test_it_says_how_many_and_what_comes_next(self, run: Callable[..., Any], save: Save) -> None:
        twins = person(recognised="3/2/2012"), person(recognised="19/5/2015")
        ended = run("import", str(save(SECRETARY, *twins)), "--cell", "Chi bộ Thử")
        assert ended.exit_code == 0
        assert "trùng họ tên" in ended.output
        assert "Đã nhập Chi bộ Thử: 3 đồng chí" in ended.output
        assert "python -m bot codes" in ended.output
        codes = run("codes").output
        assert codes.startswith("Chi bộ Thử:\nNguyễn Mẫu An\tBí thư\t")
        assert re.search(r"Vũ Mẫu Hà\tĐảng viên\t[-A-Z0-9]+\tđến hết ngày \d\d/\d+/\d{4}\t\n", codes)

    def test_what_is_missing_is_said_in_one_line(self, run: Callable[..., Any], save: Save) -> None:
        for words, lacks in (((str(save(SECRETARY)),), "Thiếu --cell."), ((), "Thiếu tên tệp danh sách.")):
            ended = run("import", *words)
            assert ended.exit_code == 1
            assert ended.output.startswith(lacks)
            assert ended.output.count("\n") == 1

    def test_nothing_is_imported_unless_all_is_right(self, run: Callable[..., Any], save: Save) -> None:
        ended = run("import", str(save(SECRETARY, person(klass="?"))), "--cell", "Chi bộ Thử")
        assert ended.exit_code == 1
        assert "dòng 3, cột Loại đảng viên" in ended.output
        assert "Chưa có chi bộ nào" in run("codes").output

    def test_two_cells_stand_apart_in_the_codes(self, run: Callable[..., Any], save: Save) -> None:
        for cell in ("Chi bộ Một", "Chi bộ Hai"):
            assert run("import", str(save(SECRETARY)), "--cell", cell).exit_code == 0
        assert run("codes").output.count("Nguyễn Mẫu An") == 2
        assert "Chi bộ Hai:" in run("codes").output
        assert "Chi bộ Hai:" not in run("codes", "--cell", "chi bo mot").output

    def test_the_secretarys_lost_phone(self, run: Callable[..., Any], save: Save) -> None:
        twins = person(recognised="3/2/2012"), person(recognised="19/5/2015")
        run("import", str(save(SECRETARY, *twins)), "--cell", "Chi bộ Thử")
        before = run("codes").output.splitlines()
        renewed = run("codes", "--new", "nguyen mau an").output.splitlines()
        after = run("codes").output.splitlines()
        assert renewed == after[:2]
        assert before[1] != after[1]
        assert before[2:] == after[2:]
        ended = run("codes", "--new", "Vũ Mẫu Hà")
        assert ended.exit_code == 1
        assert "Có 2 đồng chí" in ended.output

    def test_a_name_for_the_cell(self, run: Callable[..., Any], save: Save) -> None:
        assert run("import", str(save(SECRETARY)), "--cell", " ").exit_code == 1
        assert run("codes", "--cell", "Không có").exit_code == 1
