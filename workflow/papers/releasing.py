"""Release: a paper goes to the whole cell, with the month's brief and the comments that members owe."""

from dataclasses import dataclass
from datetime import datetime

from storage import audit
from storage.tables import (
    CellQuarter,
    Meeting,
    Paper,
    PaperKind,
    Stage,
    StageKind,
    Version,
    VersionState,
)
from storage.work import UnitOfWork
from texts.message import Line, line, message
from workflow.cell import agenda, commenters, course
from workflow.cell.actor import Actor
from workflow.cell.agenda import Event
from workflow.cell.assigned import live_assignment
from workflow.cell.house import house_of
from workflow.cell.notices import Timing, participants, tell, tell_everybody
from workflow.cell.paper_facts import (
    has_begun,
    is_second_round,
    meeting_of,
    words_of,
)
from workflow.meetings import meetings
from workflow.papers.brief import brief, to_reader
from workflow.papers.paper_states import read_button

STAGES = {PaperKind.OUTLINE: StageKind.OUTLINE, PaperKind.DRAFT: StageKind.DRAFT}


@dataclass(frozen=True, slots=True)
class Released:
    """What a release came to.

    `told`: how many who are told have joined. `comments_due_at`: None where the cell comments no more.
    """

    paper: Paper
    told: int
    comments_due_at: datetime | None = None


def release(work: UnitOfWork, actor: Actor, paper: Paper, version: Version) -> Released:
    """Everybody may read this version from now on; what follows depends on the paper's kind.

    An outline or a draft is commented until its meeting; an outline of the second round counts as
    adopted, and what follows is owed; a final paper ends its stage.
    """
    work.change(Version, version.id, state=VersionState.RELEASED, released_at=work.now)
    detail = {"paper": paper.id, "round": version.round}
    audit.record(work, actor.cell_id, actor.person_id, "paper.released", f"version:{version.id}", detail)
    meeting = meeting_of(work, paper)
    if meeting is None:
        _end_stage(work, paper, StageKind.FINAL)
        return _tell_released(work, paper, line("release-told-final", **words_of(work, paper)))
    if is_second_round(work, paper):
        return _adopt(work, paper)
    course.reach_end(work, paper.quarter_id, paper.topic_id, STAGES[PaperKind(paper.kind)])
    if has_begun(work, meeting):
        return _tell_released(work, paper, line("release-told-late", **words_of(work, paper)))
    return _to_comment(work, paper, version, meeting)


def send_brief(work: UnitOfWork, quarter: CellQuarter, meeting_number: int) -> int:
    """Tell every member who takes part what the month holds; how many of them have joined."""
    house = house_of(work, quarter.cell_id)
    said = brief(work, quarter, meeting_number)
    told = participants(work, quarter.cell_id)
    for each in told:
        tell(
            work,
            quarter.cell_id,
            each.person_id,
            to_reader(work, said, quarter, each.person_id),
            timing=Timing.AT_ONCE,
            formal=True,
            house=house,
        )
    return sum(each.joined for each in told)


def _to_comment(work: UnitOfWork, paper: Paper, version: Version, meeting: Meeting) -> Released:
    due: datetime | None = None
    house = house_of(work, paper.cell_id)
    for each in commenters.commenters(work, paper, version):
        due = commenters.owe(work, paper, meeting, each.person_id, house=house).due_at
    agenda.cancel(work, paper.cell_id, Event.BRIEF, meeting.id)
    told = send_brief(work, work.get(CellQuarter, paper.quarter_id), meeting.number)
    return Released(paper, told, due)


def _adopt(work: UnitOfWork, paper: Paper) -> Released:
    course.reach_end(work, paper.quarter_id, paper.topic_id, StageKind.OUTLINE_MEETING)
    assignment = live_assignment(work, paper.quarter_id)
    if assignment is not None:
        meetings.begin_after_outline(work, assignment)
    following = meetings.after_outline(work, paper.quarter_id)
    told = line("release-told-adopted", topic=words_of(work, paper)["topic"], paper=following)
    return _tell_released(work, paper, told)


def _tell_released(work: UnitOfWork, paper: Paper, told: Line) -> Released:
    said = message(told, buttons=(read_button(paper.id),))
    return Released(paper, tell_everybody(work, paper.cell_id, said, timing=Timing.MORNING))


def _end_stage(work: UnitOfWork, paper: Paper, kind: StageKind) -> None:
    """This stage alone: a conclusion that still waits for its vote goes on waiting."""
    stage = work.find(Stage, quarter_id=paper.quarter_id, topic_id=paper.topic_id, kind=kind)
    if stage is not None and stage.done_at is None:
        work.change(Stage, stage.id, done_at=work.now)
