"""Sixty people press three times each, in lanes and through the writer, while the vote closes."""

import asyncio
import random
from collections.abc import AsyncIterator

import pytest

from bot.lanes import Lanes
from storage import inbox
from storage.inbox import NewUpdate, Stored
from storage.people import member
from storage.tables import Audit, Ballot, Class, Condition, Office, Vote, VoteBase, VoteState
from storage.work import UnitOfWork
from storage.writer import Writer
from tests.voting_room import ABLE, BOT, Room
from tests.world import CELL, World
from workflow.cell import cells
from workflow.cell.actor import Actor
from workflow.errors import Refused
from workflow.rules.calendar import HOME
from workflow.rules.voting import Choice, tally
from workflow.votes import votes

MORE = tuple(f"Mẫu{number}" for number in range(47))
CLOSE = "close"


@pytest.fixture
async def writer(world: World) -> AsyncIterator[Writer]:
    writer = Writer(world.engine, lambda: world.now, HOME)
    writer.start()
    yield writer
    await writer.stop()


async def test_one_ballot_each_and_one_count(world: World, writer: Writer) -> None:
    for name in MORE:
        world.do(_enrol, name)
    room = Room(world, present=(*ABLE[:13], *MORE))
    vote = room.opens()
    base = {row.person_id for row in world.rows(VoteBase)}
    assert len(base) == 60

    received = await _play(world, writer, vote, _presses(world, base))

    counted = room.now(vote)
    assert counted.state == VoteState.COUNTED
    last = {
        int(each.lane): Choice(each.raw)
        for each in received
        if each.raw != CLOSE and each.id <= (counted.last_incoming_id or 0)
    }
    assert len(last) > 0
    ballots = world.rows(Ballot)
    assert {row.person_id: row.choice for row in ballots} == last
    assert len(ballots) == len(last)
    result = tally(base, last)
    counts = (counted.yes_count, counted.no_count, counted.other_count, counted.silent_count)
    assert counts == (result.yes, result.no, result.other, result.silent)
    assert len(world.rows(Audit, act="vote.counted")) == 1


def _presses(world: World, base: set[int]) -> list[tuple[int, str]]:
    """Three choices of each in a random order, with the secretary's close in the middle."""
    sent = [(person_id, choice.value) for person_id in base for choice in Choice]
    random.shuffle(sent)
    sent.insert(len(sent) // 2, (world.person_id("An"), CLOSE))
    return sent


async def _play(world: World, writer: Writer, vote: Vote, sent: list[tuple[int, str]]) -> list[Stored]:
    """Receive and handle as the program does; what was received, oldest first."""
    actors = {person_id: world.do(_actor, person_id) for person_id, _ in sent}
    received: list[Stored] = []

    async def handle(stored: Stored) -> None:
        await asyncio.sleep(random.random() / 100)
        await writer.do(_turn, stored, actors[int(stored.lane)], vote.id)

    lanes = Lanes(handle)
    for number, (person_id, what) in enumerate(sent, start=1):
        for stored in await writer.do(inbox.store, BOT + 1, [NewUpdate(number, str(person_id), what)]):
            received.append(stored)
            lanes.put(stored)
    while not lanes.idle:
        await asyncio.sleep(0.005)
    return received


def _turn(work: UnitOfWork, stored: Stored, actor: Actor, vote_id: int) -> None:
    """A turn as the conversations run it: the act, the mark, and what waits for the mark."""
    try:
        if stored.raw == CLOSE:
            votes.close(work, actor, vote_id)
        else:
            votes.press(work, actor, vote_id, Choice(stored.raw), incoming_id=stored.id)
    except Refused as refused:
        assert refused.key == "vote-too-late"
    inbox.mark_handled(work, stored.id)
    votes.count_closed(work)


def _enrol(work: UnitOfWork, name: str) -> None:
    cells.enrol(
        work,
        CELL,
        name=f"Người {name}",
        office=Office.MEMBER,
        klass=Class.OFFICIAL,
        condition=Condition.ACTIVE,
    )


def _actor(work: UnitOfWork, person_id: int) -> Actor:
    found = member(work, CELL, person_id)
    assert found is not None
    return Actor(
        found.person_id,
        found.name,
        found.language,
        found.cell_id,
        found.office,
        found.klass,
        found.condition,
    )
