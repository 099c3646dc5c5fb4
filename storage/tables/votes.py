"""Conclusions, the votes held on them, the base of each vote, the ballots."""

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint, text

from storage.tables.base import Table, big, key, moment, ref


class ConclusionKind(StrEnum):
    CONCLUSION = "conclusion"
    RESOLUTION = "resolution"
    OPEN_QUESTIONS = "open_questions"


class ConclusionState(StrEnum):
    DRAFT = "draft"
    VOTING = "voting"
    PASSED = "passed"
    NOT_PASSED = "not_passed"
    AGREED = "agreed"
    DROPPED = "dropped"


class VoteWay(StrEnum):
    BINDING = "binding"
    ADVANCE = "advance"


class VoteState(StrEnum):
    OPEN = "open"
    CLOSING = "closing"
    COUNTED = "counted"


class Conclusion(Table, table=True):
    __tablename__ = "conclusion"
    id: int = key()
    quarter_id: int = ref("cell_quarter.id", index=True)
    topic_id: int = ref("topic.id")
    kind: str
    body_id: int = ref("body.id")
    state: str = ConclusionState.DRAFT
    written_by: int = ref("person.id")
    created_at: datetime = moment()
    decided_at: datetime | None = moment(optional=True)


class Vote(Table, table=True):
    """One vote; the base and what is needed are fixed when it opens, the counts when it is counted.

    `last_incoming_id` is set at the close: presses received with a greater id came too late.
    """

    __tablename__ = "vote"
    __table_args__: ClassVar[Any] = (
        Index(
            "ix_vote_closing",
            "id",
            sqlite_where=text("state = 'closing'"),
            postgresql_where=text("state = 'closing'"),
        ),
    )
    id: int = key()
    cell_id: int = ref("cell.id", index=True)
    conclusion_id: int = ref("conclusion.id", index=True)
    way: str
    meeting_id: int | None = ref("meeting.id", optional=True)
    eligible_count: int
    needed_count: int
    state: str = VoteState.OPEN
    opened_at: datetime = moment()
    opened_by: int = ref("person.id")
    latest_at: datetime = moment()
    closed_at: datetime | None = moment(optional=True)
    closed_by: int | None = ref("person.id", optional=True)
    last_incoming_id: int | None = big(optional=True)
    counted_at: datetime | None = moment(optional=True)
    yes_count: int | None = None
    no_count: int | None = None
    other_count: int | None = None
    silent_count: int | None = None
    passed: bool | None = None
    repeats_id: int | None = ref("vote.id", optional=True)


class VoteBase(Table, table=True):
    """A member of the vote's base as it stood at the opening."""

    __tablename__ = "vote_base"
    __table_args__: ClassVar[Any] = (UniqueConstraint("vote_id", "person_id"),)
    id: int = key()
    vote_id: int = ref("vote.id")
    person_id: int = ref("person.id")
    present: bool


class Ballot(Table, table=True):
    """A member's choice, newest only; `how` says in what way it was given, `entered_by` by whom.

    `draft_body_id` holds the words being written to it, `body_id` those that were sent.
    """

    __tablename__ = "ballot"
    __table_args__: ClassVar[Any] = (UniqueConstraint("vote_id", "person_id"),)
    id: int = key()
    vote_id: int = ref("vote.id")
    person_id: int = ref("person.id")
    choice: str
    draft_body_id: int | None = ref("body.id", optional=True)
    body_id: int | None = ref("body.id", optional=True)
    how: str = "press"
    entered_by: int = ref("person.id")
    given_at: datetime = moment()
    incoming_id: int | None = big(optional=True)
