"""When the secretary's morning list is made: 07:30 on working days (PRODUCT, "Budget of messages")."""

from datetime import datetime, time

from storage.work import UnitOfWork
from workflow.agenda import Event, plan
from workflow.house import House

LIST_HOUR = time(7, 30)


def plan_morning_list(work: UnitOfWork, house: House) -> None:
    """Plan the next list: today's if its hour lies ahead on a working day, else the next working day's."""
    plan(work, house.cell_id, Event.MORNING_LIST, 0, next_list(work.now, house))


def next_list(now: datetime, house: House) -> datetime:
    """The next morning list after an instant, UTC."""
    today = house.calendar.day_of(now)
    at = house.calendar.instant(today, LIST_HOUR)
    if house.calendar.is_working(today) and at > now:
        return at
    return house.calendar.instant(house.calendar.shift(today, 1), LIST_HOUR)
