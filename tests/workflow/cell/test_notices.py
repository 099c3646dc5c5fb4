"""Telling everybody costs the house rules once, and names are read together."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy import event

from storage.tables import Outgoing
from tests.voting_room import PRESENT, Room
from tests.workflow import paper_acts as acts
from tests.world import CELL, World, local
from texts.message import line, message
from workflow.cell import notices
from workflow.cell.house import change_setting
from workflow.cell.notices import Timing
from workflow.meetings import moving
from workflow.papers.opinions import opinions
from workflow.rules.voting import Choice
from workflow.votes import concluding, vote_words, votes


@contextmanager
def selects(world: World, table: str) -> Iterator[list[str]]:
    """The statements that read this table meanwhile."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.startswith("SELECT") and f"FROM {table}" in statement.replace("\n", " "):
            seen.append(statement)

    event.listen(world.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(world.engine, "before_cursor_execute", note)


def reads(world: World, table: str, act: Callable[..., Any], *args: Any) -> int:
    with selects(world, table) as seen:
        world.do(act, *args)
    return len(seen)


def test_the_same_goes_to_everybody_who_takes_part_but_those_left_out(world: World) -> None:
    an = world.person_id("An")
    said = message(line("moving-told-own"))
    tell = notices.tell_everybody
    world.joins("An", "Hà", "Lan")
    assert world.do(lambda work: tell(work, CELL, said, timing=Timing.MORNING, but=(an, None))) == 2
    told = {row.person_id for row in world.rows(Outgoing)}
    assert len(told) == 13
    assert told.isdisjoint({an, *map(world.person_id, ("Thảo", "Uyên", "Việt", "Xuân"))})


def test_the_house_rules_are_read_once_for_all(world: World) -> None:
    room = Room(world)
    lost = room.close(room.opens())
    an = world.actor("An")
    assert reads(world, "cell_setting", concluding.discuss_again, an, lost.conclusion_id) == 1


def test_moving_a_meeting_reads_them_no_more_for_many(world: World) -> None:
    world.open_quarter()
    an, first = world.actor("An"), acts.meeting(world, 1).id
    to = local(date(2027, 4, 12), 14)
    assert reads(world, "cell_setting", moving.move_meeting, an, first, to, "Có đoàn kiểm tra") < 10


def test_names_are_read_together(world: World) -> None:
    room = Room(world)
    vote = room.opens()
    assert reads(world, "person", vote_words.waiting_names, vote) == 1
    for name in PRESENT[:3]:
        room.press(name, vote, Choice.NO)
    vote = room.close(vote)
    assert reads(world, "person", vote_words.named_lines, vote) == 1
    assert reads(world, "person", votes.words_of, world.actor("An"), vote.id) == 1


def test_those_who_spoke_are_named_together(world: World) -> None:
    paper = acts.released_outline(world)
    for name in ("Hà", "Lan", "Nga"):
        acts.comment(world, name, paper, "Nhất trí, cần thêm số liệu.")
    assert reads(world, "person", opinions, world.actor("Giang"), paper) == 1


def test_a_notice_that_waits_goes_with_the_digest_outside_the_quiet_hours(world: World) -> None:
    world.do(change_setting, CELL, "reminder.hour", "06:00", by=None)
    said = message(line("moving-told-own"))
    world.do(lambda work: notices.tell(work, CELL, 1, said, timing=Timing.MORNING))
    (row,) = world.rows(Outgoing)
    assert row.not_before == local(date(2027, 3, 9), 7)
