"""Quarters, topics, stages, assignments, meetings."""

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import UniqueConstraint

from storage.tables.base import Table, key, moment, ref


class StageKind(StrEnum):
    OUTLINE = "outline"
    OUTLINE_MEETING = "outline_meeting"
    DRAFT = "draft"
    CONCLUSION = "conclusion"
    FINAL = "final"
    RESULTS = "results"


class TopicState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


class AssignmentState(StrEnum):
    ASKED = "asked"
    ACCEPTED = "accepted"
    RECONSIDER = "reconsider"
    REPLACED = "replaced"


class MeetingState(StrEnum):
    PLANNED = "planned"
    RECORDED = "recorded"


class AttendanceState(StrEnum):
    PRESENT = "present"
    ABSENT = "absent"


class Outcome(StrEnum):
    """What meeting 1 may end in (PRODUCT, "The quarter")."""

    ADOPTED = "adopted"
    WITH_CHANGES = "with_changes"
    AGAIN = "again"
    NOTHING = "nothing"


class Topic(Table, table=True):
    __tablename__ = "topic"
    id: int = key()
    cell_id: int = ref("cell.id", index=True)
    title: str
    area: str = ""
    field: str = ""
    state: str = TopicState.OPEN
    created_at: datetime = moment()
    closed_at: datetime | None = moment(optional=True)


class CellQuarter(Table, table=True):
    """One quarter of one cell: the slot that one topic takes, with what the year's plan names."""

    __tablename__ = "cell_quarter"
    __table_args__: ClassVar[Any] = (UniqueConstraint("cell_id", "year", "number"),)
    id: int = key()
    cell_id: int = ref("cell.id")
    year: int
    number: int
    topic_id: int | None = ref("topic.id", optional=True)
    planned_author_id: int | None = ref("person.id", optional=True)
    planned_reviewer_id: int | None = ref("person.id", optional=True)
    opened_at: datetime | None = moment(optional=True)


class Stage(Table, table=True):
    """One step of a topic in a quarter; `offset_days` are working days from its meeting."""

    __tablename__ = "stage"
    __table_args__: ClassVar[Any] = (UniqueConstraint("quarter_id", "topic_id", "kind"),)
    id: int = key()
    quarter_id: int = ref("cell_quarter.id")
    topic_id: int = ref("topic.id")
    kind: str
    position: int
    due_at: datetime = moment()
    offset_days: int
    moved_by: int | None = ref("person.id", optional=True)
    reason: str = ""
    done_at: datetime | None = moment(optional=True)


class Assignment(Table, table=True):
    __tablename__ = "assignment"
    id: int = key()
    quarter_id: int = ref("cell_quarter.id", index=True)
    topic_id: int = ref("topic.id")
    author_id: int = ref("person.id")
    reviewer_id: int = ref("person.id")
    state: str = AssignmentState.ASKED
    assigned_by: int = ref("person.id")
    assigned_at: datetime = moment()
    answered_at: datetime | None = moment(optional=True)
    answer_body_id: int | None = ref("body.id", optional=True)


class Meeting(Table, table=True):
    """The cell's meeting in a month of the quarter; `at` moves, `moved_*` say by whom and why."""

    __tablename__ = "meeting"
    __table_args__: ClassVar[Any] = (UniqueConstraint("quarter_id", "number"),)
    id: int = key()
    cell_id: int = ref("cell.id", index=True)
    quarter_id: int = ref("cell_quarter.id")
    number: int
    at: datetime = moment()
    state: str = MeetingState.PLANNED
    moved_by: int | None = ref("person.id", optional=True)
    reason: str = ""
    outcome: str | None = None
    recorded_by: int | None = ref("person.id", optional=True)
    recorded_at: datetime | None = moment(optional=True)


class Attendance(Table, table=True):
    __tablename__ = "attendance"
    __table_args__: ClassVar[Any] = (UniqueConstraint("meeting_id", "person_id"),)
    id: int = key()
    meeting_id: int = ref("meeting.id")
    person_id: int = ref("person.id")
    state: str
    entered_by: int = ref("person.id")
    entered_at: datetime = moment()
