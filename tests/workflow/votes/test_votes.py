"""A vote: opening, presses, the close, the count."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import bodies
from storage.tables import (
    Assignment,
    AssignmentState,
    Audit,
    Ballot,
    Cell,
    CellQuarter,
    ClockTask,
    Conclusion,
    ConclusionState,
    Duty,
    Incoming,
    Membership,
    Outgoing,
    Stage,
    StageKind,
    Vote,
    VoteBase,
    VoteState,
    VoteWay,
)
from storage.work import UnitOfWork
from tests.voting_room import ABLE, D2, PRESENT, Room
from tests.workflow import rows
from tests.world import World, local
from workflow.errors import Refused
from workflow.rules.duties import DutyKind
from workflow.rules.voting import Choice, tally
from workflow.votes import concluding, votes

YES, NO, OTHER = Choice.YES, Choice.NO, Choice.OTHER


def test_the_choices_go_to_the_eligible_who_are_present(room: Room) -> None:
    vote = room.opens()
    assert (vote.eligible_count, vote.needed_count) == (13, 7)
    for name in PRESENT:
        assert [duty.kind for duty in room.world.duties(name, state="open")] == [DutyKind.VOTE_BINDING]
        assert "Có quyền biểu quyết: 13 đồng chí; có mặt: 10." in room.world.told(name)[-1]
    for name in ("Nga", "Phúc", "Quang", "Sơn", "Thảo", "Xuân"):
        assert not room.world.told(name)


def test_the_notice_of_a_vote_says_what_it_is(room: Room) -> None:
    room.opens()
    assert room.world.told("Giang")[-1] == (
        "Biểu quyết thông qua Kết luận chuyên đề quý II/2027\n"
        "Biểu quyết chính thức tại buổi sinh hoạt ngày 05/5/2027, công khai, ghi vào biên bản.\n"
        "Có quyền biểu quyết: 13 đồng chí; có mặt: 10. Được thông qua khi có ít nhất 7 đồng chí tán thành.\n"
        "Kết thúc khi chủ trì tuyên bố, chậm nhất 16 giờ 30. Trước lúc đó, đồng chí có thể thay đổi "
        "lựa chọn; kết quả chỉ công bố sau khi kết thúc."
    )


def test_an_exempt_member_who_attends_is_counted_and_asked(world: World) -> None:
    room = Room(world, present=(*PRESENT, "Thảo"))
    vote = room.opens()
    assert vote.eligible_count == 14
    assert room.press("Thảo", vote, YES).choice is YES
    assert not world.duties("Thảo")


def test_the_base_stands_as_it_was_at_the_opening(room: Room) -> None:
    vote = room.opens()
    hung = room.world.person_id("Hùng")
    _stand(room.world, hung, condition="exempt")
    room.press("Hùng", vote, NO)
    for name in PRESENT[:6]:
        room.press(name, vote, YES)
    closed = room.close(vote)
    assert (closed.eligible_count, closed.yes_count, closed.no_count, closed.silent_count) == (13, 6, 1, 6)
    assert closed.passed is False


def test_who_becomes_official_meanwhile_is_not_in_the_base(room: Room) -> None:
    vote = room.opens()
    _stand(room.world, room.world.person_id("Sơn"), klass="official")
    assert _refusal(room, "Sơn", vote) == ("vote-barred", "other")


@pytest.mark.parametrize(
    ("name", "key", "why"),
    [
        ("Nga", "vote-barred", "absent"),
        ("Sơn", "vote-barred", "probationary"),
        ("Thảo", "vote-barred", "condition"),
        ("Uyên", "vote-barred", "condition"),
        ("Việt", "refused-suspended", None),
        ("Xuân", "refused-not-yours", None),
    ],
)
def test_who_is_not_asked_is_refused_with_the_reason(
    room: Room, name: str, key: str, why: str | None
) -> None:
    vote = room.opens()
    assert _refusal(room, name, vote) == (key, why)
    assert not room.world.rows(Ballot)


def test_the_exempt_and_the_away_read_a_vote_and_the_suspended_do_not(room: Room) -> None:
    world, vote = room.world, room.opens()
    for name in ("Thảo", "Uyên"):
        assert world.do(votes.seen_by, world.actor(name), vote.id).bar == "condition"
        assert world.do(concluding.read, world.actor(name), vote.conclusion_id).id == vote.conclusion_id
    viet = world.actor("Việt")
    for act, args in (
        (votes.seen_by, (vote.id,)),
        (votes.vote_of, (vote.id,)),
        (votes.open_votes, ()),
        (votes.last_counted, ()),
        (concluding.read, (vote.conclusion_id,)),
    ):
        assert rows.refused(world, act, viet, *args) == "refused-suspended"


def test_another_cell_and_a_forged_id_get_the_same_answer(room: Room) -> None:
    vote = room.opens()
    room.world.do(lambda work: work.change(Vote, vote.id, cell_id=_other_cell(work)))
    assert _refusal(room, "Giang", vote) == ("refused-not-yours", None)
    with pytest.raises(Refused, match="refused-not-yours"):
        room.world.do(votes.press, room.world.actor("Giang"), 999_999, YES, incoming_id=1)


def test_nobody_eligible(room: Room) -> None:
    row = room.write()
    room.world.do(lambda work: work.change_all(Membership, {"cell_id": 1}, klass="probationary"))
    with pytest.raises(Refused, match="vote-nobody"):
        room.opens(conclusion_id=row.id)
    assert not room.world.rows(Vote)


def test_a_choice_may_change_until_the_close_and_is_one_ballot(room: Room) -> None:
    vote = room.opens()
    assert not room.press("Giang", vote, YES).same
    assert room.press("Giang", vote, YES).same
    assert not room.press("Giang", vote, NO).same
    assert [row.choice for row in room.world.rows(Ballot)] == ["no"]
    assert [duty.state for duty in room.world.duties("Giang")] == ["done"]


def test_an_older_press_handled_later_does_not_replace_a_newer_one(room: Room) -> None:
    vote = room.opens()
    older, newer = room.receives(), room.receives()
    room.press("Giang", vote, NO, newer)
    assert room.press("Giang", vote, YES, older).choice is NO
    assert [row.choice for row in room.world.rows(Ballot)] == ["no"]


def test_a_press_received_before_the_close_counts_though_handled_after(room: Room) -> None:
    vote = room.opens()
    waiting = room.receives()
    room.world.do(votes.close, room.world.actor("An"), vote.id)
    late = room.receives()
    room.world.do(votes.count_closed)
    assert room.now(vote).state == VoteState.CLOSING
    assert room.press("Giang", vote, YES, waiting).choice is YES
    with pytest.raises(Refused, match="vote-too-late"):
        room.press("Hà", vote, YES, late)
    room.world.do(votes.count_closed)
    counted = room.now(vote)
    assert (counted.state, counted.yes_count, counted.silent_count) == (VoteState.COUNTED, 1, 12)


def test_too_late_says_what_stays_recorded(room: Room) -> None:
    vote = room.opens()
    room.press("Giang", vote, NO)
    room.close(vote)
    with pytest.raises(Refused) as refused:
        room.press("Giang", vote, YES)
    assert (refused.value.key, refused.value.values["own"]) == ("vote-too-late", "no")
    assert [row.choice for row in room.world.rows(Ballot)] == ["no"]


def test_the_clock_ends_it_at_its_latest_time(room: Room) -> None:
    vote = room.opens()
    task = room.world.rows(ClockTask, what="close_vote", subject_id=vote.id)[0]
    assert task.due_at == vote.latest_at == local(D2, 16, 30)
    room.press("Giang", vote, YES)
    room.world.at(D2, 16, 30)
    room.world.do(votes.close_due, task)
    counted = room.now(vote)
    assert (counted.state, counted.closed_by, counted.yes_count) == (VoteState.COUNTED, None, 1)


def test_after_an_outage_only_what_came_by_the_latest_time_counts(room: Room) -> None:
    vote = room.opens()
    task = room.world.rows(ClockTask, what="close_vote")[0]
    room.world.at(D2, 16, 30)
    in_time = room.receives()
    room.world.at(D2, 18, 0)
    late = room.receives()
    room.press("Giang", vote, YES, in_time)
    with pytest.raises(Refused, match="vote-too-late"):
        room.press("Hà", vote, YES, late)
    room.world.do(votes.close_due, task)
    counted = room.now(vote)
    assert (counted.closed_at, counted.last_incoming_id) == (vote.latest_at, in_time)
    assert counted.yes_count == 1


def test_the_secretary_closing_after_the_latest_time_takes_nothing_in(room: Room) -> None:
    vote = room.opens()
    room.world.at(D2, 16, 29)
    in_time = room.receives()
    room.world.at(D2, 16, 45)
    room.receives()
    room.world.do(votes.close, room.world.actor("An"), vote.id)
    assert room.now(vote).last_incoming_id == in_time


def test_closing_twice_is_one_close(room: Room) -> None:
    vote = room.opens()
    first = room.close(vote)
    room.world.at(D2, 15, 0)
    again = room.close(vote)
    assert again == first
    assert len(room.world.rows(Audit, act="vote.counted")) == 1
    assert not room.world.rows(ClockTask, what="close_vote")


def test_only_leaders_of_the_cell_close(room: Room) -> None:
    vote = room.opens()
    with pytest.raises(Refused, match="refused-leaders-only"):
        room.world.do(votes.close, room.world.actor("Giang"), vote.id)
    assert room.now(vote).state == VoteState.OPEN


def test_a_secretary_who_takes_over_in_the_middle_closes_and_is_told(room: Room) -> None:
    vote = room.opens()
    an, ha = room.world.person_id("An"), room.world.person_id("Hà")
    _stand(room.world, an, office="member")
    _stand(room.world, ha, office="secretary")
    with pytest.raises(Refused, match="refused-leaders-only"):
        room.world.do(votes.close, room.world.actor("An"), vote.id)
    room.world.do(votes.close, room.world.actor("Hà"), vote.id)
    room.world.do(votes.count_closed)
    assert "chọn hướng tiếp theo" in room.world.told("Hà")[-1]
    assert "chọn hướng tiếp theo" not in room.world.told("An")[-1]


def test_passed_by_more_than_half_of_the_base(room: Room) -> None:
    vote = room.opens()
    for name in PRESENT[:7]:
        room.press(name, vote, YES)
    room.press(PRESENT[7], vote, OTHER)
    counted = room.close(vote)
    assert counted.passed is True
    assert room.world.rows(Conclusion)[0].state == ConclusionState.PASSED
    assert room.world.told("Nga")[-1] == (
        "Kết quả biểu quyết Kết luận chuyên đề quý II/2027\n"
        "- Tán thành: 7/13 đồng chí (53,8%)\n"
        "- Không tán thành: 0/13 (0%)\n"
        "- Ý kiến khác: 1/13 (7,7%)\n"
        "- Không tham gia biểu quyết: 5/13 (38,5%)\n"
        "\n"
        "Kết luận được thông qua (cần ít nhất 7 đồng chí tán thành)."
    )
    stages = {row.kind: row.done_at for row in room.world.rows(Stage)}
    assert stages[StageKind.CONCLUSION] is not None
    assert stages[StageKind.FINAL] is None


def test_the_author_owes_the_final_paper_from_the_close_and_the_result_says_so(room: Room) -> None:
    world = room.world
    world.do(_assign, room.quarter, world.person_id("Giang"), world.person_id("Bình"))
    vote = room.opens()
    for name in PRESENT:
        room.press(name, vote, YES)
    room.close(vote)
    assert "Đồng chí Hoàng Mẫu Giang hoàn chỉnh chuyên đề trong ngày 07/5." in world.told("An")[-1]
    assert [duty.kind for duty in world.duties("Giang", state="open")] == [DutyKind.FINAL_PAPER]


def test_half_of_the_base_is_not_enough(world: World) -> None:
    room = Room(world, present=(*PRESENT, "Thảo"))
    vote = room.opens()
    for name in PRESENT[:7]:
        room.press(name, vote, YES)
    counted = room.close(vote)
    assert (counted.eligible_count, counted.yes_count, counted.passed) == (14, 7, False)
    assert world.rows(Conclusion)[0].state == ConclusionState.NOT_PASSED
    assert {row.kind: row.done_at for row in world.rows(Stage)}[StageKind.CONCLUSION] is None


def test_the_result_goes_formally_to_all_who_take_part_and_nobody_else(room: Room) -> None:
    room.close(room.opens())
    told = [row for row in room.world.rows(Outgoing) if row.kind == "vote-result-title"]
    assert {row.person_id for row in told} == {room.world.person_id(name) for name in ABLE}
    assert all(row.formal and row.not_before == room.world.now for row in told)


def test_who_did_not_choose_has_missed_the_duty(room: Room) -> None:
    vote = room.opens()
    room.press("Giang", vote, OTHER)
    room.close(vote)
    states = {row.owner_id: row.state for row in room.world.rows(Duty, kind=DutyKind.VOTE_BINDING)}
    assert states.pop(room.world.person_id("Giang")) == "done"
    assert set(states.values()) == {"missed"}


def test_the_secretary_is_offered_the_close_once_when_all_present_have_voted(room: Room) -> None:
    vote = room.opens()
    for name in PRESENT[:-1]:
        room.press(name, vote, YES)
    assert not room.world.rows(Outgoing, kind="vote-all-in")
    room.press(PRESENT[-1], vote, NO)
    room.press(PRESENT[-1], vote, YES)
    offers = room.world.rows(Outgoing, kind="vote-all-in")
    assert [(row.office, row.not_before) for row in offers] == [("secretary", room.world.now)]


def test_nothing_of_others_choices_is_seen_before_the_close(room: Room) -> None:
    vote = room.opens()
    room.press("Giang", vote, NO)
    an = room.world.actor("An")
    view = room.world.do(votes.seen_by, an, vote.id)
    assert (view.own, view.vote.yes_count, view.vote.no_count) == ("none", None, None)
    with pytest.raises(Refused, match="vote-hidden"):
        room.world.do(votes.words_of, an, vote.id)


def test_words_are_attached_when_they_are_sent_and_read_by_leaders_after_the_close(room: Room) -> None:
    vote = room.opens()
    world, giang = room.world, room.world.actor("Giang")
    room.press("Giang", vote, NO)
    body = world.do(votes.words_body, giang, vote.id)
    world.do(bodies.append, body, "Cần nêu rõ thời hạn.")
    assert world.rows(Ballot)[0].body_id is None
    world.do(votes.attach_words, giang, vote.id)
    world.do(bodies.append, body, "Chưa gửi đoạn này.")
    room.close(vote)
    given = world.do(votes.words_of, world.actor("An"), vote.id)
    assert [(each.name, each.text) for each in given] == [("Hoàng Mẫu Giang", "Cần nêu rõ thời hạn.")]
    with pytest.raises(Refused, match="refused-leaders-only"):
        world.do(votes.words_of, giang, vote.id)


def test_words_belong_to_no_and_other_and_to_the_day(room: Room) -> None:
    vote = room.opens()
    world, giang = room.world, room.world.actor("Giang")
    room.press("Giang", vote, YES)
    with pytest.raises(Refused, match="vote-words-no-need"):
        world.do(votes.words_body, giang, vote.id)
    room.press("Giang", vote, OTHER)
    room.close(vote)
    body = world.do(votes.words_body, giang, vote.id)
    assert world.do(votes.words_body, giang, vote.id) == body
    world.at(D2 + timedelta(days=1))
    with pytest.raises(Refused, match="vote-words-too-late"):
        world.do(votes.words_body, giang, vote.id)


def test_opinions_in_advance_are_asked_of_all_eligible_and_decide_nothing(world: World) -> None:
    room = Room(world, present=())
    world.at(date(2027, 4, 26), 9)
    vote = room.opens(VoteWay.ADVANCE)
    assert vote.latest_at == local(date(2027, 4, 29), 17)
    for name in ABLE[:13]:
        assert "không thay cho biểu quyết" in world.told(name)[-1]
        room.press(name, vote, YES)
    assert not world.told("Sơn")
    counted = room.close(vote)
    assert (counted.yes_count, counted.passed) == (13, None)
    row = world.rows(Conclusion)[0]
    assert (row.state, row.decided_at) == (ConclusionState.DRAFT, None)
    assert "tham khảo" in world.told("Sơn")[-1]
    assert "thông qua (" not in world.told("Sơn")[-1]


def test_an_offer_to_close_that_waits_for_the_morning_is_withdrawn_with_the_close(world: World) -> None:
    room = Room(world, present=())
    world.at(date(2027, 4, 26), 9)
    vote = room.opens(VoteWay.ADVANCE)
    for name in ABLE[:13]:
        room.press(name, vote, YES)
    assert [row.state for row in world.rows(Outgoing, kind="vote-all-in")] == ["new"]
    room.close(vote)
    assert [row.state for row in world.rows(Outgoing, kind="vote-all-in")] == ["void"]


def test_an_opinion_due_today_is_asked_at_once_else_with_the_next_digest(world: World) -> None:
    room = Room(world, present=())
    world.at(date(2027, 4, 26), 9)
    vote = room.opens(VoteWay.ADVANCE, 1)
    asked = world.rows(Outgoing, kind="vote-opened-advance")
    assert {row.state for row in asked} == {"held"}
    world.at(D2, 8)
    room.close(vote)
    again = room.opens(VoteWay.ADVANCE, 1, conclusion_id=vote.conclusion_id)
    assert again.latest_at == local(D2, 14)
    asked = world.rows(Outgoing, kind="vote-opened-advance")[len(asked) :]
    assert {(row.state, row.not_before) for row in asked} == {("new", world.now)}


presses = st.lists(
    st.tuples(st.sampled_from(PRESENT), st.sampled_from(Choice), st.integers(0, 3)), min_size=1, max_size=30
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sent=presses, data=st.data())
def test_the_count_is_a_recount_of_the_presses_received_before_the_close(
    room: Room, sent: list[tuple[str, Choice, int]], data: st.DataObject
) -> None:
    """Presses are received in order, handled in any order between people, the close at any moment."""
    room.world.do(_forget)
    vote = room.opens()
    cut = data.draw(st.integers(0, len(sent)))
    received = [room.receives() for _ in sent[:cut]]
    early = data.draw(st.integers(0, cut))
    for at in range(early):
        _try(room, sent[at], vote, received[at])
    closing = room.receives()
    room.world.do(votes.close, room.world.actor("An"), vote.id)
    room.handles(closing)
    received += [room.receives() for _ in sent[cut:]]
    left = list(range(early, len(sent)))
    for at in data.draw(st.permutations(left)):
        _try(room, sent[at], vote, received[at])
        room.world.do(votes.count_closed)
    room.world.do(votes.count_closed)
    counted = room.now(vote)
    last = {name: choice for name, choice, _ in sent[:cut]}
    expected = tally(range(13), dict(enumerate(last.values())))
    got = (counted.yes_count, counted.no_count, counted.other_count, counted.silent_count)
    assert counted.state == VoteState.COUNTED
    assert got == (expected.yes, expected.no, expected.other, expected.silent)


def _try(room: Room, sent: tuple[str, Choice, int], vote: Vote, incoming_id: int) -> None:
    name, choice, again = sent
    for _ in range(again // 3 + 1):
        try:
            room.press(name, vote, choice, incoming_id)
        except Refused as refused:
            assert refused.key == "vote-too-late"


def _refusal(room: Room, name: str, vote: Vote) -> tuple[str, object]:
    with pytest.raises(Refused) as refused:
        room.press(name, vote, YES)
    return refused.value.key, refused.value.values.get("why")


def _stand(world: World, person_id: int, **changes: str) -> None:
    world.do(lambda work: work.change_all(Membership, {"person_id": person_id}, **changes))


def _assign(work: UnitOfWork, quarter: CellQuarter, author_id: int, reviewer_id: int) -> None:
    work.add(
        Assignment,
        quarter_id=quarter.id,
        topic_id=quarter.topic_id,
        author_id=author_id,
        reviewer_id=reviewer_id,
        state=AssignmentState.ACCEPTED,
        assigned_by=author_id,
        assigned_at=work.now,
    )


def _other_cell(work: UnitOfWork) -> int:
    return work.add(Cell, name="Chi bộ khác", started_on=work.today, created_at=work.now)


def _forget(work: UnitOfWork) -> None:
    """As if nothing had been concluded yet."""
    for table in (Ballot, VoteBase, Vote, Conclusion, Incoming):
        work.remove(table)
    work.change_all(Stage, {"kind": StageKind.CONCLUSION}, done_at=None)
