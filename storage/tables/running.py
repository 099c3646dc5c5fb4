"""What keeps the program going: updates received, dialogues, duties, reminders, notices, audit."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint, text

from storage.tables.base import Table, big, json_column, key, moment, ref


class IncomingState(StrEnum):
    PENDING = "pending"
    HANDLED = "handled"
    SET_ASIDE = "set_aside"


class DutyState(StrEnum):
    OPEN = "open"
    DONE = "done"
    MISSED = "missed"
    VOID = "void"


class OutgoingState(StrEnum):
    HELD = "held"  # waits to be joined into its reader's next digest
    NEW = "new"
    CLAIMED = "claimed"
    SENT = "sent"
    UNCLEAR = "unclear"
    FAILED = "failed"
    VOID = "void"
    JOINED = "joined"


class Incoming(Table, table=True):
    """An update as the platform gave it; `raw` is emptied once it is handled."""

    __tablename__ = "incoming"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("bot_id", "update_id"),
        Index(
            "ix_incoming_pending",
            "id",
            sqlite_where=text("state = 'pending'"),
            postgresql_where=text("state = 'pending'"),
        ),
        {"sqlite_autoincrement": True},
    )
    id: int = key()
    bot_id: int = big()
    update_id: int = big()
    lane: str
    raw: str | None
    state: str = IncomingState.PENDING
    alone_tries: int = 0
    reference: str | None = None
    received_at: datetime = moment()
    handled_at: datetime | None = moment(optional=True)


class Dialogue(Table, table=True):
    """Where a person stands in a conversation; what they typed lives in the domain's own tables."""

    __tablename__ = "dialogue"
    __table_args__: ClassVar[Any] = (UniqueConstraint("person_id"),)
    id: int = key()
    person_id: int = ref("person.id")
    flow: str
    step: str
    subject_id: int | None = big(optional=True)
    data: Any = json_column()
    updated_at: datetime = moment()


class Form(Table, table=True):
    """A short form that a person has begun; kept until it is sent or begun anew, whatever else they do."""

    __tablename__ = "form"
    __table_args__: ClassVar[Any] = (UniqueConstraint("person_id", "name", "subject_id"),)
    id: int = key()
    person_id: int = ref("person.id")
    name: str
    subject_id: int = big()
    data: Any = json_column()
    updated_at: datetime = moment()


class Duty(Table, table=True):
    """Who owes what on which subject and round, by when. Owner: a person, or an office of the cell."""

    __tablename__ = "duty"
    __table_args__: ClassVar[Any] = (
        Index(
            "uq_duty_open_person",
            "owner_id",
            "kind",
            "subject_id",
            "round",
            unique=True,
            sqlite_where=text("state = 'open' AND owner_id IS NOT NULL"),
            postgresql_where=text("state = 'open' AND owner_id IS NOT NULL"),
        ),
        Index(
            "uq_duty_open_office",
            "cell_id",
            "office",
            "kind",
            "subject_id",
            "round",
            unique=True,
            sqlite_where=text("state = 'open' AND office IS NOT NULL"),
            postgresql_where=text("state = 'open' AND office IS NOT NULL"),
        ),
        Index("ix_duty_owner_id_state", "owner_id", "state"),
        Index("ix_duty_cell_id_state", "cell_id", "state"),
        Index("ix_duty_kind_subject_id", "kind", "subject_id"),
        # Partial: every tick asks for what is open, and what has ended only grows.
        Index(
            "ix_duty_next_step_at",
            "next_step_at",
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
        Index(
            "ix_duty_missed_from",
            "missed_from",
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
    )
    id: int = key()
    cell_id: int = ref("cell.id")
    quarter_id: int | None = ref("cell_quarter.id", optional=True)
    owner_id: int | None = ref("person.id", optional=True)
    office: str | None = None
    kind: str
    subject_id: int = big()
    round: int = 1
    meeting_id: int | None = ref("meeting.id", optional=True)
    given_due_at: datetime | None = moment(optional=True)
    born_at: datetime = moment()
    due_at: datetime = moment()
    missed_from: datetime | None = moment(optional=True)
    state: str = DutyState.OPEN
    ended_at: datetime | None = moment(optional=True)
    next_step: str | None = None
    next_step_at: datetime | None = moment(optional=True)
    last_step_at: datetime | None = moment(optional=True)
    snoozed_step: str | None = None


class Reminder(Table, table=True):
    """A step of a duty that was planned, in which digest, or why in none."""

    __tablename__ = "reminder"
    __table_args__: ClassVar[Any] = (UniqueConstraint("duty_id", "due_at", "step"),)
    id: int = key()
    duty_id: int = ref("duty.id")
    due_at: datetime = moment()
    step: str
    planned_at: datetime = moment()
    carried_days: int = 0
    late: bool = False
    outgoing_id: int | None = ref("outgoing.id", index=True, optional=True)


ANY_HOUR = 1


class Outgoing(Table, table=True):
    """One notice to one person or office; rendered, split and addressed when it is sent.

    `address`: the chat of an answer, known when it is written. `repeat_ok`: may be sent again after a
    time-out. `by_clock`: counts against the reader's budget. `urgency`: ANY_HOUR for what belongs to a
    meeting and goes in the quiet hours too.
    `digest_on`: the day whose digest this is, one a person and day.
    """

    __tablename__ = "outgoing"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("person_id", "digest_on"),
        Index("ix_outgoing_state_not_before", "state", "not_before"),
        Index("ix_outgoing_person_id_created_at", "person_id", "created_at"),
        # With the state although it is always the same: else SQLite prefers the index before.
        Index(
            "ix_outgoing_held",
            "person_id",
            "state",
            "not_before",
            sqlite_where=text("state = 'held'"),
            postgresql_where=text("state = 'held'"),
        ),
    )
    id: int = key()
    cell_id: int | None = ref("cell.id", optional=True)
    person_id: int | None = ref("person.id", optional=True)
    office: str | None = None
    account_id: int | None = ref("account.id", optional=True)
    address: str | None = None
    kind: str
    content: Any = json_column()
    repeat_ok: bool
    by_clock: bool = False
    formal: bool = False
    urgency: int = 0
    digest_on: date | None = None
    replaces_id: int | None = ref("outgoing.id", optional=True)
    joined_id: int | None = ref("outgoing.id", optional=True)
    state: str = OutgoingState.NEW
    created_at: datetime = moment()
    not_before: datetime = moment()
    claimed_at: datetime | None = moment(optional=True)
    sent_at: datetime | None = moment(optional=True)
    tries: int = 0
    error: str | None = None


class SentPart(Table, table=True):
    """The platform's id of each part of a notice."""

    __tablename__ = "sent_part"
    __table_args__: ClassVar[Any] = (UniqueConstraint("outgoing_id", "position"),)
    id: int = key()
    outgoing_id: int = ref("outgoing.id")
    position: int
    account_id: int | None = ref("account.id", optional=True)
    message_id: str


class ClockTask(Table, table=True):
    """Something the clock does for a cell at an instant, once: open a quarter, send a brief, close a vote."""

    __tablename__ = "clock_task"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("cell_id", "what", "subject_id", "due_at"),
        Index(
            "ix_clock_task_waiting",
            "due_at",
            sqlite_where=text("done_at IS NULL"),
            postgresql_where=text("done_at IS NULL"),
        ),
    )
    id: int = key()
    cell_id: int = ref("cell.id")
    what: str
    subject_id: int = big()
    due_at: datetime = moment()
    done_at: datetime | None = moment(optional=True)


class Heartbeat(Table, table=True):
    __tablename__ = "heartbeat"
    __table_args__: ClassVar[Any] = (UniqueConstraint("name"),)
    id: int = key()
    name: str
    beat_at: datetime = moment()


class Audit(Table, table=True):
    """One act, chained to the one before it in the same cell by its hash."""

    __tablename__ = "audit"
    __table_args__: ClassVar[Any] = (UniqueConstraint("cell_id", "number"),)
    id: int = key()
    cell_id: int = ref("cell.id")
    number: int
    at: datetime = moment()
    actor_id: int | None = ref("person.id", optional=True)
    act: str
    subject: str
    detail: Any = json_column()
    previous: str
    hash: str
