"""Changing what one person is, or their leaving: what, from which day, look over, confirm."""

from collections.abc import Mapping
from datetime import date

from handlers.conversations import home_button
from handlers.flow import TYPED, Flow, Step
from handlers.forms import Form
from handlers.turn import Turn
from storage.tables import Condition
from texts.actions import encode
from texts.dates import parse_day
from texts.message import Button, Line, button, line
from workflow.errors import Refused
from workflow.people import members, roster
from workflow.people.members import CHANGES
from workflow.people.roster import card_button, list_button

FORM = Form("member-change")
LEFT = "left"
TAKES_PART = (Condition.ACTIVE, Condition.RECEIVED)
ASK_KEYS: Mapping[str, str] = {
    "office": "changing-ask-office",
    "klass": "changing-ask-class",
    "condition": "changing-ask-condition",
}


def choose(turn: Turn, person: int, field: str) -> None:
    """What it is to be."""
    member = roster.find(turn.work, turn.actor, person).member
    if field not in ASK_KEYS:
        raise Refused("refused-old-button")
    present = getattr(member, field)
    turn.leave()
    turn.reply(
        line(ASK_KEYS[field], name=member.name),
        buttons=[
            *(
                button(encode("member-to", person, field, value.value), f"changing-{value.value}")
                for value in CHANGES[field]
                if value != present
            ),
            card_button(person),
            home_button(),
        ],
    )


def chosen(turn: Turn, person: int, field: str, value: str) -> None:
    """Ask from which day."""
    members.check_change(turn.work, turn.actor, person, field, value)
    _begin(turn, person, field, value)


def leaving(turn: Turn, person: int) -> None:
    """Ask from which day the person belongs to the cell no more."""
    members.check_leaving(turn.work, turn.actor, person)
    _begin(turn, person, LEFT, LEFT)


def _begin(turn: Turn, person: int, field: str, value: str) -> None:
    FORM.drop(turn, person)
    FORM.put(turn, person, field=field, value=value)
    _ask_day(turn, person)


def _ask_day(turn: Turn, person: int, *before: Line) -> None:
    form = _form(turn, person)
    member = roster.find(turn.work, turn.actor, person).member
    turn.go("changing", "day", person)
    turn.reply(
        *before,
        line("changing-ask-day", name=member.name, value=form["value"], today=turn.work.today),
        buttons=[
            button(encode("member-today", person), "changing-button-today"),
            card_button(person),
            home_button(),
        ],
    )


def today(turn: Turn, person: int) -> None:
    """From today."""
    _take_day(turn, person, turn.work.today)


def _typed_day(turn: Turn) -> None:
    day = parse_day(turn.text, today=turn.work.today)
    if day is None:
        _ask_day(turn, turn.subject_id, line("changing-day-unclear"))
        return
    _take_day(turn, turn.subject_id, day)


def _ask_day_again(turn: Turn) -> None:
    _ask_day(turn, turn.subject_id)


def _take_day(turn: Turn, person: int, day: date) -> None:
    _form(turn, person)
    members.check_change_day(turn.work, turn.actor, person, day)
    FORM.put(turn, person, from_on=day.isoformat())
    _look_over(turn, person)


def _look_over(turn: Turn, person: int) -> None:
    form = _form(turn, person)
    member = roster.find(turn.work, turn.actor, person).member
    value, day = form["value"], date.fromisoformat(form["from_on"])
    ends = form["field"] == LEFT or (form["field"] == "condition" and value not in TAKES_PART)
    follows = members.consequences(turn.work, turn.actor, person) if ends else []
    turn.go("changing", "day", person)
    turn.reply(
        line("changing-look", name=member.name, value=value, day=day),
        *follows,
        line("changing-who-sees", value=value),
        buttons=_confirm(person),
    )


def _confirm(person: int) -> list[Button]:
    return [
        button(encode("member-do", person), "changing-button-do"),
        button(encode("member-day", person), "changing-button-day"),
        card_button(person),
        home_button(),
    ]


def ask_day(turn: Turn, person: int) -> None:
    """Another day."""
    _ask_day(turn, person)


def do(turn: Turn, person: int) -> None:
    """Do it; pressed a second time the form is gone and the person is shown as they stand."""
    form = _form(turn, person)
    if "from_on" not in form:
        _ask_day(turn, person)
        return
    name = roster.find(turn.work, turn.actor, person).member.name
    day, field, value = date.fromisoformat(form["from_on"]), form["field"], form["value"]
    if field == LEFT:
        members.leave(turn.work, turn.actor, person, from_on=day)
    else:
        members.change(turn.work, turn.actor, person, field, value, from_on=day)
    FORM.drop(turn, person)
    turn.leave()
    gone = field == LEFT and day <= turn.work.today
    ways = [list_button(), home_button()] if gone else [card_button(person), list_button(), home_button()]
    turn.reply(line("changing-done", name=name, value=value, day=day), buttons=ways)


def _form(turn: Turn, person: int) -> Mapping[str, str]:
    """What was chosen; without it this was done already, or never begun."""
    roster.find(turn.work, turn.actor, person)
    form = FORM.of(turn, person)
    if not form:
        raise Refused("changing-none", buttons=(card_button(person), list_button(), home_button()))
    return form


FLOW = Flow(
    "changing",
    presses={
        "member-set": choose,
        "member-to": chosen,
        "member-leave": leaving,
        "member-today": today,
        "member-day": ask_day,
        "member-do": do,
    },
    steps={"day": Step(TYPED, _typed_day, _ask_day_again)},
)
