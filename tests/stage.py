"""The whole program on a stage: the rehearsal server, the real bot polling it over HTTP, phones, a clock."""

import asyncio
from datetime import UTC, date, datetime

from sqlalchemy import Engine

from bot import sample
from bot.program import Program
from bot.rehearse import RehearsalOperator
from bot.settings import Settings
from bot.wiring import make_program
from rehearsal.phone import Phone
from rehearsal.server import RehearsalServer
from scheduler.clock import MovableClock
from storage.writer import run_once
from tests.world import START, local
from workflow.rules.calendar import HOME

SETTINGS = Settings(send_rate=0)


class Stage:
    """`await stage.phone("An")` is the phone of the person whose name ends so, joined already."""

    def __init__(self, engine: Engine, start: datetime = START) -> None:
        self.engine = engine
        self.clock = MovableClock(start)
        self.operator: RehearsalOperator
        self.server: RehearsalServer
        self.program: Program
        self._task: asyncio.Task[None]
        self._phones: dict[str, Phone] = {}

    async def start(self, *, load_sample: bool = True) -> None:
        """Load the sample cell, start the server and the program."""
        if load_sample:
            run_once(self.engine, self.clock.now(), HOME, sample.load)
        self.operator = RehearsalOperator(self.clock)
        self.server = RehearsalServer(operator=self.operator)
        await self.server.start()
        self.program = make_program(
            SETTINGS, engine=self.engine, clock=self.clock, token=self.server.token, api_url=self.server.url
        )
        self.operator.attach(self.program)
        started = asyncio.Event()
        self._task = asyncio.ensure_future(self.program.run(started))
        waiting = asyncio.ensure_future(started.wait())
        await asyncio.wait({self._task, waiting}, return_when=asyncio.FIRST_COMPLETED, timeout=20)
        assert started.is_set(), self._task

    async def stop(self) -> None:
        """End the program, then the server."""
        for phone in self._phones.values():
            await phone.put_down()
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        await self.server.stop()

    async def phone(self, name: str, *, join: bool = True) -> Phone:
        """The phone of a person of the sample, by the end of the name; joins with the code at first use."""
        if name in self._phones:
            return self._phones[name]
        person = next(each for each in await self.operator.people() if each.name.endswith(name))
        phone = Phone(self.server.url, person.name, key=person.key)
        self._phones[name] = await phone.pick_up()
        if join and person.code is not None:
            await phone.opens(person.code)
        return phone

    async def walk_to(self, day: date, hour: int = 8, minute: int = 0) -> None:
        """Let the clock walk to a local time, through everything that is due before."""
        await self.operator.walk_to(local(day, hour, minute))

    @property
    def joined(self) -> set[str]:
        """Whose phones have been picked up so far."""
        return set(self._phones)

    @property
    def now(self) -> datetime:
        """The program's time, UTC."""
        return self.clock.now().astimezone(UTC)
