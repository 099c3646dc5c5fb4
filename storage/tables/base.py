"""What every table shares: one metadata with named constraints, and the few column types in use."""

from functools import lru_cache
from typing import Any

from sqlalchemy import JSON, BigInteger, Dialect, Integer, MetaData
from sqlmodel import Field, SQLModel
from sqlmodel.sql.sqltypes import UTCDateTime

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

# SQLite hands out row ids again after a delete unless AUTOINCREMENT is asked for, and a vote's
# close relies on the ids of `incoming` growing for ever; there the type must be plain INTEGER.
BigId = BigInteger().with_variant(Integer, "sqlite")
INSTANTS_KEPT = 1024


class Moment(UTCDateTime):
    """An instant, given in UTC: in a zone with summer time two of one hour would be taken for one.

    The rows that are handled together share most of theirs, so each is converted once.
    """

    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Any:
        """As the library has it, remembering what was converted last."""
        convert: Any = super().bind_processor(dialect)
        return lru_cache(maxsize=INSTANTS_KEPT)(convert)

    def result_processor(self, dialect: Dialect, coltype: Any) -> Any:
        """As the library has it, remembering what was converted last."""
        convert: Any = super().result_processor(dialect, coltype)
        return lru_cache(maxsize=INSTANTS_KEPT)(convert)


MOMENT = Moment()


class Table(SQLModel):
    """Base of all tables. Rows are read as plain read-only rows, see `storage.work.UnitOfWork`."""

    metadata = MetaData(naming_convention=NAMES)


def key() -> Any:
    """A primary key that the database hands out."""
    return Field(default=None, primary_key=True, sa_type=BigId)


def ref(target: str, *, index: bool = False, optional: bool = False) -> Any:
    """A foreign key, for example `ref("person.id")`."""
    if optional:
        return Field(default=None, foreign_key=target, index=index, sa_type=BigId)
    return Field(foreign_key=target, index=index, sa_type=BigId)


def big(*, optional: bool = False) -> Any:
    """A whole number that may pass 32 bits, such as a platform's ids."""
    return Field(default=None, sa_type=BigInteger) if optional else Field(sa_type=BigInteger)


def json_column(*, optional: bool = False) -> Any:
    """A column of plain data."""
    return Field(default=None, sa_type=JSON) if optional else Field(sa_type=JSON)


def moment(*, optional: bool = False) -> Any:
    """An instant, given and read in UTC."""
    return Field(default=None, sa_type=MOMENT) if optional else Field(sa_type=MOMENT)
