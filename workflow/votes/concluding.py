"""What a topic comes to: a conclusion, a resolution, or open questions (PRODUCT, "The quarter").

A text is a draft that leaders alone see until a vote on it opens; from then on it is locked, and a
change of words makes a new draft beside it.
"""

from storage import audit, bodies
from storage.tables import (
    CellQuarter,
    Conclusion,
    ConclusionKind,
    ConclusionState,
    Meeting,
    StageKind,
    Topic,
    Vote,
    VoteState,
    VoteWay,
)
from storage.work import UnitOfWork
from texts.actions import encode
from texts.message import Button, Line, button, line, message
from workflow.cell import course
from workflow.cell.actor import Actor, must_belong, must_lead
from workflow.cell.cells import quarter_of
from workflow.cell.course import DECIDING_MEETING
from workflow.cell.notices import Timing, take_back, tell_everybody
from workflow.cell.unconcluded import WAITING, newest, waits
from workflow.errors import Refused

SHOWN = (*WAITING[1:], ConclusionState.PASSED, ConclusionState.AGREED)


def quarters_to_conclude(work: UnitOfWork, actor: Actor) -> list[CellQuarter]:
    """The present quarter, if it has a topic, and earlier ones whose topic still waits for its conclusion."""
    must_lead(actor)
    present = course.open_quarter_of(work, actor.cell_id)
    opened = [row for row in work.all(CellQuarter, cell_id=actor.cell_id) if row.opened_at and row.topic_id]
    return [row for row in opened if (present and row.id == present.id) or waits(work, row)]


def subject_quarter(work: UnitOfWork, actor: Actor, quarter_id: int) -> tuple[CellQuarter, Topic]:
    """An opened quarter of the leader's cell with its topic."""
    must_lead(actor)
    quarter = work.find(CellQuarter, id=quarter_id, cell_id=actor.cell_id)
    topic = course.topic_of(work, quarter) if quarter and quarter.opened_at else None
    if quarter is None or topic is None:
        raise Refused("refused-not-yours")
    return quarter, topic


def led(work: UnitOfWork, actor: Actor, conclusion_id: int) -> Conclusion:
    """A conclusion of the cell that the actor leads."""
    must_lead(actor)
    return _own(work, actor, conclusion_id)


def read(work: UnitOfWork, actor: Actor, conclusion_id: int) -> Conclusion:
    """A conclusion that the actor may read: a draft is for leaders only."""
    row = _own(work, actor, conclusion_id)
    if row.state not in SHOWN and not actor.leads:
        raise Refused("refused-not-yours")
    return row


def about(work: UnitOfWork, row: Conclusion) -> dict[str, str]:
    """Kind, quarter and topic of a conclusion, as its texts name them."""
    quarter = work.get(CellQuarter, row.quarter_id)
    return {
        "kind": row.kind,
        "quarter": quarter_of(quarter).roman,
        "topic": work.get(Topic, row.topic_id).title,
    }


def start(work: UnitOfWork, actor: Actor, quarter_id: int, kind: str) -> Conclusion:
    """Begin a text of this kind, or give the draft there is this kind; its words stay."""
    quarter, topic = subject_quarter(work, actor, quarter_id)
    if kind not in tuple(ConclusionKind):
        raise Refused("refused-old-button")
    present = newest(work, quarter)
    if present is None:
        return _add(work, actor, quarter.id, topic.id, kind=kind, body_id=bodies.new(work))
    _must_be_draft(work, present)
    work.change(Conclusion, present.id, kind=kind)
    return work.get(Conclusion, present.id)


def draft_body(work: UnitOfWork, actor: Actor, conclusion_id: int) -> int:
    """The body that the draft is written into; refused once a vote on it was opened."""
    row = led(work, actor, conclusion_id)
    _must_be_draft(work, row)
    return row.body_id


def is_locked(work: UnitOfWork, row: Conclusion) -> bool:
    """Whether a vote was opened on these very words (PRODUCT row 32)."""
    return row.state != ConclusionState.DRAFT or work.find(Vote, conclusion_id=row.id) is not None


def must_be_ready(work: UnitOfWork, row: Conclusion) -> None:
    """Refuse what cannot be decided on: not a draft, no words."""
    if row.state != ConclusionState.DRAFT:
        raise Refused("conclude-not-now", buttons=(see_button(row),))
    if bodies.is_empty(work, row.body_id):
        raise Refused("conclude-empty", buttons=(see_button(row),))


def agree(work: UnitOfWork, actor: Actor, conclusion_id: int) -> Conclusion:
    """Record a conclusion or open questions as agreed in the meeting, without a count (DOMAIN 2)."""
    row = led(work, actor, conclusion_id)
    if row.state == ConclusionState.AGREED:
        return row
    must_be_agreeable(work, row)
    return _agreed(work, actor, row)


def must_be_agreeable(work: UnitOfWork, row: Conclusion) -> None:
    """Refuse what needs a count, and anything before the meeting."""
    must_be_ready(work, row)
    if why := why_counted(work, row):
        raise Refused(why, buttons=(see_button(row),))
    meeting = course.meetings_of(work, row.quarter_id)[DECIDING_MEETING]
    if work.now < meeting.at:
        raise Refused("conclude-agree-early", buttons=(see_button(row),), at=meeting.at)


def why_counted(work: UnitOfWork, row: Conclusion) -> str | None:
    """The key of why this needs a count (a resolution, or what a vote has refused); None: it needs none."""
    if row.kind == ConclusionKind.RESOLUTION:
        return "conclude-agree-resolution"
    if row.kind == ConclusionKind.CONCLUSION and last_binding(work, row) is not None:
        return "conclude-agree-after-vote"
    return None


def last_binding(work: UnitOfWork, row: Conclusion) -> Vote | None:
    """The newest binding vote counted on this quarter's topic, on whatever words."""
    earlier = work.all(Conclusion, quarter_id=row.quarter_id, topic_id=row.topic_id)
    ids = [each.id for each in earlier]
    return work.find_last(Vote, conclusion_id=ids, way=VoteWay.BINDING, state=VoteState.COUNTED)


def last_vote(work: UnitOfWork, row: Conclusion) -> Vote | None:
    """The newest vote on these very words."""
    return work.find_last(Vote, conclusion_id=row.id)


def correct(work: UnitOfWork, actor: Actor, conclusion_id: int) -> Conclusion:
    """A new draft with the same words, to be changed and voted on again; the old one stays as it is."""
    row = led(work, actor, conclusion_id)
    if (other := _replacement(work, row)) is not None:
        return other
    if not is_locked(work, row):
        return row
    if row.state == ConclusionState.DRAFT:
        work.change(Conclusion, row.id, state=ConclusionState.DROPPED)
    else:
        _must_be_not_passed(row)
    return _copy(work, actor, row)


def discuss_again(work: UnitOfWork, actor: Actor, conclusion_id: int) -> Conclusion:
    """The topic waits in stage "conclusion" for the next meeting that can; all hear of it in the morning."""
    row = led(work, actor, conclusion_id)
    if (other := _replacement(work, row)) is not None:
        return other
    _must_be_not_passed(row)
    fresh = _copy(work, actor, row)
    meeting = next_meeting(work, actor.cell_id)
    if meeting is not None:
        _tell_all(work, row, line("conclude-again-notice", **about(work, row), at=meeting.at))
    audit.record(work, actor.cell_id, actor.person_id, "conclusion.discuss_again", f"conclusion:{row.id}")
    return fresh


def end_open(work: UnitOfWork, actor: Actor, conclusion_id: int) -> Conclusion:
    """What was not passed ends as open questions: agreed, and carried on as study; the topic stays open."""
    row = led(work, actor, conclusion_id)
    if (other := _replacement(work, row)) is not None:
        return other
    _must_be_not_passed(row)
    return _agreed(work, actor, _copy(work, actor, row, kind=ConclusionKind.OPEN_QUESTIONS))


def take_back_again(work: UnitOfWork, row: Conclusion) -> None:
    """A new vote on a topic: that it was to be discussed again is no news any more."""
    texts = work.all(Conclusion, quarter_id=row.quarter_id, topic_id=row.topic_id)
    actions = {encode("conclude-read", each.id) for each in texts}
    take_back(work, work.get(CellQuarter, row.quarter_id).cell_id, "conclude-again-notice", actions)


def conclude_stage(work: UnitOfWork, row: Conclusion) -> None:
    """The topic has its conclusion."""
    course.reach_end(work, row.quarter_id, row.topic_id, StageKind.CONCLUSION)


def next_meeting(work: UnitOfWork, cell_id: int) -> Meeting | None:
    """The first meeting ahead that can decide: meeting 1 deals with the outline and takes no presence."""
    called = work.all(Meeting, cell_id=cell_id, order="at")
    ahead = (row for row in called if row.at > work.now and row.number >= DECIDING_MEETING)
    return next(ahead, None)


def is_newest(work: UnitOfWork, row: Conclusion) -> bool:
    """Whether no other text has taken this one's place."""
    present = newest(work, work.get(CellQuarter, row.quarter_id))
    return present is not None and present.id == row.id


def ways_on(work: UnitOfWork, row: Conclusion) -> list[Button]:
    """After a vote lost: correct and vote again, discuss again, or end with open questions; once."""
    if row.state != ConclusionState.NOT_PASSED or not is_newest(work, row):
        return []
    return [
        button(encode("conclude-correct", row.id), "conclude-correct"),
        _again_button(work, row),
        button(encode("conclude-end", row.id), "conclude-end"),
    ]


def see_button(row: Conclusion) -> Button:
    """To where this text stands now."""
    return button(encode("conclude", row.quarter_id), "conclude-see")


def _own(work: UnitOfWork, actor: Actor, conclusion_id: int) -> Conclusion:
    row = work.find(Conclusion, id=conclusion_id)
    if row is None:
        raise Refused("refused-not-yours")
    must_belong(actor, work.get(CellQuarter, row.quarter_id).cell_id)
    return row


def _replacement(work: UnitOfWork, row: Conclusion) -> Conclusion | None:
    """The text that has taken this one's place already: a second press finds it and changes nothing."""
    present = newest(work, work.get(CellQuarter, row.quarter_id))
    return present if present is not None and present.id != row.id else None


def _again_button(work: UnitOfWork, row: Conclusion) -> Button:
    action = encode("conclude-again", row.id)
    meeting = next_meeting(work, work.get(CellQuarter, row.quarter_id).cell_id)
    if meeting is None:
        return button(action, "conclude-again-later")
    return button(action, "conclude-again", at=meeting.at)


def _must_be_draft(work: UnitOfWork, row: Conclusion) -> None:
    if is_locked(work, row):
        raise Refused("conclude-locked", buttons=(see_button(row),))


def _must_be_not_passed(row: Conclusion) -> None:
    if row.state != ConclusionState.NOT_PASSED:
        raise Refused("conclude-not-now", buttons=(see_button(row),))


def _add(
    work: UnitOfWork, actor: Actor, quarter_id: int, topic_id: int, *, kind: str, body_id: int
) -> Conclusion:
    row_id = work.add(
        Conclusion,
        quarter_id=quarter_id,
        topic_id=topic_id,
        kind=kind,
        body_id=body_id,
        written_by=actor.person_id,
        created_at=work.now,
    )
    audit.record(
        work, actor.cell_id, actor.person_id, "conclusion.begun", f"conclusion:{row_id}", {"kind": kind}
    )
    return work.get(Conclusion, row_id)


def _copy(work: UnitOfWork, actor: Actor, row: Conclusion, *, kind: str | None = None) -> Conclusion:
    body_id = bodies.copy(work, row.body_id)
    return _add(work, actor, row.quarter_id, row.topic_id, kind=kind or row.kind, body_id=body_id)


def _agreed(work: UnitOfWork, actor: Actor, row: Conclusion) -> Conclusion:
    work.change(Conclusion, row.id, state=ConclusionState.AGREED, decided_at=work.now)
    conclude_stage(work, row)
    _tell_all(work, row, line("conclude-agreed-notice", **about(work, row)))
    audit.record(work, actor.cell_id, actor.person_id, "conclusion.agreed", f"conclusion:{row.id}")
    return work.get(Conclusion, row.id)


def _tell_all(work: UnitOfWork, row: Conclusion, said: Line) -> None:
    """With everyone's next digest: one member's act is not a reason for a message of its own."""
    cell_id = work.get(CellQuarter, row.quarter_id).cell_id
    whole = message(said, buttons=[button(encode("conclude-read", row.id), "conclude-read")])
    tell_everybody(work, cell_id, whole, timing=Timing.MORNING)
