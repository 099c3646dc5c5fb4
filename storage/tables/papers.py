"""What people write: bodies of ordered parts, papers with versions, reviews, comments, evaluations."""

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import UniqueConstraint

from storage.tables.base import Table, key, moment, ref


class PaperKind(StrEnum):
    OUTLINE = "outline"
    DRAFT = "draft"
    FINAL = "final"


class VersionState(StrEnum):
    WRITING = "writing"
    HANDED_IN = "handed_in"
    RETURNED = "returned"
    RELEASED = "released"
    DROPPED = "dropped"


class Verdict(StrEnum):
    AGREED = "agreed"
    CHANGES = "changes"


class CommentKind(StrEnum):
    REMARK = "remark"
    AGREE = "agree"


class EvaluationEnding(StrEnum):
    """What a topic's evaluation ends in: the topic closes, or its results are judged again later."""

    CLOSED = "closed"
    AGAIN = "again"


class Body(Table, table=True):
    """Anything written in pieces: the pieces are its parts, in order."""

    __tablename__ = "body"
    id: int = key()
    created_at: datetime = moment()


class Part(Table, table=True):
    """One piece as it arrived. Text now; files, photos and voice are further kinds."""

    __tablename__ = "part"
    __table_args__: ClassVar[Any] = (UniqueConstraint("body_id", "position"),)
    id: int = key()
    body_id: int = ref("body.id")
    position: int
    kind: str = "text"
    text: str
    created_at: datetime = moment()


class Paper(Table, table=True):
    """A topic's outline, draft or final paper in a quarter."""

    __tablename__ = "paper"
    __table_args__: ClassVar[Any] = (UniqueConstraint("quarter_id", "topic_id", "kind"),)
    id: int = key()
    cell_id: int = ref("cell.id")
    quarter_id: int = ref("cell_quarter.id")
    topic_id: int = ref("topic.id")
    kind: str


class Version(Table, table=True):
    """A paper as one author handed it in; `round` is the round of review it stands in."""

    __tablename__ = "version"
    __table_args__: ClassVar[Any] = (UniqueConstraint("paper_id", "number"),)
    id: int = key()
    paper_id: int = ref("paper.id")
    number: int
    round: int
    author_id: int = ref("person.id")
    body_id: int = ref("body.id")
    state: str = VersionState.WRITING
    created_at: datetime = moment()
    handed_in_at: datetime | None = moment(optional=True)
    released_at: datetime | None = moment(optional=True)


class Review(Table, table=True):
    """A reviewer's verdict on a version; without one, the words are still being written."""

    __tablename__ = "review"
    __table_args__: ClassVar[Any] = (UniqueConstraint("version_id", "reviewer_id"),)
    id: int = key()
    version_id: int = ref("version.id")
    reviewer_id: int = ref("person.id")
    round: int
    verdict: str | None = None
    body_id: int = ref("body.id")
    due_at: datetime | None = moment(optional=True)
    given_at: datetime | None = moment(optional=True)


class Opening(Table, table=True):
    """A person opened a released paper ("đã mở", known; not "đã đọc", guessed)."""

    __tablename__ = "opening"
    __table_args__: ClassVar[Any] = (UniqueConstraint("version_id", "person_id"),)
    id: int = key()
    version_id: int = ref("version.id")
    person_id: int = ref("person.id")
    opened_at: datetime = moment()


class Comment(Table, table=True):
    """A member's remark on a paper, or the word that it was read and agreed to."""

    __tablename__ = "comment"
    id: int = key()
    paper_id: int = ref("paper.id", index=True)
    version_id: int = ref("version.id")
    person_id: int = ref("person.id")
    section: str | None = None
    kind: str
    body_id: int = ref("body.id")
    created_at: datetime = moment()
    given_at: datetime | None = moment(optional=True)


class Evaluation(Table, table=True):
    """Month 3's judgement of a topic: a draft seen by the secretary alone until it is filed."""

    __tablename__ = "evaluation"
    __table_args__: ClassVar[Any] = (UniqueConstraint("quarter_id", "topic_id"),)
    id: int = key()
    quarter_id: int = ref("cell_quarter.id")
    topic_id: int = ref("topic.id")
    meeting_id: int = ref("meeting.id")
    result_body_id: int = ref("body.id")
    strengths_body_id: int = ref("body.id")
    improve_body_id: int = ref("body.id")
    ending: str | None = None
    again_quarter_id: int | None = ref("cell_quarter.id", optional=True)
    written_by: int = ref("person.id")
    filed_at: datetime | None = moment(optional=True)
