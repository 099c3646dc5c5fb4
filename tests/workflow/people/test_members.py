"""Members come, change and leave: who may, from which day, what follows; nothing is overwritten."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from storage.people import Member, member
from storage.tables import Audit, CellQuarter, Duty, Membership, Outgoing, OutgoingState, StageKind
from storage.work import UnitOfWork
from tests.released import release_outline
from tests.world import CELL, World
from workflow.cell import cells, course, ledger
from workflow.errors import Refused
from workflow.people import members, roster, standing
from workflow.people.members import NewMember
from workflow.people.standing import Terms
from workflow.rules.duties import DutyKind

TODAY = date(2027, 3, 8)
OFFICIAL = Terms("member", "official", "active")
NEW = NewMember("Cao Mẫu Ân", OFFICIAL, TODAY)


def refused(world: World, act: Callable[..., Any], *args: Any, **kwargs: Any) -> str:
    with pytest.raises(Refused) as caught:
        world.do(act, *args, **kwargs)
    return caught.value.key


def add(world: World, new: NewMember = NEW, *, by: str = "An", seen: int = 0) -> int:
    return world.do(members.add, world.actor(by), new, namesakes_seen=seen)


def change(world: World, name: str, field: str, value: str, *, on: date = TODAY, by: str = "An") -> None:
    world.do(members.change, world.actor(by), world.person_id(name), field, value, from_on=on)


def stands(world: World, name: str, day: date = TODAY) -> Member | None:
    return world.do(member, CELL, world.person_id(name), day)


def rows(world: World, name: str) -> list[tuple[Any, ...]]:
    held = world.do(standing.rows_of, CELL, world.person_id(name))
    return [(row.office, row.klass, row.condition, row.from_on, row.until_on) for row in held]


def released(world: World) -> CellQuarter:
    quarter = world.open_quarter()
    world.do(release_outline, quarter.id)
    return quarter


class TestAdding:
    def test_a_person_comes_with_a_code_and_owes_what_the_cell_does_now(self, world: World) -> None:
        released(world)
        person = add(world)
        found = world.do(member, CELL, person)
        assert found is not None
        assert (found.name, found.office, found.klass, found.condition, found.joined) == (
            "Cao Mẫu Ân",
            "member",
            "official",
            "active",
            False,
        )
        assert [duty.kind for duty in world.rows(Duty, owner_id=person)] == [DutyKind.COMMENT]
        audit = world.rows(Audit)[-1]
        assert (audit.act, audit.subject) == ("member.added", f"person:{person}")
        assert "Ân" not in str(audit.detail)

    def test_the_deputy_may_too_and_nobody_else(self, world: World) -> None:
        assert add(world, by="Bình")
        for name in ("Chi", "Giang", "Xuân", "Thảo"):
            actor = world.actor(name)
            assert refused(world, members.add, actor, NEW, namesakes_seen=0) == "refused-leaders-only"

    def test_probation_ends_on_the_day_of_recognition(self, world: World) -> None:
        terms = replace(OFFICIAL, klass="probationary")
        add(world, NewMember("Cao Mẫu Ân", terms, TODAY, date(2027, 9, 2)))
        assert rows(world, "Ân") == [
            ("member", "probationary", "active", TODAY, date(2027, 9, 2)),
            ("member", "official", "active", date(2027, 9, 2), None),
        ]

    @pytest.mark.parametrize("day", [TODAY, date(2027, 3, 1)])
    def test_a_recognition_that_has_come(self, world: World, day: date) -> None:
        new = NewMember("Cao Mẫu Ân", replace(OFFICIAL, klass="probationary"), TODAY, day)
        assert (
            refused(world, members.add, world.actor("An"), new, namesakes_seen=0) == "members-recognised-past"
        )

    def test_recognised_before_they_come(self, world: World) -> None:
        terms = replace(OFFICIAL, klass="probationary")
        new = NewMember("Cao Mẫu Ân", terms, date(2027, 6, 1), date(2027, 5, 1))
        assert (
            refused(world, members.add, world.actor("An"), new, namesakes_seen=0) == "members-recognised-past"
        )

    def test_one_who_is_still_to_come_is_in_the_roster(self, world: World) -> None:
        person = add(world, replace(NEW, from_on=date(2027, 4, 1)))
        last = world.do(roster.everybody, world.actor("An"))[-1]
        assert (last.member.person_id, last.from_on) == (person, date(2027, 4, 1))
        assert world.do(member, CELL, person) is None

    def test_a_namesake_that_came_meanwhile(self, world: World) -> None:
        add(world)
        assert (
            refused(world, members.add, world.actor("Bình"), NEW, namesakes_seen=0) == "members-namesake-came"
        )
        assert add(world, replace(NEW, name="CAO MẪU ÂN"), seen=1)

    @pytest.mark.parametrize(
        ("terms", "key"),
        [
            (Terms("secretary", "official", "active"), "members-hand-over-only"),
            (Terms("deputy", "probationary", "active"), "members-office-official"),
            (Terms("committee", "probationary", "active"), "members-office-official"),
            (Terms("member", None, "active"), "refused-old-button"),
            (Terms("member", "honorary", "active"), "refused-old-button"),
            (Terms("king", "official", "active"), "refused-old-button"),
            (Terms("member", "official", "asleep"), "refused-old-button"),
            (Terms("superior", "official", "active"), "refused-old-button"),
        ],
    )
    def test_terms_that_cannot_be(self, world: World, terms: Terms, key: str) -> None:
        new = replace(NEW, terms=terms)
        assert refused(world, members.add, world.actor("An"), new, namesakes_seen=0) == key

    @pytest.mark.parametrize("day", [TODAY + timedelta(days=400), date(1900, 1, 1)])
    def test_a_day_that_cannot_be_meant(self, world: World, day: date) -> None:
        new = replace(NEW, from_on=day)
        assert refused(world, members.add, world.actor("An"), new, namesakes_seen=0) == "members-day-far"

    @pytest.mark.parametrize(("name", "key"), [("\u200b ", "name-empty"), ("a" * 121, "name-too-long")])
    def test_names(self, world: World, name: str, key: str) -> None:
        new = replace(NEW, name=name)
        assert refused(world, members.add, world.actor("An"), new, namesakes_seen=0) == key

    def test_a_name_is_kept_as_typed(self, world: World) -> None:
        add(world, replace(NEW, name="  <b>Vu\u0303</b>  \U0001f600 & Ân "))
        assert world.do(roster.everybody, world.actor("An"))[-1].member.name == "<b>Vũ</b> \U0001f600 & Ân"


class TestChanging:
    def test_one_row_ends_and_another_begins(self, world: World) -> None:
        world.at(date(2027, 3, 20))
        change(world, "Giang", "condition", "exempt", on=date(2027, 3, 15))
        assert rows(world, "Giang") == [
            ("member", "official", "active", TODAY, date(2027, 3, 15)),
            ("member", "official", "exempt", date(2027, 3, 15), None),
        ]
        assert stands(world, "Giang", date(2027, 3, 14)) is not None

    def test_set_right_on_the_day_itself(self, world: World) -> None:
        change(world, "Giang", "condition", "exempt")
        change(world, "Giang", "condition", "active")
        assert rows(world, "Giang") == [("member", "official", "active", TODAY, None)]
        history = world.rows(Membership, person_id=world.person_id("Giang"))
        assert [row.condition for row in history] == ["active", "exempt", "active"]

    def test_what_is_planned_for_later_stays_in_all_else(self, world: World) -> None:
        change(world, "Sơn", "klass", "official", on=date(2027, 9, 2))
        change(world, "Sơn", "condition", "away", on=date(2027, 5, 1))
        assert rows(world, "Sơn") == [
            ("member", "probationary", "active", TODAY, date(2027, 5, 1)),
            ("member", "probationary", "away", date(2027, 5, 1), date(2027, 9, 2)),
            ("member", "official", "away", date(2027, 9, 2), None),
        ]

    def test_a_day_before_what_now_stands_began(self, world: World) -> None:
        giang = world.person_id("Giang")
        key = refused(
            world,
            members.change,
            world.actor("An"),
            giang,
            "condition",
            "away",
            from_on=TODAY - timedelta(days=1),
        )
        assert key == "members-before-present"

    def test_a_day_after_they_have_left(self, world: World) -> None:
        giang = world.person_id("Giang")
        world.do(members.leave, world.actor("An"), giang, from_on=date(2027, 4, 1))
        key = refused(
            world,
            members.change,
            world.actor("An"),
            giang,
            "condition",
            "away",
            from_on=date(2027, 4, 1),
        )
        assert key == "members-not-then"

    @pytest.mark.parametrize(
        ("name", "field", "value", "key"),
        [
            ("An", "office", "member", "members-hand-over-first"),
            ("An", "condition", "away", "members-hand-over-first"),
            ("An", "klass", "probationary", "members-hand-over-first"),
            ("Xuân", "office", "member", "members-superior-fixed"),
            ("Sơn", "office", "deputy", "members-office-official"),
            ("Bình", "klass", "probationary", "members-office-official"),
            ("Giang", "condition", "active", "members-same-already"),
            ("Giang", "office", "secretary", "refused-old-button"),
            ("Giang", "office", "superior", "refused-old-button"),
            ("Giang", "name", "x", "refused-old-button"),
        ],
    )
    def test_changes_that_cannot_be(self, world: World, name: str, field: str, value: str, key: str) -> None:
        person = world.person_id(name)
        actor = world.actor("Bình" if name != "Bình" else "An")
        assert refused(world, members.change, actor, person, field, value, from_on=TODAY) == key

    def test_a_committee_from_nine_official_members_on(self, world: World) -> None:
        official = ("Dũng", "Hà", "Hùng", "Khánh", "Lan", "Minh", "Nga", "Thảo")
        for name in official:
            world.do(members.leave, world.actor("An"), world.person_id(name), from_on=TODAY)
        # An, Bình, Chi, Giang, Phúc, Uyên, Việt are left; Quang, received for a time, does not count.
        assert world.do(standing.officials, CELL) == 7
        person = world.person_id("Giang")
        act = (members.change, world.actor("An"), person, "office", "committee")
        assert refused(world, *act, from_on=TODAY) == "members-no-committee"
        add(world)
        committee = NewMember("Tạ Mẫu Yên", replace(OFFICIAL, office="committee"), TODAY)
        assert add(world, committee)

    def test_another_cells_people_are_not_there(self, world: World) -> None:
        other = world.do(cells.create, "Chi bộ khác")
        person = world.do(
            cells.enrol, other, name="Tạ Mẫu Yên", office="member", klass="official", condition="active"
        )
        an = world.actor("An")
        changed = (members.change, an, person, "condition", "away")
        assert refused(world, *changed, from_on=TODAY) == "members-not-here"
        assert refused(world, members.rename, an, person, "X") == "members-not-here"
        assert refused(world, members.leave, an, person, from_on=TODAY) == "members-not-here"

    def test_they_are_told_in_the_morning_what_they_are(self, world: World) -> None:
        change(world, "Giang", "office", "committee")
        (told,) = world.told("Giang")
        assert "Từ thứ Hai ngày 08/3/2027" in told
        assert "Chi ủy viên, chính thức" in told
        assert world.rows(Outgoing, person_id=world.person_id("Giang"))[0].state == OutgoingState.HELD

    def test_the_exempt_are_not_told(self, world: World) -> None:
        change(world, "Giang", "condition", "exempt")
        change(world, "Thảo", "office", "committee")
        assert world.told("Giang") + world.told("Thảo") == []

    def test_whoever_changes_their_own_office_knows_it(self, world: World) -> None:
        change(world, "Bình", "office", "member", by="Bình")
        assert world.told("Bình") == []

    def test_a_name_is_set_right(self, world: World) -> None:
        giang = world.person_id("Giang")
        assert world.do(members.rename, world.actor("Bình"), giang, " Hoàng Mẫu  Giàng ") == "Hoàng Mẫu Giàng"
        assert refused(world, members.rename, world.actor("An"), giang, "") == "name-empty"
        assert refused(world, members.rename, world.actor("Hà"), giang, "X") == "refused-leaders-only"


class TestWhatFollows:
    @pytest.mark.parametrize("condition", ["exempt", "away", "suspended"])
    def test_who_takes_part_no_more_owes_nothing_more(self, world: World, condition: str) -> None:
        released(world)
        assert len(world.duties("Hà", state="open")) == 1
        change(world, "Hà", "condition", condition)
        assert [duty.state for duty in world.duties("Hà")] == ["void"]
        assert len(world.duties("Lan", state="open")) == 1
        assert world.duties(kind=DutyKind.ASSIGN, state="open") != []

    def test_who_becomes_active_owes_a_comment_from_now_on(self, world: World) -> None:
        released(world)
        change(world, "Thảo", "condition", "active")
        (duty,) = world.duties("Thảo")
        assert (duty.kind, duty.born_at) == (DutyKind.COMMENT, world.now)
        assert not any("được miễn" in text for text in world.told("Thảo"))

    @pytest.mark.parametrize("name", ["Giang", "Bình"])
    def test_the_authors_or_reviewers_work_is_assigned_anew(self, world: World, name: str) -> None:
        quarter = released(world)
        world.do(_assigned, quarter)
        by, other = ("Bình", "An") if name == "Giang" else ("An", "Bình")
        change(world, name, "condition", "away", by=by)
        (duty,) = world.duties(kind=DutyKind.ASSIGN, state="open")
        assert (duty.subject_id, duty.office) == (quarter.id, "secretary")
        if name == "Giang":
            assert any("Hoàng Mẫu Giang không còn tham gia" in told for told in world.told(other))
        assert not any("không còn tham gia" in told for told in world.told(by))
        assert not any("không còn tham gia" in told for told in world.told("Chi"))

    def test_not_once_nothing_is_left_to_write(self, world: World) -> None:
        quarter = released(world)
        world.do(_assigned, quarter)
        assert quarter.topic_id is not None
        world.do(course.reach_end, quarter.id, quarter.topic_id, StageKind.FINAL)
        change(world, "Giang", "condition", "away")
        assert world.duties(kind=DutyKind.ASSIGN, state="open") == []

    def test_it_waits_for_its_day(self, world: World) -> None:
        released(world)
        change(world, "Hà", "condition", "away", on=date(2027, 3, 15))
        assert len(world.duties("Hà", state="open")) == 1
        ended = world.rows(Membership, person_id=world.person_id("Hà"))[0]
        world.at(date(2027, 3, 15), 0)
        world.do(standing.settle, CELL, ended.person_id)
        assert world.duties("Hà", state="open") == []

    def test_what_waits_to_be_told_is_told_no_more(self, world: World) -> None:
        change(world, "Hà", "office", "committee")
        change(world, "Hà", "condition", "suspended")
        (notice,) = world.rows(Outgoing, person_id=world.person_id("Hà"))
        assert notice.state == OutgoingState.VOID

    def test_whoever_leaves_is_gone_and_what_they_wrote_stays(self, world: World) -> None:
        released(world)
        ha = world.person_id("Hà")
        world.do(members.leave, world.actor("An"), ha, from_on=TODAY)
        assert stands(world, "Hà") is None
        assert world.duties("Hà", state="open") == []
        assert [(row[3], row[4]) for row in rows(world, "Hà")] == []
        assert world.rows(Membership, person_id=ha)[0].until_on == TODAY
        assert refused(world, members.leave, world.actor("An"), ha, from_on=TODAY) == "members-not-here"

    def test_leaving_before_one_has_come(self, world: World) -> None:
        person = add(world, replace(NEW, from_on=date(2027, 4, 1)))
        world.do(members.leave, world.actor("An"), person, from_on=date(2027, 4, 1))
        assert refused(world, roster.find, world.actor("An"), person) == "members-not-here"

    def test_the_secretary_does_not_leave(self, world: World) -> None:
        an = world.person_id("An")
        assert (
            refused(world, members.leave, world.actor("Bình"), an, from_on=TODAY) == "members-hand-over-first"
        )

    def test_what_would_follow_is_said_before(self, world: World) -> None:
        quarter = released(world)
        world.do(_assigned, quarter)
        lines = world.do(members.consequences, world.actor("An"), world.person_id("Bình"))
        assert [each.key for each in lines] == ["members-duties-void", "members-assign-anew"]
        assert world.do(members.consequences, world.actor("An"), world.person_id("Thảo")) == []


def _assigned(work: UnitOfWork, quarter: CellQuarter) -> None:
    ledger.done(work, DutyKind.ASSIGN, quarter.id)
