"""Who comes to take part while a paper is commented on: owes a comment, is told, once."""

from datetime import date, timedelta
from functools import partial

import pytest

from storage.tables import Condition, DutyState
from tests.workflow import paper_acts as acts
from tests.world import CELL, World
from workflow.cell import commenters, overview
from workflow.people import standing
from workflow.rules.duties import DutyKind

D1 = date(2027, 4, 5)


def _make(world: World, name: str, condition: Condition) -> None:
    change = partial(standing.change_from, by=None, condition=condition)
    person_id = world.person_id(name)
    world.do(lambda work: change(work, CELL, person_id, work.today))


def _comes_back(world: World, name: str) -> None:
    _make(world, name, Condition.ACTIVE)


def _owed(world: World, name: str) -> list[str]:
    return [duty.state for duty in world.duties(name, kind=DutyKind.COMMENT)]


@pytest.mark.parametrize("name", ["Thảo", "Uyên", "Việt"])
def test_who_comes_back_owes_a_comment_and_is_told_once(world: World, name: str) -> None:
    acts.released_outline(world)
    assert _owed(world, name) == []
    _comes_back(world, name)
    _comes_back(world, name)
    assert _owed(world, name) == [DutyState.OPEN]
    (told,) = [text for text in world.told(name) if "mời đồng chí cùng góp ý" in text]
    assert "Góp ý đề cương" in told


def test_nothing_is_owed_where_nothing_is_commented_on(world: World) -> None:
    acts.assign(world)
    _comes_back(world, "Uyên")
    assert _owed(world, "Uyên") == []


def test_nothing_is_owed_once_the_meeting_has_begun(world: World) -> None:
    acts.released_outline(world)
    world.at(D1, 15)
    _comes_back(world, "Uyên")
    assert _owed(world, "Uyên") == []


def test_who_spoke_while_only_reading_owes_no_more(world: World) -> None:
    paper = acts.released_outline(world)
    acts.comment(world, "Uyên", paper, "Ý kiến của người đọc")
    _comes_back(world, "Uyên")
    assert _owed(world, "Uyên") == []


def test_the_author_owes_none(world: World) -> None:
    acts.released_outline(world)
    world.do(commenters.owe_what_is_out, CELL, world.person_id("Giang"))
    assert _owed(world, "Giang") == []


def test_who_only_reads_is_not_counted_among_those_who_owe(world: World) -> None:
    paper = acts.released_outline(world)
    for name in ("Uyên", "Thảo", "Hà"):
        acts.comment(world, name, paper, "Một ý kiến")
    progress = world.do(overview.home_of, world.actor("An")).led.progress
    assert progress is not None
    assert (progress.given, progress.owed) == (1, 13)


def test_suspended_and_back_again_it_is_owed_again(world: World) -> None:
    acts.released_outline(world)
    for condition in (Condition.SUSPENDED, Condition.ACTIVE):
        _make(world, "Hà", condition)
        world.now += timedelta(days=1)
    assert _owed(world, "Hà") == [DutyState.VOID, DutyState.OPEN]
