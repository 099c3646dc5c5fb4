"""The reviewer's gate: what was handed in goes out to the cell, or back with words and a date."""

from dataclasses import dataclass
from datetime import date, datetime

from storage import audit, bodies
from storage.tables import (
    Assignment,
    Duty,
    DutyState,
    Meeting,
    Paper,
    Review,
    Verdict,
    Version,
    VersionState,
)
from storage.work import UnitOfWork
from texts.message import line, message
from workflow.cell import ledger
from workflow.cell.actor import Actor
from workflow.cell.assigned import live_assignment
from workflow.cell.duty_words import duty_button
from workflow.cell.house import house_of
from workflow.cell.ledger import Subject
from workflow.cell.notices import tell_member
from workflow.cell.paper_facts import (
    REVIEWING_DUTIES,
    REVIEWS,
    has_begun,
    is_second_round,
    meeting_of,
    name_of,
    paper_for,
    version_of,
    words_of,
)
from workflow.errors import Refused
from workflow.papers.paper_states import nothing_to_review, review_button
from workflow.papers.releasing import Released, release
from workflow.rules.duties import DutyKind

DAYS = (1, 2, 3, 5)
DEFAULT_DAYS = 3
LAST_DAYS = 15  # of a typed date, where no meeting comes before


@dataclass(frozen=True, slots=True)
class ToReview:
    """A version before its reviewer; `due_at` is the reviewer's own date, None once it is owed no more."""

    paper: Paper
    version: Version
    review: Review
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class Date:
    """A date that may be given for a rewrite."""

    days: int
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Remarks:
    """What a reviewer asked to be changed."""

    reviewer: str
    text: str
    due_at: datetime


def open_review(work: UnitOfWork, actor: Actor, paper_id: int) -> ToReview:
    """The version that waits for its reviewer; from now on the author cannot change it unseen.

    Refuses whoever is not the reviewer, or takes no part now (PRODUCT, "Roles"), and says how a paper
    stands that does not wait.
    """
    paper = paper_for(work, actor, paper_id)
    assignment = _must_review(work, actor, paper)
    version = version_of(work, paper, assignment.author_id)
    if version is None or version.state != VersionState.HANDED_IN:
        raise nothing_to_review(work, paper, version)
    duty = work.find(
        Duty, subject_id=paper.id, kind=list(REVIEWING_DUTIES), round=version.round, state=DutyState.OPEN
    )
    review = work.find(Review, version_id=version.id, reviewer_id=actor.person_id)
    return ToReview(
        paper, version, review or _begin(work, actor, paper, version), duty.due_at if duty else None
    )


def paper_to_review(work: UnitOfWork, actor: Actor) -> int | None:
    """The id of the paper whose review a member owes first; None where none is owed."""
    owed = ledger.open_duties(work, owner_id=actor.person_id, kind=list(REVIEWING_DUTIES))
    return owed[0].subject_id if owed else None


def version_to_review(work: UnitOfWork, actor: Actor, version_id: int) -> ToReview:
    """The very version a button was made for; another one by now is met with the paper as it stands."""
    version = work.find(Version, id=version_id)
    if version is None:
        raise Refused("refused-not-yours")
    found = open_review(work, actor, version.paper_id)
    if found.version.id != version_id:
        ways = (review_button(found.paper.id),)
        raise Refused("review-newer-version", buttons=ways, **words_of(work, found.paper))
    return found


def remarks_body(work: UnitOfWork, actor: Actor, version_id: int) -> int:
    """The body that the remarks on a version are written into."""
    return version_to_review(work, actor, version_id).review.body_id


def dates(work: UnitOfWork, actor: Actor, version_id: int) -> list[Date]:
    """The dates that are offered: 1, 2, 3 or 5 working days, none after the meeting.

    Refuses once the meeting has begun: then its outcome decides what comes.
    """
    paper = version_to_review(work, actor, version_id).paper
    cap = _open_cap(work, paper)
    house = house_of(work, paper.cell_id)
    found: dict[datetime, Date] = {}
    for days in DAYS:
        named = house.calendar.due(house.calendar.shift(work.today, days))
        due = named if cap is None else min(named, cap.at)
        found.setdefault(due, Date(days, due))
    return list(found.values())


def ask_changes(work: UnitOfWork, actor: Actor, version_id: int, by: int | date) -> datetime:
    """Return a version with the words written, to be rewritten by a date; the instant it is due.

    `by`: one of the offered numbers of working days, or any working day up to the meeting, where none comes
    within `LAST_DAYS` (PRODUCT, duties: "the date given").
    """
    found = version_to_review(work, actor, version_id)
    if bodies.is_empty(work, found.review.body_id):
        raise Refused("review-words-needed", buttons=(review_button(found.paper.id),))
    due = _named(work, found.paper, by) if isinstance(by, date) else _date(dates(work, actor, version_id), by)
    _give(work, actor, found, Verdict.CHANGES, due_at=due)
    work.change(Version, version_id, state=VersionState.RETURNED)
    duty = _bear_rewrite(work, found, due)
    _tell_author(work, actor, found, duty)
    return duty.due_at


def agree(work: UnitOfWork, actor: Actor, version_id: int) -> Released:
    """Agree to a version: the cell gets it (PRODUCT row 14)."""
    found = version_to_review(work, actor, version_id)
    _give(work, actor, found, Verdict.AGREED)
    return release(work, actor, found.paper, found.version)


def last_remarks(work: UnitOfWork, paper_id: int, author_id: int) -> Remarks | None:
    """What the author was last asked to change; None where nothing was, or a later version was agreed to."""
    versions = work.all(Version, paper_id=paper_id, author_id=author_id)
    review = work.find_last(Review, version_id=[row.id for row in versions], verdict=list(Verdict))
    if review is None or review.verdict != Verdict.CHANGES or review.due_at is None:
        return None
    return Remarks(name_of(work, review.reviewer_id), bodies.text(work, review.body_id), review.due_at)


def _must_review(work: UnitOfWork, actor: Actor, paper: Paper) -> Assignment:
    live = live_assignment(work, paper.quarter_id)
    if live is None or (live.reviewer_id, live.topic_id) != (actor.person_id, paper.topic_id):
        raise Refused("review-reviewer-only", **words_of(work, paper))
    if not actor.takes_part:
        raise Refused("review-not-taking-part", **words_of(work, paper))
    return live


def _begin(work: UnitOfWork, actor: Actor, paper: Paper, version: Version) -> Review:
    """Remarks begun on a version that the author took back are gone on with; no other author reads them."""
    earlier = work.find_last(
        Review,
        version_id=[row.id for row in work.all(Version, paper_id=paper.id, author_id=version.author_id)],
        reviewer_id=actor.person_id,
        verdict=None,
    )
    review_id = work.add(
        Review,
        version_id=version.id,
        reviewer_id=actor.person_id,
        round=version.round,
        body_id=bodies.copy(work, earlier.body_id) if earlier else bodies.new(work),
    )
    return work.get(Review, review_id)


def _cap(work: UnitOfWork, paper: Paper) -> Meeting | None:
    """The meeting that a rewrite must be in before; a second round has had its meeting."""
    return None if is_second_round(work, paper) else meeting_of(work, paper)


def _open_cap(work: UnitOfWork, paper: Paper) -> Meeting | None:
    cap = _cap(work, paper)
    if cap is not None and has_begun(work, cap):
        raise Refused("review-meeting-began", buttons=(review_button(paper.id),), **words_of(work, paper))
    return cap


def _named(work: UnitOfWork, paper: Paper, day: date) -> datetime:
    """17:00 of a day that the reviewer named himself, on the meeting's own day no later than its hour."""
    cap = _open_cap(work, paper)
    calendar = house_of(work, paper.cell_id).calendar
    if cap is not None and day == calendar.day_of(cap.at):
        return min(calendar.due(day), cap.at)
    last = calendar.day_of(cap.at) if cap else calendar.shift(work.today, LAST_DAYS)
    if day <= work.today:
        raise Refused("review-date-past", day=day)
    if day > last:
        raise Refused("review-date-late" if cap else "review-date-far", day=day, last=last)
    if not calendar.is_working(day):
        raise Refused("review-date-off", day=day)
    return calendar.due(day)


def _date(offered: list[Date], days: int) -> datetime:
    if days not in DAYS:
        raise Refused("refused-old-button")
    return next((each.due_at for each in offered if each.days >= days), offered[-1].due_at)


def _give(
    work: UnitOfWork, actor: Actor, found: ToReview, verdict: Verdict, *, due_at: datetime | None = None
) -> None:
    work.change(Review, found.review.id, verdict=verdict, given_at=work.now, due_at=due_at)
    ledger.done(work, REVIEWS[found.paper.kind], found.paper.id)
    audit.record(
        work,
        actor.cell_id,
        actor.person_id,
        f"review.{verdict}",
        f"version:{found.version.id}",
        {"paper": found.paper.id, "round": found.version.round, "due": str(due_at) if due_at else None},
    )


def _bear_rewrite(work: UnitOfWork, found: ToReview, due: datetime) -> Duty:
    paper = found.paper
    return ledger.bear(
        work,
        DutyKind.REWRITE,
        cell_id=paper.cell_id,
        subject=Subject(paper.id, found.version.round + 1, paper.quarter_id),
        owner_id=found.version.author_id,
        meeting=_cap(work, paper),
        given=due,
    )


def _tell_author(work: UnitOfWork, actor: Actor, found: ToReview, duty: Duty) -> None:
    told = line("review-told-changes", name=actor.name, due=duty.due_at, **words_of(work, found.paper))
    said = message(told.owed(duty.id), buttons=(duty_button(work, duty),))
    tell_member(work, found.paper.cell_id, found.version.author_id, said, due_at=duty.due_at)
