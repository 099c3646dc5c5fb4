"""Release: who is told, who owes a comment, what the brief says; the second round and the final paper."""

from datetime import date

from scheduler import claiming
from storage.tables import (
    CellQuarter,
    ClockTask,
    DutyState,
    Outgoing,
    OutgoingState,
    PaperKind,
    Stage,
    StageKind,
)
from tests.workflow import paper_acts as acts
from tests.world import CELL, World, local
from workflow.cell.agenda import Event
from workflow.cell.house import change_setting
from workflow.meetings import meetings
from workflow.papers import commenting, releasing
from workflow.rules.duties import DutyKind

TAKING_PART = 14


def test_release_tells_everybody_with_the_brief_at_once(world: World) -> None:
    paper = acts.released_outline(world)
    briefs = world.rows(Outgoing, kind="brief-title")
    assert len(briefs) == TAKING_PART
    assert {(row.state, row.formal, row.by_clock) for row in briefs} == {(OutgoingState.NEW, True, False)}
    told = world.told("Hà")[-1]
    assert "nội dung chuyên đề tháng 4/2027" in told
    assert "Người chuẩn bị: đồng chí Hoàng Mẫu Giang. Người kiểm duyệt: đồng chí Trần Mẫu Bình." in told
    assert "Từ nay đến 17 giờ 00 ngày 02/4: đọc, góp ý đề cương." in told
    assert "14 giờ 00, thứ Hai ngày 05/4/2027: sinh hoạt chi bộ, thông qua đề cương." in told
    assert "Đến 21/4: hoàn thành dự thảo." in told
    assert "Việc của đồng chí: góp ý đề cương, dự sinh hoạt." in told
    assert "Việc của đồng chí: dự sinh hoạt." in world.told("Giang")[-1]
    asked = {"Hà": [f"comment:{paper}", "home", f"read:{paper}"], "Giang": ["home", f"read:{paper}"]}
    for name, actions in asked.items():
        (content,) = [row.content for row in briefs if row.person_id == world.person_id(name)]
        assert [button["action"] for (button,) in content["rows"]] == actions


def test_those_who_take_no_part_are_told_nothing(world: World) -> None:
    acts.released_outline(world)
    for name in ("Thảo", "Uyên", "Việt", "Xuân"):
        assert world.told(name) == []


def test_everybody_but_the_author_owes_a_comment(world: World) -> None:
    paper = acts.released_outline(world)
    owed = world.duties(kind=DutyKind.COMMENT, state=DutyState.OPEN)
    assert len(owed) == TAKING_PART - 1
    assert world.person_id("Giang") not in {row.owner_id for row in owed}
    assert world.person_id("Bình") in {row.owner_id for row in owed}
    assert {(row.subject_id, row.due_at) for row in owed} == {(paper, local(date(2027, 4, 2), 17))}
    assert {row.missed_from for row in owed} == {acts.meeting(world, 1).at}


def test_the_reviewer_whose_remarks_exist_owes_none(world: World) -> None:
    acts.assign(world)
    paper = acts.outline_of(world)
    acts.hand_in(world, paper)
    acts.ask_changes(world, paper)
    acts.hand_in(world, paper)
    acts.agree(world, paper)
    assert world.duties("Bình", kind=DutyKind.COMMENT) == []
    assert len(world.duties(kind=DutyKind.COMMENT)) == TAKING_PART - 2


def test_the_brief_of_the_clock_is_not_said_again(world: World) -> None:
    acts.released_outline(world)
    waiting = {row.subject_id for row in world.rows(ClockTask, what=Event.BRIEF, done_at=None)}
    assert waiting == {acts.meeting(world, 2).id, acts.meeting(world, 3).id}


def test_a_release_by_night_waits_for_the_morning(world: World) -> None:
    acts.assign(world)
    paper = acts.outline_of(world)
    world.at(date(2027, 3, 10), 21)
    acts.hand_in(world, paper)
    acts.agree(world, paper)
    briefs = world.rows(Outgoing, kind="brief-title")
    assert {row.not_before for row in briefs} == {local(date(2027, 3, 11), 7)}


def test_the_outline_is_over_as_a_stage(world: World) -> None:
    acts.released_outline(world)
    over = [row.kind for row in world.rows(Stage) if row.done_at is not None]
    assert over == [StageKind.OUTLINE]


def test_agreed_to_after_the_meeting_began_nobody_owes_a_comment(world: World) -> None:
    acts.assign(world)
    paper = acts.outline_of(world)
    acts.hand_in(world, paper)
    world.at(date(2027, 4, 5), 14)
    done = acts.agree(world, paper)
    assert done.comments_due_at is None
    assert world.duties(kind=DutyKind.COMMENT) == []
    assert "Đã có đề cương" in world.told("Hà")[-1]


def test_the_second_round_counts_as_adopted_and_the_draft_is_owed(world: World) -> None:
    quarter = acts.assign(world)
    paper = acts.outline_of(world)
    world.at(date(2027, 4, 5), 16)
    acts.send_back(world, quarter)
    acts.hand_in(world, paper)
    world.joins("An", "Hà", "Việt")  # the last is suspended and told nothing
    done = acts.agree(world, paper)
    assert (done.told, done.comments_due_at) == (2, None)
    assert world.duties(kind=DutyKind.COMMENT) == []
    (draft,) = world.duties("Giang", kind=DutyKind.WRITE_DRAFT, state=DutyState.OPEN)
    assert draft.due_at == local(date(2027, 4, 21), 17)
    over = [row.kind for row in world.rows(Stage) if row.done_at is not None]
    assert over == [StageKind.OUTLINE, StageKind.OUTLINE_MEETING]
    assert "coi như chi bộ thông qua" in world.told("Hà")[-1]
    assert world.rows(Outgoing, kind="brief-title") == []


def test_a_confirmed_final_paper_ends_its_stage_alone(world: World) -> None:
    quarter = acts.assign(world)
    final = acts.owe(world, quarter, PaperKind.FINAL)
    world.at(date(2027, 5, 6), 9)
    acts.hand_in(world, final)
    acts.agree(world, final)
    over = [row.kind for row in world.rows(Stage) if row.done_at is not None]
    assert over == [StageKind.FINAL]
    assert world.duties(kind=DutyKind.COMMENT) == []
    held = world.rows(Outgoing, kind="release-told-final")
    assert [row.state for row in held] == [OutgoingState.HELD] * TAKING_PART
    assert world.duties("Bình", kind=DutyKind.CONFIRM_FINAL)[0].state == DutyState.DONE


def test_the_brief_says_when_there_is_no_paper_yet(world: World) -> None:
    quarter = acts.assign(world)
    world.joins()
    assert world.do(releasing.send_brief, quarter, 1) == TAKING_PART
    assert "Việc của đồng chí: trả lời phân công, dự sinh hoạt." in world.told("Giang")[-1]
    told = world.told("Sơn")[-1]
    assert "Chưa có tài liệu (đề cương)" in told
    assert "Địa điểm" not in told


def test_the_brief_of_month_two_and_three(world: World) -> None:
    quarter = acts.assign(world)
    world.do(releasing.send_brief, quarter, 2)
    second = world.told("Sơn")[-1]
    assert "tháng 5/2027" in second
    assert "Chưa có tài liệu (dự thảo)" in second
    assert "thảo luận và kết luận chuyên đề" in second
    assert "Đến 07/5: hoàn thành chuyên đề." in second
    world.do(releasing.send_brief, quarter, 3)
    third = world.told("Sơn")[-1]
    assert "tháng 6/2027" in third
    assert "đánh giá kết quả thực hiện" in third
    assert "tài liệu" not in third


def test_the_brief_of_a_quarter_without_a_topic_still_invites(world: World) -> None:
    quarter = world.open_quarter()
    world.do(lambda work: work.change(CellQuarter, quarter.id, topic_id=None))
    world.do(releasing.send_brief, world.rows(CellQuarter, id=quarter.id)[0], 1)
    told = world.told("Sơn")[-1]
    assert "Quý này chưa phân công chuyên đề." in told
    assert "14 giờ 00, thứ Hai ngày 05/4/2027: sinh hoạt chi bộ." in told


def test_the_brief_names_the_place_where_the_cell_has_set_one(world: World) -> None:
    quarter = acts.assign(world)
    world.do(change_setting, CELL, "meeting.place", "phòng họp tầng 2", by=None)
    world.do(releasing.send_brief, quarter, 1)
    assert "Địa điểm: phòng họp tầng 2." in world.told("Sơn")[-1]


def test_agreed_to_after_meeting_two_the_final_paper_follows_and_no_draft(world: World) -> None:
    quarter = acts.assign(world)
    paper = acts.outline_of(world)
    world.at(date(2027, 4, 5), 16)
    acts.send_back(world, quarter)
    an = world.at(date(2027, 5, 5), 15).actor("An")
    world.do(meetings.record_presence, an, acts.meeting(world, 2).id)
    acts.hand_in(world, paper)
    acts.agree(world, paper)
    assert world.duties(kind=DutyKind.WRITE_DRAFT) == []
    (final,) = world.duties("Giang", kind=DutyKind.FINAL_PAPER, state=DutyState.OPEN)
    assert final.due_at == local(date(2027, 5, 7), 17)
    assert "bước tiếp theo là chuyên đề hoàn chỉnh" in world.told("Hà")[-1]


def test_a_draft_owed_only_since_meeting_two_began_gives_way_to_the_final_paper(world: World) -> None:
    quarter = acts.assign(world)
    paper = acts.outline_of(world)
    world.at(date(2027, 4, 5), 16)
    acts.send_back(world, quarter)
    an = world.at(date(2027, 5, 5), 15).actor("An")
    acts.hand_in(world, paper)
    acts.agree(world, paper)
    world.do(meetings.record_presence, an, acts.meeting(world, 2).id)
    owed = world.duties("Giang", state=DutyState.OPEN)
    assert [row.kind for row in owed] == [DutyKind.FINAL_PAPER]


def test_a_brief_that_waited_asks_for_nothing_that_is_done(world: World) -> None:
    """The invitation still goes, without what the reader has done meanwhile."""
    paper = acts.released_outline(world)
    (brief,) = world.rows(Outgoing, kind="brief-title", person_id=world.person_id("Hà"))
    world.do(commenting.agree, world.actor("Hà"), paper)
    (ready,) = world.do(claiming.claim_now, [brief.id])
    assert "brief-yours" not in {each["key"] for each in ready.content["lines"]}
    assert [button["action"] for (button,) in ready.content["rows"]] == ["home", f"read:{paper}"]
