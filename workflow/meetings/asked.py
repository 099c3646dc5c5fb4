"""Opinions asked before a meeting: they end at the latest when it begins (PRODUCT, "The quarter").

Here stands what the meeting does to them; the clock closes and counts them like any other vote.
"""

from datetime import datetime

from storage.tables import Duty, Meeting, Vote, VoteState, VoteWay
from storage.work import UnitOfWork
from texts.actions import encode
from workflow.cell import ledger
from workflow.cell.agenda import Event, plan
from workflow.cell.course import DECIDING_MEETING
from workflow.cell.notices import restate
from workflow.rules.duties import DutyKind

SAYING_UNTIL_WHEN = ("vote-opened-advance", "vote-all-in")


def outlasting(work: UnitOfWork, meeting: Meeting, at: datetime) -> list[Vote]:
    """What is being asked and would outlast the meeting's beginning at `at`; a first meeting ends nothing."""
    if meeting.number < DECIDING_MEETING:
        return []
    asked = work.all(Vote, cell_id=meeting.cell_id, way=VoteWay.ADVANCE, state=VoteState.OPEN)
    return [row for row in asked if row.opened_at < at < row.latest_at]


def owed_on(work: UnitOfWork, votes: list[Vote]) -> list[Duty]:
    """The answers that are still owed to these."""
    return ledger.open_duties(work, kind=DutyKind.VOTE_ADVANCE, subject_id=[row.id for row in votes])


def end_by(work: UnitOfWork, meeting: Meeting, at: datetime) -> None:
    """The meeting begins at `at`, and that is the latest time of what was asked before it."""
    for vote in outlasting(work, meeting, at):
        work.change(Vote, vote.id, latest_at=at)
        plan(work, vote.cell_id, Event.CLOSE_VOTE, vote.id, at)
        actions = {encode("vote-read", vote.id), encode("vote-close", vote.id)}
        for kind in SAYING_UNTIL_WHEN:
            restate(work, vote.cell_id, kind, actions, latest=at)
