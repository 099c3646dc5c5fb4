"""Reading: everybody once it is released, its author and reviewer before; who opened it is known."""

from datetime import date

from storage.tables import Opening
from tests.workflow import paper_acts as acts
from tests.workflow.rows import refused
from tests.world import World
from workflow.cell import overview
from workflow.papers import reading


def test_a_released_paper_is_read_with_its_people_and_dates(world: World) -> None:
    paper = acts.released_outline(world)
    found = world.do(reading.read, world.actor("Hà"), paper)
    assert (found.author, found.reviewer, found.text) == ("Hoàng Mẫu Giang", "Trần Mẫu Bình", acts.TEXT)
    assert found.version.released_at == world.now
    assert found.released


def test_the_first_opening_is_kept_and_no_other(world: World) -> None:
    paper = acts.released_outline(world)
    first = world.now
    world.do(reading.read, world.actor("Hà"), paper)
    world.at(date(2027, 3, 12), 9)
    world.do(reading.read, world.actor("Hà"), paper)
    (opening,) = world.rows(Opening)
    assert (opening.person_id, opening.opened_at) == (world.person_id("Hà"), first)


def test_the_author_opens_nothing(world: World) -> None:
    paper = acts.released_outline(world)
    world.do(reading.read, world.actor("Giang"), paper)
    assert world.rows(Opening) == []


def test_the_exempt_and_the_away_may_read_the_suspended_and_the_follower_not(world: World) -> None:
    paper = acts.released_outline(world)
    for name in ("Thảo", "Uyên"):
        assert world.do(reading.read, world.actor(name), paper).text == acts.TEXT
    viet = world.actor("Việt")
    assert refused(world, reading.read, viet, paper) == "refused-suspended"
    assert world.do(overview.home_of, viet).ways.paper_id is None
    assert refused(world, reading.read, world.actor("Xuân"), paper) == "refused-not-yours"


def test_before_the_release_it_is_the_authors_and_the_reviewers(world: World) -> None:
    acts.assign(world)
    paper = acts.outline_of(world)
    acts.write(world, paper, acts.TEXT)
    assert refused(world, reading.read, world.actor("Giang"), paper) == "read-not-released"
    acts.hand_in(world, paper)
    assert world.do(reading.read, world.actor("Giang"), paper).text.startswith(acts.TEXT)
    assert world.rows(Opening) == []
    assert refused(world, reading.read, world.actor("Bình"), paper) == "read-for-review"
    assert refused(world, reading.read, world.actor("Hà"), paper) == "read-not-released"


def test_the_secretary_learns_with_whom_it_is_and_not_what_it_says(world: World) -> None:
    acts.assign(world)
    paper = acts.outline_of(world)
    assert refused(world, reading.read, world.actor("An"), paper) == "read-progress"
    acts.hand_in(world, paper)
    assert refused(world, reading.read, world.actor("An"), paper) == "read-progress"


def test_the_cell_goes_on_reading_the_first_outline_while_the_second_is_written(world: World) -> None:
    quarter = acts.assign(world)
    paper = acts.outline_of(world)
    acts.hand_in(world, paper, "Bản thứ nhất")
    acts.agree(world, paper)
    world.at(date(2027, 4, 5), 16)
    acts.send_back(world, quarter)
    acts.hand_in(world, paper, "Phần thêm")
    assert world.do(reading.read, world.actor("Hà"), paper).text == "Bản thứ nhất"
    acts.agree(world, paper)
    assert "Phần thêm" in world.do(reading.read, world.actor("Hà"), paper).text
