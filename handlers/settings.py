"""/settings: everybody's own language; for those who lead also when and where the cell meets."""

from datetime import datetime, time

from handlers.conversations import home_button
from handlers.flow import TYPED, Command, Flow, Step
from handlers.turn import Turn
from texts.actions import encode
from texts.message import Button, Line, button, line
from workflow.cell.actor import must_lead
from workflow.cell.house import house_of
from workflow.errors import Refused
from workflow.people import preferences

LANGUAGE_KEYS = {"vi": "settings-button-vi", "en": "settings-button-en"}
DAYS = (1, 3, 5, 10, 15, 20, 25)
HOURS = (time(8), time(14), time(15), time(19))
REMINDERS = (time(7), time(7, 30), time(8), time(9), time(12), time(19))


def show(turn: Turn) -> None:
    """What is set now."""
    turn.leave()
    turn.reply(*_lines(turn), buttons=_ways(turn))


def _lines(turn: Turn) -> list[Line]:
    lines = [line("settings-title"), line("settings-language", language=turn.language)]
    if not turn.actor.leads:
        return lines
    house = house_of(turn.work, turn.actor.cell_id)
    return [
        *lines,
        line("settings-day", day=house.meeting_day),
        line("settings-hour", hour=_at(turn, house.meeting_hour)),
        line("settings-place", place=house.place) if house.place else line("settings-no-place"),
        line("settings-reminder", hour=_at(turn, house.reminder_hour)),
    ]


def _at(turn: Turn, hour: time) -> datetime:
    return house_of(turn.work, turn.actor.cell_id).calendar.instant(turn.work.today, hour)


def _ways(turn: Turn) -> list[Button]:
    others = [each for each in LANGUAGE_KEYS if each != turn.language]
    ways = [button(encode("language", each), LANGUAGE_KEYS[each]) for each in others]
    if turn.actor.leads:
        ways += [
            button(encode("move"), "settings-button-move"),
            button(encode("set-day"), "settings-button-day"),
            button(encode("set-hour"), "settings-button-hour"),
            button(encode("set-place"), "settings-button-place"),
            button(encode("set-reminder"), "settings-button-reminder"),
        ]
    return [*ways, home_button()]


def speak(turn: Turn, language: str) -> None:
    """This person's language, with the answer to this very press."""
    preferences.set_language(turn.work, turn.actor, language)
    turn.language, turn.menu_changed = language, True
    turn.leave()
    turn.reply(line("settings-language-done"), *_lines(turn), buttons=_ways(turn))


def set_day(turn: Turn, day: int = 0) -> None:
    """Day of the month; 0 asks for it."""
    must_lead(turn.actor)
    if day == 0:
        _ask_day(turn)
        return
    preferences.set_meeting_day(turn.work, turn.actor, day)
    _done(turn, line("settings-day-done", day=day))


def _ask_day(turn: Turn) -> None:
    must_lead(turn.actor)
    turn.go("settings", "day")
    choices = [button(encode("set-day", day), "settings-choice-day", day=day) for day in DAYS]
    turn.reply("settings-day-ask", rows=[choices], buttons=[_back(), home_button()])


def _day_typed(turn: Turn) -> None:
    day = preferences.parse_day_of_month(turn.text)
    if day is None:
        raise Refused("settings-day-wrong", buttons=(_back(), home_button()))
    set_day(turn, day)


def set_hour(turn: Turn, hour: int = 0) -> None:
    """Hour of meetings, as 1400; 0 asks for it."""
    must_lead(turn.actor)
    if hour == 0:
        _ask_hour(turn)
        return
    _set_hour(turn, _time(hour))


def _ask_hour(turn: Turn) -> None:
    must_lead(turn.actor)
    turn.go("settings", "hour")
    turn.reply("settings-hour-ask", rows=_hours(turn, "set-hour", HOURS), buttons=[_back(), home_button()])


def _hour_typed(turn: Turn) -> None:
    _set_hour(turn, _typed_hour(turn))


def _set_hour(turn: Turn, hour: time) -> None:
    preferences.set_meeting_hour(turn.work, turn.actor, hour)
    _done(turn, line("settings-hour-done", hour=_at(turn, hour)))


def ask_place(turn: Turn) -> None:
    """Where the cell meets."""
    must_lead(turn.actor)
    turn.go("settings", "place")
    none = button(encode("set-no-place"), "settings-button-no-place")
    turn.reply("settings-place-ask", buttons=[none, _back(), home_button()])


def _place_typed(turn: Turn) -> None:
    _place_set(turn, preferences.set_place(turn.work, turn.actor, turn.text))


def no_place(turn: Turn) -> None:
    """The place is not named."""
    _place_set(turn, preferences.set_place(turn.work, turn.actor, ""))


def _place_set(turn: Turn, place: str) -> None:
    _done(turn, line("settings-place-done", place=place) if place else line("settings-place-none"))


def set_reminder(turn: Turn, hour: int = 0) -> None:
    """Hour of reminders, as 730; 0 asks for it."""
    must_lead(turn.actor)
    if hour == 0:
        _ask_reminder(turn)
        return
    _set_reminder(turn, _time(hour))


def _ask_reminder(turn: Turn) -> None:
    must_lead(turn.actor)
    turn.go("settings", "reminder")
    turn.reply(
        "settings-reminder-ask",
        rows=_hours(turn, "set-reminder", REMINDERS),
        buttons=[_back(), home_button()],
    )


def _reminder_typed(turn: Turn) -> None:
    _set_reminder(turn, _typed_hour(turn))


def _set_reminder(turn: Turn, hour: time) -> None:
    preferences.set_reminder_hour(turn.work, turn.actor, hour)
    _done(turn, line("settings-reminder-done", hour=_at(turn, hour)))


def _done(turn: Turn, said: Line) -> None:
    turn.leave()
    turn.reply(said, buttons=[_back(), home_button()])


def _hours(turn: Turn, verb: str, hours: tuple[time, ...]) -> list[list[Button]]:
    choices = [
        button(encode(verb, each.hour * 100 + each.minute), "settings-choice-hour", hour=_at(turn, each))
        for each in hours
    ]
    return [choices[at : at + 2] for at in range(0, len(choices), 2)]


def _time(number: int) -> time:
    hour, minute = divmod(number, 100)
    if hour > 23 or minute > 59:
        raise Refused("refused-old-button")
    return time(hour, minute)


def _typed_hour(turn: Turn) -> time:
    hour = preferences.parse_clock(turn.text)
    if hour is None:
        raise Refused("settings-hour-unclear", buttons=(_back(), home_button()))
    return hour


def _back() -> Button:
    return button(encode("settings"), "settings-button-back")


FLOW = Flow(
    "settings",
    commands=(Command("settings", "caidat", show),),
    presses={
        "settings": show,
        "language": speak,
        "set-day": set_day,
        "set-hour": set_hour,
        "set-place": ask_place,
        "set-no-place": no_place,
        "set-reminder": set_reminder,
    },
    steps={
        "day": Step(TYPED, _day_typed, _ask_day),
        "hour": Step(TYPED, _hour_typed, _ask_hour),
        "place": Step(TYPED, _place_typed, ask_place),
        "reminder": Step(TYPED, _reminder_typed, _ask_reminder),
    },
)
