"""A cell's house rules as they stand on a day: meeting day and hour, hours of reminders, offsets, calendar.

Every setting is dated: the newest that has begun holds. `SETTINGS` names each with its default.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, time
from types import MappingProxyType
from typing import Any

from storage.tables import CalendarOverride, CellSetting
from storage.work import UnitOfWork
from workflow.rules.calendar import WorkingDays
from workflow.rules.duties import OFFSETS
from workflow.rules.voting import PresenceRule, VotingSettings

SETTINGS: Mapping[str, Any] = MappingProxyType(
    {
        "meeting.day": 5,
        "meeting.hour": "14:00",
        "meeting.place": "",
        "reminder.hour": "08:00",
        "vote.presence": PresenceRule.MORE_THAN_HALF.value,
        "vote.exempt_attending": True,
        "vote.received": True,
        **OFFSETS,
    }
)


@dataclass(frozen=True, slots=True)
class House:
    """The rules of one cell on one day."""

    cell_id: int
    settings: Mapping[str, Any]
    calendar: WorkingDays

    @property
    def meeting_day(self) -> int:
        """Day of the month, 1 to 31."""
        return int(self.settings["meeting.day"])

    @property
    def meeting_hour(self) -> time:
        """Local time at which meetings begin."""
        return time.fromisoformat(self.settings["meeting.hour"])

    @property
    def place(self) -> str:
        """Where the cell meets; may be empty."""
        return str(self.settings["meeting.place"])

    @property
    def reminder_hour(self) -> time:
        """Local time at which digests go out."""
        return time.fromisoformat(self.settings["reminder.hour"])

    @property
    def offsets(self) -> Mapping[str, int]:
        """Working days by the names in `workflow.rules.duties.OFFSETS`."""
        return {name: int(self.settings[name]) for name in OFFSETS}

    @property
    def voting(self) -> VotingSettings:
        """The settings marked (unsure) in DOMAIN 2."""
        return VotingSettings(
            exempt_present_votes=bool(self.settings["vote.exempt_attending"]),
            received_votes=bool(self.settings["vote.received"]),
        )

    @property
    def presence_rule(self) -> PresenceRule:
        """How many of the eligible must be present for anything to pass."""
        return PresenceRule(self.settings["vote.presence"])


def house_of(work: UnitOfWork, cell_id: int, day: date | None = None) -> House:
    """The rules of a cell on a day (today when left out)."""
    return houses_of(work, [cell_id], day)[cell_id]


def houses_of(work: UnitOfWork, cells: Collection[int], day: date | None = None) -> dict[int, House]:
    """The rules of several cells on a day (today when left out), read together."""
    on = day or work.today
    settings = {cell_id: dict(SETTINGS) for cell_id in cells}
    for row in work.all(CellSetting, cell_id=list(cells), order="from_on"):
        if row.from_on <= on and row.name in SETTINGS:
            settings[row.cell_id][row.name] = row.value
    overrides: dict[int, dict[date, bool]] = {cell_id: {} for cell_id in cells}
    for override in work.all(CalendarOverride, cell_id=list(cells)):
        overrides[override.cell_id][override.day] = override.working
    return {each: House(each, settings[each], WorkingDays(work.zone, overrides[each])) for each in cells}


def change_setting(
    work: UnitOfWork, cell_id: int, name: str, value: Any, *, by: int | None, from_on: date | None = None
) -> None:
    """Set a named setting from a day on (today when left out). KeyError for a name that is none."""
    if name not in SETTINGS:
        raise KeyError(name)
    day = from_on or work.today
    values = {"value": value, "set_by": by, "set_at": work.now}
    if work.change_all(CellSetting, {"cell_id": cell_id, "name": name, "from_on": day}, **values) == 0:
        work.add(CellSetting, cell_id=cell_id, name=name, from_on=day, **values)
