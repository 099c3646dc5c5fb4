"""The ledger of duties: born when they can be done, done, missed, void or moved, in the act's transaction."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.people import member
from storage.tables import Duty, DutyState, Meeting, Office
from storage.work import UnitOfWork
from workflow.cell.house import House, house_of
from workflow.cell.notices import takes_part
from workflow.rules.duties import RULES, DutyKind, Owner, due_at, missed_from
from workflow.rules.steps import next_step, steps

NO_MEETING: Meeting | None = None
NAMED = (Owner.AUTHOR, Owner.REVIEWER)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a duty is about: the kind's own table tells which row; `round` counts repetitions."""

    id: int
    round: int = 1
    quarter_id: int | None = None


def bear(
    work: UnitOfWork,
    kind: DutyKind,
    *,
    cell_id: int,
    subject: Subject,
    owner_id: int | None = None,
    meeting: Meeting | None = None,
    given: datetime | None = None,
    house: House | None = None,
) -> Duty:
    """A duty is born now, or is open already. The secretary's kinds belong to the office, not a person.

    That of an author or reviewer who takes no part now is void at birth (PRODUCT, "Roles"): the office
    assigns anew, and it is born again then.
    """
    to_office = RULES[kind].owner is Owner.SECRETARY
    owner: dict[str, Any] = (
        {"cell_id": cell_id, "office": Office.SECRETARY} if to_office else {"owner_id": owner_id}
    )
    already = work.find(
        Duty, kind=kind, subject_id=subject.id, round=subject.round, state=DutyState.OPEN, **owner
    )
    if already is not None:
        return already
    dates = _dates(
        kind,
        born=work.now,
        meeting_at=meeting.at if meeting else None,
        given=given,
        house=house or house_of(work, cell_id),
    )
    duty_id = work.add(
        Duty,
        **{**owner, "cell_id": cell_id},
        quarter_id=subject.quarter_id,
        kind=kind,
        subject_id=subject.id,
        round=subject.round,
        meeting_id=meeting.id if meeting else None,
        given_due_at=given,
        born_at=work.now,
        **dates,
    )
    if RULES[kind].owner in NAMED and owner_id is not None and not _takes_part(work, cell_id, owner_id):
        void(work, kind, subject.id, owner_id=owner_id)
    return work.get(Duty, duty_id)


def _takes_part(work: UnitOfWork, cell_id: int, person_id: int) -> bool:
    found = member(work, cell_id, person_id)
    return found is not None and takes_part(found)


def open_duties(work: UnitOfWork, **equal: Any) -> list[Duty]:
    """Open duties whose columns equal these, soonest first."""
    return work.all(Duty, order="due_at", state=DutyState.OPEN, **equal)


def done(work: UnitOfWork, kind: DutyKind, subject_id: int, **equal: Any) -> int:
    """Open duties of this kind and subject are done; how many there were."""
    return _end(work, DutyState.DONE, kind, subject_id, equal)


def void(work: UnitOfWork, kind: DutyKind, subject_id: int, **equal: Any) -> int:
    """Open duties of this kind and subject are owed no more; how many there were."""
    return _end(work, DutyState.VOID, kind, subject_id, equal)


def miss(work: UnitOfWork, duties: Iterable[Duty]) -> None:
    """The time of these duties is over, and they were not done."""
    ended = {"state": DutyState.MISSED, "ended_at": work.now, "next_step": None, "next_step_at": None}
    work.change_all(Duty, {"id": [duty.id for duty in duties]}, **ended)


def reopen(work: UnitOfWork, duty: Duty) -> None:
    """Owed again by its old date, with the reminders that are still ahead."""
    work.change(Duty, duty.id, state=DutyState.OPEN, ended_at=None)
    meeting = work.get(Meeting, duty.meeting_id) if duty.meeting_id else None
    move(work, work.get(Duty, duty.id), meeting=meeting)


def move(
    work: UnitOfWork,
    duty: Duty,
    *,
    meeting: Meeting | None = None,
    given: datetime | None = None,
    bound_after: datetime | None = None,
) -> bool:
    """Date an open duty anew after its meeting or its named deadline moved; whether the date changed.

    `bound_after`: the caps that lie after this bind it; when left out, those of `caps_after`.
    """
    dates = _dates(
        DutyKind(duty.kind),
        born=duty.born_at,
        meeting_at=meeting.at if meeting else None,
        given=given or duty.given_due_at,
        house=house_of(work, duty.cell_id),
        after=work.now,
        caps_after=bound_after or caps_after(work, duty),
    )
    if given is not None:
        dates["given_due_at"] = given
    work.change(Duty, duty.id, **dates)
    return bool(dates["due_at"] != duty.due_at)


def is_late(duty: Duty, at: datetime) -> bool:
    """Whether the duty was, or would be, done after its due date."""
    return at > duty.due_at


def caps_after(work: UnitOfWork, duty: Duty) -> datetime:
    """Dated anew, a duty is bound by the caps ahead; one that is late already by those ahead of its birth."""
    return duty.born_at if is_late(duty, work.now) else work.now


def _end(work: UnitOfWork, state: DutyState, kind: DutyKind, subject_id: int, equal: dict[str, Any]) -> int:
    where = {"kind": kind, "subject_id": subject_id, "state": DutyState.OPEN, **equal}
    return work.change_all(Duty, where, state=state, ended_at=work.now, next_step=None, next_step_at=None)


def _dates(
    kind: DutyKind,
    *,
    born: datetime,
    meeting_at: datetime | None,
    given: datetime | None,
    house: House,
    after: datetime | None = None,
    caps_after: datetime | None = None,
) -> dict[str, Any]:
    due = due_at(
        kind,
        born=born,
        meeting_at=meeting_at,
        calendar=house.calendar,
        offsets=house.offsets,
        given=given,
        caps_after=caps_after,
    )
    plan = steps(
        kind,
        born=born,
        due=due,
        meeting_at=meeting_at,
        calendar=house.calendar,
        hour=house.reminder_hour,
    )
    step = next_step(plan, after or born)
    return {
        "due_at": due,
        "missed_from": missed_from(kind, born=born, due=due, meeting_at=meeting_at),
        "next_step": step.name if step else None,
        "next_step_at": step.at if step else None,
    }
