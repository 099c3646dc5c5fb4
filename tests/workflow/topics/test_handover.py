"""One assignment after another: who goes owes nothing, who comes owes the present stage."""

from datetime import date

import pytest

from storage import bodies
from storage.tables import (
    Assignment,
    AssignmentState,
    DutyState,
    Meeting,
    MeetingState,
    Outcome,
    Outgoing,
    Paper,
    PaperKind,
    Stage,
    StageKind,
    Version,
    VersionState,
)
from storage.work import UnitOfWork
from tests.assignments import assign, of, office_owes, open_kinds, plan
from tests.world import CELL, World, local
from workflow.cell import course, ledger
from workflow.cell.assigned import live_assignment, paper_of
from workflow.cell.ledger import Subject
from workflow.errors import Refused
from workflow.papers import papers, reviewing
from workflow.rules.duties import DutyKind
from workflow.topics import answering

D1 = date(2027, 4, 5)


def paper(world: World, kind: PaperKind = PaperKind.OUTLINE) -> Paper:
    quarter = plan(world)
    return world.do(paper_of, quarter, quarter.topic_id or 0, kind)


def write(
    world: World, name: str, state: VersionState = VersionState.HANDED_IN, kind: PaperKind = PaperKind.OUTLINE
) -> int:
    """A version in this state, as the acts on papers leave it."""
    row, author_id = paper(world, kind), world.person_id(name)

    def put(work: UnitOfWork) -> int:
        body = bodies.new(work)
        bodies.append(work, body, "Nội dung đã viết")
        count = work.count(Version, paper_id=row.id)
        return work.add(
            Version,
            paper_id=row.id,
            number=count + 1,
            round=1,
            author_id=author_id,
            body_id=body,
            state=state,
            created_at=work.now,
        )

    return world.do(put)


def hand_in(world: World, name: str, reviewer: str) -> int:
    """Handed in: the writing is done and the review owed, as the acts on papers leave it."""
    version, row, reviewer_id = write(world, name), paper(world), world.person_id(reviewer)

    def owe(work: UnitOfWork) -> None:
        ledger.done(work, DutyKind.WRITE_OUTLINE, row.id)
        ledger.bear(
            work,
            DutyKind.REVIEW,
            cell_id=CELL,
            subject=Subject(row.id, quarter_id=row.quarter_id),
            owner_id=reviewer_id,
            meeting=course.meetings_of(work, row.quarter_id)[1],
        )

    world.do(owe)
    return version


def test_what_was_written_stays_under_its_author(world: World) -> None:
    world.open_quarter()
    assign(world)
    handed_in, writing = write(world, "Giang"), write(world, "Giang", VersionState.WRITING)
    assign(world, "Hà")
    kept = {row.id: row for row in world.rows(Version)}
    assert {row.author_id for row in kept.values()} == {world.person_id("Giang")}
    assert kept[handed_in].state == VersionState.DROPPED
    assert kept[writing].state == VersionState.WRITING
    assert world.do(bodies.text, kept[handed_in].body_id) == "Nội dung đã viết"


def test_there_and_back_again_each_owes_in_turn(world: World) -> None:
    world.open_quarter()
    assign(world)
    hand_in(world, "Giang", "Bình")
    assign(world, "Hà")
    assert open_kinds(world, "Bình") == []
    back = assign(world, "Giang")
    assert open_kinds(world, "Giang") == [DutyKind.ANSWER, DutyKind.WRITE_OUTLINE]
    assert open_kinds(world, "Hà") == []
    assert len(world.rows(Assignment)) == 3
    assert world.do(live_assignment, back.quarter_id) == back


def test_an_author_who_comes_back_goes_on_in_a_copy_and_hands_in_again(world: World) -> None:
    world.open_quarter()
    assign(world)
    row, giang = paper(world), world.actor("Giang")
    desk = world.do(papers.to_write, giang, row.id)
    world.do(bodies.append, desk.version.body_id, "Bản thứ nhất")
    world.do(papers.hand_in, giang, row.id)
    assign(world, "Hà")
    assert world.do(bodies.is_empty, world.do(papers.to_write, world.actor("Hà"), row.id).version.body_id)
    assign(world, "Giang")
    again = world.do(papers.to_write, giang, row.id)
    assert again.version.id != desk.version.id
    assert world.do(bodies.text, again.version.body_id) == "Bản thứ nhất"
    world.do(papers.hand_in, giang, row.id)
    assert open_kinds(world, "Bình") == [DutyKind.REVIEW]
    world.do(papers.withdraw, giang, row.id)
    assert open_kinds(world, "Giang") == [DutyKind.WRITE_OUTLINE]


def test_a_new_reviewer_can_open_what_was_handed_in_to_the_old_one(world: World) -> None:
    world.open_quarter()
    assign(world)
    row, giang = paper(world), world.actor("Giang")
    world.do(bodies.append, world.do(papers.to_write, giang, row.id).version.body_id, "Nội dung")
    version = world.do(papers.hand_in, giang, row.id).version
    assign(world, "Giang", "Chi")
    assert world.do(reviewing.open_review, world.actor("Chi"), row.id).version.id == version.id
    with pytest.raises(Refused, match="review-reviewer-only"):
        world.do(reviewing.open_review, world.actor("Bình"), row.id)


def test_a_new_reviewer_reads_what_waits_and_the_authors_acceptance_stands(world: World) -> None:
    world.open_quarter()
    made = assign(world)
    world.do(answering.accept, world.actor("Giang"), made.id)
    hand_in(world, "Giang", "Bình")
    changed = assign(world, "Giang", "Chi")
    assert changed.state == AssignmentState.ACCEPTED
    assert changed.answered_at == of(world, made).answered_at
    assert open_kinds(world, "Giang") == []
    assert open_kinds(world, "Bình") == []
    assert open_kinds(world, "Chi") == [DutyKind.REVIEW]
    assert "đồng chí Lê Mẫu Chi kiểm duyệt" in world.told("Giang")[-1]
    assert "cho ý kiến kiểm duyệt đề cương" in world.told("Chi")[-1]


def test_a_new_reviewer_whose_reading_is_due_today_is_told_at_once(world: World) -> None:
    world.open_quarter()
    assign(world)
    hand_in(world, "Giang", "Bình")
    world.at(date(2027, 4, 2), 9)
    changed = assign(world, "Giang", "Chi")
    assert world.duties("Chi", kind=DutyKind.REVIEW)[0].due_at == local(date(2027, 4, 2), 17)
    assert world.rows(Outgoing, person_id=changed.reviewer_id)[0].not_before == world.now


def test_a_new_reviewer_while_the_author_writes_leaves_the_authors_date(world: World) -> None:
    world.open_quarter()
    assign(world)
    before = world.duties("Giang", kind=DutyKind.WRITE_OUTLINE)
    world.at(date(2027, 3, 19))
    changed = assign(world, "Giang", "Chi")
    assert world.duties("Giang", kind=DutyKind.WRITE_OUTLINE) == before
    assert changed.state == AssignmentState.ASKED
    assert [
        duty.subject_id for duty in world.duties("Giang", kind=DutyKind.ANSWER, state=DutyState.OPEN)
    ] == [changed.id]


def test_a_new_author_late_in_the_month_has_the_floor_of_five_working_days(world: World) -> None:
    world.open_quarter()
    assign(world)
    world.at(date(2027, 3, 23))
    assign(world, "Hà")
    assert world.duties("Hà", kind=DutyKind.WRITE_OUTLINE)[0].due_at == local(date(2027, 3, 30), 17)


def test_after_the_outline_is_adopted_a_new_author_owes_the_draft_but_no_comment(world: World) -> None:
    quarter = world.open_quarter()
    assign(world)
    write(world, "Giang", VersionState.RELEASED)
    outline, owing = paper(world), [world.person_id(name) for name in ("Hà", "Lan")]

    def adopt(work: UnitOfWork) -> None:
        meeting = course.meetings_of(work, quarter.id)[1]
        for person_id in owing:
            ledger.bear(
                work,
                DutyKind.COMMENT,
                cell_id=CELL,
                subject=Subject(outline.id, quarter_id=quarter.id),
                owner_id=person_id,
                meeting=meeting,
            )
        course.reach_end(work, quarter.id, quarter.topic_id or 0, StageKind.OUTLINE_MEETING)

    world.do(adopt)
    assign(world, "Hà")
    assert open_kinds(world, "Hà") == [DutyKind.ANSWER, DutyKind.WRITE_DRAFT]
    assert open_kinds(world, "Lan") == [DutyKind.COMMENT]


def test_between_release_and_meeting_a_new_author_owes_no_writing(world: World) -> None:
    quarter = world.open_quarter()
    assign(world)
    write(world, "Giang", VersionState.RELEASED)
    world.do(course.reach_end, quarter.id, quarter.topic_id or 0, StageKind.OUTLINE)
    assign(world, "Hà")
    assert open_kinds(world, "Hà") == [DutyKind.ANSWER]


@pytest.mark.parametrize("outcome", [Outcome.AGAIN, Outcome.NOTHING])
def test_when_meeting_1_wants_the_outline_again_a_new_author_has_five_working_days(
    world: World, outcome: Outcome
) -> None:
    quarter = world.open_quarter()
    assign(world)
    write(world, "Giang", VersionState.RELEASED)
    meeting = world.rows(Meeting, quarter_id=quarter.id, number=1)[0]
    world.at(D1, 16)
    world.do(lambda work: work.change(Meeting, meeting.id, outcome=outcome, state=MeetingState.RECORDED))
    assign(world, "Hà")
    duty = world.duties("Hà", kind=DutyKind.WRITE_OUTLINE)[0]
    assert (duty.due_at, duty.round) == (local(date(2027, 4, 12), 17), 2)


def test_after_meeting_2_a_new_author_owes_the_final_paper(world: World) -> None:
    quarter = world.open_quarter()
    assign(world)
    meeting = world.rows(Meeting, quarter_id=quarter.id, number=2)[0]
    world.do(course.reach_end, quarter.id, quarter.topic_id or 0, StageKind.DRAFT)
    world.at(date(2027, 5, 5), 16)
    world.do(lambda work: work.change(Meeting, meeting.id, state=MeetingState.RECORDED))
    assign(world, "Hà")
    assert open_kinds(world, "Hà") == [DutyKind.ANSWER, DutyKind.FINAL_PAPER]
    write(world, "Hà", VersionState.RELEASED, PaperKind.FINAL)
    assign(world, "Lan")
    assert open_kinds(world, "Lan") == [DutyKind.ANSWER]


def test_a_new_topic_voids_what_was_owed_on_the_old_one(world: World) -> None:
    quarter = world.open_quarter()
    assign(world)
    outline = paper(world)
    world.do(
        ledger.bear,
        DutyKind.COMMENT,
        cell_id=CELL,
        subject=Subject(outline.id, quarter_id=quarter.id),
        owner_id=world.person_id("Lan"),
        meeting=world.rows(Meeting, quarter_id=quarter.id)[0],
    )
    other = plan(world, 1).topic_id
    assign(world, topic_id=other)
    assert open_kinds(world, "Lan") == []
    writing = world.duties("Giang", kind=DutyKind.WRITE_OUTLINE, state=DutyState.OPEN)
    assert [world.rows(Paper, id=duty.subject_id)[0].topic_id for duty in writing] == [other]
    assert world.rows(Stage, quarter_id=quarter.id, topic_id=other) != []


def test_assigned_anew_to_somebody_who_came_back_everything_is_owed_again(world: World) -> None:
    world.open_quarter()
    made = assign(world)
    world.do(answering.accept, world.actor("Giang"), made.id)
    outline, quarter = paper(world), Subject(made.quarter_id, quarter_id=made.quarter_id)
    world.do(lambda work: ledger.void(work, DutyKind.WRITE_OUTLINE, outline.id))
    world.do(ledger.bear, DutyKind.ASSIGN, cell_id=CELL, subject=quarter)
    again = assign(world)
    assert again.id == made.id
    assert open_kinds(world, "Giang") == [DutyKind.WRITE_OUTLINE]
    assert office_owes(world) == []
