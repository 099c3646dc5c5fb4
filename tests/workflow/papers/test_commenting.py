"""Comments: blind at first, then all; agreeing, taking back, too late, by those who may not."""

from datetime import date

import pytest

from storage import bodies
from storage.tables import Audit, Comment, CommentKind, Condition, DutyState, PaperKind
from tests.workflow import paper_acts as acts
from tests.workflow.rows import refused
from tests.world import World, local
from workflow.papers import commenting
from workflow.papers.opinions import may_see, opinions
from workflow.rules.duties import DutyKind


@pytest.fixture
def paper(world: World) -> int:
    """An outline by Giang that Bình has agreed to."""
    return acts.released_outline(world)


def _state(world: World, name: str) -> str:
    (duty,) = world.duties(name, kind=DutyKind.COMMENT)
    return duty.state


def test_a_comment_ends_what_was_owed(world: World, paper: int) -> None:
    acts.comment(world, "Hà", paper, "Nên thêm số liệu năm 2026.")
    assert _state(world, "Hà") == DutyState.DONE
    assert _state(world, "Lan") == DutyState.OPEN


def test_agreeing_ends_it_too_and_is_kept_apart(world: World, paper: int) -> None:
    assert world.do(commenting.agree, world.actor("Hà"), paper) is not None
    assert _state(world, "Hà") == DutyState.DONE
    found = world.do(opinions, world.actor("Hà"), paper)
    assert (found.remarks, found.agreed) == ((), ("Vũ Mẫu Hà",))


def test_agreeing_twice_or_after_speaking_changes_nothing(world: World, paper: int) -> None:
    world.do(commenting.agree, world.actor("Hà"), paper)
    assert world.do(commenting.agree, world.actor("Hà"), paper) is None
    acts.comment(world, "Lan", paper, "Rất đồng tình.")
    assert world.do(commenting.agree, world.actor("Lan"), paper) is None
    assert len(world.rows(Comment, kind=CommentKind.AGREE)) == 1


def test_who_agreed_and_spoke_afterwards_is_shown_once(world: World, paper: int) -> None:
    world.do(commenting.agree, world.actor("Hà"), paper)
    acts.comment(world, "Hà", paper, "Xin thêm một ý.")
    found = world.do(opinions, world.actor("Hà"), paper)
    assert [each.name for each in found.remarks] == ["Vũ Mẫu Hà"]
    assert found.agreed == ()


def test_the_first_comment_is_blind_then_all_are_shown_by_person(world: World, paper: int) -> None:
    acts.comment(world, "Hà", paper, "Ý thứ nhất.")
    acts.comment(world, "Hà", paper, "Ý thứ hai.")
    lan = world.actor("Lan")
    assert refused(world, opinions, lan, paper) == "comments-blind"
    acts.comment(world, "Lan", paper, "Ý của Lan.")
    found = world.do(opinions, lan, paper)
    assert [(each.name, each.text) for each in found.remarks] == [
        ("Vũ Mẫu Hà", "Ý thứ nhất."),
        ("Vũ Mẫu Hà", "Ý thứ hai."),
        ("Đỗ Mẫu Lan", "Ý của Lan."),
    ]
    assert [bool(each.comment_id) for each in found.remarks] == [False, False, True]


def test_the_secretary_is_as_blind_as_anybody(world: World, paper: int) -> None:
    acts.comment(world, "Hà", paper, "Ý của Hà.")
    assert refused(world, opinions, world.actor("An"), paper) == "comments-blind"


def test_the_author_sees_comments_as_they_come_and_gives_none(world: World, paper: int) -> None:
    giang = world.actor("Giang")
    assert world.do(opinions, giang, paper).remarks == ()
    acts.comment(world, "Hà", paper, "Ý của Hà.")
    assert [each.text for each in world.do(opinions, giang, paper).remarks] == ["Ý của Hà."]
    assert refused(world, commenting.draft_body, giang, paper) == "comment-author"
    assert refused(world, commenting.agree, giang, paper) == "comment-author"


def test_a_reviewer_whose_remarks_exist_sees_all_and_may_add(world: World) -> None:
    acts.assign(world)
    outline = acts.outline_of(world)
    acts.hand_in(world, outline)
    acts.ask_changes(world, outline)
    acts.hand_in(world, outline)
    acts.agree(world, outline)
    assert world.do(may_see, world.actor("Bình"), world.do(commenting.room, world.actor("Hà"), outline).paper)
    acts.comment(world, "Bình", outline, "Một ý nữa.")
    assert len(world.do(opinions, world.actor("Bình"), outline).remarks) == 1


def test_what_is_being_written_is_seen_by_nobody_and_found_again(world: World, paper: int) -> None:
    ha = world.actor("Hà")
    body = world.do(commenting.draft_body, ha, paper)
    world.do(bodies.append, body, "Đang viết dở")
    assert world.do(commenting.draft_body, ha, paper) == body
    assert world.do(opinions, world.actor("Giang"), paper).remarks == ()
    assert _state(world, "Hà") == DutyState.OPEN


def test_nothing_written_is_not_a_comment(world: World, paper: int) -> None:
    assert refused(world, commenting.give, world.actor("Hà"), paper) == "comment-empty"
    assert _state(world, "Hà") == DutyState.OPEN


def test_a_comment_taken_back_is_owed_again_and_its_words_stay(world: World, paper: int) -> None:
    ha = world.actor("Hà")
    given = acts.comment(world, "Hà", paper, "Nói chưa đủ.")
    world.at(date(2027, 3, 10), 9)
    assert world.do(commenting.withdraw, ha, given) == paper
    (duty,) = world.duties("Hà", kind=DutyKind.COMMENT)
    assert (duty.state, duty.due_at) == (DutyState.OPEN, local(date(2027, 4, 2), 17))
    assert duty.next_step == "t-3"
    assert world.do(opinions, world.actor("Giang"), paper).remarks == ()
    assert refused(world, opinions, ha, paper) == "comments-blind"
    assert world.do(bodies.text, world.do(commenting.draft_body, ha, paper)) == "Nói chưa đủ."
    assert refused(world, commenting.withdraw, ha, given) == "comment-withdrawn-before"


def test_with_another_comment_left_nothing_is_owed_again(world: World, paper: int) -> None:
    first = acts.comment(world, "Hà", paper, "Ý thứ nhất.")
    acts.comment(world, "Hà", paper, "Ý thứ hai.")
    world.do(commenting.withdraw, world.actor("Hà"), first)
    assert _state(world, "Hà") == DutyState.DONE


def test_words_begun_and_words_taken_back_are_both_found(world: World, paper: int) -> None:
    ha = world.actor("Hà")
    given = acts.comment(world, "Hà", paper, "Ý đã gửi.")
    begun = world.do(commenting.draft_body, ha, paper)
    world.do(commenting.withdraw, ha, given)
    assert world.do(bodies.text, world.do(commenting.draft_body, ha, paper)) == "Ý đã gửi."
    world.do(bodies.append, begun, "Ý mới.")
    assert world.do(commenting.draft_body, ha, paper) == begun
    world.do(commenting.give, ha, paper)
    assert world.do(bodies.text, world.do(commenting.draft_body, ha, paper)) == "Ý đã gửi."


def test_nobody_takes_back_another_members_comment(world: World, paper: int) -> None:
    given = acts.comment(world, "Hà", paper, "Ý của Hà.")
    assert refused(world, commenting.withdraw, world.actor("Lan"), given) == "refused-not-yours"
    assert refused(world, commenting.withdraw, world.actor("Lan"), 999_999) == "refused-not-yours"


def test_late_is_taken_until_the_meeting_begins(world: World, paper: int) -> None:
    world.at(date(2027, 4, 5), 13, 59)
    acts.comment(world, "Hà", paper, "Gửi muộn.")
    assert _state(world, "Hà") == DutyState.DONE
    world.at(date(2027, 4, 5), 14)
    assert refused(world, commenting.draft_body, world.actor("Lan"), paper) == "comment-closed"
    assert refused(world, commenting.agree, world.actor("Lan"), paper) == "comment-closed"
    (comment,) = world.rows(Comment)
    assert refused(world, commenting.withdraw, world.actor("Hà"), comment.id) == "comment-closed"


def test_from_the_meeting_on_everybody_may_see(world: World, paper: int) -> None:
    acts.comment(world, "Hà", paper, "Ý của Hà.")
    world.at(date(2027, 4, 5), 14)
    found = world.do(opinions, world.actor("Lan"), paper)
    assert [each.text for each in found.remarks] == ["Ý của Hà."]
    assert not found.may_comment


def test_the_exempt_and_the_away_owe_nothing_and_may_speak(world: World, paper: int) -> None:
    for name in ("Thảo", "Uyên"):
        assert world.duties(name) == []
        acts.comment(world, name, paper, "Một ý.")
    assert len(world.do(opinions, world.actor("Giang"), paper).remarks) == 2


def test_the_suspended_and_the_follower_neither_speak_nor_see(world: World, paper: int) -> None:
    assert refused(world, commenting.draft_body, world.actor("Việt"), paper) == "refused-suspended"
    assert refused(world, opinions, world.actor("Việt"), paper) == "refused-suspended"
    assert refused(world, commenting.draft_body, world.actor("Xuân"), paper) == "refused-not-yours"
    assert refused(world, opinions, world.actor("Xuân"), paper) == "refused-not-yours"


def test_a_member_suspended_meanwhile_cannot_take_a_comment_back(world: World, paper: int) -> None:
    given = acts.comment(world, "Hà", paper, "Ý của Hà.")
    acts.make(world, "Hà", Condition.SUSPENDED)
    assert refused(world, commenting.withdraw, world.actor("Hà"), given) == "refused-suspended"


def test_a_paper_that_is_not_released_is_not_commented(world: World) -> None:
    acts.assign(world)
    outline = acts.outline_of(world)
    acts.hand_in(world, outline)
    assert refused(world, commenting.draft_body, world.actor("Hà"), outline) == "read-not-released"
    assert refused(world, opinions, world.actor("Hà"), outline) == "comments-none-here"


def test_a_final_paper_is_for_reading_only(world: World) -> None:
    quarter = acts.assign(world)
    final = acts.owe(world, quarter, PaperKind.FINAL)
    acts.hand_in(world, final)
    acts.agree(world, final)
    assert refused(world, commenting.draft_body, world.actor("Hà"), final) == "comment-not-asked"
    assert refused(world, opinions, world.actor("Hà"), final) == "comments-none-here"


def test_the_command_leads_to_what_is_owed_then_to_what_is_read(world: World) -> None:
    ha = world.actor("Hà")
    assert world.do(commenting.paper_to_comment, ha) is None
    outline = acts.released_outline(world)
    assert world.do(commenting.paper_to_comment, ha) == outline
    acts.comment(world, "Hà", outline, "Một ý.")
    assert world.do(commenting.paper_to_comment, ha) == outline


def test_each_act_is_in_the_audit_trail_without_its_words(world: World, paper: int) -> None:
    given = acts.comment(world, "Hà", paper, "lời riêng của Hà")
    world.do(commenting.withdraw, world.actor("Hà"), given)
    world.do(commenting.agree, world.actor("Hà"), paper)
    rows = [row for row in world.rows(Audit) if row.act.startswith("comment.")]
    assert [row.act for row in rows] == ["comment.given", "comment.withdrawn", "comment.agreed"]
    assert "lời" not in str([row.detail for row in rows])
