"""Settings: whose they are, within what, from when they hold."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from storage.tables import Audit, CellQuarter, ClockTask, Duty, Meeting, Outgoing, Person
from storage.work import UnitOfWork
from tests.released import release_outline
from tests.world import CELL, World, local
from texts.message import line, message
from workflow.cell import opening
from workflow.cell.agenda import Event
from workflow.cell.house import house_of
from workflow.cell.notices import Timing, tell
from workflow.errors import Refused
from workflow.people import preferences


def refused(world: World, act: Callable[..., Any], *args: Any) -> str:
    with pytest.raises(Refused) as caught:
        world.do(act, *args)
    return caught.value.key


def test_language_is_each_persons_own(world: World) -> None:
    world.do(preferences.set_language, world.actor("Thảo"), "en")
    assert [row.name for row in world.rows(Person, language="en")] == ["Võ Mẫu Thảo"]
    assert refused(world, preferences.set_language, world.actor("Thảo"), "fr") == "refused-old-button"


@pytest.mark.parametrize(
    ("act", "value"),
    [
        (preferences.set_meeting_day, 3),
        (preferences.set_meeting_hour, time(8)),
        (preferences.set_place, "tầng 3"),
        (preferences.set_reminder_hour, time(9)),
    ],
)
def test_the_cells_settings_are_the_leaders(world: World, act: Callable[..., Any], value: Any) -> None:
    for name in ("Chi", "Giang", "Xuân"):
        assert refused(world, act, world.actor(name), value) == "refused-leaders-only"
    for name in ("An", "Bình"):
        world.do(act, world.actor(name), value)
    assert [row.act for row in world.rows(Audit)] == ["setting.changed"] * 2
    assert "tầng" not in str([row.detail for row in world.rows(Audit)])


@pytest.mark.parametrize("day", [0, 32, -1])
def test_days_that_no_month_has(world: World, day: int) -> None:
    assert refused(world, preferences.set_meeting_day, world.actor("An"), day) == "settings-day-wrong"


@pytest.mark.parametrize(
    ("act", "hour", "fine"),
    [
        (preferences.set_meeting_hour, time(5, 59), False),
        (preferences.set_meeting_hour, time(6), True),
        (preferences.set_meeting_hour, time(21), True),
        (preferences.set_meeting_hour, time(21, 1), False),
        (preferences.set_reminder_hour, time(6, 59), False),
        (preferences.set_reminder_hour, time(7), True),
        (preferences.set_reminder_hour, time(19), True),
        (preferences.set_reminder_hour, time(19, 1), False),
    ],
)
def test_hours(world: World, act: Callable[..., Any], hour: time, *, fine: bool) -> None:
    if fine:
        world.do(act, world.actor("An"), hour)
    else:
        assert refused(world, act, world.actor("An"), hour).endswith("-wrong")


@pytest.mark.parametrize(
    ("typed", "day"),
    [("5", 5), ("ngày 31", 31), ("Mùng 3", 3), ("ngày mùng 3.", 3), ("0", None), ("32", None), ("x", None)],
)
def test_days_of_the_month_as_typed(typed: str, day: int | None) -> None:
    assert preferences.parse_day_of_month(typed) == day


@pytest.mark.parametrize(
    ("typed", "hour"),
    [("14", time(14)), (" 14h30 ", time(14, 30)), ("25", None), ("chiều", None), ("²", None)],
)
def test_hours_as_typed(typed: str, hour: time | None) -> None:
    assert preferences.parse_clock(typed) == hour


def test_day_and_hour_hold_for_quarters_that_open_later(world: World) -> None:
    first = world.open_quarter()
    world.do(preferences.set_meeting_day, world.actor("An"), 15)
    world.do(preferences.set_meeting_hour, world.actor("An"), time(8, 30))
    assert _meetings(world, first)[0] == local(date(2027, 4, 5), 14)
    second = world.rows(CellQuarter)[1]
    world.at(date(2027, 6, 8))
    world.do(opening.open_quarter, second)
    assert _meetings(world, second)[0] == local(date(2027, 7, 15), 8, 30)


def _meetings(world: World, quarter: CellQuarter) -> list[datetime]:
    return [row.at for row in world.rows(Meeting, quarter_id=quarter.id)]


def test_the_place_may_be_long_or_none(world: World) -> None:
    assert world.do(preferences.set_place, world.actor("An"), " phòng   họp ") == "phòng họp"
    assert world.do(house_of, CELL).place == "phòng họp"
    assert refused(world, preferences.set_place, world.actor("An"), "x" * 121) == "name-too-long"
    assert world.do(preferences.set_place, world.actor("An"), "") == ""
    assert world.do(house_of, CELL).place == ""


class TestReminderHour:
    """What waits moves to the new hour of its day."""

    @pytest.fixture
    def released(self, world: World) -> World:
        quarter = world.open_quarter()
        world.do(release_outline, quarter.id)
        return world

    def _next(self, world: World) -> datetime:
        (duty,) = world.duties("Hà")
        assert duty.next_step_at is not None
        return duty.next_step_at.astimezone(UTC)

    def test_reminders(self, released: World) -> None:
        assert self._next(released) == local(date(2027, 3, 30), 8)
        released.do(preferences.set_reminder_hour, released.actor("An"), time(9, 30))
        assert self._next(released) == local(date(2027, 3, 30), 9, 30)

    def test_one_that_was_carried_keeps_its_day(self, released: World) -> None:
        (duty,) = released.duties("Hà")
        released.do(lambda work: work.change(Duty, duty.id, next_step_at=local(date(2027, 3, 31), 8)))
        released.at(date(2027, 3, 30), 9)
        released.do(preferences.set_reminder_hour, released.actor("An"), time(7))
        assert self._next(released) == local(date(2027, 3, 31), 7)

    def test_one_of_today_whose_new_hour_has_gone_stays(self, released: World) -> None:
        released.at(date(2027, 3, 30), 7, 45)
        released.do(preferences.set_reminder_hour, released.actor("An"), time(7))
        assert self._next(released) == local(date(2027, 3, 30), 8)

    def test_never_past_the_due_time(self, released: World) -> None:
        (duty,) = released.duties("Hà")
        due = local(date(2027, 3, 31), 17)
        released.do(
            lambda work: work.change(Duty, duty.id, due_at=due, next_step_at=due - timedelta(hours=1))
        )
        released.do(preferences.set_reminder_hour, released.actor("An"), time(19))
        assert self._next(released) == due - timedelta(hours=1)

    def test_what_is_to_be_told_in_the_morning(self, released: World) -> None:
        released.do(_tell_ha, released.person_id("Hà"))
        released.do(preferences.set_reminder_hour, released.actor("An"), time(7))
        (notice,) = released.rows(Outgoing)
        assert notice.not_before == local(date(2027, 3, 9), 7)

    def test_briefs_and_the_next_opening(self, released: World) -> None:
        def done(work: UnitOfWork) -> None:
            first = work.all(ClockTask, what=Event.BRIEF, order="due_at")[0]
            work.change(ClockTask, first.id, done_at=work.now)

        released.do(done)
        released.do(preferences.set_reminder_hour, released.actor("An"), time(10))
        briefs = released.rows(ClockTask, what=Event.BRIEF, order="due_at")
        assert [row.due_at.astimezone(UTC).hour for row in briefs] == [1, 3, 3]
        assert briefs[0].done_at is not None
        (task,) = released.rows(ClockTask, what=Event.OPEN_QUARTER, done_at=None, subject_id=2)
        assert task.due_at == local(date(2027, 6, 8), 10)


def _tell_ha(work: UnitOfWork, person_id: int) -> None:
    tell(work, CELL, person_id, message(line("home-nothing")), timing=Timing.MORNING)
