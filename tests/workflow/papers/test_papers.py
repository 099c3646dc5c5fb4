"""Writing a paper, handing it in, taking it back; late, twice, by the wrong person, and in a second round."""

from datetime import date

from storage import bodies
from storage.tables import (
    Assignment,
    AssignmentState,
    Audit,
    Condition,
    DutyState,
    Outgoing,
    PaperKind,
    Version,
    VersionState,
)
from tests.workflow import paper_acts as acts
from tests.workflow.rows import refused
from tests.world import World, local
from workflow.cell import assigned
from workflow.meetings import moving
from workflow.papers import papers
from workflow.rules.duties import DutyKind
from workflow.topics import assigning

DUE = local(date(2027, 3, 24), 17)  # eight working days before the meeting of 5 April


def test_the_first_look_makes_a_version_to_write_in(world: World) -> None:
    acts.assign(world)
    paper = acts.outline_of(world)
    desk = world.do(papers.to_write, world.actor("Giang"), paper)
    again = world.do(papers.to_write, world.actor("Giang"), paper)
    assert desk.version.id == again.version.id
    assert (desk.version.number, desk.version.round, desk.version.state) == (1, 1, VersionState.WRITING)
    assert desk.duty.due_at == DUE


def test_handing_in_ends_the_writing_and_asks_the_reviewer(world: World) -> None:
    acts.assign(world)
    paper = acts.outline_of(world)
    done = acts.hand_in(world, paper)
    assert (done.reviewer, done.late) == ("Trần Mẫu Bình", False)
    assert acts.version(world, paper).state == VersionState.HANDED_IN
    assert [row.state for row in world.duties("Giang", kind=DutyKind.WRITE_OUTLINE)] == [DutyState.DONE]
    review = world.duties("Bình", kind=DutyKind.REVIEW, state=DutyState.OPEN)
    assert [(row.round, row.due_at) for row in review] == [(1, local(date(2027, 3, 26), 17))]
    assert "Đồng chí Hoàng Mẫu Giang đã gửi đề cương" in world.told("Bình")[-1]


def test_handing_in_counts_as_accepting_the_assignment(world: World) -> None:
    acts.assign(world)
    acts.hand_in(world, acts.outline_of(world))
    assert [row.state for row in world.rows(Assignment)] == [AssignmentState.ACCEPTED]
    assert world.duties("Giang", kind=DutyKind.ANSWER, state=DutyState.OPEN) == []


def test_nothing_and_blank_pieces_are_not_handed_in(world: World) -> None:
    acts.assign(world)
    paper = acts.outline_of(world)
    assert refused(world, papers.hand_in, world.actor("Giang"), paper) == "paper-empty"
    assert world.duties("Bình", kind=DutyKind.REVIEW) == []


def test_a_paper_cannot_be_handed_in_twice(world: World) -> None:
    acts.assign(world)
    paper = acts.outline_of(world)
    acts.hand_in(world, paper)
    assert refused(world, papers.hand_in, world.actor("Giang"), paper) == "paper-waits"
    assert refused(world, papers.to_write, world.actor("Giang"), paper) == "paper-waits"
    assert len(world.duties("Bình", kind=DutyKind.REVIEW)) == 1


def test_others_cannot_write_and_do_not_learn_whether_a_paper_exists(world: World) -> None:
    acts.assign(world)
    paper = acts.outline_of(world)
    assert refused(world, papers.to_write, world.actor("Hà"), paper) == "paper-author-only"
    assert refused(world, papers.to_write, world.actor("An"), paper) == "paper-author-only"
    assert refused(world, papers.to_write, world.actor("Việt"), paper) == "refused-suspended"
    assert refused(world, papers.to_write, world.actor("Xuân"), paper) == "refused-not-yours"
    assert refused(world, papers.to_write, world.actor("Giang"), 999_999) == "refused-not-yours"


def test_a_replaced_author_is_told_so_and_the_words_stay(world: World) -> None:
    quarter = acts.assign(world)
    paper = acts.outline_of(world)
    acts.write(world, paper, "Đã viết một nửa")
    mine = acts.version(world, paper)
    people = world.person_id("Hà"), world.person_id("Bình")
    assert quarter.topic_id is not None
    world.do(assigning.assign, world.actor("An"), quarter.id, quarter.topic_id, *people)
    assert refused(world, papers.hand_in, world.actor("Giang"), paper) == "paper-other-author"
    assert refused(world, papers.to_write, world.actor("Giang"), paper) == "paper-other-author"
    assert world.do(bodies.text, mine.body_id) == "Đã viết một nửa"
    fresh = world.do(papers.to_write, world.actor("Hà"), paper)
    assert fresh.version.number == 2
    assert world.do(bodies.is_empty, fresh.version.body_id)


def test_what_nobody_opened_is_taken_back_as_if_never_handed_in(world: World) -> None:
    acts.assign(world)
    paper = acts.outline_of(world)
    acts.hand_in(world, paper)
    told = len(world.told("Bình"))
    desk = world.do(papers.withdraw, world.actor("Giang"), paper)
    assert (desk.version.number, desk.version.state) == (1, VersionState.WRITING)
    assert world.do(bodies.text, desk.version.body_id) == acts.TEXT
    assert [row.state for row in world.duties("Bình", kind=DutyKind.REVIEW)] == [DutyState.VOID]
    (owed,) = world.duties("Giang", kind=DutyKind.WRITE_OUTLINE)
    assert (owed.state, owed.due_at, owed.ended_at) == (DutyState.OPEN, DUE, None)
    assert owed.next_step == "t-7"
    assert len(world.told("Bình")) == told


def test_what_the_reviewer_opened_stays_as_seen_and_the_reviewer_is_told(world: World) -> None:
    acts.assign(world)
    paper = acts.outline_of(world)
    acts.hand_in(world, paper)
    seen = acts.remark(world, paper, "Ý kiến đang viết dở")
    desk = world.do(papers.withdraw, world.actor("Giang"), paper)
    assert (desk.version.number, desk.version.round) == (2, 1)
    assert world.do(bodies.text, desk.version.body_id) == acts.TEXT
    states = {row.id: row.state for row in world.rows(Version, paper_id=paper)}
    assert states[seen] == VersionState.DROPPED
    assert "đã rút lại đề cương" in world.told("Bình")[-1]
    world.do(papers.hand_in, world.actor("Giang"), paper)
    assert len(world.duties("Bình", kind=DutyKind.REVIEW, state=DutyState.OPEN)) == 1


def test_only_what_waits_for_its_reviewer_is_taken_back(world: World) -> None:
    acts.assign(world)
    paper = acts.outline_of(world)
    assert refused(world, papers.withdraw, world.actor("Giang"), paper) == "paper-not-handed-in"
    acts.hand_in(world, paper)
    assert refused(world, papers.withdraw, world.actor("Hà"), paper) == "paper-author-only"
    acts.agree(world, paper)
    assert refused(world, papers.withdraw, world.actor("Giang"), paper) == "paper-is-released"
    assert refused(world, papers.to_write, world.actor("Giang"), paper) == "paper-is-released"


def test_late_is_accepted_until_the_meeting_begins(world: World) -> None:
    acts.assign(world)
    paper = acts.outline_of(world)
    acts.write(world, paper, acts.TEXT)
    world.at(date(2027, 4, 5), 13, 59)
    done = world.do(papers.hand_in, world.actor("Giang"), paper)
    assert (done.late, done.due_at) == (True, DUE)
    world.at(date(2027, 4, 5), 14)
    assert refused(world, papers.withdraw, world.actor("Giang"), paper) == "paper-withdraw-late"


def test_a_meeting_put_off_lets_the_author_take_it_back(world: World) -> None:
    acts.assign(world)
    paper = acts.outline_of(world)
    acts.hand_in(world, paper)
    world.at(date(2027, 4, 5), 15)
    put_off = local(date(2027, 4, 12), 14)
    world.do(moving.move_meeting, world.actor("An"), acts.meeting(world, 1).id, put_off, "Bão")
    desk = world.do(papers.withdraw, world.actor("Giang"), paper)
    assert (desk.duty.state, desk.duty.missed_from) == (DutyState.OPEN, put_off)


def test_from_the_meeting_on_nothing_is_taken_and_the_words_stay(world: World) -> None:
    acts.assign(world)
    paper = acts.outline_of(world)
    acts.write(world, paper, acts.TEXT)
    world.at(date(2027, 4, 5), 14)
    assert refused(world, papers.hand_in, world.actor("Giang"), paper) == "paper-meeting-began"
    assert refused(world, papers.to_write, world.actor("Giang"), paper) == "paper-meeting-began"
    assert world.do(bodies.text, acts.version(world, paper).body_id) == acts.TEXT


def test_a_draft_is_not_written_before_it_is_owed(world: World) -> None:
    quarter = acts.assign(world)
    assert quarter.topic_id is not None
    draft = world.do(assigned.paper_of, quarter, quarter.topic_id, PaperKind.DRAFT)
    assert refused(world, papers.to_write, world.actor("Giang"), draft.id) == "paper-not-yet"


def test_beginning_anew_drops_what_stands(world: World) -> None:
    acts.assign(world)
    paper = acts.outline_of(world)
    acts.write(world, paper, "một", "hai")
    world.do(papers.start_anew, world.actor("Giang"), paper)
    assert world.do(bodies.is_empty, acts.version(world, paper).body_id)


def test_a_rewrite_begins_as_a_copy_of_what_came_back(world: World) -> None:
    acts.assign(world)
    paper = acts.outline_of(world)
    acts.hand_in(world, paper, "một", "hai")
    acts.ask_changes(world, paper)
    desk = world.do(papers.to_write, world.actor("Giang"), paper)
    assert (desk.version.number, desk.version.round, desk.duty.kind) == (2, 2, DutyKind.REWRITE)
    assert world.do(bodies.parts, desk.version.body_id) == ["một", "hai"]
    acts.hand_in(world, paper, "ba")
    (review,) = world.duties("Bình", kind=DutyKind.REVIEW, state=DutyState.OPEN)
    assert review.round == 2
    assert world.duties("Giang", kind=DutyKind.REWRITE)[0].state == DutyState.DONE


def test_the_command_leads_to_what_is_owed_then_to_what_was_written(world: World) -> None:
    giang = world.actor("Giang")
    assert world.do(papers.paper_to_write, giang, PaperKind.OUTLINE) is None
    acts.assign(world)
    paper = acts.outline_of(world)
    assert world.do(papers.paper_to_write, giang, PaperKind.OUTLINE) == paper
    assert world.do(papers.paper_to_write, giang, PaperKind.DRAFT, PaperKind.FINAL) is None
    acts.hand_in(world, paper)
    assert world.do(papers.paper_to_write, giang, PaperKind.OUTLINE) == paper


def test_a_second_round_goes_on_from_what_waited_and_ends_the_first(world: World) -> None:
    quarter = acts.assign(world)
    paper = acts.outline_of(world)
    acts.hand_in(world, paper)
    world.at(date(2027, 4, 5), 16)
    given = local(date(2027, 4, 12), 17)
    duty = acts.send_back(world, quarter)
    assert duty is not None
    assert (duty.round, duty.due_at, duty.missed_from) == (2, given, None)
    assert world.duties("Bình", kind=DutyKind.REVIEW, state=DutyState.OPEN) == []
    desk = world.do(papers.to_write, world.actor("Giang"), paper)
    assert (desk.version.number, desk.version.round) == (2, 2)
    assert world.do(bodies.text, desk.version.body_id) == acts.TEXT
    world.at(date(2027, 4, 13), 9)
    done = world.do(papers.hand_in, world.actor("Giang"), paper)
    assert (done.late, done.review_due_at) == (True, local(date(2027, 4, 15), 17))


def test_a_second_round_after_several_of_review_has_a_number_of_its_own(world: World) -> None:
    quarter = acts.assign(world)
    paper = acts.outline_of(world)
    acts.hand_in(world, paper)
    acts.ask_changes(world, paper)
    acts.write(world, paper, "dở dang")
    world.at(date(2027, 4, 5), 16)
    duty = acts.send_back(world, quarter)
    assert duty is not None
    assert duty.round == 3
    assert [row.state for row in world.duties("Giang", kind=DutyKind.REWRITE)] == [DutyState.MISSED]
    desk = world.do(papers.to_write, world.actor("Giang"), paper)
    assert (desk.version.number, desk.version.round) == (2, 3)
    assert world.do(bodies.text, desk.version.body_id).endswith("dở dang")


def test_a_second_round_without_an_assignment_asks_nobody(world: World) -> None:
    quarter = world.open_quarter()
    assert world.do(papers.begin_second_round, quarter) is None


def test_the_final_paper_begins_as_a_copy_of_the_released_draft(world: World) -> None:
    quarter = acts.assign(world)
    draft = acts.owe(world, quarter, PaperKind.DRAFT)
    acts.hand_in(world, draft, "Dự thảo")
    acts.agree(world, draft)
    final = acts.owe(world, quarter, PaperKind.FINAL)
    desk = world.do(papers.to_write, world.actor("Giang"), final)
    assert world.do(bodies.text, desk.version.body_id) == "Dự thảo"
    world.do(papers.hand_in, world.actor("Giang"), final)
    (confirm,) = world.duties("Bình", kind=DutyKind.CONFIRM_FINAL, state=DutyState.OPEN)
    assert confirm.due_at == local(date(2027, 3, 10), 17)
    world.do(papers.withdraw, world.actor("Giang"), final)
    (owed,) = world.duties("Giang", kind=DutyKind.FINAL_PAPER)
    assert (owed.state, owed.due_at) == (DutyState.OPEN, local(date(2027, 5, 7), 17))


def test_an_exempt_reviewer_gets_no_message(world: World) -> None:
    acts.assign(world)
    paper = acts.outline_of(world)
    acts.make(world, "Bình", Condition.EXEMPT)
    before = len(world.rows(Outgoing, person_id=world.person_id("Bình")))
    acts.hand_in(world, paper)
    assert len(world.rows(Outgoing, person_id=world.person_id("Bình"))) == before


def test_a_reviewer_who_takes_no_part_owes_nothing(world: World) -> None:
    quarter = acts.assign(world)
    paper = acts.outline_of(world)
    acts.make(world, "Bình", Condition.AWAY)
    assert acts.hand_in(world, paper).review_due_at is None
    assert world.duties("Bình", kind=DutyKind.REVIEW, state=DutyState.OPEN) == []
    assert quarter.topic_id is not None
    people = world.person_id("Giang"), world.person_id("Lan")
    world.do(assigning.assign, world.actor("An"), quarter.id, quarter.topic_id, *people)
    assert len(world.duties("Lan", kind=DutyKind.REVIEW, state=DutyState.OPEN)) == 1


def test_each_act_is_in_the_audit_trail_without_its_words(world: World) -> None:
    acts.assign(world)
    paper = acts.outline_of(world)
    acts.hand_in(world, paper, "lời bí mật của người viết")
    world.do(papers.withdraw, world.actor("Giang"), paper)
    world.do(papers.start_anew, world.actor("Giang"), paper)
    rows = [row for row in world.rows(Audit) if row.act.startswith("paper.")]
    assert [row.act for row in rows] == ["paper.handed_in", "paper.withdrawn", "paper.begun_anew"]
    assert "lời" not in str([row.detail for row in rows])
