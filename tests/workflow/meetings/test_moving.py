"""A meeting moves, and everything dated from it; exactly those concerned are told, once."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from storage import bodies
from storage.tables import (
    Audit,
    CellQuarter,
    ClockTask,
    Conclusion,
    Meeting,
    Outgoing,
    OutgoingState,
    Stage,
    Vote,
)
from storage.work import UnitOfWork
from tests.released import release_outline
from tests.world import World, local
from workflow.cell import agenda, cells, course, ledger
from workflow.cell.agenda import Event
from workflow.cell.assigned import begin_outline, live_assignment
from workflow.cell.ledger import Subject
from workflow.errors import Refused
from workflow.meetings import moving
from workflow.meetings.redating import lines_of
from workflow.rules.duties import DutyKind

REASON = "Cơ quan có đoàn kiểm tra"
D1, D2, D3 = local(date(2027, 4, 5), 14), local(date(2027, 5, 5), 14), local(date(2027, 6, 7), 14)


@pytest.fixture
def quarter(world: World) -> CellQuarter:
    """The outline is released: everybody but Giang owes a comment."""
    found = world.open_quarter()
    world.do(release_outline, found.id)
    return found


def meeting(world: World, number: int) -> Meeting:
    found: Meeting = world.rows(Meeting, number=number)[0]
    return found


def move(world: World, number: int, at: datetime, *, by: str = "An", **more: Any) -> None:
    world.do(moving.move_meeting, world.actor(by), meeting(world, number).id, at, REASON, **more)


def refused(world: World, act: Callable[..., Any], *args: Any, **kwargs: Any) -> Refused:
    with pytest.raises(Refused) as caught:
        world.do(act, *args, **kwargs)
    return caught.value


def due(world: World, name: str) -> list[datetime]:
    return [duty.due_at.astimezone(UTC) for duty in world.duties(name, state="open")]


def waiting(world: World, event: Event, subject: int) -> list[datetime]:
    return [row.due_at for row in world.rows(ClockTask, what=event, subject_id=subject, done_at=None)]


class TestWhatMoves:
    def test_the_meeting_its_stages_and_duties(self, world: World, quarter: CellQuarter) -> None:
        move(world, 1, local(date(2027, 4, 12), 15))
        moved = meeting(world, 1)
        assert (moved.at, moved.moved_by, moved.reason) == (
            local(date(2027, 4, 12), 15),
            world.person_id("An"),
            REASON,
        )
        outline, adoption, draft, *_ = world.do(course.stages, quarter.id, quarter.topic_id or 0)
        assert outline.due_at == local(date(2027, 3, 31), 17)
        assert adoption.due_at == local(date(2027, 4, 12), 15)
        assert (outline.moved_by, outline.reason) == (world.person_id("An"), REASON)
        assert (draft.moved_by, draft.due_at) == (None, local(date(2027, 4, 21), 17))
        assert due(world, "Hà") == [local(date(2027, 4, 9), 17)]

    def test_reminders_and_the_end_follow(self, world: World, quarter: CellQuarter) -> None:
        move(world, 1, local(date(2027, 4, 12), 15))
        (duty,) = world.duties("Hà")
        assert duty.next_step_at == local(date(2027, 4, 6), 8)
        assert duty.missed_from == local(date(2027, 4, 12), 15)

    def test_the_hour_alone_moves_the_end_and_no_due_date(self, world: World, quarter: CellQuarter) -> None:
        move(world, 1, local(date(2027, 4, 5), 8, 30))
        (duty,) = world.duties("Hà")
        assert (duty.due_at, duty.missed_from) == (
            local(date(2027, 4, 2), 17),
            local(date(2027, 4, 5), 8, 30),
        )
        assert "Hạn mới" not in world.told("Hà")[0]

    def test_a_stage_that_is_over_stays(self, world: World, quarter: CellQuarter) -> None:
        stage = world.rows(Stage)[0]
        world.do(lambda work: work.change(Stage, stage.id, done_at=work.now))
        move(world, 1, local(date(2027, 4, 12), 15))
        assert world.rows(Stage)[0].due_at == stage.due_at

    def test_what_the_clock_plans(self, world: World, quarter: CellQuarter) -> None:
        first = meeting(world, 1).id
        move(world, 1, local(date(2027, 4, 12), 15))
        assert waiting(world, Event.MEETING, first) == [local(date(2027, 4, 12), 15)]
        assert waiting(world, Event.BRIEF, first) == [local(date(2027, 4, 2), 8)]

    def test_a_brief_that_has_gone_is_not_sent_again(self, world: World, quarter: CellQuarter) -> None:
        first = meeting(world, 1).id
        world.do(agenda.cancel, 1, Event.BRIEF, first)
        move(world, 1, local(date(2027, 4, 12), 15))
        assert waiting(world, Event.BRIEF, first) == []

    def test_the_third_moves_the_opening_of_the_next_quarter(
        self, world: World, quarter: CellQuarter
    ) -> None:
        assert waiting(world, Event.OPEN_QUARTER, 2) == [local(date(2027, 6, 8), 8)]
        move(world, 3, local(date(2027, 6, 11), 14))
        assert waiting(world, Event.OPEN_QUARTER, 2) == [local(date(2027, 6, 14), 8)]

    def test_an_earlier_meeting_makes_nobody_late(self, world: World, quarter: CellQuarter) -> None:
        world.at(date(2027, 3, 30), 18)
        move(world, 1, local(date(2027, 3, 31), 14))
        assert due(world, "Hà") == [local(date(2027, 3, 31), 14)]
        assert "Hạn mới của việc" in world.told("Hà")[0]

    def test_who_is_kept_from_being_late_gets_until_the_next_working_day(
        self, world: World, quarter: CellQuarter
    ) -> None:
        world.do(_write_outline, quarter)
        assert due(world, "Giang") == [local(date(2027, 3, 24), 17)]
        world.at(date(2027, 3, 19), 9)
        move(world, 1, local(date(2027, 3, 25), 14))
        assert due(world, "Giang") == [local(date(2027, 3, 22), 17)]
        world.at(date(2027, 3, 19), 10)
        move(world, 1, local(date(2027, 4, 12), 14))
        assert due(world, "Giang") == [local(date(2027, 3, 31), 17)]

    def test_an_eve_that_has_passed_makes_no_reviewer_late(self, world: World, quarter: CellQuarter) -> None:
        world.at(date(2027, 3, 24), 9).do(_owe_review, quarter)
        assert due(world, "Bình")[-1] == local(date(2027, 3, 26), 17)
        world.at(date(2027, 3, 25), 17, 30)
        move(world, 1, local(date(2027, 3, 26), 14))
        assert due(world, "Bình") == [local(date(2027, 3, 26), 14)] * 2
        world.at(date(2027, 3, 25), 17, 40)
        move(world, 1, local(date(2027, 3, 26), 15))
        assert due(world, "Bình") == [local(date(2027, 3, 26), 15)] * 2

    def test_whoever_is_late_stays_late(self, world: World, quarter: CellQuarter) -> None:
        world.do(_write_outline, quarter)
        world.at(date(2027, 3, 26), 9)
        move(world, 1, local(date(2027, 4, 1), 14))
        (late,) = due(world, "Giang")
        assert late < world.now

    def test_a_meeting_whose_hour_has_passed_is_owed_no_record(
        self, world: World, quarter: CellQuarter
    ) -> None:
        world.at(date(2027, 4, 5), 15)
        first = meeting(world, 1)
        world.do(_owe_record, first)
        move(world, 1, local(date(2027, 4, 6), 14))
        assert world.duties(kind=DutyKind.RECORD_MEETING, state="open") == []
        assert waiting(world, Event.MEETING, first.id) == [local(date(2027, 4, 6), 14)]

    def test_it_is_recorded(self, world: World, quarter: CellQuarter) -> None:
        move(world, 1, local(date(2027, 4, 12), 15), by="Bình")
        audit = world.rows(Audit)[-1]
        assert (audit.act, audit.actor_id) == ("meeting.moved", world.person_id("Bình"))
        assert REASON not in str(audit.detail)


class TestWhoIsTold:
    def test_everybody_who_takes_part_once_and_nobody_else(self, world: World, quarter: CellQuarter) -> None:
        move(world, 1, local(date(2027, 4, 12), 15))
        notices = world.rows(Outgoing)
        told = [row.person_id for row in notices]
        assert len(told) == len(set(told)) == 13
        for name in ("An", "Thảo", "Uyên", "Việt", "Xuân"):
            assert world.person_id(name) not in told
        assert all(row.formal and row.state == OutgoingState.HELD for row in notices)

    def test_each_with_their_own_new_dates(self, world: World, quarter: CellQuarter) -> None:
        move(world, 1, local(date(2027, 4, 12), 15))
        (ha,) = world.told("Hà")
        assert "Trước: 14 giờ 00, thứ Hai ngày 05/4/2027." in ha
        assert "Nay: 15 giờ 00, thứ Hai ngày 12/4/2027." in ha
        assert REASON in ha
        assert "Góp ý đề cương" in ha
        assert "09/4/2027" in ha
        (giang,) = world.told("Giang")
        assert "Hạn mới" not in giang

    @pytest.mark.parametrize("day", [date(2027, 4, 5), date(2027, 3, 30)])
    def test_at_once_where_it_is_within_a_week(self, world: World, quarter: CellQuarter, day: date) -> None:
        """The budget of messages may carry a morning's news that long."""
        world.at(day, 9)
        move(world, 1, local(date(2027, 4, 7), 14))
        assert {row.state for row in world.rows(Outgoing)} == {OutgoingState.NEW}


class TestPreview:
    def test_it_says_what_then_happens(self, world: World, quarter: CellQuarter) -> None:
        at = local(date(2027, 4, 12), 15)
        seen = world.do(moving.preview, world.actor("An"), meeting(world, 1).id, at)
        before = [duty.due_at for duty in world.duties()]
        assert world.rows(Outgoing) == []
        move(world, 1, at)
        after = {duty.id: duty.due_at for duty in world.duties()}
        assert {each.duty.id: each.to for each in seen.duties}.items() <= after.items()
        assert list(after.values()) != before
        assert [each.key for each in lines_of(seen)] == [
            "moving-line-meeting",
            "moving-line-stage",
            "moving-line-duty",
            "moving-line-brief",
        ]
        (comments,) = [each for each in lines_of(seen) if each.key == "moving-line-duty"]
        assert comments.args["count"] == 13

    def test_the_third_says_when_the_next_quarter_opens(self, world: World, quarter: CellQuarter) -> None:
        at = local(date(2027, 6, 11), 14)
        seen = world.do(moving.preview, world.actor("An"), meeting(world, 3).id, at)
        assert lines_of(seen)[-1].key == "moving-line-opens"


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("number", "at", "key"),
        [
            (1, local(date(2027, 3, 5), 14), "moving-past"),
            (1, local(date(2027, 3, 8), 7), "moving-past-hour"),
            (1, local(date(2027, 5, 5), 8), "moving-crosses-after"),
            (2, local(date(2027, 4, 5), 18), "moving-crosses-before"),
            (2, local(date(2027, 6, 7), 8), "moving-crosses-after"),
            (3, local(date(2027, 5, 5), 16), "moving-crosses-before"),
            (3, local(date(2027, 7, 5), 14), "moving-crosses-after"),
            (1, D1, "moving-same"),
            (1, local(date(2027, 4, 12), 5), "settings-hour-wrong"),
        ],
    )
    def test_times(self, world: World, quarter: CellQuarter, number: int, at: datetime, key: str) -> None:
        act = (moving.move_meeting, world.actor("An"), meeting(world, number).id, at, REASON)
        assert refused(world, *act).key == key
        assert [row.at for row in world.rows(Meeting)] == [D1, D2, D3]

    def test_the_dates_of_the_neighbours_are_said(self, world: World, quarter: CellQuarter) -> None:
        late = local(date(2027, 5, 6), 14)
        found = refused(world, moving.move_meeting, world.actor("An"), meeting(world, 1).id, late, REASON)
        assert found.values == {"day": date(2027, 5, 5)}

    def test_the_quarter_before_is_a_neighbour_too(self, world: World, quarter: CellQuarter) -> None:
        world.do(_meeting_of_the_quarter_before)
        early = local(date(2027, 3, 10), 14)
        found = refused(world, moving.move_meeting, world.actor("An"), meeting(world, 1).id, early, REASON)
        assert (found.key, found.values) == ("moving-crosses-before", {"day": date(2027, 3, 12)})

    def test_one_that_is_recorded(self, world: World, quarter: CellQuarter) -> None:
        first = meeting(world, 1)
        world.do(lambda work: work.change(Meeting, first.id, state="recorded"))
        at = local(date(2027, 4, 12), 15)
        act = (moving.move_meeting, world.actor("An"), first.id, at, REASON)
        assert refused(world, *act).key == "moving-recorded"
        assert first.id not in [row.id for row in world.do(moving.movable, world.actor("An"))]

    def test_one_in_which_a_vote_is_open(self, world: World, quarter: CellQuarter) -> None:
        second = meeting(world, 2)
        world.do(_open_vote, quarter, second)
        at = local(date(2027, 5, 6), 15)
        act = (moving.move_meeting, world.actor("An"), second.id, at, REASON)
        assert refused(world, *act).key == "moving-voting"

    def test_who_may_not(self, world: World, quarter: CellQuarter) -> None:
        at, first = local(date(2027, 4, 12), 15), meeting(world, 1).id
        for name in ("Chi", "Giang", "Xuân"):
            found = refused(world, moving.move_meeting, world.actor(name), first, at, REASON)
            assert found.key == "refused-leaders-only"
        assert (
            refused(world, moving.move_meeting, world.actor("An"), 999, at, REASON).key
            == "refused-old-button"
        )

    def test_another_cells_meeting(self, world: World, quarter: CellQuarter) -> None:
        first = meeting(world, 1).id
        world.do(_give_away, first)
        at = local(date(2027, 4, 12), 15)
        found = refused(world, moving.move_meeting, world.actor("An"), first, at, REASON)
        assert found.key == "refused-old-button"

    @pytest.mark.parametrize(
        ("reason", "key"), [(" \n", "moving-reason-empty"), ("x" * 301, "moving-reason-long")]
    )
    def test_reasons(self, world: World, quarter: CellQuarter, reason: str, key: str) -> None:
        at = local(date(2027, 4, 12), 15)
        act = (moving.move_meeting, world.actor("An"), meeting(world, 1).id, at, reason)
        assert refused(world, *act).key == key

    def test_two_leaders_at_once(self, world: World, quarter: CellQuarter) -> None:
        move(world, 1, local(date(2027, 4, 12), 15), seen_at=D1)
        at = local(date(2027, 4, 13), 15)
        act = (moving.move_meeting, world.actor("Bình"), meeting(world, 1).id, at, REASON)
        found = refused(world, *act, seen_at=D1)
        assert (found.key, found.values) == ("moving-moved-meanwhile", {"at": local(date(2027, 4, 12), 15)})


def test_days_off_are_asked_back(world: World) -> None:
    assert world.do(moving.is_day_off, 1, date(2027, 4, 11))
    assert world.do(moving.is_day_off, 1, date(2027, 4, 30))
    assert not world.do(moving.is_day_off, 1, date(2027, 4, 12))


def test_nothing_to_move_before_the_quarter_opens(world: World) -> None:
    assert world.do(moving.movable, world.actor("An")) == []


def _write_outline(work: UnitOfWork, quarter: CellQuarter) -> None:
    assignment = live_assignment(work, quarter.id)
    assert assignment is not None
    begin_outline(work, assignment)


def _owe_review(work: UnitOfWork, quarter: CellQuarter) -> None:
    row = course.meetings_of(work, quarter.id)[1]
    subject = Subject(1, quarter_id=quarter.id)
    ledger.bear(work, DutyKind.REVIEW, cell_id=1, subject=subject, owner_id=2, meeting=row)


def _owe_record(work: UnitOfWork, row: Meeting) -> None:
    subject = Subject(row.id, quarter_id=row.quarter_id)
    ledger.bear(work, DutyKind.RECORD_MEETING, cell_id=1, subject=subject, meeting=row)


def _meeting_of_the_quarter_before(work: UnitOfWork) -> None:
    before = work.add(CellQuarter, cell_id=1, year=2027, number=1, opened_at=work.now)
    held = local(date(2027, 3, 12), 14)
    work.add(Meeting, cell_id=1, quarter_id=before, number=3, at=held, state="recorded")


def _open_vote(work: UnitOfWork, quarter: CellQuarter, row: Meeting) -> None:
    conclusion = work.add(
        Conclusion,
        quarter_id=quarter.id,
        topic_id=quarter.topic_id,
        kind="conclusion",
        body_id=bodies.new(work),
        written_by=1,
        created_at=work.now,
    )
    work.add(
        Vote,
        cell_id=1,
        conclusion_id=conclusion,
        way="binding",
        meeting_id=row.id,
        eligible_count=13,
        needed_count=7,
        opened_at=work.now,
        opened_by=1,
        latest_at=row.at,
    )


def _give_away(work: UnitOfWork, meeting_id: int) -> None:
    work.change(Meeting, meeting_id, cell_id=cells.create(work, "Chi bộ khác"))
