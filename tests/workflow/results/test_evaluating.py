"""Evaluations: a draft for secretary and deputy alone, filed once, criticism to the author only."""

import json
from datetime import date
from functools import partial

import pytest

from storage import bodies
from storage.tables import (
    Audit,
    CellQuarter,
    DutyState,
    Evaluation,
    EvaluationEnding,
    Meeting,
    Outgoing,
    PaperKind,
    Stage,
    StageKind,
    Topic,
    TopicState,
)
from tests.workflow import paper_acts, rows
from tests.world import CELL, World
from workflow.cell import cells, course, opening, overview
from workflow.cell.actor import Actor
from workflow.errors import Refused
from workflow.meetings import meetings
from workflow.people import standing
from workflow.results import evaluating
from workflow.results.evaluating import Section
from workflow.rules.duties import DutyKind
from workflow.rules.quarters import Quarter

D3 = date(2027, 6, 7)
WORDS = {
    Section.RESULT: "Đã áp dụng tại mười phiên tòa.",
    Section.STRENGTHS: "Chuẩn bị công phu.",
    Section.IMPROVE: "Trình bày còn dài.",
}


@pytest.fixture
def quarter(world: World) -> CellQuarter:
    """Quarter II/2027 after its third meeting was recorded: the evaluation of Giang's topic is owed."""
    row = world.open_quarter()
    rows.assign(world, row, author="Giang")
    world.at(D3, 16)
    world.do(meetings.record_presence, world.actor("An"), third(world).id)
    return row


def third(world: World) -> Meeting:
    row: Meeting = world.rows(Meeting, number=3)[0]
    return row


def topic_id(quarter: CellQuarter) -> int:
    assert quarter.topic_id is not None
    return quarter.topic_id


def write(world: World, quarter: CellQuarter, *sections: Section, by: str = "An") -> int:
    """A draft with these sections (all where none is named); its id."""
    actor = world.actor(by)
    row = world.do(evaluating.draft_of, actor, topic_id(quarter))
    assert row is not None
    for section in sections or tuple(Section):
        body = world.do(evaluating.body_of, actor, row.id, section)
        world.do(bodies.append, body, WORDS[section])
    return row.id


def file(world: World, evaluation_id: int, again: Quarter | None = None, *, by: str = "An") -> None:
    world.do(evaluating.file, world.actor(by), evaluation_id, again)


def outgoing(world: World, name: str) -> str:
    """Everything that was ever written to a person, as stored."""
    stored = world.rows(Outgoing, person_id=world.person_id(name))
    return json.dumps([row.content for row in stored], ensure_ascii=False)


def test_the_draft_is_one_for_secretary_and_deputy(world: World, quarter: CellQuarter) -> None:
    written = write(world, quarter, Section.RESULT)
    seen = world.do(evaluating.draft_of, world.actor("Bình"), topic_id(quarter))
    assert seen is not None
    assert seen.id == written
    assert world.do(evaluating.sheet, seen).result == WORDS[Section.RESULT]


def test_what_the_topic_still_waits_for_is_told(world: World, quarter: CellQuarter) -> None:
    row_id = write(world, quarter)
    row = world.do(evaluating.draft, world.actor("An"), row_id)
    conclusion, final = "evaluate-conclusion-waits", "evaluate-final-waits"
    assert world.do(evaluating.unfinished, row) == [conclusion]
    paper = paper_acts.owe(world, quarter, PaperKind.FINAL)
    assert world.do(evaluating.unfinished, row) == [conclusion, final]
    paper_acts.hand_in(world, paper)
    assert world.do(evaluating.unfinished, row) == [conclusion, final]
    world.do(course.reach_end, quarter.id, topic_id(quarter), StageKind.CONCLUSION)
    assert world.do(evaluating.unfinished, row) == [final]
    paper_acts.agree(world, paper)
    assert world.do(evaluating.unfinished, row) == []


@pytest.mark.parametrize(("author", "judge"), [("Bình", "An"), ("An", "Bình")])
def test_a_leader_does_not_judge_the_own_work(world: World, author: str, judge: str) -> None:
    row = world.open_quarter()
    rows.assign(world, row, author=author)
    world.at(D3, 16)
    world.do(meetings.record_presence, world.actor("An"), third(world).id)
    own = world.actor(author)
    with pytest.raises(Refused, match="evaluate-own"):
        world.do(evaluating.draft_of, own, topic_id(row))
    draft = write(world, row, by=judge)
    for act in (evaluating.draft, evaluating.file):
        with pytest.raises(Refused, match="evaluate-own"):
            world.do(act, own, draft)
    for name, owes in ((author, False), (judge, True)):
        duties = world.do(overview.own_duties, world.actor(name))
        assert (DutyKind.EVALUATE in [duty.kind for duty in duties]) is owes
    file(world, draft, by=judge)
    assert world.do(evaluating.read, own, draft).improve == WORDS[Section.IMPROVE]


def test_who_leads_alone_judges_the_own_work_too(world: World) -> None:
    row = world.open_quarter()
    rows.assign(world, row, author="An")
    world.at(D3, 16)
    world.do(meetings.record_presence, world.actor("An"), third(world).id)
    binh = world.person_id("Bình")
    away = partial(standing.change_from, by=None, condition="away")
    world.do(lambda work: away(work, CELL, binh, work.today))
    file(world, write(world, row))


@pytest.mark.parametrize("name", ["Chi", "Giang", "Hà", "Thảo", "Việt", "Xuân"])
def test_nobody_else_sees_or_touches_the_draft(world: World, quarter: CellQuarter, name: str) -> None:
    row_id, actor = write(world, quarter), world.actor(name)
    for act, args in (
        (evaluating.draft, (row_id,)),
        (evaluating.body_of, (row_id, Section.IMPROVE)),
        (evaluating.draft_of, (topic_id(quarter),)),
        (evaluating.file, (row_id,)),
        (evaluating.owed, ()),
    ):
        assert rows.refused(world, act, actor, *args) == "refused-leaders-only"
    key = "refused-suspended" if name == "Việt" else "refused-not-yours"
    assert rows.refused(world, evaluating.read, actor, row_id) == key


def test_another_cells_evaluation_does_not_exist(world: World, quarter: CellQuarter) -> None:
    row_id, an = write(world, quarter), world.actor("An")
    stranger = Actor(an.person_id, an.name, an.language, 2, an.office, an.klass, an.condition)
    assert rows.refused(world, evaluating.draft, stranger, row_id) == "refused-old-button"
    assert rows.refused(world, evaluating.draft, an, 999) == "refused-old-button"
    assert rows.refused(world, evaluating.last_filed, 2, topic_id(quarter)) == "refused-old-button"
    assert world.do(evaluating.draft_of, stranger, topic_id(quarter)) is None


def test_nothing_is_begun_before_the_third_meeting_is_recorded(world: World) -> None:
    row = world.open_quarter()
    an = world.at(D3, 16).actor("An")
    assert world.do(evaluating.draft_of, an, topic_id(row)) is None
    assert world.rows(Evaluation) == []
    meeting = world.do(evaluating.next_meeting, an)
    assert meeting is not None
    assert (meeting.number, meeting.at) == (3, third(world).at)


@pytest.mark.parametrize("lacking", [Section.RESULT, Section.STRENGTHS])
def test_without_result_and_strengths_nothing_is_filed(
    world: World, quarter: CellQuarter, lacking: Section
) -> None:
    row_id = write(world, quarter, *(each for each in Section if each is not lacking))
    assert rows.refused(world, evaluating.file, world.actor("An"), row_id) == "evaluate-incomplete"
    assert world.rows(Evaluation)[0].filed_at is None


def test_what_to_improve_may_be_left_out(world: World, quarter: CellQuarter) -> None:
    file(world, write(world, quarter, Section.RESULT, Section.STRENGTHS))
    assert "Cần rút kinh nghiệm" not in world.told("Giang")[-1]


def test_closing_ends_the_topic_and_the_duty(world: World, quarter: CellQuarter) -> None:
    file(world, write(world, quarter), by="Bình")
    (row,) = world.rows(Evaluation)
    assert (row.ending, row.filed_at, row.written_by) == (
        EvaluationEnding.CLOSED,
        world.now,
        world.person_id("Bình"),
    )
    (topic,) = world.rows(Topic, id=quarter.topic_id)
    assert (topic.state, topic.closed_at) == (TopicState.CLOSED, world.now)
    assert [each.state for each in world.duties(kind=DutyKind.EVALUATE)] == [DutyState.DONE]
    assert all(each.done_at for each in world.rows(Stage, topic_id=quarter.topic_id))


def test_the_author_reads_it_all_strengths_first(world: World, quarter: CellQuarter) -> None:
    file(world, write(world, quarter))
    told = world.told("Giang")[-1]
    places = [told.index(WORDS[each]) for each in (Section.STRENGTHS, Section.RESULT, Section.IMPROVE)]
    assert places == sorted(places)


def test_the_cell_reads_the_result_only(world: World, quarter: CellQuarter) -> None:
    file(world, write(world, quarter))
    for name in ("Bình", "Chi", "Hà", "Quang", "Sơn"):
        assert WORDS[Section.RESULT] in world.told(name)[-1]
    for name in ("An", "Thảo", "Uyên", "Việt", "Xuân"):
        assert world.told(name) == []
    assert {row.state for row in world.rows(Outgoing)} == {"held"}


def test_criticism_stands_in_nothing_but_what_the_author_gets(world: World, quarter: CellQuarter) -> None:
    """Neither in the notices of others, nor in the audit trail; not as a draft, not when filed."""
    row_id = write(world, quarter)
    private = (WORDS[Section.STRENGTHS], WORDS[Section.IMPROVE])
    assert world.rows(Outgoing) == []
    file(world, row_id)
    others = [row for row in world.rows(Outgoing) if row.person_id != world.person_id("Giang")]
    assert len(others) == 12
    for words in private:
        assert words in outgoing(world, "Giang")
        assert not [row for row in others if words in json.dumps(row.content, ensure_ascii=False)]
        assert not [row for row in world.rows(Audit) if words in f"{row.subject}{row.detail}"]


def test_what_was_filed_is_read_again_as_it_may_be(world: World, quarter: CellQuarter) -> None:
    row_id = write(world, quarter)
    file(world, row_id)
    whole = {"An": True, "Bình": True, "Giang": True, "Chi": False, "Hà": False, "Thảo": False, "Uyên": False}
    for name, sees_all in whole.items():
        sheet = world.do(evaluating.read, world.actor(name), row_id)
        assert sheet.result == WORDS[Section.RESULT]
        assert bool(sheet.improve and sheet.strengths) is sees_all
        assert sees_all or not (sheet.improve or sheet.strengths)
    for name, key in (("Việt", "refused-suspended"), ("Xuân", "refused-not-yours")):
        assert rows.refused(world, evaluating.read, world.actor(name), row_id) == key


def test_what_was_filed_is_never_changed(world: World, quarter: CellQuarter) -> None:
    row_id = write(world, quarter)
    file(world, row_id)
    for name in ("An", "Bình"):
        actor = world.actor(name)
        assert rows.refused(world, evaluating.file, actor, row_id) == "evaluate-filed-already"
        key = rows.refused(world, evaluating.body_of, actor, row_id, Section.IMPROVE)
        assert key == "evaluate-filed-already"
    assert world.do(evaluating.draft_of, world.actor("An"), topic_id(quarter)) is None
    assert len(world.rows(Audit, act="evaluation.filed")) == 1


def test_judged_again_the_topic_stays_open(world: World, quarter: CellQuarter) -> None:
    file(world, write(world, quarter), Quarter(2027, 4))
    (row,) = world.rows(Evaluation)
    later = world.do(cells.slot, CELL, Quarter(2027, 4))
    assert (row.ending, row.again_quarter_id) == (EvaluationEnding.AGAIN, later.id)
    assert world.rows(Topic, id=quarter.topic_id)[0].state == TopicState.OPEN
    assert "results" not in [each.kind for each in world.rows(Stage) if each.done_at]
    assert "đánh giá lại trong quý IV/2027" in world.told("Giang")[-1]


def test_it_is_owed_again_at_that_quarters_third_meeting_and_then_closed(
    world: World, quarter: CellQuarter
) -> None:
    first = write(world, quarter)
    file(world, first, Quarter(2027, 3))
    later = world.do(cells.slot, CELL, Quarter(2027, 3))
    meeting_id = rows.add(
        world, Meeting, cell_id=CELL, quarter_id=later.id, number=3, at=world.at(date(2027, 9, 6), 14).now
    )
    world.do(meetings.record_presence, world.actor("An"), meeting_id)
    owed = world.do(evaluating.owed, world.actor("An"))
    assert {(each.subject_id, each.quarter_id) for each in owed} == {
        (quarter.topic_id, later.id),
        (later.topic_id, later.id),
    }
    second = write(world, quarter)
    assert second != first
    file(world, second)
    assert [row.quarter_id for row in world.rows(Evaluation)] == [quarter.id, later.id]
    assert world.rows(Topic, id=quarter.topic_id)[0].state == TopicState.CLOSED
    assert "results" in [each.kind for each in world.rows(Stage, quarter_id=quarter.id) if each.done_at]
    assert WORDS[Section.IMPROVE] in world.told("Giang")[-1]
    left = world.do(evaluating.owed, world.actor("An"))
    assert [each.subject_id for each in left] == [later.topic_id]


def test_the_next_four_quarters_are_offered(world: World, quarter: CellQuarter) -> None:
    row = world.do(evaluating.draft, world.actor("An"), write(world, quarter))
    offered = world.do(evaluating.later_quarters, row)
    assert [str(each) for each in offered] == ["III/2027", "IV/2027", "I/2028", "II/2028"]


@pytest.mark.parametrize("again", [Quarter(2027, 2), Quarter(2027, 1), Quarter(2028, 3), Quarter(9999, 1)])
def test_a_quarter_that_was_not_offered_is_refused(
    world: World, quarter: CellQuarter, again: Quarter
) -> None:
    row_id = write(world, quarter)
    key = rows.refused(world, evaluating.file, world.actor("An"), row_id, again)
    assert key == "evaluate-quarter-gone"
    assert world.rows(Evaluation)[0].filed_at is None


def test_a_quarter_whose_third_meeting_is_over_is_not_offered(world: World, quarter: CellQuarter) -> None:
    later = world.do(cells.slot, CELL, Quarter(2027, 3))
    row_id = write(world, quarter)
    rows.add(world, Meeting, cell_id=CELL, quarter_id=later.id, number=3, at=world.now, state="recorded")
    row = world.do(evaluating.draft, world.actor("An"), row_id)
    assert world.do(evaluating.later_quarters, row)[0] == Quarter(2027, 4)


def test_what_is_studied_on_next_quarter_stays_open_and_private(world: World, quarter: CellQuarter) -> None:
    following = world.rows(CellQuarter)[1]
    world.do(lambda work: work.change(CellQuarter, following.id, topic_id=quarter.topic_id))
    world.at(date(2027, 6, 8)).do(opening.open_quarter, world.rows(CellQuarter)[1])
    rows.assign(world, world.rows(CellQuarter)[1], author="Hà")
    row_id = write(world, quarter)
    file(world, row_id)
    assert world.rows(Topic, id=quarter.topic_id)[0].state == TopicState.OPEN
    over = {stage.quarter_id for stage in world.rows(Stage, topic_id=quarter.topic_id) if stage.done_at}
    assert over == {quarter.id}
    assert world.do(evaluating.read, world.actor("Giang"), row_id).improve
    assert not world.do(evaluating.read, world.actor("Hà"), row_id).improve
