"""The reviewer's gate: reading, agreeing, asking for changes with words and a date."""

from datetime import date

import pytest

from storage import bodies
from storage.tables import Audit, Condition, DutyState, Outgoing, PaperKind, Review, Version, VersionState
from tests.workflow import paper_acts as acts
from tests.workflow.rows import refused
from tests.world import World, local
from workflow.papers import papers, reviewing
from workflow.rules.calendar import HOME
from workflow.rules.duties import DutyKind
from workflow.topics import assigning


@pytest.fixture
def paper(world: World) -> int:
    """An outline that waits for Bình."""
    acts.assign(world)
    paper_id = acts.outline_of(world)
    acts.hand_in(world, paper_id)
    return paper_id


def test_the_reviewer_opens_what_waits(world: World, paper: int) -> None:
    found = world.do(reviewing.open_review, world.actor("Bình"), paper)
    assert found.version.id == acts.version(world, paper).id
    assert found.due_at == local(date(2027, 3, 26), 17)
    world.do(reviewing.open_review, world.actor("Bình"), paper)
    assert len(world.rows(Review)) == 1


def test_nobody_else_reviews_not_even_the_secretary(world: World, paper: int) -> None:
    for name in ("Giang", "Hà", "An"):
        assert refused(world, reviewing.open_review, world.actor(name), paper) == "review-reviewer-only"
    assert refused(world, reviewing.open_review, world.actor("Xuân"), paper) == "refused-not-yours"
    assert refused(world, reviewing.agree, world.actor("Bình"), 999_999) == "refused-not-yours"
    assert refused(world, reviewing.agree, world.actor("Hà"), acts.version(world, paper).id) == (
        "review-reviewer-only"
    )


@pytest.mark.parametrize("condition", [Condition.EXEMPT, Condition.AWAY])
def test_a_reviewer_who_takes_no_part_any_more_releases_nothing(
    world: World, paper: int, condition: Condition
) -> None:
    version = acts.remark(world, paper, "Thêm số liệu")
    acts.make(world, "Bình", condition)
    for act, args in (
        (reviewing.open_review, (paper,)),
        (reviewing.agree, (version,)),
        (reviewing.ask_changes, (version, 3)),
    ):
        assert refused(world, act, world.actor("Bình"), *args) == "review-not-taking-part"
    assert acts.version(world, paper).state == VersionState.HANDED_IN


def test_changes_go_back_with_words_and_a_date(world: World, paper: int) -> None:
    due = acts.ask_changes(world, paper, days=3)
    assert due == local(date(2027, 3, 11), 17)
    assert acts.version(world, paper).state == VersionState.RETURNED
    assert world.duties("Bình", kind=DutyKind.REVIEW)[0].state == DutyState.DONE
    (rewrite,) = world.duties("Giang", kind=DutyKind.REWRITE)
    assert (rewrite.round, rewrite.due_at, rewrite.given_due_at) == (2, due, due)
    assert "đề nghị chỉnh sửa đề cương" in world.told("Giang")[-1]
    assert "Thêm số liệu" not in world.told("Giang")[-1]
    remarks = world.do(reviewing.last_remarks, paper, world.person_id("Giang"))
    assert remarks is not None
    assert (remarks.reviewer, remarks.text) == ("Trần Mẫu Bình", "Thêm số liệu")


def test_changes_want_words(world: World, paper: int) -> None:
    version = world.do(reviewing.open_review, world.actor("Bình"), paper).version.id
    assert refused(world, reviewing.ask_changes, world.actor("Bình"), version, 3) == "review-words-needed"
    assert acts.version(world, paper).state == VersionState.HANDED_IN


def test_a_date_that_was_not_offered_is_refused(world: World, paper: int) -> None:
    version = acts.remark(world, paper, "Thêm số liệu")
    assert refused(world, reviewing.ask_changes, world.actor("Bình"), version, 400) == "refused-old-button"


def test_the_dates_offered_end_at_the_meeting(world: World, paper: int) -> None:
    binh, version = world.actor("Bình"), acts.remark(world, paper, "Thêm số liệu")
    world.at(date(2027, 4, 1), 9)
    offered = world.do(reviewing.dates, binh, version)
    at = acts.meeting(world, 1).at
    assert [(each.days, each.due_at) for each in offered] == [(1, local(date(2027, 4, 2), 17)), (2, at)]
    assert world.do(reviewing.ask_changes, binh, version, 5) == at
    (rewrite,) = world.duties("Giang", kind=DutyKind.REWRITE)
    assert (rewrite.due_at, rewrite.missed_from) == (at, at)


def test_any_working_day_up_to_the_meeting_may_be_named(world: World, paper: int) -> None:
    """The meeting is on Monday 5/4 at 14:00."""
    version = acts.remark(world, paper, "Thêm số liệu")
    binh = world.actor("Bình")
    for day, why in (
        (world.now.astimezone(HOME).date(), "review-date-past"),
        (date(2027, 4, 3), "review-date-off"),
        (date(2027, 4, 6), "review-date-late"),
    ):
        assert refused(world, reviewing.ask_changes, binh, version, day) == why
    assert world.do(reviewing.ask_changes, binh, version, date(2027, 4, 5)) == local(date(2027, 4, 5), 14)


def test_the_meetings_own_day_may_be_named_that_very_morning(world: World, paper: int) -> None:
    version = acts.remark(world, paper, "Thêm số liệu")
    world.at(date(2027, 4, 5), 8)
    due = world.do(reviewing.ask_changes, world.actor("Bình"), version, date(2027, 4, 5))
    assert due == local(date(2027, 4, 5), 14)


def test_where_no_meeting_follows_a_date_is_still_near(world: World) -> None:
    quarter = acts.assign(world)
    final = acts.owe(world, quarter, PaperKind.FINAL)
    world.at(date(2027, 5, 6), 9)
    acts.hand_in(world, final)
    version = acts.remark(world, final, "Thêm số liệu")
    binh = world.actor("Bình")
    assert refused(world, reviewing.ask_changes, binh, version, date(2027, 6, 1)) == "review-date-far"
    due = world.do(reviewing.ask_changes, binh, version, date(2027, 5, 12))
    assert due == local(date(2027, 5, 12), 17)


def test_once_the_meeting_has_begun_no_changes_are_asked_for(world: World, paper: int) -> None:
    version = acts.remark(world, paper, "Thêm số liệu")
    world.at(date(2027, 4, 5), 14)
    assert refused(world, reviewing.dates, world.actor("Bình"), version) == "review-meeting-began"
    assert refused(world, reviewing.ask_changes, world.actor("Bình"), version, 1) == "review-meeting-began"


def test_the_second_round_has_no_meeting_before_it(world: World) -> None:
    quarter = acts.assign(world)
    outline = acts.outline_of(world)
    world.at(date(2027, 4, 5), 16)
    acts.send_back(world, quarter)
    acts.hand_in(world, outline)
    assert acts.ask_changes(world, outline, days=5) == local(date(2027, 4, 12), 17)
    (rewrite,) = world.duties("Giang", kind=DutyKind.REWRITE)
    assert rewrite.missed_from is None


def test_an_old_button_never_agrees_to_a_newer_version(world: World, paper: int) -> None:
    old = world.do(reviewing.open_review, world.actor("Bình"), paper).version.id
    world.do(papers.withdraw, world.actor("Giang"), paper)
    assert refused(world, reviewing.agree, world.actor("Bình"), old) == "review-nothing-yet"
    acts.hand_in(world, paper, "Phần thêm chưa ai đọc")
    assert refused(world, reviewing.agree, world.actor("Bình"), old) == "review-newer-version"
    assert acts.version(world, paper).state == VersionState.HANDED_IN


def test_remarks_begun_on_what_was_taken_back_are_gone_on_with(world: World, paper: int) -> None:
    acts.remark(world, paper, "Ý kiến dở dang")
    world.do(papers.withdraw, world.actor("Giang"), paper)
    world.do(papers.hand_in, world.actor("Giang"), paper)
    found = world.do(reviewing.open_review, world.actor("Bình"), paper)
    assert found.version.number == 2
    assert world.do(bodies.text, found.review.body_id) == "Ý kiến dở dang"


def test_remarks_begun_for_one_author_reach_no_other(world: World, paper: int) -> None:
    acts.remark(world, paper, "Đồng chí Giang viết sơ sài")
    acts.assign(world, author="Hà")
    acts.hand_in(world, paper, "Đề cương của Hà", author="Hà")
    found = world.do(reviewing.open_review, world.actor("Bình"), paper)
    assert world.do(bodies.is_empty, found.review.body_id)


def test_remarks_that_were_sent_are_not_begun_with_again(world: World, paper: int) -> None:
    acts.ask_changes(world, paper)
    acts.hand_in(world, paper)
    found = world.do(reviewing.open_review, world.actor("Bình"), paper)
    assert world.do(bodies.is_empty, found.review.body_id)


def test_pressing_again_shows_how_it_stands(world: World, paper: int) -> None:
    binh = world.actor("Bình")
    version = acts.remark(world, paper, "Thêm số liệu")
    world.do(reviewing.ask_changes, binh, version, 1)
    assert refused(world, reviewing.ask_changes, binh, version, 1) == "review-is-returned"
    acts.hand_in(world, paper)
    acts.agree(world, paper)
    newest = acts.version(world, paper).id
    assert refused(world, reviewing.agree, binh, newest) == "paper-is-released"
    assert len(world.rows(Version, paper_id=paper, state=VersionState.RELEASED)) == 1


def test_a_new_reviewer_goes_on_where_the_old_one_stood(world: World) -> None:
    quarter = acts.assign(world)
    outline = acts.outline_of(world)
    acts.hand_in(world, outline)
    assert quarter.topic_id is not None
    people = world.person_id("Giang"), world.person_id("Chi")
    world.do(assigning.assign, world.actor("An"), quarter.id, quarter.topic_id, *people)
    assert refused(world, reviewing.open_review, world.actor("Bình"), outline) == "review-reviewer-only"
    acts.agree(world, outline, reviewer="Chi")
    assert acts.version(world, outline).state == VersionState.RELEASED


def test_the_command_leads_to_what_waits(world: World, paper: int) -> None:
    assert world.do(reviewing.paper_to_review, world.actor("Bình")) == paper
    assert world.do(reviewing.paper_to_review, world.actor("Hà")) is None


def test_the_final_paper_may_go_back_after_the_meeting(world: World) -> None:
    quarter = acts.assign(world)
    final = acts.owe(world, quarter, PaperKind.FINAL)
    world.at(date(2027, 5, 6), 9)
    acts.hand_in(world, final)
    assert acts.ask_changes(world, final, days=2) == local(date(2027, 5, 10), 17)
    assert world.duties("Bình", kind=DutyKind.CONFIRM_FINAL)[0].state == DutyState.DONE
    acts.hand_in(world, final)
    (confirm,) = world.duties("Bình", kind=DutyKind.CONFIRM_FINAL, state=DutyState.OPEN)
    assert confirm.round == 2


def test_an_author_who_is_away_gets_no_message(world: World, paper: int) -> None:
    acts.make(world, "Giang", Condition.AWAY)
    before = world.rows(Outgoing, person_id=world.person_id("Giang"))
    acts.ask_changes(world, paper)
    assert len(world.rows(Outgoing, person_id=world.person_id("Giang"))) == len(before)


def test_verdicts_are_in_the_audit_trail_without_their_words(world: World, paper: int) -> None:
    acts.ask_changes(world, paper, words="lời riêng")
    (row,) = [row for row in world.rows(Audit) if row.act == "review.changes"]
    assert row.detail["round"] == 1
    assert "lời" not in str(row.detail)
