"""What the home screen shows: what one owes, where the quarter stands, and to leaders who is waited for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from storage.tables import (
    AssignmentState,
    CellQuarter,
    Comment,
    Conclusion,
    ConclusionState,
    Duty,
    Evaluation,
    Meeting,
    MeetingState,
    Office,
    Opening,
    Paper,
    Person,
    StageKind,
    Version,
    VersionState,
    Vote,
    VoteState,
)
from storage.work import UnitOfWork
from workflow.cell import course, ledger, unconcluded, urging
from workflow.cell.actor import Actor
from workflow.cell.assigned import live_assignment
from workflow.cell.cells import quarter_of
from workflow.cell.house import house_of
from workflow.cell.judging import judges
from workflow.cell.paper_facts import has_begun, meeting_of, released_version
from workflow.cell.urging import Late
from workflow.rules.duties import DutyKind

WAITED_FOR = (
    DutyKind.ANSWER,
    DutyKind.WRITE_OUTLINE,
    DutyKind.WRITE_DRAFT,
    DutyKind.REWRITE,
    DutyKind.REVIEW,
    DutyKind.FINAL_PAPER,
    DutyKind.CONFIRM_FINAL,
)
VOTES = (DutyKind.VOTE_ADVANCE, DutyKind.VOTE_BINDING)
NONE, UNASSIGNED, ADOPTING, DONE_AGAIN = "none", "unassigned", "adopting", "done_again"
CONCLUDING, NOT_PASSED, CLOSED = "concluding", "not_passed", "closed"
TO_CONCLUDE = (CONCLUDING, NOT_PASSED)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many have opened the paper and commented, of those who owe it."""

    opened: int
    given: int
    owed: int


@dataclass(frozen=True, slots=True)
class Waited:
    """Whom the topic waits for now, for what and until when."""

    kind: str
    name: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class State:
    """Where the quarter stands. `stage`: a stage's kind, or a word for what lies between two."""

    quarter: str = ""
    topic: str = ""
    stage: str = NONE
    meeting_at: datetime | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Unconcluded:
    """The topic of an earlier quarter that still waits for its conclusion."""

    quarter_id: int
    quarter: str
    topic: str


@dataclass(frozen=True, slots=True)
class Led:
    """What leaders see besides."""

    waited: tuple[Waited, ...] = ()
    reconsider: str = ""
    progress: Progress | None = None
    late: tuple[Late, ...] = ()
    unconcluded: tuple[Unconcluded, ...] = ()


@dataclass(frozen=True, slots=True)
class Ways:
    """What may be read or done besides what is owed; the id of each, None where there is none."""

    vote_id: int | None = None
    handed_in_id: int | None = None
    paper_id: int | None = None
    comments_id: int | None = None
    conclusion_id: int | None = None
    evaluation_id: int | None = None


@dataclass(frozen=True, slots=True)
class Home:
    """Everything the home screen says."""

    duties: tuple[Duty, ...]
    overdue: int
    state: State
    led: Led
    ways: Ways


def home_of(work: UnitOfWork, actor: Actor) -> Home:
    """The home screen of a member; the superior's follower sees stage and dates only."""
    duties = own_duties(work, actor)
    overdue = sum(ledger.is_late(duty, work.now) for duty in duties)
    quarter = course.open_quarter_of(work, actor.cell_id)
    return Home(
        duties,
        overdue,
        state_of(work, quarter) if quarter else State(),
        _led(work, actor, quarter) if actor.leads else Led(),
        _ways(work, actor, quarter, duties) if actor.reads else Ways(),
    )


def own_duties(work: UnitOfWork, actor: Actor) -> tuple[Duty, ...]:
    """What a person owes, the office's duties too where they lead, soonest first."""
    own = ledger.open_duties(work, owner_id=actor.person_id)
    office = ledger.open_duties(work, cell_id=actor.cell_id, office=Office.SECRETARY) if actor.leads else []
    office = [each for each in office if each.kind != DutyKind.EVALUATE or judges(work, actor, each)]
    return tuple(sorted([*own, *office], key=lambda duty: duty.due_at))


def state_of(work: UnitOfWork, quarter: CellQuarter) -> State:
    """Where an open quarter stands."""
    meeting, topic = next_meeting(work, quarter), course.topic_of(work, quarter)
    return State(
        quarter_of(quarter).roman,
        topic.title if topic else "",
        _stage(work, quarter, topic.id) if topic else NONE,
        meeting.at if meeting else None,
        house_of(work, quarter.cell_id).place if meeting else "",
    )


def next_meeting(work: UnitOfWork, quarter: CellQuarter) -> Meeting | None:
    """The first meeting of a quarter from today on that is not recorded yet."""
    ahead = [
        row
        for row in course.meetings_of(work, quarter.id).values()
        if row.state == MeetingState.PLANNED and row.at.astimezone(work.zone).date() >= work.today
    ]
    return min(ahead, key=lambda row: row.at, default=None)


def newest_released(work: UnitOfWork, quarter: CellQuarter) -> Paper | None:
    """The paper that members can read now: the last one released on the quarter's topic."""
    papers = {row.id: row for row in work.all(Paper, quarter_id=quarter.id, topic_id=quarter.topic_id)}
    if not papers:
        return None
    version = work.find_last(Version, paper_id=list(papers), state=VersionState.RELEASED)
    return papers[version.paper_id] if version else None


def _stage(work: UnitOfWork, quarter: CellQuarter, topic_id: int) -> str:
    if live_assignment(work, quarter.id) is None:
        return UNASSIGNED
    stage = course.current(work, quarter.id, topic_id)
    if stage is None:
        return CLOSED if course.stages(work, quarter.id, topic_id) else NONE
    meetings = course.meetings_of(work, quarter.id)
    if stage.kind == StageKind.OUTLINE_MEETING and has_begun(work, meetings[1]):
        return ADOPTING if meetings[1].state == MeetingState.PLANNED else DONE_AGAIN
    if stage.kind != StageKind.CONCLUSION or not has_begun(work, meetings[2]):
        return stage.kind
    last = work.find_last(Conclusion, quarter_id=quarter.id, topic_id=topic_id)
    return NOT_PASSED if last and last.state == ConclusionState.NOT_PASSED else CONCLUDING


def _led(work: UnitOfWork, actor: Actor, quarter: CellQuarter | None) -> Led:
    late = urging.overdue(work, actor.cell_id, besides=actor.person_id)
    if quarter is None:
        return Led(late=late)
    waited = tuple(_waited(work, quarter, besides=actor.person_id))
    return Led(
        waited,
        _reconsider(work, quarter),
        _progress(work, quarter),
        late=late,
        unconcluded=tuple(_unconcluded(work, quarter)),
    )


def _unconcluded(work: UnitOfWork, present: CellQuarter) -> Iterator[Unconcluded]:
    for row in unconcluded.waiting_before(work, present):
        topic = course.topic_of(work, row)
        if topic is not None:
            yield Unconcluded(row.id, quarter_of(row).roman, topic.title)


def _waited(work: UnitOfWork, quarter: CellQuarter, besides: int) -> Iterator[Waited]:
    for duty in ledger.open_duties(work, quarter_id=quarter.id, kind=list(WAITED_FOR)):
        if duty.owner_id is not None and duty.owner_id != besides:
            yield Waited(duty.kind, work.get(Person, duty.owner_id).name, duty.due_at)


def _reconsider(work: UnitOfWork, quarter: CellQuarter) -> str:
    """The name of the author who asks to reconsider; empty where nobody does."""
    assignment = live_assignment(work, quarter.id)
    if assignment is None or assignment.state != AssignmentState.RECONSIDER:
        return ""
    return work.get(Person, assignment.author_id).name


def _progress(work: UnitOfWork, quarter: CellQuarter) -> Progress | None:
    """While comments are taken."""
    paper = newest_released(work, quarter)
    meeting = meeting_of(work, paper) if paper else None
    if paper is None or meeting is None or has_begun(work, meeting):
        return None
    version = work.find_last(Version, paper_id=paper.id, state=VersionState.RELEASED)
    given = work.count(Duty, kind=DutyKind.COMMENT, subject_id=paper.id, state="done")
    owed = work.count(Duty, kind=DutyKind.COMMENT, subject_id=paper.id, state=["open", "done", "missed"])
    opened = work.count(Opening, version_id=version.id) if version else 0
    return Progress(opened=opened, given=given, owed=owed)


def _ways(work: UnitOfWork, actor: Actor, quarter: CellQuarter | None, duties: tuple[Duty, ...]) -> Ways:
    opened = [
        row for row in work.all(CellQuarter, cell_id=actor.cell_id, order="-opened_at") if row.opened_at
    ]
    papers = (newest_released(work, row) for row in opened)
    paper = next((each for each in papers if each is not None), None)
    return Ways(
        _open_vote(work, actor, duties),
        _handed_in(work, actor, quarter) if quarter else None,
        paper.id if paper else None,
        paper.id if paper and _is_commented(work, actor, paper) else None,
        _last_concluded(work, opened),
        _last_filed(work, opened),
    )


def _is_commented(work: UnitOfWork, actor: Actor, paper: Paper) -> bool:
    """Whether somebody has commented on what this person has prepared."""
    version = released_version(work, paper)
    if version is None or version.author_id != actor.person_id:
        return False
    return any(row.given_at for row in work.all(Comment, paper_id=paper.id))


def _open_vote(work: UnitOfWork, actor: Actor, duties: tuple[Duty, ...]) -> int | None:
    """A vote that runs; None where it stands among what is owed."""
    if any(duty.kind in VOTES for duty in duties):
        return None
    vote = work.find_last(Vote, cell_id=actor.cell_id, state=VoteState.OPEN)
    return vote.id if vote else None


def _handed_in(work: UnitOfWork, actor: Actor, quarter: CellQuarter) -> int | None:
    """The paper that one has handed in and that waits for its reviewer."""
    papers = [row.id for row in work.all(Paper, quarter_id=quarter.id)]
    mine = {"paper_id": papers, "author_id": actor.person_id, "state": VersionState.HANDED_IN}
    version = work.find_last(Version, **mine)
    return version.paper_id if version else None


def _last_concluded(work: UnitOfWork, quarters: list[CellQuarter]) -> int | None:
    """The conclusion that the cell agreed on last."""
    decided = [ConclusionState.PASSED, ConclusionState.AGREED]
    row = work.find_last(Conclusion, quarter_id=[each.id for each in quarters], state=decided)
    return row.id if row else None


def _last_filed(work: UnitOfWork, quarters: list[CellQuarter]) -> int | None:
    """The evaluation that the cell heard of last."""
    rows = work.all(Evaluation, quarter_id=[each.id for each in quarters], order="-filed_at")
    return next((row.id for row in rows if row.filed_at is not None), None)
