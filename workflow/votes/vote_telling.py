"""Who hears of a vote's end: the secretary that it may be closed, everyone what it came to."""

from collections.abc import Iterator

from storage import outbox
from storage.people import Member, members
from storage.tables import Ballot, Conclusion, Office, Vote, VoteBase, VoteWay
from storage.work import UnitOfWork
from texts.message import line, message
from workflow.cell.house import house_of
from workflow.cell.notices import Timing, take_back, takes_part, tell, tell_office
from workflow.votes import concluding
from workflow.votes.vote_words import asked_count, close_button, result_buttons, result_lines, see_button

OFFER_KEY = "vote-all-in"


def offer_close(work: UnitOfWork, vote: Vote) -> None:
    """Everyone who has the choices has chosen: the secretary may close. Called at a first ballot, so once."""
    expected = asked_count(work, vote)
    if work.count(Ballot, vote_id=vote.id) < expected:
        return
    about = concluding.about(work, work.get(Conclusion, vote.conclusion_id))
    said = message(
        line(OFFER_KEY, **about, count=expected, way=vote.way, latest=vote.latest_at),
        buttons=[close_button(vote), see_button(vote)],
    )
    timing = Timing.IN_MEETING if vote.way == VoteWay.BINDING else Timing.MORNING
    tell_office(work, vote.cell_id, said, timing=timing)


def withdraw_offer(work: UnitOfWork, vote: Vote) -> None:
    """The vote is closed: an offer to close it that was not sent yet is pointless."""
    take_back(work, vote.cell_id, OFFER_KEY, {close_button(vote).action})


def tell_result(work: UnitOfWork, vote: Vote) -> None:
    """The result to everyone who takes part, formally; to the secretary with the ways on (TEXTS)."""
    holder = outbox.office_holder(work, vote.cell_id, Office.SECRETARY)
    timing = Timing.IN_MEETING if vote.way == VoteWay.BINDING else Timing.AT_ONCE
    house, told = house_of(work, vote.cell_id), result_lines(work, vote)
    ways_on = [line("vote-not-passed-ways")] if vote.passed is False else []
    to_secretary = message(*told, *ways_on, buttons=result_buttons(work, vote, secretary=True))
    to_others = message(*told, buttons=result_buttons(work, vote, secretary=False))
    for each in _readers(work, vote):
        said = to_secretary if each.person_id == holder else to_others
        tell(work, vote.cell_id, each.person_id, said, timing=timing, formal=True, house=house)


def _readers(work: UnitOfWork, vote: Vote) -> Iterator[Member]:
    """Who takes part, and whoever of the base was in the room."""
    here = {row.person_id for row in work.all(VoteBase, vote_id=vote.id, present=True)}
    for each in members(work, vote.cell_id):
        if takes_part(each) or each.person_id in here:
            yield each
