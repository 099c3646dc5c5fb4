"""When digests and the secretary's morning list are made (PRODUCT, "Budget of messages")."""

from datetime import datetime, time

from storage.work import UnitOfWork
from workflow.cell.agenda import Event, plan
from workflow.cell.house import House
from workflow.rules.budget import QUIET_UNTIL, is_quiet

LIST_HOUR = time(7, 30)


def plan_morning_list(work: UnitOfWork, house: House) -> None:
    """Plan the next list: today's if its hour lies ahead on a working day, else the next working day's."""
    plan(work, house.cell_id, Event.MORNING_LIST, 0, next_list(work.now, house))


def next_list(now: datetime, house: House) -> datetime:
    """The next morning list after an instant, UTC."""
    return _next(now, house, LIST_HOUR)


def next_digest(now: datetime, house: House) -> datetime:
    """The next hour of digests after an instant, UTC; an hour in the quiet ones is read as 07:00."""
    return _next(now, house, digest_hour(house))


def tomorrows_digest(now: datetime, house: House) -> datetime:
    """The hour of digests on the next working day after today, UTC."""
    return house.calendar.instant(house.calendar.shift(house.calendar.day_of(now), 1), digest_hour(house))


def digest_hour(house: House) -> time:
    """The local hour of digests."""
    return QUIET_UNTIL if is_quiet(house.reminder_hour) else house.reminder_hour


def _next(now: datetime, house: House, hour: time) -> datetime:
    today = house.calendar.day_of(now)
    at = house.calendar.instant(today, hour)
    if house.calendar.is_working(today) and at > now:
        return at
    return house.calendar.instant(house.calendar.shift(today, 1), hour)
