"""A piece that comes too late is answered plainly: it was not taken, why, and where it still is."""

import pytest

from storage import bodies
from storage.tables import Review
from tests.talk import Talk
from tests.voting_room import Room
from tests.workflow import paper_acts as acts
from tests.world import World
from workflow.papers import papers

NOT_TAKEN = "Đoạn đồng chí vừa gửi chưa được ghi nhận"


@pytest.fixture
def talk(world: World) -> Talk:
    """Everybody has joined."""
    return Talk(world)


def test_a_piece_typed_just_after_a_vote_opened(world: World, talk: Talk) -> None:
    room = Room(world)
    row = room.write()
    talk.stands(world.person_id("An"), "conclude", "writing", row.id)
    room.opens(conclusion_id=row.id)
    (answer,) = talk.says("An", "Thêm một điểm.")
    assert answer.startswith(NOT_TAKEN)
    assert "đã được lấy ý kiến hoặc thông qua nên không sửa được" in answer
    assert "Thêm một điểm." not in world.do(bodies.text, row.body_id)
    assert NOT_TAKEN in talk.says("An", "Còn một điểm nữa.")[0]


def test_a_piece_typed_just_after_a_paper_was_released(world: World, talk: Talk) -> None:
    acts.assign(world)
    paper = acts.outline_of(world)
    acts.hand_in(world, paper)
    acts.agree(world, paper)
    talk.stands(world.person_id("Giang"), "write", "writing", paper)
    (answer,) = talk.says("Giang", "Phần III.")
    assert answer.startswith(NOT_TAKEN)
    assert "đã đưa ra chi bộ" in answer


def test_what_the_refused_act_had_begun_is_undone(world: World, talk: Talk) -> None:
    """Remarks on an older version do not open the newer one for the reviewer."""
    acts.assign(world)
    paper = acts.outline_of(world)
    acts.hand_in(world, paper)
    old = acts.remark(world, paper, "Thêm số liệu")
    world.do(papers.withdraw, world.actor("Giang"), paper)
    acts.hand_in(world, paper)
    talk.stands(world.person_id("Bình"), "review", "writing", old)
    (answer,) = talk.says("Bình", "Thêm nguồn.")
    assert "Nay đã có bản đề cương “" in answer
    assert [row.version_id for row in world.rows(Review)] == [old]
