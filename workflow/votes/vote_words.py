"""How a vote is said: the same in the notice of its opening, on its screen and in its result."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from storage.people import names_of
from storage.tables import (
    Ballot,
    Conclusion,
    Duty,
    Meeting,
    Person,
    Vote,
    VoteBase,
    VoteState,
    VoteWay,
)
from storage.work import UnitOfWork
from texts.actions import encode
from texts.message import BLANK, Button, Line, Message, button, line, message
from workflow.rules.duties import DutyKind
from workflow.rules.voting import Choice, Tally
from workflow.votes import concluding

SILENT = "silent"
CHOICE_KEYS = {Choice.YES: "vote-yes", Choice.NO: "vote-no", Choice.OTHER: "vote-other"}


def opened_line(work: UnitOfWork, vote: Vote) -> Line:
    """What is voted on, by whom, what is needed and until when."""
    about = concluding.about(work, work.get(Conclusion, vote.conclusion_id))
    if vote.way == VoteWay.ADVANCE:
        return line("vote-opened-advance", **about, eligible=vote.eligible_count, latest=vote.latest_at)
    return line(
        "vote-opened-binding",
        **about,
        again=vote.repeats_id is not None,
        eligible=vote.eligible_count,
        needed=vote.needed_count,
        present=asked_count(work, vote),
        meeting=_meeting_at(work, vote),
        latest=vote.latest_at,
    )


def opened_message(opened: Line, vote: Vote, duty_id: int | None) -> Message:
    """The notice of the opening with the choices; void once its reader has voted or the vote is over."""
    rows = [read_button(vote), *choice_buttons(vote)]
    return message(opened.owed(duty_id) if duty_id else opened, buttons=rows)


def choice_buttons(vote: Vote) -> list[Button]:
    """The three choices."""
    return [button(encode(f"vote-{choice}", vote.id), key) for choice, key in CHOICE_KEYS.items()]


def read_button(vote: Vote) -> Button:
    """To the whole text."""
    return button(encode("vote-read", vote.id), "vote-read")


def see_button(vote: Vote) -> Button:
    """To where the vote stands now."""
    key = "vote-see-result" if vote.state == VoteState.COUNTED else "vote-see"
    return button(encode("vote", vote.id), key)


def pick_button(work: UnitOfWork, vote: Vote) -> Button:
    """One of several votes that run."""
    about = concluding.about(work, work.get(Conclusion, vote.conclusion_id))
    return button(encode("vote", vote.id), "vote-pick", **about, way=vote.way)


def close_button(vote: Vote) -> Button:
    """Ends the vote."""
    return button(encode("vote-close", vote.id), "vote-close")


def result_buttons(work: UnitOfWork, vote: Vote, *, secretary: bool) -> list[Button]:
    """Where a result leads: reading for all; for the secretary what the cell may do next (TEXTS)."""
    reading = [read_button(vote), button(encode("vote-names", vote.id), "vote-names")]
    home = button(encode("home"), "button-home")
    if not secretary:
        return [*reading, home]
    row = work.get(Conclusion, vote.conclusion_id)
    ways = [concluding.see_button(row)] if vote.way == VoteWay.ADVANCE else concluding.ways_on(work, row)
    words = button(encode("vote-words", vote.id), "vote-words")
    return [*ways, *reading, words, home]


def result_lines(work: UnitOfWork, vote: Vote) -> list[Line]:
    """The four counts with their shares of the base, and what the vote came to."""
    row = work.get(Conclusion, vote.conclusion_id)
    about = concluding.about(work, row)
    lines = [line("vote-result-title", **about, way=vote.way, again=vote.repeats_id is not None)]
    lines += [*_counts(vote), BLANK]
    if vote.way == VoteWay.ADVANCE:
        return [*lines, line("vote-advance-over")]
    if not vote.passed:
        return [*lines, line("vote-not-passed", **about, needed=vote.needed_count)]
    return [*lines, line("vote-passed", **about, needed=vote.needed_count), *_final_paper(work, row)]


def tally_of(vote: Vote) -> Tally:
    """The stored counts of a counted vote."""
    return Tally(
        eligible=vote.eligible_count,
        yes=vote.yes_count or 0,
        no=vote.no_count or 0,
        other=vote.other_count or 0,
        silent=vote.silent_count or 0,
    )


def named_lines(work: UnitOfWork, vote: Vote) -> list[Line]:
    """Every member of the base by name under what they chose, so that all can recount it (DOMAIN 2)."""
    chosen = {row.person_id: row.choice for row in work.all(Ballot, vote_id=vote.id)}
    base = [row.person_id for row in work.all(VoteBase, vote_id=vote.id, order="person_id")]
    called, names = names_of(work, base), defaultdict[str, list[str]](list)
    for person_id in base:
        names[chosen.get(person_id, SILENT)].append(called[person_id])
    return [
        line("vote-named", choice=choice, count=len(names[choice]), names=", ".join(names[choice]))
        for choice in (*Choice, SILENT)
        if choice in names
    ]


def waiting_names(work: UnitOfWork, vote: Vote) -> list[str]:
    """Who has the choices and has not chosen yet; for leaders while the vote is open (PRODUCT row 33)."""
    done = {row.person_id for row in work.all(Ballot, vote_id=vote.id)}
    waiting = [row.person_id for row in asked(work, vote) if row.person_id not in done]
    called = names_of(work, waiting)
    return [called[person_id] for person_id in waiting]


def asked(work: UnitOfWork, vote: Vote) -> list[VoteBase]:
    """Those of the base who get the choices: in the meeting the present, in advance all."""
    return work.all(VoteBase, order="person_id", **_asked(vote))


def asked_count(work: UnitOfWork, vote: Vote) -> int:
    """How many get the choices."""
    return work.count(VoteBase, **_asked(vote))


def _asked(vote: Vote) -> dict[str, Any]:
    return {"vote_id": vote.id, **({"present": True} if vote.way == VoteWay.BINDING else {})}


def _counts(vote: Vote) -> list[Line]:
    tally = tally_of(vote)
    counts = {Choice.YES: tally.yes, Choice.NO: tally.no, Choice.OTHER: tally.other, SILENT: tally.silent}
    return [
        line(
            "vote-count",
            choice=choice,
            way=vote.way,
            count=count,
            eligible=tally.eligible,
            share=float(tally.share(count) / 100),
        )
        for choice, count in counts.items()
    ]


def _final_paper(work: UnitOfWork, row: Conclusion) -> list[Line]:
    duty = work.find_last(Duty, kind=DutyKind.FINAL_PAPER, quarter_id=row.quarter_id)
    if duty is None or duty.owner_id is None:
        return []
    author = work.get(Person, duty.owner_id).name
    return [line("vote-final-paper", author=author, due=duty.due_at)]


def _meeting_at(work: UnitOfWork, vote: Vote) -> datetime:
    meeting = work.find(Meeting, id=vote.meeting_id) if vote.meeting_id else None
    return meeting.at if meeting else vote.opened_at
