"""The operator's roster of a cell: read line by line, everything wrong is said, nothing is guessed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from bot.sheets import Field, SheetError, Table, open_table
from storage import audit
from storage.tables import Cell, Class, Condition, Office
from storage.work import UnitOfWork
from texts.clean import NAME_LIMIT, clean_name, plain_key
from texts.errors import BadNameError
from workflow.cell import cells
from workflow.people import standing
from workflow.people.standing import COMMITTEE_FROM, Terms, is_own_official
from workflow.rules.quarters import Quarter

T = TypeVar("T")
PEOPLE_MAX = 500
NOTE_LIMIT = 500
LAST_ROW_MAX = 2_000
OLDEST = date(1930, 1, 1)
NAME, OFFICE, CLASS, RECOGNISED, CONDITION, NOTE = COLUMNS = (
    "Họ và tên",
    "Chức vụ",
    "Loại đảng viên",
    "Ngày công nhận chính thức",
    "Tình trạng",
    "Ghi chú",
)

OFFICES: Mapping[str, Office] = {
    "bi thu": Office.SECRETARY,
    "pho bi thu": Office.DEPUTY,
    "chi uy vien": Office.COMMITTEE,
    "chi uy": Office.COMMITTEE,
    "dang vien": Office.MEMBER,
    "": Office.MEMBER,
}
CLASSES: Mapping[str, Class] = {"chinh thuc": Class.OFFICIAL, "du bi": Class.PROBATIONARY}
CONDITIONS: Mapping[str, Condition] = {
    "": Condition.ACTIVE,
    "dang sinh hoat": Condition.ACTIVE,
    "mien": Condition.EXEMPT,
    "mien cong tac va sinh hoat": Condition.EXEMPT,
    "tam thoi di": Condition.AWAY,
    "tam thoi den": Condition.RECEIVED,
    "dinh chi": Condition.SUSPENDED,
    "dinh chi sinh hoat": Condition.SUSPENDED,
}
TAKEN = {
    OFFICE: "Bí thư, Phó Bí thư, Chi ủy viên, Đảng viên, Cấp trên theo dõi",
    CLASS: "Chính thức, Dự bị",
    CONDITION: "Đang sinh hoạt, Được miễn, Tạm thời đi, Tạm thời đến, Đình chỉ",
}
_FOLLOWS = re.compile(r"cap tren|theo doi")
_AROUND = {
    OFFICE: re.compile(r"( chi bo)$"),
    CLASS: re.compile(r"^(dang vien )"),
    CONDITION: re.compile(r"^(duoc |sinh hoat (?=tam))|( dang)$"),
}
_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Entry:
    """One person. `recognised_on`: the day, still ahead, on which one on probation becomes official.

    `dated`: the day that stands in the line, whatever it is.
    """

    row: int
    name: str
    terms: Terms
    recognised_on: date | None
    note: str
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody of a file, and what the operator is told besides."""

    entries: tuple[Entry, ...]
    remarks: tuple[str, ...]


def read(path: Path, *, today: date) -> Roster:
    """Read a file. Raises `SheetError` with everything that is wrong in it."""
    table = open_table(path, key=NAME, columns=COLUMNS, needed=COLUMNS[:-1])
    if table.last_row > table.header_row + LAST_ROW_MAX:
        raise SheetError(
            f"Bảng kéo đến dòng {table.last_row}, quá dài; xin xóa các dòng thừa phía dưới danh sách."
        )
    reader = _Reader(today)
    entries = tuple(reader.entries(table))
    problems = reader.problems + _as_a_whole(entries, whole=reader.unread == 0)
    if problems:
        raise SheetError(*problems)
    return Roster(entries, _remarks(entries))


def take_in(work: UnitOfWork, cell_name: str, roster: Roster) -> Quarter:
    """The cell begins with these people; its first quarter. Raises `SheetError` for a name that is taken."""
    if any(plain_key(row.name) == plain_key(cell_name) for row in work.all(Cell)):
        raise SheetError(
            f"Đã có chi bộ tên “{cell_name}”. Thêm, sửa đảng viên: Bí thư bấm “Đảng viên, mã tham gia” trong"
            " cuộc trò chuyện. Nhập một chi bộ khác: đặt tên khác sau --cell. Nhập lại từ đầu: dừng chương"
            " trình, chuyển tệp cơ sở dữ liệu đi nơi khác rồi nhập."
        )
    cell_id = cells.create(work, cell_name)
    for each in roster.entries:
        _enrol(work, cell_id, each)
    quarter = cells.start(work, cell_id)
    audit.record(work, cell_id, None, "cell.imported", f"cell:{cell_id}", {"people": len(roster.entries)})
    return quarter


def _enrol(work: UnitOfWork, cell_id: int, each: Entry) -> None:
    person_id = cells.enrol(
        work,
        cell_id,
        name=each.name,
        office=each.terms.office,
        klass=each.terms.klass,
        condition=each.terms.condition,
        note=each.note,
    )
    if each.recognised_on is not None:
        standing.change_from(work, cell_id, person_id, each.recognised_on, by=None, klass=Class.OFFICIAL)


class _Reader:
    """Reads rows into entries; what is wrong is kept in `problems`, with its line and column."""

    def __init__(self, today: date) -> None:
        self._today = today
        self.problems: list[str] = []
        self.unread = 0  # lines of which not even the office and the condition are known

    def entries(self, table: Table) -> Iterator[Entry]:
        """Everybody, in the order of the lines."""
        self.problems += [
            f"dòng {row}: có ô gộp ({where}); xin bỏ gộp ô, mỗi đồng chí một dòng"
            for row, where in table.merged()
        ]
        rows = list(table.rows())
        if len(rows) > PEOPLE_MAX:
            self.problems.append(f"Có {len(rows)} dòng; một chi bộ nhiều nhất {PEOPLE_MAX} dòng.")
            self.unread = len(rows)
            return
        for fields in rows:
            entry = self._entry(fields)
            if entry is None:
                self.unread += 1
            else:
                yield entry

    def _entry(self, fields: Mapping[str, Field]) -> Entry | None:
        formulas = [field for field in fields.values() if field.is_formula]
        for field in formulas:
            self._wrong(field, "là công thức; xin dán giá trị thay cho công thức")
        if formulas:
            return None
        name, note = self._name(fields[NAME]), self._note(fields.get(NOTE))
        office = self._office(fields[OFFICE])
        klass = None if office == Office.SUPERIOR else self._chosen(fields[CLASS], CLASSES)
        condition = self._chosen(fields[CONDITION], CONDITIONS)
        recognised = self._recognised(fields[RECOGNISED], klass)
        if office is None or condition is None:
            return None
        terms = Terms(office, klass, Condition.ACTIVE if office == Office.SUPERIOR else condition)
        self._check_office(fields[OFFICE], terms)
        return Entry(fields[NAME].row, name, terms, recognised, note, _day(fields[RECOGNISED].value))

    def _name(self, field: Field) -> str:
        try:
            return clean_name(field.words)
        except BadNameError:
            self._wrong(field, f"dài quá {NAME_LIMIT} ký tự" if field.words else "còn trống")
            return ""

    def _note(self, field: Field | None) -> str:
        if field is None:
            return ""
        if len(field.words) > NOTE_LIMIT:
            self._wrong(field, f"dài quá {NOTE_LIMIT} ký tự")
        return field.words

    def _office(self, field: Field) -> Office | None:
        if _FOLLOWS.search(plain_key(field.words)):
            return Office.SUPERIOR
        return self._chosen(field, OFFICES)

    def _chosen(self, field: Field, known: Mapping[str, T]) -> T | None:
        found = known.get(_AROUND[field.column].sub("", plain_key(field.words)))
        if found is None:
            said = f"ghi “{field.words}”" if field.words else "còn trống"
            self._wrong(field, f"{said}; chỉ nhận: {TAKEN[field.column]}")
        return found

    def _recognised(self, field: Field, klass: Class | None) -> date | None:
        if not field.words or klass is None:
            return None
        day = _day(field.value)
        if day is None or day < OLDEST:
            self._wrong(field, f"ghi “{field.words}”, không phải ngày dạng 15/04/2027")
        elif klass == Class.OFFICIAL and day > self._today:
            self._wrong(field, "còn ở phía trước mà loại đảng viên là chính thức")
        elif klass == Class.PROBATIONARY and day <= self._today:
            self._wrong(field, "đã đến mà loại đảng viên là dự bị")
        elif klass == Class.PROBATIONARY:
            return day
        return None

    def _check_office(self, field: Field, terms: Terms) -> None:
        if terms.office in (Office.MEMBER, Office.SUPERIOR):
            return
        if terms.klass == Class.PROBATIONARY:
            self._wrong(field, "người giữ chức vụ phải là đảng viên chính thức")
        if terms.office == Office.SECRETARY and terms.condition != Condition.ACTIVE:
            self._wrong(field, "Bí thư phải đang sinh hoạt")

    def _wrong(self, field: Field, what: str) -> None:
        self.problems.append(f"dòng {field.row}, cột {field.column}: {what}")


def _as_a_whole(entries: tuple[Entry, ...], *, whole: bool) -> list[str]:
    """What is wrong with the lines together; `whole`: all of them are known, so that none lacks wrongly."""
    if not entries and whole:
        return ["Danh sách trống: không có dòng nào dưới dòng tiêu đề."]
    rows = [str(each.row) for each in entries if each.terms.office == Office.SECRETARY]
    problems = _twice(entries)
    if len(rows) > 1:
        problems.append(f"cột {OFFICE}: có {len(rows)} Bí thư (dòng {', '.join(rows)}); cần đúng một")
    if not whole:
        return problems
    if not rows:
        problems.append(f"cột {OFFICE}: chưa có Bí thư; cần đúng một dòng ghi “Bí thư”")
    officials = sum(is_own_official(each.terms) for each in entries)
    if officials < COMMITTEE_FROM:
        problems += [
            f"dòng {each.row}, cột {OFFICE}: chi bộ có {officials} đảng viên chính thức;"
            f" từ {COMMITTEE_FROM} mới có Chi ủy viên"
            for each in entries
            if each.terms.office == Office.COMMITTEE
        ]
    return problems


def _twice(entries: tuple[Entry, ...]) -> list[str]:
    """The same person in two lines: the same name, terms and date."""
    same: dict[tuple[str, Terms, date | None], list[str]] = {}
    for each in entries:
        if each.name:
            same.setdefault((plain_key(each.name), each.terms, each.dated), []).append(str(each.row))
    return [
        f"dòng {', '.join(rows)}: giống hệt nhau; xin xóa bớt, hoặc nếu là hai đồng chí trùng họ tên thì ghi"
        f" {RECOGNISED.lower()} của từng đồng chí"
        for rows in same.values()
        if len(rows) > 1
    ]


def _remarks(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    same: dict[str, list[Entry]] = {}
    for each in entries:
        same.setdefault(plain_key(each.name), []).append(each)
    return tuple(
        f"Lưu ý: trùng họ tên “{found[0].name}” ở dòng {', '.join(str(each.row) for each in found)}."
        for found in same.values()
        if len(found) > 1
    )


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    found = _DATE.fullmatch(str(value).strip())
    if not found:
        return None
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
