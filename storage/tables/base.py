"""What every table shares: one metadata with named constraints, and the few column types in use."""

from typing import Any

from sqlalchemy import JSON, BigInteger, Integer, MetaData
from sqlmodel import Field, SQLModel

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
