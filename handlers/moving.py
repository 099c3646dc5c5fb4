"""Moving one meeting: which, to which day and hour, why; everything that moves with it is shown before."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from handlers.conversations import home_button
from handlers.flow import TYPED, Flow, Step
from handlers.forms import Form
from handlers.turn import Turn
from texts.actions import encode
from texts.dates import parse_day
from texts.message import Button, Line, button, line
from workflow.cell.house import house_of
from workflow.errors import Refused
from workflow.meetings import moving
from workflow.meetings.moving import again_button, choose_button
from workflow.meetings.redating import lines_of
from workflow.people import preferences

FORM = Form("move-meeting")
Answers = Mapping[str, Any]


def choose(turn: Turn) -> None:
    """Which meeting."""
    meetings = moving.movable(turn.work, turn.actor)
    turn.leave()
    if not meetings:
        turn.say("moving-none", _settings_button(), home_button())
        return
    turn.reply(
        "moving-ask-meeting",
        buttons=[
            *(button(encode("move-day", each.id), "moving-button-meeting", at=each.at) for each in meetings),
            _settings_button(),
            home_button(),
        ],
    )


def ask_day(turn: Turn, meeting: int) -> None:
    """To which day; a reason typed before is kept."""
    _ask_day(turn, meeting)


def _ask_day(turn: Turn, meeting: int, *before: Line) -> None:
    row = moving.meeting_to_move(turn.work, turn.actor, meeting)
    turn.go("moving", "day", meeting)
    turn.reply(
        *before,
        line("moving-ask-day", at=row.at),
        buttons=[choose_button(), home_button()],
    )


def _day_again(turn: Turn) -> None:
    _ask_day(turn, turn.subject_id)


def _day_typed(turn: Turn) -> None:
    meeting = turn.subject_id
    moving.meeting_to_move(turn.work, turn.actor, meeting)
    day = parse_day(turn.text, today=turn.work.today)
    if day is None:
        _ask_day(turn, meeting, line("changing-day-unclear"))
        return
    moving.check_day(turn.work, turn.actor, meeting, day)
    _put_day(turn, meeting, day)
    if moving.is_day_off(turn.work, turn.actor.cell_id, day):
        turn.say("moving-day-off", _keep_button(meeting), again_button(meeting), home_button(), day=day)
        return
    _ask_hour(turn, meeting)


def _put_day(turn: Turn, meeting: int, day: date) -> None:
    """A new day asks for a new hour; the reason stays."""
    reason = {"reason": FORM.of(turn, meeting)["reason"]} if "reason" in FORM.of(turn, meeting) else {}
    FORM.drop(turn, meeting)
    FORM.put(turn, meeting, day=day.isoformat(), **reason)


def keep(turn: Turn, meeting: int) -> None:
    """The day is meant, although nobody works on it."""
    _ask_hour(turn, meeting)


def _ask_hour(turn: Turn, meeting: int, *before: Line) -> None:
    row = moving.meeting_to_move(turn.work, turn.actor, meeting)
    form = _form(turn, meeting, "day")
    local = row.at.astimezone(turn.work.zone)
    same = encode("move-hour", meeting, local.hour * 100 + local.minute)
    turn.go("moving", "hour", meeting)
    turn.reply(
        *before,
        line("moving-ask-hour", day=date.fromisoformat(form["day"])),
        buttons=[
            button(same, "moving-button-same-hour", at=row.at),
            again_button(meeting),
            home_button(),
        ],
    )


def _hour_again(turn: Turn) -> None:
    _ask_hour(turn, turn.subject_id)


def _hour_typed(turn: Turn) -> None:
    hour = preferences.parse_clock(turn.text)
    if hour is None:
        _ask_hour(turn, turn.subject_id, line("settings-hour-unclear"))
        return
    _take_hour(turn, turn.subject_id, hour)


def take_hour(turn: Turn, meeting: int, hour: int) -> None:
    """The hour of a button, as 1400."""
    if hour // 100 > 23 or hour % 100 > 59:
        raise Refused("refused-old-button")
    _take_hour(turn, meeting, time(*divmod(hour, 100)))


def _take_hour(turn: Turn, meeting: int, hour: time) -> None:
    form = _form(turn, meeting, "day")
    at = _instant(turn, date.fromisoformat(form["day"]), hour)
    moving.check_at(turn.work, turn.actor, meeting, at)
    form = FORM.put(turn, meeting, at=at.isoformat())
    if "reason" in form:
        _look_over(turn, meeting)
    else:
        ask_reason(turn, meeting)


def ask_reason(turn: Turn, meeting: int) -> None:
    """Why; everyone who takes part will read it."""
    form = _form(turn, meeting, "at")
    moving.check_at(turn.work, turn.actor, meeting, datetime.fromisoformat(form["at"]))
    turn.go("moving", "reason", meeting)
    turn.say("moving-ask-reason", again_button(meeting), home_button())


def _reason_again(turn: Turn) -> None:
    ask_reason(turn, turn.subject_id)


def _reason_typed(turn: Turn) -> None:
    _form(turn, turn.subject_id, "at")
    FORM.put(turn, turn.subject_id, reason=moving.checked_reason(turn.text))
    _look_over(turn, turn.subject_id)


def _look_over(turn: Turn, meeting: int) -> None:
    form = _form(turn, meeting, "at")
    move = moving.preview(turn.work, turn.actor, meeting, datetime.fromisoformat(form["at"]))
    FORM.put(turn, meeting, seen_at=move.meeting.at.isoformat())
    turn.go("moving", "reason", meeting)
    turn.reply(
        "moving-look",
        *lines_of(move),
        line("moving-look-reason", reason=form["reason"]),
        line("moving-who-sees"),
        buttons=[
            button(encode("move-do", meeting), "moving-button-do"),
            again_button(meeting),
            button(encode("move-reason", meeting), "moving-button-reason"),
            home_button(),
        ],
    )


def do(turn: Turn, meeting: int) -> None:
    """Move it; pressed a second time the form is gone and the meeting is shown as it stands."""
    row = moving.meeting_to_move(turn.work, turn.actor, meeting)
    form = FORM.of(turn, meeting)
    if not {"at", "reason", "seen_at"} <= form.keys():
        raise Refused("moving-not-begun", at=row.at, buttons=(choose_button(), home_button()))
    move = moving.move_meeting(
        turn.work,
        turn.actor,
        meeting,
        datetime.fromisoformat(form["at"]),
        form["reason"],
        seen_at=datetime.fromisoformat(form["seen_at"]),
    )
    FORM.drop(turn, meeting)
    turn.leave()
    turn.say("moving-done", _settings_button(), home_button(), was=move.meeting.at, to=move.at)


def _form(turn: Turn, meeting: int, needed: str) -> Answers:
    """The answers so far; without the one that is needed this was done already, or never begun."""
    row = moving.meeting_to_move(turn.work, turn.actor, meeting)
    form = FORM.of(turn, meeting)
    if needed not in form:
        raise Refused("moving-not-begun", at=row.at, buttons=(choose_button(), home_button()))
    return form


def _instant(turn: Turn, day: date, hour: time) -> datetime:
    return house_of(turn.work, turn.actor.cell_id).calendar.instant(day, hour)


def _keep_button(meeting: int) -> Button:
    return button(encode("move-keep", meeting), "moving-button-keep")


def _settings_button() -> Button:
    return button(encode("settings"), "settings-button-back")


FLOW = Flow(
    "moving",
    presses={
        "move": choose,
        "move-day": ask_day,
        "move-keep": keep,
        "move-hour": take_hour,
        "move-reason": ask_reason,
        "move-do": do,
    },
    steps={
        "day": Step(TYPED, _day_typed, _day_again),
        "hour": Step(TYPED, _hour_typed, _hour_again),
        "reason": Step(TYPED, _reason_typed, _reason_again),
    },
)
