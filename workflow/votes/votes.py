"""A vote while it runs: presses, the close, the count (PRODUCT rows 31 to 41).

A press counts by when it was received, not by when it was handled: the close stores the newest update
received, and the count waits until none of those up to it is pending.
"""

from dataclasses import dataclass
from datetime import datetime

from storage import audit, bodies, inbox
from storage import votes as statements
from storage.people import names_of
from storage.tables import (
    Ballot,
    CellQuarter,
    ClockTask,
    Conclusion,
    ConclusionState,
    Vote,
    VoteBase,
    VoteState,
    VoteWay,
)
from storage.work import UnitOfWork
from workflow.cell import agenda, ledger
from workflow.cell.actor import Actor, must_belong, must_lead
from workflow.cell.agenda import Event
from workflow.errors import Refused
from workflow.meetings import meetings
from workflow.rules.voting import Choice, tally
from workflow.votes import concluding, vote_telling
from workflow.votes.vote_opening import DUTY
from workflow.votes.vote_words import see_button

NO_CHOICE = "none"


@dataclass(frozen=True, slots=True)
class Pressed:
    """A press that counts: the choice that now stands, and whether it stood before."""

    vote: Vote
    choice: Choice
    same: bool


@dataclass(frozen=True, slots=True)
class Words:
    """What a member wrote to a choice."""

    name: str
    choice: str
    text: str


@dataclass(frozen=True, slots=True)
class View:
    """A vote as one member may see it. `bar`: why this member has no choices; empty for those who have."""

    vote: Vote
    conclusion: Conclusion
    bar: str
    own: str
    given_at: datetime | None


def seen_by(work: UnitOfWork, actor: Actor, vote_id: int) -> View:
    """The vote for a member of its cell; nothing of others' choices before the close."""
    vote, ballot = _own_ballot(work, actor, vote_id)
    return View(
        vote,
        work.get(Conclusion, vote.conclusion_id),
        bar=bar(work, actor, vote),
        own=ballot.choice if ballot else NO_CHOICE,
        given_at=ballot.given_at if ballot else None,
    )


def own_choice(work: UnitOfWork, actor: Actor, vote_id: int) -> tuple[Vote, str]:
    """A vote of the actor's own cell, and what the actor has chosen in it."""
    vote, ballot = _own_ballot(work, actor, vote_id)
    return vote, ballot.choice if ballot else NO_CHOICE


def _own_ballot(work: UnitOfWork, actor: Actor, vote_id: int) -> tuple[Vote, Ballot | None]:
    vote = vote_of(work, actor, vote_id)
    return vote, work.find(Ballot, vote_id=vote.id, person_id=actor.person_id)


def vote_of(work: UnitOfWork, actor: Actor, vote_id: int) -> Vote:
    """A vote of the actor's own cell."""
    must_belong(actor, actor.cell_id)
    vote = work.find(Vote, id=vote_id, cell_id=actor.cell_id)
    if vote is None:
        raise Refused("refused-not-yours")
    return vote


def open_votes(work: UnitOfWork, actor: Actor) -> list[Vote]:
    """Votes of the cell that run now."""
    must_belong(actor, actor.cell_id)
    return work.all(Vote, cell_id=actor.cell_id, state=VoteState.OPEN)


def last_counted(work: UnitOfWork, actor: Actor) -> Vote | None:
    """The newest result of the actor's cell."""
    must_belong(actor, actor.cell_id)
    return work.find_last(Vote, cell_id=actor.cell_id, state=VoteState.COUNTED)


def bar(work: UnitOfWork, actor: Actor, vote: Vote) -> str:
    """Why a member may not choose in this vote, by the base as it stood at the opening; empty if they may."""
    row = work.find(VoteBase, vote_id=vote.id, person_id=actor.person_id)
    if row is not None:
        return "" if row.present or vote.way == VoteWay.ADVANCE else "absent"
    if not actor.official:
        return "probationary"
    return "other" if actor.takes_part else "condition"


def press(work: UnitOfWork, actor: Actor, vote_id: int, choice: Choice, *, incoming_id: int) -> Pressed:
    """Record a choice; it may change until the close. Refused from outside the base and after the close."""
    vote = vote_of(work, actor, vote_id)
    if why := bar(work, actor, vote):
        raise Refused("vote-barred", why=why, buttons=(see_button(vote),))
    ballot = work.find(Ballot, vote_id=vote.id, person_id=actor.person_id)
    if not _in_time(work, vote, incoming_id):
        own = ballot.choice if ballot else NO_CHOICE
        at = vote.closed_at or vote.latest_at
        raise Refused("vote-too-late", own=own, way=vote.way, at=at, buttons=(see_button(vote),))
    if ballot is None:
        _first(work, actor, vote, choice, incoming_id)
        return Pressed(vote, choice, same=False)
    if ballot.incoming_id is not None and ballot.incoming_id > incoming_id:
        return Pressed(vote, Choice(ballot.choice), same=True)
    _change(work, actor, ballot, choice, incoming_id)
    return Pressed(vote, choice, same=ballot.choice == choice)


def words_body(work: UnitOfWork, actor: Actor, vote_id: int) -> int:
    """The draft of the words to one's own "no" or "other opinion"; they may come until the day is over."""
    vote = vote_of(work, actor, vote_id)
    ballot = work.find(Ballot, vote_id=vote.id, person_id=actor.person_id)
    if ballot is None or ballot.choice == Choice.YES:
        raise Refused("vote-words-no-need", buttons=(see_button(vote),))
    if vote.closed_at is not None and vote.closed_at.astimezone(work.zone).date() < work.today:
        raise Refused("vote-words-too-late", buttons=(see_button(vote),))
    if ballot.draft_body_id is not None:
        return ballot.draft_body_id
    body_id = bodies.new(work)
    work.change(Ballot, ballot.id, draft_body_id=body_id)
    return body_id


def attach_words(work: UnitOfWork, actor: Actor, vote_id: int) -> Vote:
    """Attach what was written to the ballot, for the secretary and the minutes."""
    draft_id = words_body(work, actor, vote_id)
    where = {"vote_id": vote_id, "person_id": actor.person_id}
    work.change_all(Ballot, where, body_id=bodies.copy(work, draft_id))
    audit.record(work, actor.cell_id, actor.person_id, "vote.words", f"vote:{vote_id}")
    return work.get(Vote, vote_id)


def words_of(work: UnitOfWork, actor: Actor, vote_id: int) -> list[Words]:
    """The words given with "no" and "other opinion", for leaders, once the vote is counted."""
    must_lead(actor)
    vote = vote_of(work, actor, vote_id)
    if vote.state != VoteState.COUNTED:
        raise Refused("vote-hidden", buttons=(see_button(vote),))
    rows = work.all(Ballot, vote_id=vote.id, choice=[Choice.NO, Choice.OTHER])
    called = names_of(work, [row.person_id for row in rows])
    return [
        Words(called[row.person_id], row.choice, bodies.text(work, row.body_id))
        for row in rows
        if row.body_id is not None
    ]


def to_close(work: UnitOfWork, actor: Actor, vote_id: int) -> Vote:
    """A vote of the cell that the actor leads."""
    must_lead(actor)
    return vote_of(work, actor, vote_id)


def close(work: UnitOfWork, actor: Actor, vote_id: int) -> Vote:
    """The secretary ends the vote; one that is closed already stays as it is."""
    vote = to_close(work, actor, vote_id)
    if vote.state == VoteState.OPEN:
        agenda.cancel(work, vote.cell_id, Event.CLOSE_VOTE, vote.id)
        _shut(work, vote, by=actor.person_id)
    return work.get(Vote, vote_id)


def close_due(work: UnitOfWork, task: ClockTask) -> None:
    """The clock ends the vote at its latest time; after an outage too, only what came by then counts."""
    vote = work.get(Vote, task.subject_id)
    if vote.state == VoteState.OPEN:
        _shut(work, vote, by=None)
        count_closed(work)


def count_closed(work: UnitOfWork) -> None:
    """Count the closed votes for which no press from before the close is waiting."""
    for vote_id in statements.closing_ids(work):
        vote = work.get(Vote, vote_id)
        if not inbox.any_pending_up_to(work, vote.last_incoming_id or 0):
            _count(work, vote)


def _in_time(work: UnitOfWork, vote: Vote, incoming_id: int) -> bool:
    if vote.state == VoteState.COUNTED:
        return False
    if vote.last_incoming_id is not None:
        return incoming_id <= vote.last_incoming_id
    return work.now <= vote.latest_at or statements.received_by(work, incoming_id, vote.latest_at)


def _first(work: UnitOfWork, actor: Actor, vote: Vote, choice: Choice, incoming_id: int) -> None:
    work.add(
        Ballot,
        vote_id=vote.id,
        person_id=actor.person_id,
        choice=choice,
        entered_by=actor.person_id,
        given_at=work.now,
        incoming_id=incoming_id,
    )
    ledger.done(work, DUTY[VoteWay(vote.way)], vote.id, owner_id=actor.person_id)
    _record(work, actor, vote.id, choice)
    if vote.state == VoteState.OPEN:
        vote_telling.offer_close(work, vote)


def _change(work: UnitOfWork, actor: Actor, ballot: Ballot, choice: Choice, incoming_id: int) -> None:
    work.change(Ballot, ballot.id, choice=choice, given_at=work.now, incoming_id=incoming_id)
    if ballot.choice != choice:
        _record(work, actor, ballot.vote_id, choice)


def _record(work: UnitOfWork, actor: Actor, vote_id: int, choice: Choice) -> None:
    audit.record(work, actor.cell_id, actor.person_id, "vote.choice", f"vote:{vote_id}", {"choice": choice})


def _shut(work: UnitOfWork, vote: Vote, *, by: int | None) -> None:
    in_time = work.now <= vote.latest_at
    last = inbox.newest_id(work) if in_time else statements.last_received_by(work, vote.latest_at)
    work.change(
        Vote,
        vote.id,
        state=VoteState.CLOSING,
        closed_at=min(work.now, vote.latest_at),
        closed_by=by,
        last_incoming_id=last,
    )
    vote_telling.withdraw_offer(work, vote)
    audit.record(work, vote.cell_id, by, "vote.closed", f"vote:{vote.id}")


def _count(work: UnitOfWork, vote: Vote) -> None:
    base = [row.person_id for row in work.all(VoteBase, vote_id=vote.id)]
    ballots = {row.person_id: Choice(row.choice) for row in work.all(Ballot, vote_id=vote.id)}
    result = tally(base, ballots)
    passed = result.passed if vote.way == VoteWay.BINDING else None
    work.change(
        Vote,
        vote.id,
        state=VoteState.COUNTED,
        counted_at=work.now,
        yes_count=result.yes,
        no_count=result.no,
        other_count=result.other,
        silent_count=result.silent,
        passed=passed,
    )
    ledger.miss(work, ledger.open_duties(work, kind=DUTY[VoteWay(vote.way)], subject_id=vote.id))
    _decide(work, vote, passed)
    audit.record(work, vote.cell_id, None, "vote.counted", f"vote:{vote.id}", {"passed": passed})
    vote_telling.tell_result(work, work.get(Vote, vote.id))


def _decide(work: UnitOfWork, vote: Vote, passed: bool | None) -> None:
    """What was only asked in advance decides nothing: the text waits for the vote in the meeting."""
    if passed is None:
        work.change(Conclusion, vote.conclusion_id, state=ConclusionState.DRAFT)
        return
    state = ConclusionState.PASSED if passed else ConclusionState.NOT_PASSED
    work.change(Conclusion, vote.conclusion_id, state=state, decided_at=work.now)
    row = work.get(Conclusion, vote.conclusion_id)
    if passed:
        concluding.conclude_stage(work, row)
    meetings.final_paper_owed(work, work.get(CellQuarter, row.quarter_id))
