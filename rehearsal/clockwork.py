"""The operator's clock as the page drives it: one walk at a time, its progress, the rehearsal's time."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime
from typing import Any

from rehearsal.control import ImpossibleError
from rehearsal.operator import Operator, Person
from rehearsal.stage import Stage

_SILENT_SECONDS = 5.0  # after which a bot that asks for no updates counts as away

logger = logging.getLogger(__name__)


class Clockwork:
    """Asks the operator; without one there are no people given and the time is the machine's."""

    def __init__(self, stage: Stage, operator: Operator | None) -> None:
        self._stage = stage
        self._operator = operator
        self._walk: asyncio.Task[None] | None = None
        self._walking: tuple[datetime, datetime] | None = None  # from, to
        self._failed = False
        self._had = 0  # messages of the bot when the walk began
        self._sent: int | None = None

    @property
    def operated(self) -> bool:
        return self._operator is not None

    async def refresh(self) -> None:
        """Gives the messages of this moment the rehearsal's time."""
        if self._operator is not None:
            now = await self._operator.now()
            self._stage.clock = lambda: now

    async def people(self) -> list[Person]:
        """Those whom the operator names, each with a phone; else everyone who has a phone."""
        if self._operator is None:
            return [Person(chat.key, chat.name, "", None) for chat in self._stage.chats]
        people = await self._operator.people()
        for person in people:
            chat = self._stage.chats.open(person.key, person.name)
            # Who has joined has written to the bot, perhaps before this server was started.
            chat.started = chat.started or person.is_in
        return people

    async def meet(self, chat_id: str) -> None:
        """Makes sure that a chat which the bot remembers from an earlier start is there."""
        if self._operator is not None and chat_id and not self._stage.chats.has(chat_id):
            await self.people()

    async def state(self) -> dict[str, Any]:
        """What the page shows: the time, the next due instant, the walk."""
        await self.refresh()
        return {
            "operated": self.operated,
            "polling": self._stage.updates.polled_within(_SILENT_SECONDS),
            "now": self._stage.clock().isoformat(),
            "next": await self._next(),
            "walking": self._progress(),
            "failed": self._failed,
            "sent": self._sent,
        }

    async def start_walk(self, to: datetime | None) -> None:
        """Begins a walk to a time, or to the next due instant; raises ImpossibleError."""
        if self._operator is None:
            raise ImpossibleError("there is no clock to move here")
        if self._walking:
            raise ImpossibleError("the clock is walking already")
        now = await self._operator.now()
        target = to or await self._next_due(self._operator)
        if target.tzinfo is None or target <= now:
            raise ImpossibleError("the clock only goes forward")
        self._walking = (now, target)
        self._had, self._sent = self._said(), None
        self._walk = asyncio.create_task(self._go(self._operator, target))

    async def stop(self) -> None:
        """Ends a walk in the middle."""
        if self._walk is not None:
            self._walk.cancel()
            await asyncio.gather(self._walk, return_exceptions=True)

    async def _go(self, operator: Operator, target: datetime) -> None:
        self._failed = False
        try:
            await operator.walk_to(target)
        except Exception:
            self._failed = True
            logger.exception("the walk to %s failed", target.isoformat())
        finally:
            self._walking = None
            self._sent = self._said() - self._had
            self._stage.changes.tick()

    def _said(self) -> int:
        return sum(message.from_bot for chat in self._stage.chats for message in chat.messages.values())

    async def _next(self) -> dict[str, str] | None:
        due = None if self._operator is None else await self._operator.next_due()
        if due is None:
            return None
        return {"at": due.at.isoformat(), "what": due.what}

    async def _next_due(self, operator: Operator) -> datetime:
        due = await operator.next_due()
        if due is None:
            raise ImpossibleError("nothing is due")
        return due.at

    def _progress(self) -> dict[str, Any] | None:
        if self._walking is None:
            return None
        began, target = self._walking
        share = (self._stage.clock() - began) / (target - began)
        return {"to": target.isoformat(), "share": max(0.0, min(1.0, share))}
