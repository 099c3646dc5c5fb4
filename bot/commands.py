"""What the command line does, one plain function a command; each gives the line it prints."""

import json
from collections.abc import Iterable
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from bot import sample
from bot.roles import role_words
from storage import audit, heartbeats
from storage.people import Member, members
from storage.tables import Cell, Person
from storage.work import UnitOfWork
from storage.writer import run_once
from texts.clean import plain_key
from texts.speech import SPEECH
from workflow.cell import codes
from workflow.people import renewal
from workflow.rules.calendar import WorkingDays
from workflow.rules.quarters import Quarter, meeting_days, opening_day

OPENING_HOUR = time(8)
UNTIL = "until"  # the last day of a code, for the listing that people read
CellCodes = tuple[str, list[dict[str, Any]]]


def codes_by_cell(
    work: UnitOfWork, bot_name: str | None, only: str | None = None, *, person_id: int | None = None
) -> list[CellCodes]:
    """Each cell's people: name, role, class, condition, code and link; an expired code is issued anew.

    `only`: the name of one cell; `person_id`: nobody else. Raises LookupError with a line for the operator
    where there is no such cell.
    """
    found = [
        (cell.name, [each for each in members(work, cell.id) if person_id in (None, each.person_id)])
        for cell in _cells(work, only)
    ]
    return [(cell, [_code_row(work, each, bot_name) for each in rows]) for cell, rows in found if rows]


def renew(work: UnitOfWork, name: str, only: str | None = None) -> int:
    """A new code for whoever bears this name, by id; their phone is cut off. For the secretary's lost phone.

    Raises LookupError with a line for the operator unless exactly one person bears it.
    """
    wanted = plain_key(name)
    found = {
        member.person_id: cell.id
        for cell in _cells(work, only)
        for member in members(work, cell.id)
        if plain_key(member.name) == wanted
    }
    if len(found) != 1:
        raise LookupError(
            f"Có {len(found)} đồng chí tên “{name}”, cần đúng một; nếu nhiều chi bộ, thêm --cell."
        )
    ((person_id, cell_id),) = found.items()
    renewal.cut_off(work, person_id)
    audit.record(work, cell_id, None, "member.code_renewed", f"person:{person_id}")
    return person_id


def _cells(work: UnitOfWork, only: str | None) -> list[Cell]:
    found = [each for each in work.all(Cell) if only is None or plain_key(each.name) == plain_key(only)]
    if only is not None and not found:
        raise LookupError(f"Không có chi bộ tên “{only}”.")
    return found


def _code_row(work: UnitOfWork, member: Member, bot_name: str | None) -> dict[str, Any]:
    person = work.get(Person, member.person_id)
    code = codes.current(work, person)
    if code is None and person.code_used_at is None:
        code = codes.issue(work, person.id)
    issued_at = work.get(Person, person.id).code_issued_at or work.now
    link = f"https://t.me/{bot_name}?start={code}" if code and bot_name else None
    return {
        "name": member.name,
        "role": member.office,
        "class": member.klass,
        "condition": member.condition,
        "code": code,
        "link": link,
        UNTIL: (issued_at + codes.VALID_FOR).astimezone(work.zone).date(),
    }


def as_lines(cells: Iterable[CellCodes]) -> str:
    """The cell's name, and below it a line a person."""
    lines: list[str] = []
    for cell, rows in cells:
        lines.append(f"{cell}:")
        lines += [
            "\t".join(
                (row["name"], role_words(row["role"], row["class"], row["condition"]), *_code_words(row))
            )
            for row in rows
        ]
    return "\n".join(lines)


def _code_words(row: dict[str, Any]) -> tuple[str, ...]:
    if not row["code"]:
        return ("đã tham gia",)
    return (row["code"], f"đến hết ngày {SPEECH['vi'].full(row[UNTIL])}", row["link"] or "")


def as_json(rows: Iterable[dict[str, Any]]) -> str:
    """One object a person, a line each."""
    shown = ({name: row[name] for name in row if name != UNTIL} for row in rows)
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in shown)


def rehearsal_start(engine: Engine, now: datetime, zone: ZoneInfo) -> datetime:
    """Where the rehearsal's clock stands: where it stopped, else 08:00 on the next quarter's opening day."""
    return run_once(engine, now, zone, _last_or_first)


def _last_or_first(work: UnitOfWork) -> datetime:
    beat = heartbeats.last_beat(work, "clock")
    return beat or next_opening(work.now, WorkingDays(work.zone))


def next_opening(now: datetime, calendar: WorkingDays, meeting_day: int = 5) -> datetime:
    """08:00 on the opening day of the next quarter, UTC."""
    quarter = Quarter.containing(calendar.day_of(now)).previous()
    while True:
        third = meeting_days(quarter, meeting_day, calendar)[2]
        at = calendar.instant(opening_day(third, calendar), OPENING_HOUR)
        if at > now:
            return at
        quarter = quarter.next()


def load_sample(engine: Engine, now: datetime, zone: ZoneInfo) -> None:
    """Load the sample cell. Raises ValueError where a cell is there already."""
    run_once(engine, now, zone, sample.load)


def is_empty(engine: Engine, now: datetime, zone: ZoneInfo) -> bool:
    """Whether the database holds no cell yet."""
    return run_once(engine, now, zone, lambda work: work.find(Cell) is None)
