"""Judging a topic's results after meeting 3: a draft for secretary and deputy alone, then filed.

What is filed is never changed; results judged again in a later quarter are a row of that quarter.
"""

from enum import StrEnum

from storage import audit, bodies
from storage.tables import (
    CellQuarter,
    Duty,
    Evaluation,
    EvaluationEnding,
    Meeting,
    MeetingState,
    Office,
    Stage,
    StageKind,
    Topic,
    TopicState,
)
from storage.work import UnitOfWork
from texts.message import Message, message
from workflow.cell import cells, course, ledger
from workflow.cell.actor import Actor, must_belong, must_lead
from workflow.cell.judging import author_of, is_later, judge_instead
from workflow.cell.notices import Timing, tell_everybody, tell_member
from workflow.errors import Refused
from workflow.results.evaluation_words import Sheet, read_button, read_lines, show_button
from workflow.rules.duties import DutyKind
from workflow.rules.quarters import Quarter

FINAL_DUTIES = (DutyKind.FINAL_PAPER, DutyKind.CONFIRM_FINAL, DutyKind.REWRITE)
QUARTERS_OFFERED = 4


class Section(StrEnum):
    """What is written, in this order; without the needed ones nothing is filed."""

    RESULT = "result"
    STRENGTHS = "strengths"
    IMPROVE = "improve"


NEEDED = (Section.RESULT, Section.STRENGTHS)


def owed(work: UnitOfWork, actor: Actor) -> list[Duty]:
    """The evaluations that are owed now, soonest first."""
    must_lead(actor)
    office = {"cell_id": actor.cell_id, "office": Office.SECRETARY}
    return ledger.open_duties(work, kind=DutyKind.EVALUATE, **office)


def next_meeting(work: UnitOfWork, actor: Actor) -> Meeting | None:
    """The meeting 3 after which the next evaluation is written; None before a quarter has opened."""
    must_lead(actor)
    waiting = {"cell_id": actor.cell_id, "number": 3, "state": MeetingState.PLANNED}
    return next(iter(work.all(Meeting, order="at", **waiting)), None)


def last_filed(work: UnitOfWork, cell_id: int, topic_id: int) -> Evaluation | None:
    """The newest filed evaluation of a topic of this cell."""
    if work.find(Topic, id=topic_id, cell_id=cell_id) is None:
        raise Refused("refused-old-button")
    filed = [row for row in work.all(Evaluation, topic_id=topic_id) if row.filed_at is not None]
    return filed[-1] if filed else None


def draft_of(work: UnitOfWork, actor: Actor, topic_id: int) -> Evaluation | None:
    """The draft of what is owed on a topic, begun where there is none; None where nothing is owed."""
    duty = next((each for each in owed(work, actor) if each.subject_id == topic_id), None)
    if duty is None or duty.quarter_id is None:
        return None
    _must_judge(work, actor, topic_id, duty.quarter_id)
    found = work.find(Evaluation, quarter_id=duty.quarter_id, topic_id=topic_id)
    return found or _begin(work, actor, duty.quarter_id, topic_id)


def draft(work: UnitOfWork, actor: Actor, evaluation_id: int) -> Evaluation:
    """A draft of one's own cell, for secretary and deputy; refuses its author, and one that was filed."""
    must_lead(actor)
    row = _of_cell(work, actor, evaluation_id)
    if row.filed_at is not None:
        raise Refused("evaluate-filed-already", buttons=(read_button(row.id),), at=row.filed_at)
    _must_judge(work, actor, row.topic_id, row.quarter_id)
    return row


def body_of(work: UnitOfWork, actor: Actor, evaluation_id: int, section: Section) -> int:
    """The body that a section is written into."""
    return _body(draft(work, actor, evaluation_id), section)


def is_blank(work: UnitOfWork, row: Evaluation) -> bool:
    """Whether nothing has been written yet."""
    return all(bodies.is_empty(work, _body(row, each)) for each in Section)


def next_blank(work: UnitOfWork, row: Evaluation, after: Section) -> Section | None:
    """The first section after this one without a word."""
    following = list(Section)[list(Section).index(after) + 1 :]
    return next((each for each in following if bodies.is_empty(work, _body(row, each))), None)


def missing(work: UnitOfWork, row: Evaluation) -> Section | None:
    """The first needed section without a word."""
    return next((each for each in NEEDED if bodies.is_empty(work, _body(row, each))), None)


def unfinished(work: UnitOfWork, row: Evaluation) -> list[str]:
    """The keys of what the topic still waits for: its conclusion; its final paper, which stays owed."""
    topic = {"quarter_id": row.quarter_id, "topic_id": row.topic_id}
    concluding = work.find(Stage, **topic, kind=StageKind.CONCLUSION, done_at=None)
    final = ledger.open_duties(work, quarter_id=row.quarter_id, kind=list(FINAL_DUTIES))
    return [
        *(["evaluate-conclusion-waits"] if concluding else []),
        *(["evaluate-final-waits"] if final else []),
    ]


def sheet(work: UnitOfWork, row: Evaluation, *, whole: bool = True) -> Sheet:
    """What is written; the cell gets the result only."""
    again = work.find(CellQuarter, id=row.again_quarter_id) if row.again_quarter_id else None
    return Sheet(
        id=row.id,
        topic=work.get(Topic, row.topic_id).title,
        quarter=cells.quarter_of(work.get(CellQuarter, row.quarter_id)),
        result=bodies.text(work, row.result_body_id),
        strengths=bodies.text(work, row.strengths_body_id) if whole else "",
        improve=bodies.text(work, row.improve_body_id) if whole else "",
        ending=row.ending,
        again=cells.quarter_of(again) if again else None,
    )


def read(work: UnitOfWork, actor: Actor, evaluation_id: int) -> Sheet:
    """A filed evaluation: all of it for the author and for those who lead, the result for the cell."""
    must_belong(actor, actor.cell_id)
    row = _of_cell(work, actor, evaluation_id)
    if row.filed_at is None:
        raise Refused("refused-not-yours")
    is_author = actor.person_id == author_of(work, row.topic_id, row.quarter_id)
    return sheet(work, row, whole=actor.leads or is_author)


def later_quarters(work: UnitOfWork, row: Evaluation) -> list[Quarter]:
    """The next four quarters at whose meeting 3 the results can still be judged again."""
    quarter = cells.quarter_of(work.get(CellQuarter, row.quarter_id))
    cell_id = work.get(Topic, row.topic_id).cell_id
    offered: list[Quarter] = []
    while len(offered) < QUARTERS_OFFERED:
        quarter = quarter.next()
        if not _is_over(work, cell_id, quarter):
            offered.append(quarter)
    return offered


def check(work: UnitOfWork, actor: Actor, evaluation_id: int, again: Quarter | None = None) -> Evaluation:
    """The draft that may be filed so: `again` None closes the topic."""
    row = draft(work, actor, evaluation_id)
    if missing(work, row) is not None:
        raise Refused("evaluate-incomplete", buttons=(show_button(row.id),))
    if again is not None and again not in later_quarters(work, row):
        raise Refused("evaluate-quarter-gone", buttons=(show_button(row.id),))
    return row


def file(work: UnitOfWork, actor: Actor, evaluation_id: int, again: Quarter | None = None) -> None:
    """File a draft: the author sees it all, the cell the result; the topic closes, or is judged again."""
    row = check(work, actor, evaluation_id, again)
    slot = cells.slot(work, actor.cell_id, again) if again else None
    ending = EvaluationEnding.AGAIN if slot else EvaluationEnding.CLOSED
    values = {"ending": ending, "again_quarter_id": slot.id if slot else None, "filed_at": work.now}
    work.change(Evaluation, row.id, written_by=actor.person_id, **values)
    ledger.done(work, DutyKind.EVALUATE, row.topic_id, quarter_id=row.quarter_id)
    if slot is None:
        _close_topic(work, row)
    detail = {"ending": ending.value, "again_quarter": slot.id if slot else None}
    subject = f"evaluation:{row.id}"
    audit.record(work, actor.cell_id, actor.person_id, "evaluation.filed", subject, detail)
    _tell(work, actor, row.id)


def _must_judge(work: UnitOfWork, actor: Actor, topic_id: int, quarter_id: int) -> None:
    if (other := judge_instead(work, actor, topic_id, quarter_id)) is not None:
        raise Refused("evaluate-own", name=other.name)


def _begin(work: UnitOfWork, actor: Actor, quarter_id: int, topic_id: int) -> Evaluation:
    row_id = work.add(
        Evaluation,
        quarter_id=quarter_id,
        topic_id=topic_id,
        meeting_id=course.meetings_of(work, quarter_id)[3].id,
        result_body_id=bodies.new(work),
        strengths_body_id=bodies.new(work),
        improve_body_id=bodies.new(work),
        written_by=actor.person_id,
    )
    return work.get(Evaluation, row_id)


def _of_cell(work: UnitOfWork, actor: Actor, evaluation_id: int) -> Evaluation:
    row = work.find(Evaluation, id=evaluation_id)
    if row is None or work.find(Topic, id=row.topic_id, cell_id=actor.cell_id) is None:
        raise Refused("refused-old-button")
    return row


def _body(row: Evaluation, section: Section) -> int:
    match section:
        case Section.RESULT:
            return row.result_body_id
        case Section.STRENGTHS:
            return row.strengths_body_id
        case Section.IMPROVE:
            return row.improve_body_id


def _is_over(work: UnitOfWork, cell_id: int, quarter: Quarter) -> bool:
    row = work.find(CellQuarter, cell_id=cell_id, year=quarter.year, number=quarter.number)
    third = work.find(Meeting, quarter_id=row.id, number=3) if row else None
    return third is not None and third.state == MeetingState.RECORDED


def _close_topic(work: UnitOfWork, row: Evaluation) -> None:
    """The topic is over in this quarter; it stays open where a later one studies its open questions on."""
    for stage in work.all(Stage, topic_id=row.topic_id, kind=StageKind.RESULTS, done_at=None):
        if not is_later(work, stage.quarter_id, row.quarter_id):
            course.reach_end(work, stage.quarter_id, row.topic_id, StageKind.RESULTS)
    studied = work.all(CellQuarter, topic_id=row.topic_id)
    if not any(is_later(work, quarter.id, row.quarter_id) for quarter in studied):
        work.change(Topic, row.topic_id, state=TopicState.CLOSED, closed_at=work.now)


def _tell(work: UnitOfWork, actor: Actor, evaluation_id: int) -> None:
    """Next morning: all of it to the author, the result to everybody else who takes part."""
    row = work.get(Evaluation, evaluation_id)
    author_id = author_of(work, row.topic_id, row.quarter_id)
    if author_id is not None and author_id != actor.person_id:
        tell_member(work, actor.cell_id, author_id, _notice(work, row, whole=True))
    others = _notice(work, row, whole=False)
    tell_everybody(work, actor.cell_id, others, timing=Timing.MORNING, but=(actor.person_id, author_id))


def _notice(work: UnitOfWork, row: Evaluation, *, whole: bool) -> Message:
    return message(*read_lines(sheet(work, row, whole=whole)), buttons=(read_button(row.id),))
