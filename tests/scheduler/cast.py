"""What the people of the sample cell do in the scenarios of the clock, each one act of `workflow`."""

from collections.abc import Callable
from typing import Any, TypeVar

from storage import bodies
from storage.tables import CellQuarter, ConclusionKind, Meeting, Outcome, Paper, PaperKind, Vote, VoteWay
from storage.work import UnitOfWork
from tests.scheduler.simulator import Simulation
from workflow.cell import assigned
from workflow.cell.actor import Actor
from workflow.cell.assigned import live_assignment
from workflow.cell.notices import participants
from workflow.meetings import meetings
from workflow.papers import adopting, commenting, papers, reviewing
from workflow.results import evaluating
from workflow.results.evaluating import Section
from workflow.rules.voting import Choice
from workflow.topics import answering, assigning
from workflow.votes import concluding, vote_opening, votes

R = TypeVar("R")
SECRETARY = "An"


class Cast:
    """Acts in quarter `number` of 2027 at the simulation's time."""

    def __init__(self, simulation: Simulation, number: int = 2) -> None:
        self.simulation, self.world = simulation, simulation.world
        self.number = number

    @property
    def quarter(self) -> CellQuarter:
        row: CellQuarter = self.world.rows(CellQuarter, year=2027, number=self.number)[0]
        return row

    def assigns(self) -> None:
        """The secretary assigns as the year's plan says."""
        row = self.quarter
        people = row.planned_author_id, row.planned_reviewer_id
        self._do(assigning.assign, self._actor(SECRETARY), row.id, row.topic_id, *people)

    def accepts(self, name: str) -> None:
        """The author takes it on."""
        assignment = self.world.do(live_assignment, self.quarter.id)
        assert assignment is not None
        self._do(answering.accept, self._actor(name), assignment.id)

    def hands_in(self, name: str, kind: PaperKind) -> None:
        """The author writes a paper and hands it in."""
        self._do(_hand_in, self._actor(name), self._paper(kind).id)

    def agrees(self, name: str, kind: PaperKind) -> None:
        """The reviewer agrees: the cell gets the paper."""
        self._do(_agree, self._actor(name), self._paper(kind).id)

    def comment(self, kind: PaperKind, *names: str) -> None:
        """These members comment."""
        for name in names:
            self._do(commenting.agree, self._actor(name), self._paper(kind).id)

    def all_comment(self, kind: PaperKind, *, besides: tuple[str, ...]) -> None:
        """Everybody comments who may, but for these."""
        names = [each.name.rsplit(maxsplit=1)[-1] for each in self.world.do(participants, 1)]
        self.comment(kind, *(name for name in names if name not in besides))

    def adopts(self) -> None:
        """The secretary records that meeting 1 adopted the outline."""
        self._do(adopting.record_outcome, self._actor(SECRETARY), self.meeting(1).id, Outcome.ADOPTED)

    def records_presence(self, number: int) -> None:
        """The secretary records who came to meeting 2 or 3: everybody who could."""
        self._do(meetings.record_presence, self._actor(SECRETARY), self.meeting(number).id)

    def opens_vote(self) -> Vote:
        """The secretary puts a conclusion to the binding vote."""
        return self._do(_conclude, self._actor(SECRETARY), self.quarter.id)

    def votes(self, vote: Vote, *, besides: tuple[str, ...]) -> None:
        """Everybody who has the choices is in favour, but for these, who say nothing."""
        for each in self.world.do(participants, 1):
            actor = self._actor(each.name)
            if not each.name.endswith(besides) and not self.world.do(votes.bar, actor, vote):
                self._do(votes.press, actor, vote.id, Choice.YES, incoming_id=1)

    def closes(self, vote: Vote) -> None:
        """The secretary ends the vote, and it is counted."""
        self._do(votes.close, self._actor(SECRETARY), vote.id)
        self._do(votes.count_closed)

    def evaluates(self) -> None:
        """The secretary files the evaluation and closes the topic."""
        self._do(_evaluate, self._actor(SECRETARY), self.quarter.topic_id)

    def meeting(self, number: int) -> Meeting:
        """A meeting of the quarter."""
        row: Meeting = self.world.rows(Meeting, quarter_id=self.quarter.id, number=number)[0]
        return row

    def _paper(self, kind: PaperKind) -> Paper:
        quarter = self.quarter
        assert quarter.topic_id is not None
        return self.world.do(assigned.paper_of, quarter, quarter.topic_id, kind)

    def _actor(self, name: str) -> Actor:
        return self.world.actor(name)

    def _do(self, act: Callable[..., R], *args: Any, **kwargs: Any) -> R:
        return self.simulation.do(act, *args, **kwargs)


def _hand_in(work: UnitOfWork, actor: Actor, paper_id: int) -> None:
    desk = papers.to_write(work, actor, paper_id)
    bodies.append(work, desk.version.body_id, "Nội dung thử nghiệm.")
    papers.hand_in(work, actor, paper_id)


def _agree(work: UnitOfWork, actor: Actor, paper_id: int) -> None:
    found = reviewing.open_review(work, actor, paper_id)
    reviewing.agree(work, actor, found.version.id)


def _conclude(work: UnitOfWork, actor: Actor, quarter_id: int) -> Vote:
    row = concluding.start(work, actor, quarter_id, ConclusionKind.CONCLUSION)
    bodies.append(work, concluding.draft_body(work, actor, row.id), "Kết luận thử nghiệm.")
    return vote_opening.open_vote(work, actor, row.id, VoteWay.BINDING)


def _evaluate(work: UnitOfWork, actor: Actor, topic_id: int) -> None:
    row = evaluating.draft_of(work, actor, topic_id)
    assert row is not None
    for section in Section:
        bodies.append(work, evaluating.body_of(work, actor, row.id, section), "Lời thử nghiệm.")
    evaluating.file(work, actor, row.id)
