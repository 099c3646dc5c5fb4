"""Meetings recorded: from their hour on, once, by those who lead; and what is owed from then on."""

from datetime import date

import pytest

from storage.tables import (
    Attendance,
    Audit,
    CellQuarter,
    Condition,
    Duty,
    Meeting,
    Membership,
    Outgoing,
    Paper,
    PaperKind,
    Vote,
    VoteWay,
)
from storage.work import UnitOfWork
from tests.workflow import rows
from tests.world import CELL, World, local
from workflow.cell.actor import Actor
from workflow.meetings import meetings, moving, presence
from workflow.meetings.meetings import Phase
from workflow.rules.duties import DutyKind

D1, D2, D3 = date(2027, 4, 5), date(2027, 5, 5), date(2027, 6, 7)


@pytest.fixture
def quarter(world: World) -> CellQuarter:
    """Quarter II/2027 open, prepared by Giang and reviewed by Bình."""
    row = world.open_quarter()
    rows.assign(world, row, author="Giang")
    return row


def meeting(world: World, number: int) -> Meeting:
    """The first quarter's meeting of this number."""
    row: Meeting = world.rows(Meeting, quarter_id=1, number=number)[0]
    return row


def record(world: World, number: int, *, absent: tuple[str, ...] = (), by: str = "An") -> None:
    """Put the absent down and confirm the list."""
    actor, row = world.actor(by), meeting(world, number)
    for name in absent:
        world.do(meetings.mark, actor, row.id, world.person_id(name), present=False)
    world.do(meetings.record_presence, actor, row.id)


def open_vote(world: World, quarter: CellQuarter, number: int = 2) -> int:
    """A binding vote at a meeting, as /conclude leaves it."""
    return rows.open_vote(world, quarter, meeting(world, number))


def close_vote(world: World, vote_id: int) -> None:
    world.do(lambda work: work.change(Vote, vote_id, closed_at=work.now))


def test_at_its_hour_the_office_owes_the_record(world: World, quarter: CellQuarter) -> None:
    world.at(D1, 14).do(meetings.begins, meeting(world, 1))
    (duty,) = world.duties(kind=DutyKind.RECORD_MEETING)
    assert (duty.office, duty.owner_id, duty.subject_id) == ("secretary", None, meeting(world, 1).id)
    assert duty.due_at == local(date(2027, 4, 6), 17)


def test_a_meeting_recorded_before_the_clock_looks_is_not_owed_again(
    world: World, quarter: CellQuarter
) -> None:
    world.at(D2, 14)
    record(world, 2)
    world.at(D2, 14).do(meetings.begins, meeting(world, 2))
    assert world.duties(kind=DutyKind.RECORD_MEETING) == []


def test_recording_ends_the_duty(world: World, quarter: CellQuarter) -> None:
    world.at(D2, 14).do(meetings.begins, meeting(world, 2))
    record(world, 2)
    assert [duty.state for duty in world.duties(kind=DutyKind.RECORD_MEETING)] == ["done"]


def test_a_meeting_is_recorded_from_its_hour_on(world: World, quarter: CellQuarter) -> None:
    an, row = world.actor("An"), meeting(world, 2)
    world.at(D2, 13, 59)
    assert world.do(meetings.phase_of, row) is Phase.TO_COME
    assert rows.refused(world, meetings.record_presence, an, row.id) == "meeting-too-early"
    assert rows.refused(world, meetings.mark, an, row.id, an.person_id, present=False) == "meeting-too-early"
    world.at(D2, 14)
    assert world.do(meetings.phase_of, row) is Phase.TO_RECORD
    record(world, 2)


def test_one_moved_to_an_earlier_hour_of_the_day_is_recorded_from_then_on(
    world: World, quarter: CellQuarter
) -> None:
    an, row = world.at(D2, 8, 30).actor("An"), meeting(world, 2)
    world.do(moving.move_meeting, an, row.id, local(D2, 9), "Chiều có việc đột xuất")
    assert rows.refused(world, meetings.record_presence, an, row.id) == "meeting-too-early"
    world.at(D2, 9)
    record(world, 2)


@pytest.mark.parametrize("name", ["Chi", "Giang", "Quang", "Thảo", "Xuân"])
def test_only_secretary_and_deputy_record(world: World, quarter: CellQuarter, name: str) -> None:
    actor, row = world.at(D2, 15).actor(name), meeting(world, 2)
    assert rows.refused(world, meetings.record_presence, actor, row.id) == "refused-leaders-only"
    assert rows.refused(world, meetings.mark, actor, row.id, 1, present=False) == "refused-leaders-only"
    assert rows.refused(world, meetings.shown_to, actor) == "refused-leaders-only"


def test_the_deputy_may(world: World, quarter: CellQuarter) -> None:
    world.at(D2, 15)
    record(world, 2, by="Bình")
    assert meeting(world, 2).recorded_by == world.person_id("Bình")


def test_another_cells_meeting_does_not_exist(world: World, quarter: CellQuarter) -> None:
    an = world.at(D2, 15).actor("An")
    stranger = Actor(an.person_id, an.name, an.language, 2, an.office, an.klass, an.condition)
    assert (
        rows.refused(world, meetings.record_presence, stranger, meeting(world, 2).id) == "refused-old-button"
    )
    assert rows.refused(world, meetings.record_presence, an, 999) == "refused-old-button"


def test_a_list_of_people_is_not_recorded_for_meeting_1(world: World, quarter: CellQuarter) -> None:
    an, row = world.at(D1, 15).actor("An"), meeting(world, 1)
    assert rows.refused(world, meetings.record_presence, an, row.id) == "refused-old-button"
    assert rows.refused(world, meetings.mark, an, row.id, an.person_id, present=False) == "refused-old-button"


def test_all_able_to_attend_are_present_but_those_put_down(world: World, quarter: CellQuarter) -> None:
    world.at(D2, 15)
    record(world, 2, absent=("Lan", "Sơn"))
    present = world.do(meetings.present_ids, meeting(world, 2).id)
    absent = {world.person_id("Lan"), world.person_id("Sơn")}
    assert len(present) == 12
    assert present.isdisjoint(absent)
    entered = world.rows(Attendance, state="absent")
    assert {row.person_id for row in entered} == absent | {world.person_id("Thảo")}
    assert {row.entered_by for row in entered} == {world.person_id("An")}


def test_nobody_is_present_before_the_list_is_confirmed(world: World, quarter: CellQuarter) -> None:
    an, row = world.at(D2, 15).actor("An"), meeting(world, 2)
    world.do(meetings.mark, an, row.id, world.person_id("Lan"), present=True)
    assert world.do(meetings.present_ids, row.id) == frozenset()


def test_the_exempt_come_last_and_count_when_they_came(world: World, quarter: CellQuarter) -> None:
    an, row = world.at(D2, 15).actor("An"), meeting(world, 2)
    people = world.do(presence.attenders, row)
    assert len(people) == 15
    assert (people[-1].person_id, people[-1].present) == (world.person_id("Thảo"), False)
    world.do(meetings.mark, an, row.id, world.person_id("Thảo"), present=True)
    record(world, 2)
    assert world.person_id("Thảo") in world.do(meetings.present_ids, row.id)


@pytest.mark.parametrize("name", ["Uyên", "Việt", "Xuân"])
def test_who_cannot_attend_is_not_put_down(world: World, quarter: CellQuarter, name: str) -> None:
    an, row = world.at(D2, 15).actor("An"), meeting(world, 2)
    person_id = world.person_id(name)
    assert rows.refused(world, meetings.mark, an, row.id, person_id, present=True) == "refused-old-button"


def test_who_may_attend_is_asked_for_the_meetings_own_day(world: World, quarter: CellQuarter) -> None:
    """A member exempted after the meeting still stands in its list."""
    lan = world.person_id("Lan")

    def exempt(work: UnitOfWork) -> None:
        work.change_all(Membership, {"person_id": lan}, until_on=date(2027, 5, 6))
        work.add(
            Membership,
            person_id=lan,
            cell_id=CELL,
            office="member",
            klass="official",
            condition=Condition.EXEMPT,
            from_on=date(2027, 5, 6),
        )

    world.at(date(2027, 5, 7)).do(exempt)
    record(world, 2)
    assert lan in world.do(meetings.present_ids, meeting(world, 2).id)
    later = world.do(presence.attenders, meeting(world, 3))
    assert [each.person_id for each in later if each.exempt] == [lan, world.person_id("Thảo")]
    assert [each.person_id for each in later[-2:]] == [lan, world.person_id("Thảo")]


def test_a_mark_twice_is_a_mark_once(world: World, quarter: CellQuarter) -> None:
    world.at(D2, 15)
    record(world, 2, absent=("Lan", "Lan"))
    assert world.person_id("Lan") not in world.do(meetings.present_ids, meeting(world, 2).id)


def test_a_meeting_is_recorded_once(world: World, quarter: CellQuarter) -> None:
    world.at(D2, 15)
    record(world, 2)
    binh = world.actor("Bình")
    row = meeting(world, 2)
    assert rows.refused(world, meetings.record_presence, binh, row.id) == "meeting-recorded-already"
    assert meeting(world, 2).recorded_by == world.person_id("An")


def test_the_list_is_corrected_until_a_binding_vote_opens(world: World, quarter: CellQuarter) -> None:
    an, row = world.at(D2, 15).actor("An"), meeting(world, 2)
    record(world, 2, absent=("Lan",))
    world.do(meetings.mark, an, row.id, world.person_id("Lan"), present=True)
    assert world.person_id("Lan") in world.do(meetings.present_ids, row.id)
    assert world.do(meetings.may_correct, meeting(world, 2))
    open_vote(world, quarter)
    key = rows.refused(world, meetings.mark, an, row.id, world.person_id("Lan"), present=False)
    assert key == "meeting-presence-fixed"
    assert world.person_id("Lan") in world.do(meetings.present_ids, row.id)
    assert not world.do(meetings.may_correct, meeting(world, 2))


def test_a_vote_at_another_meeting_does_not_fix_the_list(world: World, quarter: CellQuarter) -> None:
    world.at(D3, 15)
    record(world, 2)
    open_vote(world, quarter, number=3)
    assert world.do(meetings.may_correct, meeting(world, 2))


def test_a_correction_stands_in_the_audit_trail(world: World, quarter: CellQuarter) -> None:
    an, row = world.at(D2, 15).actor("An"), meeting(world, 2)
    record(world, 2)
    world.do(meetings.mark, an, row.id, world.person_id("Lan"), present=False)
    entry = world.rows(Audit, act="meeting.corrected")[0]
    assert (entry.actor_id, entry.subject) == (an.person_id, f"meeting:{row.id}")
    assert entry.detail == {"person": world.person_id("Lan"), "present": False}


def final_duty(world: World) -> Duty:
    (duty,) = world.duties(kind=DutyKind.FINAL_PAPER)
    return duty


def test_after_meeting_2_the_author_owes_the_final_paper(world: World, quarter: CellQuarter) -> None:
    world.at(D2, 16)
    record(world, 2)
    duty = final_duty(world)
    assert world.rows(Paper, id=duty.subject_id)[0].kind == PaperKind.FINAL
    assert duty.owner_id == world.person_id("Giang")
    assert duty.due_at == local(date(2027, 5, 7), 17)
    assert "Buổi sinh hoạt tháng thứ hai đã diễn ra" in world.told("Giang")[-1]
    (notice,) = world.rows(Outgoing, person_id=world.person_id("Giang"))
    assert notice.state == "held"


def test_the_close_of_the_vote_moves_the_final_papers_date(world: World, quarter: CellQuarter) -> None:
    world.at(D2, 16)
    record(world, 2)
    vote = open_vote(world, quarter)
    world.at(date(2027, 5, 10), 11)
    close_vote(world, vote)
    for _ in range(2):
        world.do(meetings.final_paper_owed, quarter)
        assert final_duty(world).due_at == local(date(2027, 5, 12), 17)
    world.at(date(2027, 5, 11), 11).do(meetings.final_paper_owed, quarter)
    assert final_duty(world).due_at == local(date(2027, 5, 12), 17)


def test_what_was_only_asked_in_advance_moves_nothing(world: World, quarter: CellQuarter) -> None:
    world.at(D2, 16)
    record(world, 2)
    vote = open_vote(world, quarter)
    world.do(lambda work: work.change(Vote, vote, way=VoteWay.ADVANCE))
    close_vote(world.at(date(2027, 5, 10), 11), vote)
    world.do(meetings.final_paper_owed, quarter)
    assert final_duty(world).due_at == local(date(2027, 5, 7), 17)


def test_a_close_on_the_meetings_day_changes_nothing(world: World, quarter: CellQuarter) -> None:
    world.at(D2, 16)
    record(world, 2)
    vote = open_vote(world, quarter)
    close_vote(world.at(D2, 17), vote)
    world.do(meetings.final_paper_owed, quarter)
    assert final_duty(world).due_at == local(date(2027, 5, 7), 17)


def test_a_final_paper_handed_in_is_not_owed_again(world: World, quarter: CellQuarter) -> None:
    world.at(D2, 16)
    record(world, 2)
    duty = final_duty(world)
    world.do(lambda work: work.change(Duty, duty.id, state="done"))
    assert world.do(meetings.final_paper_owed, quarter) is None
    assert [each.id for each in world.duties(kind=DutyKind.FINAL_PAPER)] == [duty.id]


def test_no_final_paper_is_owed_before_meeting_2_is_recorded(world: World, quarter: CellQuarter) -> None:
    assert world.at(D2, 16).do(meetings.final_paper_owed, quarter) is None


def test_without_an_author_the_meeting_is_recorded_all_the_same(world: World) -> None:
    world.open_quarter()
    world.at(D2, 16)
    record(world, 2)
    assert meetings.is_recorded(meeting(world, 2))
    assert world.duties(kind=DutyKind.FINAL_PAPER) == []


def test_after_meeting_3_the_office_owes_the_evaluation(world: World, quarter: CellQuarter) -> None:
    world.at(D3, 15)
    record(world, 3, absent=("Lan",))
    (duty,) = world.duties(kind=DutyKind.EVALUATE)
    assert (duty.office, duty.subject_id, duty.quarter_id) == ("secretary", quarter.topic_id, quarter.id)
    assert duty.due_at == local(date(2027, 6, 10), 17)


def test_a_topic_to_be_judged_again_is_owed_beside_the_quarters_own(
    world: World, quarter: CellQuarter
) -> None:
    earlier = world.rows(CellQuarter)[1]
    rows.judged_again(world, earlier, meeting(world, 1), again=quarter)
    world.at(D3, 15)
    record(world, 3)
    owed = world.duties(kind=DutyKind.EVALUATE)
    assert {duty.subject_id for duty in owed} == {quarter.topic_id, earlier.topic_id}
    assert {duty.quarter_id for duty in owed} == {quarter.id}


def test_meeting_2_brings_no_evaluation_and_meeting_3_no_final_paper(
    world: World, quarter: CellQuarter
) -> None:
    world.at(D3, 15)
    record(world, 3)
    assert world.duties(kind=DutyKind.FINAL_PAPER) == []
    record(world, 2)
    assert len(world.duties(kind=DutyKind.EVALUATE)) == 1


def test_those_to_record_come_first(world: World, quarter: CellQuarter) -> None:
    an = world.at(D2, 15).actor("An")
    record(world, 2)
    assert [row.number for row in world.do(meetings.shown_to, an)] == [1, 2, 3]
    world.at(D3, 15)
    assert [row.number for row in world.do(meetings.shown_to, an)] == [1, 3, 2]
