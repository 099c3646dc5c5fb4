"""What a tick does, in order: small sweeps, each of which may run at any time and any number of times."""

from collections.abc import Sequence

from scheduler.agenda import Agenda
from scheduler.delivery import Delivery
from scheduler.metronome import Sweep
from scheduler.missed import Missed
from scheduler.reminders import Reminders
from storage import heartbeats, inbox
from storage.writer import Writer
from workflow.votes import votes

CLOCK = "clock"


def make_sweeps(writer: Writer, delivery: Delivery) -> Sequence[Sweep]:
    """All sweeps of the running program."""

    async def heartbeat() -> None:
        await writer.do(heartbeats.beat, CLOCK)

    async def count() -> None:
        await writer.do(votes.count_closed)

    async def forget() -> None:
        await writer.do(inbox.forget_old)

    reminders = Reminders(writer)
    return (
        Missed(writer).sweep,
        Agenda(writer).sweep,
        count,
        reminders.sweep_offices,
        reminders.sweep,
        delivery.sweep,
        heartbeat,
        forget,
    )
