"""How notices reach people: claimed together, one mailbox a chat, replies first, outcomes marked together.

Nothing is sent before the transaction that wrote it is committed; what a crash leaves is found by
`sweep`. An answer goes as it was written: it may be repeated, and is tried until it arrives, for some hours.
Any other notice is tried once, and a time-out leaves it "unclear". It is claimed when its turn in the mailbox
has come, few at a time: what a crash finds claimed may have arrived.
"""

import asyncio
import heapq
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

import structlog

from scheduler import claiming
from scheduler.clock import Clock
from storage import outbox
from storage.errors import Unavailable
from storage.outbox import Outcome
from storage.ready import Ready, Written
from storage.tables import OutgoingState
from storage.writer import Writer
from texts.catalogue import Catalogue
from texts.message import Message, line
from texts.render import Rendered, render

GATHER_SECONDS = 0.003
RETRY_SECONDS = (0.5, 2.0, 5.0, 15.0, 30.0)
STOP_SECONDS = 5.0
AGAIN_AFTER = timedelta(minutes=1)
TRIES_MAX = 100
CLAIMED_MAX = 60  # what may not be repeated; two seconds' worth at the platform's limit
log = structlog.get_logger()


class SendError(Exception):
    """Root of what a platform may answer to a message."""


class NotSent(SendError):
    """Certainly not delivered: may be tried again."""


class Unclear(SendError):
    """No answer came: it may have arrived."""


class Unreachable(SendError):
    """This person cannot be written to (has blocked the bot, has left the platform)."""


class Rejected(SendError):
    """The platform will never take this message."""


class Sender(Protocol):
    """Speaks to a platform; implemented in `bot/` with the chat library."""

    async def send(self, address: str, part: Rendered, *, urgent: bool) -> str:
        """Send one part; the platform's id of it. Raises `SendError`."""


@dataclass(slots=True)
class Mailbox:
    """What waits for one chat: replies before everything else, then in order.

    `task` empties it; without one it waits for room among what is claimed.
    """

    waiting: list[tuple[bool, int, Ready]] = field(default_factory=list)
    task: asyncio.Task[None] | None = None

    def put(self, ready: Ready) -> None:
        heapq.heappush(self.waiting, (not ready.repeat_ok, ready.id, ready))

    def take(self) -> Ready | None:
        return heapq.heappop(self.waiting)[2] if self.waiting else None


class Delivery:
    """Claims, renders, sends and marks. `post` is called with what was committed."""

    def __init__(
        self,
        writer: Writer,
        sender: Sender,
        catalogue: Catalogue,
        clock: Clock,
        zone: ZoneInfo,
    ) -> None:
        self._writer, self._sender, self._catalogue = writer, sender, catalogue
        self._clock, self._zone = clock, zone
        self._fresh: list[int] = []
        self._asked: dict[int, asyncio.Future[Ready | None]] = {}
        self._held: set[int] = set()
        self._claimed: set[int] = set()
        self._parked: dict[str, None] = {}
        self._granted: set[str] = set()
        self._outcomes: list[Outcome] = []
        self._mailboxes: dict[str, Mailbox] = {}
        self._wake_claimer, self._wake_marker = asyncio.Event(), asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._busy = 0
        self._stopping = False

    async def start(self) -> None:
        """Take up what an earlier process left, then begin."""
        await self._writer.do(outbox.recover)
        self._tasks = [
            asyncio.create_task(self._gather(self._wake_claimer, self._claim), name="claimer"),
            asyncio.create_task(self._gather(self._wake_marker, self._mark), name="marker"),
        ]
        await self.sweep(everything=True)  # what is older goes before the answers of this process

    async def stop(self) -> None:
        """Finish the messages under way, mark them, and end; what was not begun goes after the next start."""
        self._stopping = True
        with suppress(TimeoutError):
            async with asyncio.timeout(STOP_SECONDS):
                while self._busy:
                    await asyncio.sleep(GATHER_SECONDS)
        self._answer_asked({})
        boxes = [box.task for box in self._mailboxes.values() if box.task]
        for box in self._mailboxes.values():
            box.waiting.clear()
        if boxes:
            _, unfinished = await asyncio.wait(boxes, timeout=STOP_SECONDS)
            for task in unfinished:
                task.cancel()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        with suppress(Unavailable):  # they are sent again after the next start
            await self._mark()

    def post(self, written: Iterable[Written]) -> None:
        """These are committed and may go now: answers as they are, notices once they are claimed."""
        for each in written:
            if not isinstance(each, Ready):
                if each not in self._held:
                    self._fresh.append(each)
            elif not self._stopping:
                self._deliver(each)
        if self._fresh:
            self._wake_claimer.set()

    async def sweep(self, *, everything: bool = False) -> None:
        """Find notices whose time has come and that nobody posted, past those that are held already."""
        after = 0
        while ids := await self._writer.do(outbox.due_ids, after):
            after = ids[-1]
            fresh = [each for each in ids if each not in self._held]
            self.post(fresh)
            if fresh and not everything:
                return

    @property
    def idle(self) -> bool:
        """Whether nothing is being claimed, sent or marked."""
        return not (self._fresh or self._outcomes or self._mailboxes or self._busy)

    async def _gather(self, wake: asyncio.Event, act: Callable[[], Awaitable[None]]) -> None:
        while True:
            await wake.wait()
            await asyncio.sleep(GATHER_SECONDS)
            wake.clear()
            try:
                await act()
            except Unavailable:
                log.warning("delivery.storage_unavailable")
                await asyncio.sleep(1)
                wake.set()
            except Exception:
                # One row that cannot be written must not silence every chat.
                log.exception("delivery.gather_failed")

    async def _claim(self) -> None:
        fresh, self._fresh = self._fresh[: outbox.SWEEP_MAX], self._fresh[outbox.SWEEP_MAX :]
        asked = list(self._asked)
        if self._stopping or not (fresh or asked):
            return
        self._busy += 1
        try:
            claimed = await self._writer.do(claiming.claim, fresh, asked)
        except Unavailable:
            self._fresh = fresh + self._fresh
            raise
        except Exception:
            self._answer_asked({}, asked)
            raise
        finally:
            self._busy -= 1
        if self._fresh:
            self._wake_claimer.set()
        self._answer_asked({each.id: each for each in claimed.asked}, asked)
        for ready in claimed.fresh:
            self._deliver(ready)

    def _answer_asked(self, ready: dict[int, Ready], ids: Iterable[int] | None = None) -> None:
        for each in list(self._asked) if ids is None else ids:
            waiting = self._asked.pop(each, None)
            if waiting is not None and not waiting.done():
                waiting.set_result(ready.get(each))

    def _deliver(self, ready: Ready) -> None:
        if ready.address is None:
            self._settle(Outcome(ready.id, OutgoingState.FAILED, error="no account"))
        elif ready.id not in self._held:
            self._held.add(ready.id)
            self._mailboxes.setdefault(ready.address, Mailbox()).put(ready)
            self._open(ready.address)

    def _open(self, address: str) -> None:
        box = self._mailboxes[address]
        if box.task is None:
            self._parked.pop(address, None)
            box.task = asyncio.create_task(self._empty(address, box), name="mailbox")

    async def _empty(self, address: str, box: Mailbox) -> None:
        try:
            while (ready := box.take()) is not None:
                if not ready.repeat_ok and not self._has_room(address):
                    box.put(ready)
                    self._parked[address] = None
                    return
                await self._handle(address, ready)
        finally:
            box.task = None
            if address not in self._parked:
                self._held.difference_update(each.id for _, _, each in box.waiting)
                del self._mailboxes[address]
            if address in self._granted:
                self._granted.discard(address)
                self._make_room()

    def _has_room(self, address: str) -> bool:
        """Room that was kept for this chat, or that nobody has."""
        return address in self._granted or len(self._claimed) + len(self._granted) < CLAIMED_MAX

    async def _handle(self, address: str, ready: Ready) -> None:
        """Claim what is not claimed yet, send it, and say what became of it."""
        if ready.repeat_ok:
            self._settle(await self._send(ready))
            return
        self._granted.discard(address)
        self._claimed.add(ready.id)
        try:
            claimed = await self._ask(ready.id)
            if claimed is None:
                self._held.discard(ready.id)
            else:
                self._settle(await self._send(claimed))
        finally:
            self._claimed.discard(ready.id)
            self._make_room()

    def _make_room(self) -> None:
        """The room that is free now is kept for the chat that has waited longest."""
        if self._parked and not self._stopping:
            longest = next(iter(self._parked))
            self._granted.add(longest)
            self._open(longest)

    async def _ask(self, notice_id: int) -> Ready | None:
        """Claimed together with what other mailboxes ask for; None: not now, or no longer."""
        if self._stopping:
            return None
        answer: asyncio.Future[Ready | None] = asyncio.get_running_loop().create_future()
        self._asked[notice_id] = answer
        self._wake_claimer.set()
        return await answer

    def _settle(self, outcome: Outcome) -> None:
        self._outcomes.append(outcome)
        self._wake_marker.set()

    async def _mark(self) -> None:
        outcomes, self._outcomes = self._outcomes, []
        if not outcomes:
            return
        self._busy += 1
        try:
            await self._writer.do(outbox.settle, outcomes)
        except Unavailable:
            self._outcomes = outcomes + self._outcomes
            raise
        except Exception:
            # Together they would all fail for the one that is wrong.
            for outcome in outcomes:
                await self._mark_alone(outcome)
        else:
            self._held.difference_update(outcome.id for outcome in outcomes)
        finally:
            self._busy -= 1

    async def _mark_alone(self, outcome: Outcome) -> None:
        try:
            await self._writer.do(outbox.settle, [outcome])
        except Unavailable:
            self._settle(outcome)
        except Exception:
            # It stays held: until the next start nobody sends it again.
            log.exception("delivery.not_marked", notice=outcome.id)
        else:
            self._held.discard(outcome.id)

    async def _send(self, ready: Ready) -> Outcome:
        if ready.address is None:
            return Outcome(ready.id, OutgoingState.FAILED, error="no account")
        try:
            parts = self._rendered(ready)
        except Exception as error:
            # Whatever is wrong with one text, its chat goes on.
            log.error("delivery.text", notice=ready.id, kind=ready.kind, error=type(error).__name__)
            return Outcome(ready.id, OutgoingState.FAILED, error="text")
        message_ids: list[str] = []
        for part in parts[ready.parts :]:
            try:
                message_ids.append(await self._send_part(ready.address, ready, part))
            except SendError as error:
                return replace(
                    self._failed(ready, error),
                    account_id=ready.account_id,
                    message_ids=tuple(message_ids),
                    first=ready.parts,
                )
        return Outcome(ready.id, OutgoingState.SENT, ready.account_id, tuple(message_ids), first=ready.parts)

    def _rendered(self, ready: Ready) -> tuple[Rendered, ...]:
        said = Message.from_json(ready.content)
        if ready.again:
            said = replace(said, lines=(line("sent-again"), *said.lines))
        return render(
            said,
            catalogue=self._catalogue,
            language=ready.language,
            now=self._clock.now(),
            zone=self._zone,
        )

    async def _send_part(self, address: str, ready: Ready, part: Rendered) -> str:
        """Send, again after a pause where that is safe: the chat's order is kept meanwhile."""
        for pause in (*RETRY_SECONDS, None):
            try:
                return await self._sent(address, part, urgent=ready.repeat_ok)
            except (NotSent, Unclear) as error:
                safe = isinstance(error, NotSent) or ready.repeat_ok
                if not safe or pause is None:
                    raise
                log.info("delivery.again", notice=ready.id, why=type(error).__name__)
                await asyncio.sleep(pause)
        raise AssertionError("the last try either returns or raises")

    async def _sent(self, address: str, part: Rendered, *, urgent: bool) -> str:
        try:
            return await self._sender.send(address, part, urgent=urgent)
        except SendError:
            raise
        except Exception as error:
            # An answer that nobody can read: the mailbox goes on.
            log.exception("delivery.odd_answer")
            raise Unclear(type(error).__name__) from error

    def _failed(self, ready: Ready, error: SendError) -> Outcome:
        log.warning("delivery.failed", notice=ready.id, kind=ready.kind, why=type(error).__name__)
        if isinstance(error, Unreachable | Rejected):
            unreachable = isinstance(error, Unreachable)
            name = type(error).__name__
            return Outcome(ready.id, OutgoingState.FAILED, error=name, account_unreachable=unreachable)
        if isinstance(error, NotSent) or ready.repeat_ok:
            if ready.tries < TRIES_MAX:
                later = self._clock.now() + AGAIN_AFTER
                mark = outbox.UNCLEAR if ready.again else "not sent"
                return Outcome(ready.id, OutgoingState.NEW, error=mark, retry_at=later)
        elif ready.formal and not ready.again:
            return Outcome(ready.id, OutgoingState.NEW, error=outbox.UNCLEAR)
        return Outcome(ready.id, OutgoingState.UNCLEAR, error=type(error).__name__)
