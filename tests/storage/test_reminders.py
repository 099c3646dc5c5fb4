"""The planner's statements, on SQLite and on PostgreSQL: a day of the clock from end to end."""

from datetime import date

import pytest
from sqlalchemy import Engine

from scheduler import claiming
from scheduler.missed import mark
from scheduler.reminders import pass_office_steps, plan
from storage import outbox, reminders, unsent
from storage.outbox import Outcome
from storage.tables import Duty, DutyState, Outgoing, OutgoingState, Reminder
from tests.scheduler import owing
from tests.world import CELL, World, local
from workflow.cell import ledger
from workflow.cell.ledger import Subject
from workflow.rules.duties import DutyKind

NAMES = ("Lan", "Hà", "Nga")


@pytest.fixture
def world(engine: Engine) -> World:
    """The quarter is open; three members owe a comment, reminded on 30 March."""
    world = World(engine)
    world.open_quarter()
    world.at(date(2027, 3, 26), 10)
    owing.comments(world, NAMES)
    world.at(date(2027, 3, 29), 10)
    owing.news(world, "Lan", "Minh")
    return world.at(date(2027, 3, 30), 8)


def ids(world: World, *names: str) -> list[int]:
    return sorted(world.person_id(name) for name in names)


def test_whose_time_has_come(world: World) -> None:
    assert sorted(world.do(reminders.people_due, 200)) == ids(world, *NAMES, "Minh")
    assert len(world.do(reminders.people_due, 2)) == 2
    world.at(date(2027, 3, 30), 7)
    assert world.do(reminders.people_due, 200) == []


def test_a_batch_of_digests(world: World) -> None:
    world.do(plan, world.do(reminders.people_due, 200))
    digests = world.rows(Outgoing, kind="digest")
    assert sorted(row.person_id for row in digests) == ids(world, *NAMES, "Minh")
    by_duty = {row.duty_id: row.outgoing_id for row in world.rows(Reminder)}
    owners = {row.id: row.owner_id for row in world.rows(Duty, kind=DutyKind.COMMENT)}
    persons = {row.id: row.person_id for row in digests}
    assert {duty: persons[notice] for duty, notice in by_duty.items()} == owners
    joined = {row.person_id: persons[row.joined_id] for row in world.rows(Outgoing, state="joined")}
    assert joined == {person: person for person in ids(world, "Lan", "Minh")}
    assert world.do(reminders.people_due, 200) == []


def test_a_finished_duty_is_left_out_and_an_old_digest_taken_back(world: World) -> None:
    world.do(plan, world.do(reminders.people_due, 200))
    paper_id = world.rows(Duty, kind=DutyKind.COMMENT)[0].subject_id
    ha = world.person_id("Hà")
    world.do(lambda work: ledger.done(work, DutyKind.COMMENT, paper_id, owner_id=ha))
    digests = {row.person_id: row.id for row in world.rows(Outgoing, kind="digest")}
    ready = world.do(claiming.claim_now, [digests[ha], digests[world.person_id("Nga")]])
    assert [each.person_id for each in ready] == ids(world, "Nga")
    world.at(date(2027, 3, 30), 21)
    assert world.do(claiming.claim_now, [digests[world.person_id("Lan")]]) == []
    states = {row.person_id: row.state for row in world.rows(Outgoing, kind="digest")}
    assert (states[ha], states[world.person_id("Lan")]) == (OutgoingState.VOID, OutgoingState.VOID)
    assert sorted(world.do(reminders.people_due, 200)) == ids(world, "Lan")


def test_an_offices_step_passes(world: World) -> None:
    world.at(date(2027, 3, 30), 8)
    subject = Subject(1, quarter_id=1)
    world.do(lambda work: ledger.bear(work, DutyKind.EVALUATE, cell_id=CELL, subject=subject))
    world.at(date(2027, 4, 2), 8)
    assert world.do(pass_office_steps) == 1
    assert world.do(pass_office_steps) == 0


def test_missed_duties_are_found_once(world: World) -> None:
    world.at(date(2027, 4, 5), 14)
    assert (world.do(mark), world.do(mark)) == (3, 0)
    assert {row.state for row in world.rows(Duty, kind=DutyKind.COMMENT)} == {DutyState.MISSED}


def test_a_newer_notice_of_the_same_kind_overtakes_a_held_one(world: World) -> None:
    held = [row.id for row in world.rows(Outgoing, state=OutgoingState.HELD)]
    assert world.do(reminders.overtaken, held) == set()
    newer = {"kind": "home-none-overdue", "content": {}, "repeat_ok": False}
    minh = world.person_id("Minh")
    world.do(lambda work: outbox.write(work, person_id=minh, **newer))
    assert len(world.do(reminders.overtaken, held)) == 1


def test_whom_nothing_reaches(world: World) -> None:
    world.do(plan, world.do(reminders.people_due, 200))
    rows = world.rows(Outgoing, kind="digest", person_id=world.person_id("Lan"))
    world.do(outbox.settle, [Outcome(rows[0].id, OutgoingState.FAILED)])
    (found,) = world.do(unsent.unsent, ids(world, *NAMES), local(date(2027, 3, 1)))
    assert (found.person_id, found.since, found.last_at) == (world.person_id("Lan"), None, world.now)
