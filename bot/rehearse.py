"""The rehearsal's operator: shows the sample cell's people and walks the clock from due to due."""

import asyncio
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.program import Program
from bot.roles import role_words
from rehearsal.operator import Due, Person
from scheduler.clock import MovableClock
from storage import clock_tasks
from storage.people import members
from storage.tables import Cell
from storage.tables import Person as PersonRow
from storage.work import UnitOfWork
from texts.catalogue import Catalogue
from workflow.cell import codes

SETTLE_SECONDS = 20.0
SAME_INSTANT_MAX = 40


class RehearsalOperator:
    """`rehearsal.operator.Operator` on the running program and its movable clock."""

    def __init__(self, clock: MovableClock) -> None:
        self._clock = clock
        self._walking = asyncio.Lock()
        self._attached: asyncio.Future[Program] = asyncio.get_running_loop().create_future()

    def attach(self, program: Program) -> None:
        """The program is made after the server whose address it polls; a page that asks earlier waits."""
        self._attached.set_result(program)

    async def now(self) -> datetime:
        """The rehearsal's time."""
        return self._clock.now()

    async def people(self) -> list[Person]:
        """Everybody of every cell, with the code of those who have not joined."""
        return await (await self._program()).writer.do(_people)

    async def next_due(self) -> Due | None:
        """What the clock comes to next."""
        program = await self._program()
        waiting = await program.writer.do(clock_tasks.next_instants)
        if not waiting:
            return None
        what, at = min(waiting.items(), key=lambda item: item[1])
        return Due(at, self._words(what, program.parts.zone))

    async def walk_to(self, time: datetime) -> datetime:
        """Let everything happen that is due up to a time, each at its own instant; the time reached."""
        async with self._walking:
            here = 0
            while here < SAME_INSTANT_MAX:
                await self._settle()
                due = await self.next_due()
                if due is None or due.at > time:
                    break
                # What cannot be done at its instant must not hold the clock for ever.
                here = here + 1 if due.at <= self._clock.now() else 0
                if due.at > self._clock.now():
                    self._clock.set(due.at.astimezone(UTC))
            if time > self._clock.now():
                self._clock.set(time.astimezone(UTC))
            await self._settle()
            return self._clock.now()

    async def _settle(self) -> None:
        """Tick until nothing more happens at this instant and everything said has arrived."""
        program = await self._program()
        await program.metronome.tick()
        deadline = self._clock.monotonic() + SETTLE_SECONDS
        while not program.idle and self._clock.monotonic() < deadline:
            await asyncio.sleep(0.005)

    async def _program(self) -> Program:
        return await asyncio.shield(self._attached)

    def _words(self, what: str, zone: ZoneInfo) -> str:
        key = f"due-{what.replace('_', '-')}"
        return Catalogue.load().text("vi", key, {}, now=self._clock.now(), zone=zone)


def _people(work: UnitOfWork) -> list[Person]:
    found = []
    for cell in work.all(Cell):
        for member in members(work, cell.id):
            row = work.get(PersonRow, member.person_id)
            role = role_words(member.office, member.klass, member.condition)
            found.append(Person(str(row.id), row.name, role, codes.current(work, row), member.joined))
    return found
