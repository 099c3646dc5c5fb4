"""The wiring: everything the running program is made of, started and stopped in order."""

import asyncio
import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import Engine
from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.ext import Application

from bot.handling import AnyApplication, Handling, StrictApplication
from bot.lanes import Lanes
from bot.receive import Polling, Receiver
from bot.telegram import RawBot, TelegramSender
from handlers.conversations import Conversations
from scheduler.clock import Clock
from scheduler.delivery import Delivery
from scheduler.metronome import Metronome, Sweep
from storage import inbox
from storage.writer import Writer
from texts.catalogue import Catalogue

STOP_SECONDS = 8.0
PASSING_SECONDS = 2.0
WAIT_SECONDS = (1.0, 2.0, 5.0, 10.0)
# The collector's own pace, a look after every 700 new objects, is hundreds of looks a second under load.
COLLECT_AFTER = (50_000, 20, 20)
log = structlog.get_logger()

MakeConversations = Callable[[Writer, TelegramSender], Conversations]
MakeSweeps = Callable[[Writer, Delivery], Sequence[Sweep]]


def event_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """The faster loop where the system has it (not on Windows); None for the usual one."""
    try:
        import uvloop
    except ImportError:
        return None
    return uvloop.new_event_loop


def settle_memory() -> None:
    """For a process that is nothing but a program: what the start has made lives as long, so the collector
    need not look through it again, and the rest seldom.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)


@dataclass(frozen=True, slots=True)
class Parts:
    """What is handed in, so that a year can be run in minutes on the same code."""

    engine: Engine
    bot: RawBot
    clock: Clock
    zone: ZoneInfo
    catalogue: Catalogue
    conversations: MakeConversations
    sweeps: MakeSweeps


class Program:
    """One bot, one database. `run` ends when it is cancelled."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.writer = Writer(parts.engine, parts.clock.now, parts.zone)
        self.sender = TelegramSender(parts.bot, parts.catalogue, parts.clock, parts.zone)
        self.delivery = Delivery(self.writer, self.sender, parts.catalogue, parts.clock, parts.zone)
        self.writer.committed = self.delivery.post
        self.metronome = Metronome(parts.clock, parts.sweeps(self.writer, self.delivery))
        self.application: AnyApplication = (
            Application.builder().application_class(StrictApplication).bot(parts.bot).updater(None).build()
        )
        self.conversations = parts.conversations(self.writer, self.sender)
        self.application.add_handler(self.conversations)
        self.handling = Handling(self.writer, self.application)
        self.lanes = Lanes(self.handling.handle)

    async def run(self, started: asyncio.Event | None = None) -> None:
        """Start, poll until cancelled, stop. Raises `InvalidToken` when the platform refuses the token."""
        self.writer.start()
        try:
            await self._connect()
            await self.delivery.start()
            await self._take_up()
            await self.metronome.start()
            log.info("program.started")
            if started is not None:
                started.set()
            await self._polling().run()
        finally:
            await self._stop()

    @property
    def idle(self) -> bool:
        """Whether nothing received waits and nothing said is on its way."""
        return self.lanes.idle and self.conversations.idle and self.delivery.idle

    def _polling(self) -> Polling:
        bot = self.parts.bot
        receiver = Receiver(self.writer, bot.id, self.lanes.put)
        return Polling(receiver, bot.raw_updates, self.sender.apologise, self.parts.clock.monotonic)

    async def _connect(self) -> None:
        """Ask the platform who we are, waiting for a network that is not there yet."""
        waits = iter(WAIT_SECONDS)
        while True:
            try:
                await self.application.initialize()
                return
            except InvalidToken:
                raise
            except (NetworkError, TelegramError) as error:
                seconds = next(waits, WAIT_SECONDS[-1])
                log.warning("program.no_network", error=type(error).__name__, again_in_seconds=seconds)
                await asyncio.sleep(seconds)

    async def _take_up(self) -> None:
        left = await self.writer.do(inbox.pending, self.parts.bot.id)
        if left:
            log.info("program.taking_up", updates=len(left))
        await self.handling.recover(left)

    async def _stop(self) -> None:
        await self.metronome.stop()
        await self.lanes.stop(STOP_SECONDS)
        await self.conversations.stop(PASSING_SECONDS)
        await self.delivery.stop()
        await self.application.shutdown()
        await self.writer.stop()
        log.info("program.stopped")
