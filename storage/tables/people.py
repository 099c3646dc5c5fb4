"""Cells, persons, memberships with dates, accounts on platforms, dated settings."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint, text

from storage.tables.base import Table, json_column, key, moment, ref


class Office(StrEnum):
    SECRETARY = "secretary"
    DEPUTY = "deputy"
    COMMITTEE = "committee"
    MEMBER = "member"
    SUPERIOR = "superior"


class Class(StrEnum):
    OFFICIAL = "official"
    PROBATIONARY = "probationary"


class Condition(StrEnum):
    ACTIVE = "active"
    EXEMPT = "exempt"
    AWAY = "away"
    RECEIVED = "received"
    SUSPENDED = "suspended"


class Instance(Table, table=True):
    """One row: this installation and the secret that its join codes are made with."""

    __tablename__ = "instance"
    id: int = key()
    secret: str
    created_at: datetime = moment()


class Cell(Table, table=True):
    __tablename__ = "cell"
    id: int = key()
    name: str
    started_on: date
    created_at: datetime = moment()


class CellSetting(Table, table=True):
    """A setting of a cell from a day on; the newest that has begun holds."""

    __tablename__ = "cell_setting"
    __table_args__: ClassVar[Any] = (UniqueConstraint("cell_id", "name", "from_on"),)
    id: int = key()
    cell_id: int = ref("cell.id")
    name: str
    value: Any = json_column()
    from_on: date
    set_by: int | None = ref("person.id", optional=True)
    set_at: datetime = moment()


class CalendarOverride(Table, table=True):
    """A day that the cell works, or does not, against the public calendar."""

    __tablename__ = "calendar_override"
    __table_args__: ClassVar[Any] = (UniqueConstraint("cell_id", "day"),)
    id: int = key()
    cell_id: int = ref("cell.id")
    day: date
    working: bool
    reason: str = ""


class Person(Table, table=True):
    """A human being. The join code is made from `id` and `code_issue`, never stored."""

    __tablename__ = "person"
    id: int = key()
    name: str
    language: str = "vi"
    code_issue: int = 0
    code_issued_at: datetime | None = moment(optional=True)
    code_used_at: datetime | None = moment(optional=True)
    created_at: datetime = moment()


class Membership(Table, table=True):
    """What a person is in a cell from a day until (excluding) another; one row holds at a time.

    A row that was set right before it had held for a day stays, ending on the day it begins.
    """

    __tablename__ = "membership"
    __table_args__: ClassVar[Any] = (
        Index(
            "uq_membership_holds_from",
            "person_id",
            "cell_id",
            "from_on",
            unique=True,
            sqlite_where=text("until_on IS NULL OR until_on > from_on"),
            postgresql_where=text("until_on IS NULL OR until_on > from_on"),
        ),
        Index("ix_membership_cell_id_until_on", "cell_id", "until_on"),
    )
    id: int = key()
    person_id: int = ref("person.id", index=True)
    cell_id: int = ref("cell.id")
    office: str
    klass: str | None = None
    condition: str
    from_on: date
    until_on: date | None = None
    note: str = ""


class Account(Table, table=True):
    """A person's chat on a platform; ended when the phone is lost or the person binds anew."""

    __tablename__ = "account"
    __table_args__: ClassVar[Any] = (
        Index(
            "uq_account_platform_address_live",
            "platform",
            "address",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )
    id: int = key()
    person_id: int = ref("person.id", index=True)
    platform: str
    address: str
    bound_at: datetime = moment()
    ended_at: datetime | None = moment(optional=True)
    unreachable_at: datetime | None = moment(optional=True)
