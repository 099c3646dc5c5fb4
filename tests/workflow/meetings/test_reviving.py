"""A meeting that was not held is moved after its hour: what was missed when the hour came is owed again."""

from datetime import date, datetime

import pytest

from scheduler.missed import mark
from storage import bodies
from storage.tables import (
    Assignment,
    AssignmentState,
    CellQuarter,
    ClockTask,
    Comment,
    Condition,
    Duty,
    Meeting,
    PaperKind,
    Stage,
    StageKind,
)
from storage.work import UnitOfWork
from tests.released import release_outline
from tests.workflow import rows
from tests.world import CELL, World, local
from workflow.cell import assigned, course, ledger
from workflow.cell.agenda import Event
from workflow.cell.ledger import Subject
from workflow.meetings import meetings, moving
from workflow.meetings.redating import Move, lines_of
from workflow.people import standing
from workflow.rules.duties import DutyKind

REASON = "Bão, chưa họp được"
D1, LATER = date(2027, 4, 5), local(date(2027, 4, 12), 14)
NEXT_DAY = local(date(2027, 4, 6), 17)
PAST_DUE = local(date(2027, 3, 24), 17)


@pytest.fixture
def released(world: World) -> CellQuarter:
    """The outline is released: everybody but Giang owes a comment."""
    found = world.open_quarter()
    world.do(release_outline, found.id)
    return found


@pytest.fixture
def written(world: World) -> CellQuarter:
    """Giang owes the outline."""
    found = world.open_quarter()
    world.do(assigned.begin_outline, rows.assign(world, found, author="Giang"))
    return found


def first(world: World) -> Meeting:
    found: Meeting = world.rows(Meeting, number=1)[0]
    return found


def hour_passes(world: World) -> None:
    """The first meeting's hour has come, as the clock sees it; it is 15:00."""
    world.at(D1, 14)
    world.do(mark)
    world.do(meetings.begins, first(world))
    world.at(D1, 15)


def move(world: World, at: datetime = LATER) -> None:
    world.do(moving.move_meeting, world.actor("An"), first(world).id, at, REASON)


def only(world: World, name: str, **equal: object) -> Duty:
    (duty,) = world.duties(name, **equal)
    return duty


def outline_id(world: World, quarter: CellQuarter) -> int:
    return int(world.do(assigned.paper_of, quarter, quarter.topic_id or 0, PaperKind.OUTLINE).id)


def promised(seen: Move) -> list[datetime]:
    """The new dates that the preview says."""
    dates = (each.args["to"] for each in lines_of(seen))
    return [each for each in dates if isinstance(each, datetime)]


def test_comments_are_owed_again_by_the_new_date(world: World, released: CellQuarter) -> None:
    hour_passes(world)
    assert {duty.state for duty in world.duties(kind=DutyKind.COMMENT)} == {"missed"}
    move(world)
    owed = world.duties(kind=DutyKind.COMMENT)
    assert len(owed) == 13
    assert {(duty.state, duty.ended_at) for duty in owed} == {("open", None)}
    assert {duty.due_at for duty in owed} == {local(date(2027, 4, 9), 17)}
    assert {duty.missed_from for duty in owed} == {LATER}
    assert only(world, "Hà").next_step_at == local(date(2027, 4, 6), 8)


def test_the_author_may_hand_in_until_the_next_working_day(world: World, written: CellQuarter) -> None:
    hour_passes(world)
    assert only(world, "Giang").state == "missed"
    move(world)
    duty = only(world, "Giang")
    assert (duty.state, duty.due_at, duty.missed_from) == ("open", NEXT_DAY, LATER)


def test_a_rewrite_is_dated_anew_too(world: World, written: CellQuarter) -> None:
    """Its deadline was named, and has passed."""
    world.do(_changes_asked, written)
    hour_passes(world)
    move(world)
    duty = only(world, "Giang", kind=DutyKind.REWRITE)
    assert (duty.state, duty.due_at, duty.missed_from) == ("open", NEXT_DAY, LATER)
    assert only(world, "Giang", kind=DutyKind.WRITE_OUTLINE).state == "done"


def test_nothing_is_due_after_the_meeting(world: World, written: CellQuarter) -> None:
    hour_passes(world)
    at = local(date(2027, 4, 6), 9)
    move(world, at)
    assert only(world, "Giang").due_at == at


def test_before_the_clock_has_marked_them_it_comes_to_the_same(world: World, written: CellQuarter) -> None:
    world.at(D1, 15)
    move(world)
    duty = only(world, "Giang")
    assert (duty.state, duty.due_at, duty.missed_from) == ("open", NEXT_DAY, LATER)


def test_the_preview_says_what_then_happens_and_nothing_past(world: World, written: CellQuarter) -> None:
    hour_passes(world)
    seen = world.do(moving.preview, world.actor("An"), first(world).id, LATER)
    assert only(world, "Giang").state == "missed"
    (writing,) = [each for each in lines_of(seen) if each.key == "moving-line-duty"]
    assert writing.args["kind"] == DutyKind.WRITE_OUTLINE
    assert (writing.args["was"], writing.args["to"]) == (PAST_DUE, NEXT_DAY)
    assert min(promised(seen)) >= world.now
    move(world)
    assert {each.duty.id: each.to for each in seen.duties}.items() <= {
        duty.id: duty.due_at for duty in world.duties()
    }.items()


def test_the_owner_is_told_the_new_date(world: World, written: CellQuarter) -> None:
    hour_passes(world)
    move(world)
    told = world.told("Giang")[-1]
    assert "Hạn mới" in told
    assert "thứ Ba ngày 06/4/2027" in told


def test_the_stage_is_not_in_the_past_either(world: World, written: CellQuarter) -> None:
    hour_passes(world)
    move(world)
    (outline,) = world.rows(Stage, kind=StageKind.OUTLINE)
    assert outline.due_at == NEXT_DAY


def test_a_late_reviewer_gets_until_the_next_working_day(world: World, written: CellQuarter) -> None:
    world.do(_handed_in, written)
    hour_passes(world)
    assert only(world, "Bình").due_at < world.now
    move(world)
    assert only(world, "Bình").due_at == NEXT_DAY


def test_an_eve_that_has_passed_does_not_bind_a_late_reviewer(world: World, written: CellQuarter) -> None:
    world.do(_handed_in, written)
    hour_passes(world)
    world.at(D1, 18)
    at = local(date(2027, 4, 6), 14)
    seen = world.do(moving.preview, world.actor("An"), first(world).id, at)
    move(world, at)
    assert [each.to for each in seen.duties if each.duty.kind == DutyKind.REVIEW] == [at]
    assert only(world, "Bình").due_at == at


def test_at_the_new_hour_they_are_missed_and_the_record_is_owed(world: World, released: CellQuarter) -> None:
    hour_passes(world)
    assert len(world.duties(kind=DutyKind.RECORD_MEETING, state="open")) == 1
    move(world)
    assert world.duties(kind=DutyKind.RECORD_MEETING, state="open") == []
    waiting = world.rows(ClockTask, what=Event.MEETING, subject_id=first(world).id, done_at=None)
    assert [row.due_at for row in waiting] == [LATER]
    world.at(date(2027, 4, 12), 13, 59).do(mark)
    assert only(world, "Hà").state == "open"
    world.at(date(2027, 4, 12), 14).do(mark)
    world.do(meetings.begins, first(world))
    assert {duty.state for duty in world.duties(kind=DutyKind.COMMENT)} == {"missed"}
    assert len(world.duties(kind=DutyKind.RECORD_MEETING, state="open")) == 1


def test_moved_twice_they_follow_twice(world: World, written: CellQuarter) -> None:
    hour_passes(world)
    move(world)
    move(world, local(date(2027, 4, 26), 14))
    assert only(world, "Giang").due_at == local(date(2027, 4, 13), 17)


class TestWhatStaysMissed:
    def test_of_who_takes_no_part_any_more(self, world: World, released: CellQuarter) -> None:
        hour_passes(world)
        lan = world.person_id("Lan")
        world.do(
            lambda work: standing.change_from(work, CELL, lan, D1, by=None, condition=Condition.AWAY),
        )
        move(world)
        assert only(world, "Lan").state == "missed"
        assert only(world, "Hà").state == "open"

    def test_of_who_is_not_the_author_any_more(self, world: World, written: CellQuarter) -> None:
        hour_passes(world)
        world.do(_replaced)
        rows.assign(world, written, author="Chi")
        move(world)
        assert only(world, "Giang").state == "missed"

    def test_without_an_assignment(self, world: World, written: CellQuarter) -> None:
        hour_passes(world)
        world.do(_replaced)
        move(world)
        assert only(world, "Giang").state == "missed"

    def test_a_comment_of_who_prepares_the_topic_now(self, world: World, released: CellQuarter) -> None:
        hour_passes(world)
        world.do(_replaced)
        rows.assign(world, released, author="Chi")
        move(world)
        assert only(world, "Chi").state == "missed"
        assert only(world, "Hà").state == "open"

    def test_the_paper_that_is_released(self, world: World, written: CellQuarter) -> None:
        hour_passes(world)
        rows.release(world, written, PaperKind.OUTLINE, author="Giang")
        move(world)
        assert only(world, "Giang").state == "missed"

    def test_an_earlier_round(self, world: World, written: CellQuarter) -> None:
        hour_passes(world)
        world.do(_bear_again, written, outline_id(world, written), 2)
        (again,) = world.duties("Giang", round=2)
        world.do(lambda work: work.change(Duty, again.id, state="done"))
        move(world)
        assert [duty.state for duty in world.duties("Giang")] == ["missed", "done"]

    def test_what_is_open_again(self, world: World, written: CellQuarter) -> None:
        hour_passes(world)
        world.do(_bear_again, written, outline_id(world, written), 1)
        move(world)
        assert [duty.state for duty in world.duties("Giang")] == ["missed", "open"]

    def test_of_who_has_commented(self, world: World, released: CellQuarter) -> None:
        hour_passes(world)
        ha = world.person_id("Hà")
        world.do(_comment, outline_id(world, released), ha)
        move(world)
        assert only(world, "Hà").state == "missed"

    def test_what_belongs_to_another_meeting(self, world: World, released: CellQuarter) -> None:
        hour_passes(world)
        (second,) = world.rows(Meeting, number=2)
        world.do(lambda work: work.change_all(Duty, {"kind": DutyKind.COMMENT}, meeting_id=second.id))
        move(world)
        assert {duty.state for duty in world.duties(kind=DutyKind.COMMENT)} == {"missed"}


def test_whoever_is_late_for_a_meeting_to_come_is_promised_no_past_date(
    world: World, written: CellQuarter
) -> None:
    world.at(date(2027, 3, 26), 9)
    at = local(date(2027, 4, 1), 14)
    seen = world.do(moving.preview, world.actor("An"), first(world).id, at)
    assert min(promised(seen)) >= world.now
    move(world, at)
    assert only(world, "Giang").due_at == PAST_DUE


def _changes_asked(work: UnitOfWork, quarter: CellQuarter) -> None:
    """Giang handed in the outline and owes it again by a date that Bình named."""
    outline = assigned.paper_of(work, quarter, quarter.topic_id or 0, PaperKind.OUTLINE)
    ledger.done(work, DutyKind.WRITE_OUTLINE, outline.id)
    (giang,) = [row.author_id for row in work.all(Assignment, quarter_id=quarter.id)]
    ledger.bear(
        work,
        DutyKind.REWRITE,
        cell_id=CELL,
        subject=Subject(outline.id, 2, quarter.id),
        owner_id=giang,
        meeting=course.meetings_of(work, quarter.id)[1],
        given=local(date(2027, 3, 30), 17),
    )


def _handed_in(work: UnitOfWork, quarter: CellQuarter) -> None:
    """Giang handed in the outline, and Bình owes its review."""
    outline = assigned.paper_of(work, quarter, quarter.topic_id or 0, PaperKind.OUTLINE)
    ledger.done(work, DutyKind.WRITE_OUTLINE, outline.id)
    (binh,) = [row.reviewer_id for row in work.all(Assignment, quarter_id=quarter.id)]
    ledger.bear(
        work,
        DutyKind.REVIEW,
        cell_id=CELL,
        subject=Subject(outline.id, quarter_id=quarter.id),
        owner_id=binh,
        meeting=course.meetings_of(work, quarter.id)[1],
    )


def _bear_again(work: UnitOfWork, quarter: CellQuarter, outline: int, round_: int) -> None:
    (giang,) = [row.author_id for row in work.all(Assignment, quarter_id=quarter.id)]
    ledger.bear(
        work,
        DutyKind.WRITE_OUTLINE,
        cell_id=CELL,
        subject=Subject(outline, round_, quarter.id),
        owner_id=giang,
        meeting=course.meetings_of(work, quarter.id)[1],
    )


def _replaced(work: UnitOfWork) -> None:
    work.change_all(Assignment, {}, state=AssignmentState.REPLACED)


def _comment(work: UnitOfWork, paper_id: int, person_id: int) -> None:
    work.add(
        Comment,
        paper_id=paper_id,
        version_id=1,
        person_id=person_id,
        kind="remark",
        body_id=bodies.new(work),
        created_at=work.now,
        given_at=work.now,
    )
