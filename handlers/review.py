"""The reviewer reads the whole, then agrees, or asks for changes with words and a date."""

from datetime import date

from handlers.conversations import home_button
from handlers.flow import MEMBERS, TYPED, Command, Flow, Step
from handlers.turn import Turn
from handlers.writing import Writing
from storage import bodies
from texts.actions import encode
from texts.dates import parse_day
from texts.message import BLANK, Button, Line, button, line
from workflow.cell.paper_facts import name_of, words_of
from workflow.cell.tasks import Task
from workflow.errors import Refused
from workflow.papers import reviewing
from workflow.papers.paper_states import read_button

DATE_FLAWS = {"review-date-past", "review-date-late", "review-date-far", "review-date-off"}


def _body(turn: Turn, version_id: int) -> int:
    return reviewing.remarks_body(turn.work, turn.actor, version_id)


def _prompt(turn: Turn, version_id: int) -> list[Line]:
    found = reviewing.version_to_review(turn.work, turn.actor, version_id)
    return [
        line("review-ask-words", **words_of(turn.work, found.paper)),
        line("review-words-seen", name=name_of(turn.work, found.version.author_id)),
    ]


def _ask_date(turn: Turn, version_id: int, *before: Line) -> None:
    """The words are there; by when? Nothing is sent before a date is chosen."""
    offered = reviewing.dates(turn.work, turn.actor, version_id)
    turn.go("review", "date", version_id)
    turn.reply(
        *before,
        line("review-ask-date"),
        buttons=[
            *(_date_button(version_id, each) for each in offered),
            button(encode("review-more", version_id), "writing-more"),
            button(encode("cancel"), "writing-later"),
        ],
    )


def _date_again(turn: Turn) -> None:
    _ask_date(turn, turn.subject_id)


def _date_typed(turn: Turn) -> None:
    """A day was typed instead of pressed."""
    day = parse_day(turn.text, today=turn.work.today)
    if day is None:
        _ask_date(turn, turn.subject_id, line("changing-day-unclear"))
        return
    try:
        _ask_changes(turn, turn.subject_id, day)
    except Refused as refused:
        if refused.key not in DATE_FLAWS:
            raise
        _ask_date(turn, turn.subject_id, line(refused.key, **refused.values))


def _date_button(version_id: int, date: reviewing.Date) -> Button:
    action = encode("review-return", version_id, date.days)
    usual = "yes" if date.days == reviewing.DEFAULT_DAYS else "no"
    return button(action, "review-date", days=date.days, due=date.due_at, usual=usual)


WRITING = Writing(
    "review", "review", body=_body, prompt=_prompt, send=_ask_date, send_key="review-choose-date"
)


def review(turn: Turn, paper_id: int) -> None:
    """The whole text, and the two ways on."""
    turn.menu_changed = True
    found = reviewing.open_review(turn.work, turn.actor, paper_id)
    version = found.version
    author = name_of(turn.work, version.author_id)
    lines = [line("review-title", number=version.number, name=author, **words_of(turn.work, found.paper))]
    if version.handed_in_at is not None:
        lines.append(line("paper-handed-in-at", at=version.handed_in_at))
    lines += [BLANK, line("words", text=bodies.text(turn.work, version.body_id)), BLANK]
    lines.append(line("review-end"))
    if found.due_at is not None:
        lines.append(line("review-due", due=found.due_at))
    turn.leave()
    turn.reply(*lines, buttons=_ways(turn, found))


def _ways(turn: Turn, found: reviewing.ToReview) -> list[Button]:
    begun = not bodies.is_empty(turn.work, found.review.body_id)
    agree = button(encode("review-agree", found.version.id), "review-agree", paper=found.paper.kind)
    words = button(encode("review-more", found.version.id), "review-go-on" if begun else "review-changes")
    return [agree, words, home_button()]


def ask_agree(turn: Turn, version_id: int) -> None:
    """A release cannot be taken back: say what it does, and ask once more."""
    found = reviewing.version_to_review(turn.work, turn.actor, version_id)
    turn.say(
        "review-agree-sure",
        button(encode("review-release", version_id), "review-release"),
        button(encode("review", found.paper.id), "review-back"),
        home_button(),
        **words_of(turn.work, found.paper),
    )


def agree(turn: Turn, version_id: int) -> None:
    """The paper goes to the cell."""
    done = reviewing.agree(turn.work, turn.actor, version_id)
    words = words_of(turn.work, done.paper)
    lines = [line("review-agreed", told=done.told, **words)]
    if done.comments_due_at is not None:
        lines.append(line("review-comments-due", due=done.comments_due_at))
    turn.leave()
    turn.reply(*lines, buttons=[read_button(done.paper.id), home_button()])


def ask_changes(turn: Turn, version_id: int, days: int) -> None:
    """One of the dates was pressed."""
    _ask_changes(turn, version_id, days)


def _ask_changes(turn: Turn, version_id: int, by: int | date) -> None:
    """The words and the date go to the author."""
    found = reviewing.version_to_review(turn.work, turn.actor, version_id)
    due = reviewing.ask_changes(turn.work, turn.actor, version_id, by)
    name = name_of(turn.work, found.version.author_id)
    turn.leave()
    turn.say("review-returned", home_button(), name=name, due=due, **words_of(turn.work, found.paper))


def _review_own(turn: Turn) -> None:
    paper_id = reviewing.paper_to_review(turn.work, turn.actor)
    if paper_id is None:
        turn.say("review-nothing", home_button())
        return
    review(turn, paper_id)


FLOW = Flow(
    "review",
    commands=(Command("review", "duyet", _review_own, MEMBERS, task=Task.REVIEW),),
    presses={
        "review": review,
        "review-agree": ask_agree,
        "review-release": agree,
        "review-return": ask_changes,
        **WRITING.presses,
    },
    steps={**WRITING.step, "date": Step(TYPED, _date_typed, _date_again)},
)
