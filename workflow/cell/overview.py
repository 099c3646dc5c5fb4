"""What the home screen shows: what one owes, where the quarter stands, and for the secretary who is late."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from storage.people import members
from storage.tables import (
    CellQuarter,
    Comment,
    Duty,
    DutyState,
    Evaluation,
    Meeting,
    Office,
    Opening,
    Paper,
    Version,
    VersionState,
)
from storage.work import UnitOfWork
from workflow.cell import course, ledger
from workflow.cell.actor import Actor
from workflow.cell.cells import quarter_of
from workflow.cell.house import house_of
from workflow.rules.duties import DutyKind


@dataclass(frozen=True, slots=True)
class Progress:
    """How many have opened the paper and commented, of those who owe it."""

    opened: int
    given: int
    owed: int


@dataclass(frozen=True, slots=True)
class Late:
    """A member with overdue duties; only the secretary is told."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Home:
    """Everything the home screen says."""

    duties: tuple[Duty, ...]
    overdue: int
    quarter: str = ""
    topic: str = ""
    stage: str = "none"
    meeting_at: datetime | None = None
    place: str = ""
    paper_id: int | None = None
    evaluation_id: int | None = None
    progress: Progress | None = None
    late: tuple[Late, ...] = ()


def home_of(work: UnitOfWork, actor: Actor) -> Home:
    """The home screen of a member; the superior's follower sees stage and dates only."""
    duties = own_duties(work, actor)
    overdue = sum(ledger.is_late(duty, work.now) for duty in duties)
    quarter = course.open_quarter_of(work, actor.cell_id)
    filed = newest_filed(work, actor) if actor.reads else None
    if quarter is None:
        return Home(duties, overdue, evaluation_id=filed)
    meeting = next_meeting(work, quarter)
    topic = course.topic_of(work, quarter)
    stage = course.current(work, quarter.id, topic.id) if topic else None
    paper = newest_released(work, quarter) if actor.reads else None
    return Home(
        duties,
        overdue,
        quarter=quarter_of(quarter).roman,
        topic=topic.title if topic else "",
        stage=stage.kind if stage else "none",
        meeting_at=meeting.at if meeting else None,
        place=house_of(work, actor.cell_id).place if meeting else "",
        paper_id=paper.id if paper else None,
        evaluation_id=filed,
        progress=_progress(work, actor, paper),
        late=late_members(work, actor.cell_id) if actor.leads else (),
    )


def own_duties(work: UnitOfWork, actor: Actor) -> tuple[Duty, ...]:
    """What a person owes, the office's duties too where they lead, soonest first."""
    own = ledger.open_duties(work, owner_id=actor.person_id)
    office = ledger.open_duties(work, cell_id=actor.cell_id, office=Office.SECRETARY) if actor.leads else []
    return tuple(sorted([*own, *office], key=lambda duty: duty.due_at))


def next_meeting(work: UnitOfWork, quarter: CellQuarter) -> Meeting | None:
    """The first meeting of a quarter that is not recorded yet."""
    waiting = [row for row in course.meetings_of(work, quarter.id).values() if row.state == "planned"]
    return min(waiting, key=lambda row: row.at, default=None)


def newest_released(work: UnitOfWork, quarter: CellQuarter) -> Paper | None:
    """The paper that members can read now: the last one released on the quarter's topic."""
    papers = {row.id: row for row in work.all(Paper, quarter_id=quarter.id, topic_id=quarter.topic_id)}
    if not papers:
        return None
    version = work.find_last(Version, paper_id=list(papers), state=VersionState.RELEASED)
    return papers[version.paper_id] if version else None


def newest_filed(work: UnitOfWork, actor: Actor) -> int | None:
    """The evaluation that the cell heard of last."""
    quarters = [row.id for row in work.all(CellQuarter, cell_id=actor.cell_id)]
    filed = [row for row in work.all(Evaluation, quarter_id=quarters, order="-filed_at") if row.filed_at]
    return filed[0].id if filed else None


def late_members(work: UnitOfWork, cell_id: int) -> tuple[Late, ...]:
    """Members with overdue duties, and how many."""
    owed = work.all(Duty, cell_id=cell_id, state=DutyState.OPEN, order="due_at")
    counts = Counter(duty.owner_id for duty in owed if duty.owner_id and ledger.is_late(duty, work.now))
    names = {each.person_id: each.name for each in members(work, cell_id)}
    return tuple(Late(names.get(person_id, ""), count) for person_id, count in counts.items() if person_id)


def _progress(work: UnitOfWork, actor: Actor, paper: Paper | None) -> Progress | None:
    if paper is None or not actor.leads:
        return None
    version = work.find_last(Version, paper_id=paper.id, state=VersionState.RELEASED)
    given = {row.person_id for row in work.all(Comment, paper_id=paper.id) if row.given_at is not None}
    owed = work.count(Duty, kind=DutyKind.COMMENT, subject_id=paper.id, state=["open", "done", "missed"])
    opened = work.count(Opening, version_id=version.id) if version else 0
    return Progress(opened=opened, given=len(given), owed=owed)
