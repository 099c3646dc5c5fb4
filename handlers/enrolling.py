"""Adding a person: one question a message, each answer kept until the whole is looked over and sent."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from handlers.conversations import home_button
from handlers.flow import TYPED, Flow, Step
from handlers.forms import Form
from handlers.members import code_lines, code_ways
from handlers.turn import Turn
from storage.tables import Class, Condition, Office
from texts.actions import encode
from texts.dates import parse_day
from texts.message import Button, Line, button, line
from workflow.errors import Refused
from workflow.people import members, renewal, roster
from workflow.people.members import CHANGES, NewMember
from workflow.people.roster import list_button
from workflow.people.standing import Terms

FORM = Form("member-add")
OFFICES = (Office.MEMBER, Office.COMMITTEE, Office.DEPUTY, Office.SUPERIOR)
Answers = Mapping[str, Any]


def begin(turn: Turn) -> None:
    """The first question, or the one at which a person stopped."""
    roster.everybody(turn.work, turn.actor)
    _next(turn)


def again(turn: Turn) -> None:
    """Throw away what was entered."""
    roster.everybody(turn.work, turn.actor)
    FORM.drop(turn)
    _next(turn)


def _next(turn: Turn, *before: Line) -> None:
    """Ask the first question that has no answer yet; with all answered, look over."""
    form = FORM.of(turn)
    for name, ask in QUESTIONS:
        if name not in form:
            ask(turn, form, *before)
            return
    _look_over(turn, form)


def _ask_name(turn: Turn, _form: Answers, *before: Line) -> None:
    turn.go("enrolling", "name")
    turn.reply(*before, line("enrolling-ask-name"), buttons=[list_button(), home_button()])


def _ask_office(turn: Turn, form: Answers, *before: Line) -> None:
    turn.go("enrolling", "choice")
    choices = [button(encode("enrol-office", each.value), f"changing-{each.value}") for each in OFFICES]
    _ask(turn, line("enrolling-ask-office", name=form["name"]), choices, *before)


def _ask_class(turn: Turn, form: Answers, *before: Line) -> None:
    turn.go("enrolling", "choice")
    choices = [button(encode("enrol-class", each.value), f"changing-{each.value}") for each in Class]
    _ask(turn, line("enrolling-ask-class", name=form["name"]), choices, *before)


def _ask_recognised(turn: Turn, form: Answers, *before: Line) -> None:
    turn.go("enrolling", "recognised")
    unknown = button(encode("enrol-unknown"), "enrolling-button-unknown")
    _ask(turn, line("enrolling-ask-recognised", name=form["name"]), [unknown], *before)


def _ask_condition(turn: Turn, form: Answers, *before: Line) -> None:
    turn.go("enrolling", "choice")
    choices = [button(encode("enrol-condition", each.value), f"changing-{each.value}") for each in Condition]
    _ask(turn, line("enrolling-ask-condition", name=form["name"]), choices, *before)


def _ask_day(turn: Turn, form: Answers, *before: Line) -> None:
    turn.go("enrolling", "day")
    now = button(encode("enrol-today"), "changing-button-today")
    _ask(turn, line("enrolling-ask-day", name=form["name"], today=turn.work.today), [now], *before)


def _ask(turn: Turn, question: Line, choices: list[Button], *before: Line) -> None:
    anew = button(encode("enrol-again"), "enrolling-button-again")
    turn.reply(*before, question, buttons=[*choices, anew, home_button()])


QUESTIONS: tuple[tuple[str, Callable[..., None]], ...] = (
    ("name", _ask_name),
    ("office", _ask_office),
    ("klass", _ask_class),
    ("recognised", _ask_recognised),
    ("condition", _ask_condition),
    ("from_on", _ask_day),
)


def _named(turn: Turn) -> None:
    roster.everybody(turn.work, turn.actor)
    FORM.put(turn, name=roster.checked_name(turn.text))
    _next(turn)


def office(turn: Turn, value: str) -> None:
    """The superior's follower has no class and no condition to ask for."""
    form = _begun(turn)
    if form is None:
        return
    if value not in OFFICES:
        raise Refused("refused-old-button")
    if value == Office.SUPERIOR:
        FORM.put(turn, office=value, klass="", recognised="", condition=Condition.ACTIVE.value)
    else:
        members.check_new(turn.work, turn.actor, Terms(value, Class.OFFICIAL, Condition.ACTIVE))
        kept = {name: form[name] for name in ("name", "from_on") if name in form}
        FORM.drop(turn)
        FORM.put(turn, **kept, office=value)
    _next(turn)


def klass(turn: Turn, value: str) -> None:
    """Only of one on probation it is asked when they become official."""
    form = _begun(turn)
    if form is None:
        return
    if value not in CHANGES["klass"]:
        raise Refused("refused-old-button")
    members.check_new(
        turn.work, turn.actor, Terms(form.get("office", Office.MEMBER), value, Condition.ACTIVE)
    )
    FORM.put(turn, klass=value)
    if value == Class.OFFICIAL:
        FORM.put(turn, recognised="")
    _next(turn)


def unknown(turn: Turn) -> None:
    """The day of recognition is not known yet."""
    if _begun(turn) is not None:
        FORM.put(turn, recognised="")
        _next(turn)


def _recognised(turn: Turn) -> None:
    day = _typed_day(turn)
    if day is not None:
        members.check_recognition(turn.work, day)
        FORM.put(turn, recognised=day.isoformat())
        _next(turn)


def condition(turn: Turn, value: str) -> None:
    """Whether they take part."""
    if _begun(turn) is None:
        return
    if value not in CHANGES["condition"]:
        raise Refused("refused-old-button")
    FORM.put(turn, condition=value)
    _next(turn)


def today(turn: Turn) -> None:
    """From today."""
    if _begun(turn) is not None:
        FORM.put(turn, from_on=turn.work.today.isoformat())
        _next(turn)


def _day(turn: Turn) -> None:
    day = _typed_day(turn)
    if day is not None:
        members.check_day(turn.work, day)
        FORM.put(turn, from_on=day.isoformat())
        _next(turn)


def _typed_day(turn: Turn) -> date | None:
    """The day that was typed; asks again for one that is none."""
    if _begun(turn) is None:
        return None
    day = parse_day(turn.text, today=turn.work.today)
    if day is None:
        _next(turn, line("changing-day-unclear"))
    return day


def _choice_typed(turn: Turn) -> None:
    roster.everybody(turn.work, turn.actor)
    _next(turn, line("enrolling-press"))


def _look_over(turn: Turn, form: Answers) -> None:
    members.check_new(turn.work, turn.actor, _terms(form))
    same = roster.namesakes(turn.work, turn.actor, form["name"])
    FORM.put(turn, namesakes=same)
    turn.go("enrolling", "choice")
    turn.reply(
        line(
            "enrolling-look",
            name=form["name"],
            office=form["office"],
            klass=form["klass"] or "none",
            condition=form["condition"],
            day=date.fromisoformat(form["from_on"]),
        ),
        *_recognition_line(form),
        *([line("enrolling-namesake", count=same)] if same else []),
        line("enrolling-who-sees"),
        buttons=[
            button(encode("enrol-do"), "enrolling-button-do"),
            button(encode("enrol-again"), "enrolling-button-again"),
            home_button(),
        ],
    )


def _recognition_line(form: Answers) -> list[Line]:
    if not form["recognised"]:
        return []
    return [line("enrolling-recognised", day=date.fromisoformat(form["recognised"]))]


def do(turn: Turn) -> None:
    """Add the person; pressed a second time the form is gone and the roster is offered."""
    roster.everybody(turn.work, turn.actor)
    form = FORM.of(turn)
    if not form:
        raise Refused("enrolling-none", buttons=(list_button(), home_button()))
    if "namesakes" not in form:
        _next(turn)
        return
    recognised = form["recognised"]
    new = NewMember(
        form["name"],
        _terms(form),
        date.fromisoformat(form["from_on"]),
        date.fromisoformat(recognised) if recognised else None,
    )
    person = members.add(turn.work, turn.actor, new, namesakes_seen=form["namesakes"])
    FORM.drop(turn)
    turn.leave()
    given = renewal.show_code(turn.work, turn.actor, person)
    turn.reply(line("enrolling-done", name=given.name), *code_lines(turn, given), buttons=code_ways(person))


def _terms(form: Answers) -> Terms:
    return Terms(form["office"], form["klass"] or None, form["condition"])


def _begun(turn: Turn) -> Answers | None:
    """The answers so far; without a name the form starts at its first question."""
    roster.everybody(turn.work, turn.actor)
    form = FORM.of(turn)
    if "name" in form:
        return form
    _next(turn)
    return None


def _ask_again(turn: Turn) -> None:
    begin(turn)


FLOW = Flow(
    "enrolling",
    presses={
        "enrol": begin,
        "enrol-again": again,
        "enrol-office": office,
        "enrol-class": klass,
        "enrol-unknown": unknown,
        "enrol-condition": condition,
        "enrol-today": today,
        "enrol-do": do,
    },
    steps={
        "name": Step(TYPED, _named, _ask_again),
        "choice": Step(TYPED, _choice_typed, _ask_again),
        "recognised": Step(TYPED, _recognised, _ask_again),
        "day": Step(TYPED, _day, _ask_again),
    },
)
