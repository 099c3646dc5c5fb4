"""The clock without a chat: walks from due to due instant, runs the real sweeps, notes who is told what."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from sqlalchemy import Engine, event

from scheduler import claiming
from scheduler.agenda import Agenda
from scheduler.kinds import MORNING_LIST
from scheduler.metronome import Sweep
from scheduler.missed import Missed
from scheduler.reminders import Reminders
from storage import clock_tasks, outbox
from storage.outbox import Outcome
from storage.ready import Ready
from storage.tables import (
    Account,
    Duty,
    DutyState,
    Outgoing,
    OutgoingState,
    Paper,
    Person,
    Reminder,
)
from storage.work import UnitOfWork
from storage.writer import Writer
from tests.world import World, local
from texts.catalogue import Catalogue
from texts.message import Message
from texts.render import render
from workflow.rules.calendar import HOME

P = ParamSpec("P")
R = TypeVar("R")
STUCK_AFTER = 50


@dataclass(frozen=True, slots=True)
class Told:
    """One message that reached a person. `steps`: the reminders in it; `joined`: notices of others' acts.

    `due`: the due dates of its duties; `all_open`: whether they were all owed when it went.
    """

    name: str
    at: datetime
    kind: str
    steps: tuple[str, ...]
    due: tuple[datetime, ...]
    all_open: bool
    joined: tuple[str, ...]
    text: str
    buttons: tuple[str, ...]
    by_clock: bool

    @property
    def when(self) -> datetime:
        """Local time."""
        return self.at.astimezone(HOME)

    @property
    def row(self) -> tuple[str, str, str]:
        """Name, local time and what, as the golden table has them."""
        what = [self.kind, *self.steps, *(f"+{each}" for each in self.joined)]
        when = self.when
        return self.name, f"{when.day:02d}/{when.month} {when:%H:%M}", " ".join(what)


class DirectWriter:
    """The writer's `do` in the calling thread, at the world's time."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def do(self, act: Callable[Concatenate[UnitOfWork, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        return self._world.do(act, *args, **kwargs)


class Simulation:
    """`reached`: whom messages reach, by the end of the name; None for everybody."""

    def __init__(self, world: World, *, reached: Sequence[str] | None = None) -> None:
        self.world = world
        self.told: list[Told] = []
        writer = cast("Writer", DirectWriter(world))
        reminders = Reminders(writer)
        self.sweeps: tuple[Sweep, ...] = (
            Missed(writer).sweep,
            Agenda(writer).sweep,
            reminders.sweep_offices,
            reminders.sweep,
        )
        _never_wait_for_the_disk(world.engine)
        world.do(_give_accounts, reached)

    async def walk_to(self, day: date, hour: int = 8, minute: int = 0) -> "Simulation":
        """Let everything happen that is due up to a local time, each at its own instant."""
        end, stuck = local(day, hour, minute), 0
        await self.tick()
        while (due := self._next_due()) is not None and due <= end:
            stuck = stuck + 1 if due <= self.world.now else 0
            assert stuck < STUCK_AFTER, f"nothing moves on: {self.world.do(clock_tasks.next_instants)}"
            self.world.now = max(due, self.world.now)
            await self.tick()
        self.world.now = end
        await self.tick()
        return self

    async def sleep_to(self, day: date, hour: int = 8, minute: int = 0) -> "Simulation":
        """Nothing runs until a local time, and then one tick."""
        self.world.now = local(day, hour, minute)
        await self.tick()
        return self

    async def tick(self) -> None:
        """Run every sweep once, then hand out what may go."""
        for sweep in self.sweeps:
            await sweep()
        self.deliver()

    def do(self, act: Callable[Concatenate[UnitOfWork, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run an act, and hand out what it said."""
        done = self.world.do(act, *args, **kwargs)
        self.deliver()
        return done

    def deliver(self) -> None:
        """Everything that may go now reaches its reader, or fails for want of an account."""
        ids = self.world.do(outbox.due_ids)
        for ready in self.world.do(claiming.claim_now, ids):
            if ready.address is None:
                outcome = Outcome(ready.id, OutgoingState.FAILED, error="no account")
            else:
                outcome = Outcome(ready.id, OutgoingState.SENT, ready.account_id, ("1",))
                self.told.append(self.world.do(_told, ready))
            self.world.do(outbox.settle, [outcome])

    def to(self, *names: str, since: date = date.min) -> list[Told]:
        """What these people were told from a day on."""
        return [each for each in self.told if each.name in names and each.when.date() >= since]

    def _next_due(self) -> datetime | None:
        return min(self.world.do(clock_tasks.next_instants).values(), default=None)


def _never_wait_for_the_disk(engine: Engine) -> None:
    """A quarter is many commits, and nobody pulls the plug here."""

    def connected(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA synchronous=OFF")

    event.listen(engine, "connect", connected)
    engine.dispose()


def _give_accounts(work: UnitOfWork, reached: Sequence[str] | None) -> None:
    for person in work.all(Person):
        wanted = reached is None or _short(person.name) in reached
        if wanted and work.find(Account, person_id=person.id) is None:
            address = str(1000 + person.id)
            work.add(Account, person_id=person.id, platform="telegram", address=address, bound_at=work.now)


def _told(work: UnitOfWork, ready: Ready) -> Told:
    row = work.get(Outgoing, ready.id)
    assert ready.person_id is not None
    reminders = work.all(Reminder, outgoing_id=row.id)
    duties = [work.get(Duty, each.duty_id) for each in reminders]
    parts = render(
        Message.from_json(ready.content),
        catalogue=Catalogue.load(),
        language=ready.language,
        now=work.now,
        zone=work.zone,
    )
    return Told(
        name=_short(work.get(Person, ready.person_id).name),
        at=work.now,
        kind=row.kind,
        steps=tuple(_step(work, each) for each in reminders),
        due=tuple(each.due_at for each in duties),
        all_open=all(each.state == DutyState.OPEN for each in duties),
        joined=tuple(each.kind for each in work.all(Outgoing, joined_id=row.id)),
        text="\n".join(part.text for part in parts),
        buttons=tuple(each.label for part in parts for buttons in part.rows for each in buttons),
        by_clock=row.by_clock,
    )


def _step(work: UnitOfWork, reminder: Reminder) -> str:
    duty = work.get(Duty, reminder.duty_id)
    paper = work.find(Paper, id=duty.subject_id)
    about = f" {paper.kind}" if paper and duty.kind in ("comment", "review") else ""
    return f"[{duty.kind}{about} {reminder.step}]"


def _short(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1]


def is_ordinary(told: Told) -> bool:
    """What the clock sends to a member: the secretary's list stands apart."""
    return told.by_clock and told.kind != MORNING_LIST
