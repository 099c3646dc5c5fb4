"""What is set: each person's own language, and the cell's meeting day, hours and place, from today on."""

import re
from datetime import datetime, time
from typing import Any

from storage import audit
from storage.tables import ClockTask, Duty, DutyState, Meeting, Outgoing, OutgoingState, Person
from storage.work import UnitOfWork
from texts.catalogue import LANGUAGES
from texts.clean import clean_name, plain_key
from texts.dates import parse_hour
from texts.errors import BadNameError
from workflow.cell import course
from workflow.cell.actor import Actor, must_lead
from workflow.cell.agenda import Event, plan
from workflow.cell.house import House, change_setting, house_of
from workflow.cell.opening import brief_at, plan_next_quarter
from workflow.errors import Refused
from workflow.rules.duties import DutyKind
from workflow.rules.steps import steps

MEETING_FROM, MEETING_UNTIL = time(6), time(21)
REMINDERS_FROM, REMINDERS_UNTIL = time(7), time(19)
_DAY = re.compile(r"(?:ngay |mung |mong |day )*([0-9]{1,2})(?:st|nd|rd|th)?")


def set_language(work: UnitOfWork, actor: Actor, language: str) -> None:
    """A person's own language, from the next message on."""
    if language not in LANGUAGES:
        raise Refused("refused-old-button")
    work.change(Person, actor.person_id, language=language)


def parse_day_of_month(text: str) -> int | None:
    """The day of the month that someone typed: "5", "ngày 5", "mùng 5"; None for anything else."""
    found = _DAY.fullmatch(plain_key(text).rstrip(" .,;!"))
    return int(found[1]) if found and 1 <= int(found[1]) <= 31 else None


def parse_clock(text: str) -> time | None:
    """The hour that someone typed where an hour was asked for, so that a bare "14" will do."""
    typed = text.strip()
    return parse_hour(f"{typed}h" if typed.isdecimal() else typed)


def set_meeting_day(work: UnitOfWork, actor: Actor, day: int) -> None:
    """Day of the month, 1 to 31, on which the quarters that open later meet."""
    if not 1 <= day <= 31:
        raise Refused("settings-day-wrong")
    _set(work, actor, "meeting.day", day)


def set_meeting_hour(work: UnitOfWork, actor: Actor, hour: time) -> None:
    """The local hour at which the meetings of quarters that open later begin."""
    must_be_meeting_hour(hour)
    _set(work, actor, "meeting.hour", hour.isoformat("minutes"))


def must_be_meeting_hour(hour: time) -> None:
    """Refuse an hour at which no cell meets."""
    if not MEETING_FROM <= hour <= MEETING_UNTIL:
        raise Refused("settings-hour-wrong")


def set_place(work: UnitOfWork, actor: Actor, typed: str) -> str:
    """Where the cell meets, as it is kept; empty for none."""
    try:
        place = clean_name(typed) if typed else ""
    except BadNameError as error:
        raise Refused(error.key) from error
    _set(work, actor, "meeting.place", place)
    return place


def set_reminder_hour(work: UnitOfWork, actor: Actor, hour: time) -> None:
    """The local hour of digests; what is planned already moves to it, but nobody is reminded twice a day."""
    if not REMINDERS_FROM <= hour <= REMINDERS_UNTIL:
        raise Refused("settings-reminder-wrong")
    _set(work, actor, "reminder.hour", hour.isoformat("minutes"))
    house = house_of(work, actor.cell_id)
    _plan_steps_anew(work, house)
    _plan_events_anew(work, house)


def _set(work: UnitOfWork, actor: Actor, name: str, value: Any) -> None:
    must_lead(actor)
    change_setting(work, actor.cell_id, name, value, by=actor.person_id)
    # A place is somebody's words, and the trail holds none.
    detail = {} if name == "meeting.place" else {"value": value}
    audit.record(work, actor.cell_id, actor.person_id, "setting.changed", f"setting:{name}", detail)


def _plan_steps_anew(work: UnitOfWork, house: House) -> None:
    """Each reminder that waits keeps its day; one that would come too late, or has come, keeps its hour."""
    for duty in work.all(Duty, cell_id=house.cell_id, state=DutyState.OPEN):
        if duty.next_step_at is None:
            continue
        at = _at_new_hour(work, duty, duty.next_step_at, house)
        passes_due = at >= duty.due_at > duty.next_step_at
        if at > work.now and not passes_due:
            work.change(Duty, duty.id, next_step_at=at)
    for notice in work.all(Outgoing, cell_id=house.cell_id, state=OutgoingState.HELD):
        at = _same_day(notice.not_before, house)
        if at > work.now:
            work.change(Outgoing, notice.id, not_before=at)


def _at_new_hour(work: UnitOfWork, duty: Duty, waits_until: datetime, house: House) -> datetime:
    meeting = work.find(Meeting, id=duty.meeting_id) if duty.meeting_id else None
    planned = steps(
        DutyKind(duty.kind),
        born=duty.born_at,
        due=duty.due_at,
        meeting_at=meeting.at if meeting else None,
        calendar=house.calendar,
        hour=house.reminder_hour,
    )
    day = house.calendar.day_of(waits_until)
    same = (
        each.at for each in planned if each.name == duty.next_step and house.calendar.day_of(each.at) == day
    )
    # A step that was carried or put off stands on no day of its own.
    return next(same, _same_day(waits_until, house))


def _same_day(at: datetime, house: House) -> datetime:
    return house.calendar.instant(house.calendar.day_of(at), house.reminder_hour)


def _plan_events_anew(work: UnitOfWork, house: House) -> None:
    """The briefs and the opening that still wait; what was done already is not done again."""
    waiting = work.all(ClockTask, cell_id=house.cell_id, done_at=None)
    for task in waiting:
        if task.what == Event.BRIEF:
            meeting = work.get(Meeting, task.subject_id)
            plan(work, house.cell_id, Event.BRIEF, meeting.id, brief_at(meeting.at, house))
    quarter = course.open_quarter_of(work, house.cell_id)
    if quarter is not None:
        plan_next_quarter(work, quarter, course.meetings_of(work, quarter.id)[3], house)
