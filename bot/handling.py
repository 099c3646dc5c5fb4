"""From a stored update to a finished turn: parse, run through the library's Application, retry, set aside."""

import asyncio
import json
from typing import Any

import structlog
from structlog.contextvars import bound_contextvars
from telegram import Update
from telegram.ext import Application

from bot.log import reference
from handlers.turn import Received
from storage import inbox, outbox
from storage.errors import Unavailable
from storage.inbox import Stored
from storage.tables import Account, Person
from storage.work import UnitOfWork
from storage.writer import Writer
from texts.actions import encode
from texts.message import button, line, message

RETRY_SECONDS = (0.2, 1.0, 5.0)
UNAVAILABLE_SECONDS = 1.0
MARKED = "refused_mark"
AnyApplication = Application[Any, Any, Any, Any, Any, Any]
log = structlog.get_logger()


class StrictApplication(AnyApplication):
    """The stock Application logs a handler's error and goes on, so a half-done act would be committed."""

    async def process_error(self, update: object, error: Exception, *_: Any, **__: Any) -> bool:
        """Raise, so that the lane decides."""
        raise error


class Handling:
    """Runs one stored update to its end, whatever that is; never raises."""

    def __init__(self, writer: Writer, application: AnyApplication) -> None:
        self._writer, self._application = writer, application

    async def handle(self, stored: Stored) -> None:
        """Run; after three silent retries set the update aside and tell the person a reference number."""
        with bound_contextvars(incoming=stored.id):
            pauses = iter(RETRY_SECONDS)
            while True:
                try:
                    await self._process(stored)
                    return
                except Unavailable:
                    log.warning("turn.storage_unavailable")
                    await asyncio.sleep(UNAVAILABLE_SECONDS)
                except Exception as error:
                    pause = next(pauses, None)
                    log.warning("turn.failed", error=type(error).__name__, again=pause is not None)
                    if pause is None:
                        await self._give_up(stored, error)
                        return
                    await asyncio.sleep(pause)

    async def recover(self, left: list[Stored]) -> None:
        """Run what a stopped process left, one at a time, so that one that kills the process is known."""
        for stored in left:
            if await self._writer.do(inbox.try_alone, stored.id):
                await self.handle(stored)
            else:
                await self._give_up(stored, None)

    async def _process(self, stored: Stored) -> None:
        raw = json.loads(stored.raw)
        marked = bool(raw.pop(MARKED, False))
        update = Update.de_json(raw, self._application.bot)
        await self._application.process_update(Received(stored.id, update, marked))

    async def _give_up(self, stored: Stored, error: Exception | None) -> None:
        number = reference()
        log.error("turn.set_aside", reference=number, exc_info=error)
        while True:
            try:
                await self._writer.do(_set_aside, stored, number)
                return
            except Unavailable:
                await asyncio.sleep(UNAVAILABLE_SECONDS)


def _set_aside(work: UnitOfWork, stored: Stored, number: str) -> None:
    """Tell the person too, in their language where it is known: who is just joining has no account yet."""
    inbox.set_aside(work, stored.id, number)
    if not stored.lane.isdigit():
        return
    said = message(
        line("error-reference", reference=number),
        buttons=[button(encode("home"), "button-home"), button(encode("help"), "button-help")],
    )
    account = work.find(Account, address=stored.lane, ended_at=None)
    outbox.answer(
        work,
        kind="error",
        content=said.to_json(),
        address=stored.lane,
        person_id=account.person_id if account else None,
        account_id=account.id if account else None,
        language=work.get(Person, account.person_id).language if account else "vi",
    )
