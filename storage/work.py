"""The unit of work: one transaction, and the few plain ways in which rows are read and changed.

Rows come back as plain read-only rows with the attributes of their table; they are typed as the
table so that names and types are checked, but nothing is tracked and nothing is loaded later.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    Connection,
    Delete,
    Insert,
    Select,
    Table,
    Update,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    select,
    update,
)

from storage import tables
from storage.errors import Missing
from storage.ready import Written

T = TypeVar("T", bound=tables.Table)
ONE: ColumnElement[int] = literal_column("1")


class UnitOfWork:
    """What an act may touch: the database within one transaction, and the time it happens at.

    `now` is UTC; `zone` is the people's zone, in which days are counted.
    """

    def __init__(self, connection: Connection, now: datetime, zone: ZoneInfo) -> None:
        self.connection = connection
        self.now = now
        self.zone = zone
        self.notices: list[Written] = []

    @cached_property
    def today(self) -> date:
        """The day it is for the people."""
        return self.now.astimezone(self.zone).date()

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """What is done within is undone when it raises: for a refusal that is answered in this very unit."""
        noticed = len(self.notices)
        self.connection.exec_driver_sql("SAVEPOINT attempt")
        try:
            yield
        except Exception:
            self.connection.exec_driver_sql("ROLLBACK TO SAVEPOINT attempt")
            del self.notices[noticed:]
            raise
        finally:
            self.connection.exec_driver_sql("RELEASE SAVEPOINT attempt")

    def get(self, table: type[T], row_id: int) -> T:
        """The row with this id; `Missing` when there is none."""
        found = self.find(table, id=row_id)
        if found is None:
            raise Missing(table.__tablename__, row_id)
        return found

    def find(self, table: type[T], **equal: Any) -> T | None:
        """The first row whose columns equal these; a list means any of them, None means empty."""
        statement = _select(table, _shape(equal), "id", one=True)
        return cast("T | None", self.connection.execute(statement, _values(equal)).first())

    def find_last(self, table: type[T], **equal: Any) -> T | None:
        """The newest row whose columns equal these."""
        statement = _select(table, _shape(equal), "-id", one=True)
        return cast("T | None", self.connection.execute(statement, _values(equal)).first())

    def all(self, table: type[T], *, order: str = "id", **equal: Any) -> list[T]:
        """All such rows, in the order of a column (`-column` for the newest first)."""
        statement = _select(table, _shape(equal), order)
        return cast("list[T]", self.connection.execute(statement, _values(equal)).all())

    def count(self, table: type[tables.Table], **equal: Any) -> int:
        """How many such rows there are."""
        shape = _shape(equal)
        return int(self.connection.execute(_count(table, shape), _values(equal)).scalar_one())

    def add(self, table: type[tables.Table], **values: Any) -> int:
        """Insert a row; its id."""
        inserted = self.connection.execute(_insert(table), values).inserted_primary_key
        assert inserted is not None
        return int(inserted[0])

    def add_all(self, table: type[tables.Table], rows: Sequence[dict[str, Any]]) -> None:
        """Insert several rows of the same columns."""
        if rows:
            self.connection.execute(_insert(table), rows)

    def change(self, table: type[tables.Table], row_id: int, **values: Any) -> None:
        """Change columns of the row with this id."""
        self.change_all(table, {"id": row_id}, **values)

    def change_all(self, table: type[tables.Table], where: dict[str, Any], /, **values: Any) -> int:
        """Change columns of all rows whose columns equal `where`; how many there were."""
        statement = _update(table, _shape(where), tuple(values))
        bound = {f"to_{name}": value for name, value in values.items()}
        return self.connection.execute(statement, {**_values(where), **bound}).rowcount

    def remove(self, table: type[tables.Table], **equal: Any) -> int:
        """Delete rows whose columns equal these; how many there were. For drafts, never for records."""
        return self.connection.execute(_delete(table, _shape(equal)), _values(equal)).rowcount


def core(table: type[tables.Table]) -> Table:
    """The table object that statements are built on."""
    return tables.Table.metadata.tables[str(table.__tablename__)]


Shape = tuple[tuple[str, str], ...]


def _shape(equal: dict[str, Any]) -> Shape:
    return tuple((name, _kind(value)) for name, value in equal.items())


def _kind(value: object) -> str:
    if value is None:
        return "empty"
    return "any" if isinstance(value, list | tuple | set | frozenset) else "one"


def _values(equal: dict[str, Any]) -> dict[str, Any]:
    """None needs no value (IS NULL); any other value is bound under a name that no column has."""
    return {
        f"is_{name}": list(value) if _kind(value) == "any" else value
        for name, value in equal.items()
        if value is not None
    }


def _conditions(table: Table, shape: Shape) -> list[ColumnElement[bool]]:
    return [_condition(table, name, kind) for name, kind in shape]


def _condition(table: Table, name: str, kind: str) -> ColumnElement[bool]:
    column = table.c[name]
    if kind == "empty":
        return column.is_(None)
    if kind == "any":
        return column.in_(bindparam(f"is_{name}", expanding=True))
    return column == bindparam(f"is_{name}")


# Building a statement costs more than running it, so each shape is built once.
@lru_cache(maxsize=1024)
def _select(table: type[tables.Table], shape: Shape, order: str, *, one: bool = False) -> Select[Any]:
    rows = core(table)
    column = rows.c[order.removeprefix("-")]
    ordering = column.desc() if order.startswith("-") else column
    statement = select(rows).where(*_conditions(rows, shape)).order_by(ordering)
    return statement.limit(ONE) if one else statement


@lru_cache(maxsize=256)
def _count(table: type[tables.Table], shape: Shape) -> Select[Any]:
    rows = core(table)
    return select(func.count()).select_from(rows).where(*_conditions(rows, shape))


@lru_cache(maxsize=64)
def _delete(table: type[tables.Table], shape: Shape) -> Delete:
    rows = core(table)
    return delete(rows).where(*_conditions(rows, shape))


@lru_cache(maxsize=256)
def _insert(table: type[tables.Table]) -> Insert:
    return insert(core(table))


@lru_cache(maxsize=1024)
def _update(table: type[tables.Table], shape: Shape, names: tuple[str, ...]) -> Update:
    rows = core(table)
    changed: dict[str, Any] = {name: bindparam(f"to_{name}") for name in names}
    return update(rows).where(*_conditions(rows, shape)).values(changed)
