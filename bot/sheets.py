"""A spreadsheet from outside, opened with care: what it is, its header row, its rows as plain values."""

import warnings
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from texts.clean import clean, plain_key

FILE_MAX_BYTES = 5_000_000
UNPACKED_MAX_BYTES = 50_000_000
HEADER_WITHIN = 20
UNREADABLE = (
    InvalidFileException,
    zipfile.BadZipFile,
    OSError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    SyntaxError,  # what the parser of XML raises
)


class SheetError(Exception):
    """A file that cannot be taken; `problems` are lines for the operator."""

    def __init__(self, *problems: str) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Field:
    """One cell of the sheet."""

    row: int
    column: str
    value: object
    is_formula: bool = False

    @property
    def words(self) -> str:
        """What stands in it, cleaned; empty for an empty one."""
        return "" if self.value is None else clean(str(self.value))


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet whose header row was found; `columns` by the names that were asked for."""

    sheet: Worksheet
    header_row: int
    columns: Mapping[str, int]

    @property
    def last_row(self) -> int:
        """The last row that the sheet says it has, empty ones too."""
        return self.sheet.max_row

    def rows(self) -> Iterator[dict[str, Field]]:
        """The rows below the header that hold anything in these columns."""
        for number in range(self.header_row + 1, self.last_row + 1):
            fields = {name: self._field(number, name) for name in self.columns}
            if any(field.words for field in fields.values()):
                yield fields

    def merged(self) -> list[tuple[int, str]]:
        """Merged cells at the header or below, by their first row and their range."""
        areas = sorted((area.min_row, area.max_row, area.coord) for area in self.sheet.merged_cells.ranges)
        return [(first, where) for first, last, where in areas if last >= self.header_row]

    def _field(self, row: int, name: str) -> Field:
        cell = self.sheet.cell(row, self.columns[name])
        return Field(row, name, cell.value, is_formula=cell.data_type == "f")


def open_table(path: Path, *, key: str, columns: Sequence[str], needed: Sequence[str]) -> Table:
    """The first sheet with a header row that has the column `key`. Raises `SheetError`."""
    _check_file(path)
    for sheet in _load(path).worksheets:
        row = _header_row(sheet, key)
        if row:
            return Table(sheet, row, _columns(sheet, row, columns, needed))
    raise SheetError(f"Không thấy dòng tiêu đề có cột “{key}” trong {HEADER_WITHIN} dòng đầu.")


def _check_file(path: Path) -> None:
    if not path.is_file():
        raise SheetError(f"Không có tệp {path.name}.")
    if path.suffix.lower() != ".xlsx":
        raise SheetError("Chỉ nhận tệp .xlsx không có macro. Xin lưu lại dạng .xlsx.")
    if path.stat().st_size > FILE_MAX_BYTES:
        raise SheetError("Tệp lớn quá 5 MB, không phải danh sách một chi bộ.")
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError):
        raise SheetError("Tệp rỗng, hỏng, hoặc không phải bảng tính .xlsx.") from None
    if any("vbaproject" in part.filename.lower() for part in parts):
        raise SheetError("Tệp có macro nên không được nhận. Xin lưu lại dạng .xlsx không có macro.")
    if sum(part.file_size for part in parts) > UNPACKED_MAX_BYTES:
        raise SheetError("Tệp bung ra quá lớn, không phải danh sách một chi bộ.")


def _load(path: Path) -> Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about looks, for which nobody asks here
            return load_workbook(path)
    except UNREADABLE:
        raise SheetError("Không đọc được tệp như một bảng tính. Xin mở rồi lưu lại dạng .xlsx.") from None


def _header_row(sheet: Worksheet, key: str) -> int:
    for cells in sheet.iter_rows(max_row=min(sheet.max_row, HEADER_WITHIN)):
        if any(_key(cell.value) == plain_key(key) for cell in cells):
            return cells[0].row or 0
    return 0


def _columns(sheet: Worksheet, row: int, columns: Sequence[str], needed: Sequence[str]) -> Mapping[str, int]:
    (cells,) = sheet.iter_rows(min_row=row, max_row=row)
    keys = [_key(cell.value) for cell in cells]
    counts = Counter(keys)
    problems = [
        f"Cột “{name}” có hai lần trong dòng tiêu đề." for name in columns if counts[plain_key(name)] > 1
    ]
    problems += [f"Thiếu cột “{name}” trong dòng tiêu đề." for name in needed if not counts[plain_key(name)]]
    if problems:
        raise SheetError(*problems)
    return {name: keys.index(plain_key(name)) + 1 for name in columns if counts[plain_key(name)]}


def _key(value: object) -> str:
    return "" if value is None else plain_key(str(value))
