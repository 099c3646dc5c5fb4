"""The one handler of the chat library's Application: it opens the unit of work, loads where the person
stands, picks the step from the flows' tables, and stores the next, all in one transaction."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import structlog
from telegram import Update
from telegram.ext import Application, BaseHandler, CallbackContext

from handlers.flow import Act, Flows
from handlers.turn import Place, Received, Toast, Turn
from storage import dialogues, inbox
from storage.errors import AlreadyHandled, Missing
from storage.tables import Account
from storage.work import UnitOfWork
from storage.writer import Writer
from texts.actions import decode, encode
from texts.message import Button, Line, button
from workflow.cell.tasks import tasks_of
from workflow.errors import Refused

ANSWER_WITHIN_SECONDS = 2.0
ANSWERED_KEPT = 5_000
log = structlog.get_logger()
Answer = Callable[[str, Toast | None], Awaitable[None]]
Menu = tuple[str, tuple[str, ...], str]
SetMenu = Callable[[str, tuple[str, ...], str], Awaitable[None]]
Handled = Callable[[UnitOfWork], None]
AnyContext = CallbackContext[Any, Any, Any, Any]


@dataclass(frozen=True, slots=True)
class Done:
    """What remains to be told the platform after the commit, besides the notices."""

    toast: Toast | None = None
    menu: Menu | None = None


class Conversations(BaseHandler[Received, AnyContext, None]):
    """Handles every update. `answer` answers a press by its query id; `fallback` and `stranger` are acts.

    `handled` is called in the unit of work of every turn, when its update is marked: for what waits until
    the updates before it are done.
    """

    def __init__(
        self,
        writer: Writer,
        flows: Flows,
        *,
        answer: Answer,
        set_menu: SetMenu,
        stranger: Act,
        fallback: Act,
        marked: Act,
        edited: Act,
        handled: Handled = lambda _work: None,
        platform: str = "telegram",
        language: str = "vi",
    ) -> None:
        super().__init__(self._never_called)
        self._writer, self._flows, self._answer, self._set_menu = writer, flows, answer, set_menu
        self._stranger, self._fallback, self._marked, self._edited = stranger, fallback, marked, edited
        self._handled, self._platform, self._language = handled, platform, language
        self._answered: dict[str, None] = {}
        self._passing: set[asyncio.Task[None]] = set()

    @staticmethod
    async def _never_called(_update: Received, _context: AnyContext) -> None:
        """The library wants a callback; `handle_update` is overridden and needs none."""

    def check_update(self, update: object) -> bool:
        """Every stored update is ours."""
        return isinstance(update, Received)

    async def handle_update(
        self,
        update: Received,
        application: Application[Any, Any, Any, Any, Any, Any],
        check_result: object,
        context: AnyContext,
    ) -> None:
        """Run the turn; answer a press at once after the commit, or without words after two seconds.

        What is told in passing is not waited for: a slow answer must not hold up what the person does next.
        """
        query = update.update.callback_query
        turn = asyncio.ensure_future(self._run(update))
        if query is not None:
            await asyncio.wait({turn}, timeout=ANSWER_WITHIN_SECONDS)
            toast = turn.result().toast if turn.done() else None
            self._answer_once(query.id, toast)
        done = await turn
        if done.menu is not None:
            self._in_passing(self._set_menu(*done.menu))

    @property
    def idle(self) -> bool:
        """Whether nothing is being told in passing."""
        return not self._passing

    async def stop(self, seconds: float) -> None:
        """Let what is told in passing be told, within some seconds."""
        if self._passing:
            _, unfinished = await asyncio.wait(self._passing, timeout=seconds)
            for task in unfinished:
                task.cancel()

    def _answer_once(self, query_id: str, toast: Toast | None) -> None:
        """A turn that is tried again finds its press answered."""
        if query_id in self._answered:
            return
        self._answered[query_id] = None
        if len(self._answered) > ANSWERED_KEPT:
            del self._answered[next(iter(self._answered))]
        self._in_passing(self._answer(query_id, toast))

    def _in_passing(self, call: Awaitable[None]) -> None:
        task = asyncio.create_task(_told(call), name="told in passing")
        self._passing.add(task)
        task.add_done_callback(self._passing.discard)

    async def _run(self, received: Received) -> "Done":
        try:
            return await self._writer.do(self.turn, received, None)
        except Refused as refusal:
            return await self._writer.do(self.turn, received, refusal)
        except AlreadyHandled:
            return Done()

    def turn(self, work: UnitOfWork, received: Received, refusal: Refused | None) -> "Done":
        """One turn within a unit of work; with a refusal, only that is said. Raises `Refused`."""
        address = _address(received.update)
        if address is None:
            inbox.mark_handled(work, received.incoming_id)
            return Done()
        standing = dialogues.standing(work, self._platform, address)
        turn = Turn(
            work,
            received,
            standing,
            platform=self._platform,
            address=address,
            language=self._language,
        )
        before = turn.place
        if standing is not None and standing.unreachable and turn.is_theirs:
            work.change(Account, standing.account_id, unreachable_at=None)
        if refusal is not None:
            _say_refusal(turn, refusal)
        elif received.refused_mark and standing is not None:
            self._marked(turn)
        else:
            self._step_or_gone(turn)
        self._keep(turn, before)
        inbox.mark_handled(work, received.incoming_id)
        self._handled(work)
        return Done(turn.toasted, self._menu(turn))

    def _menu(self, turn: Turn) -> Menu | None:
        """What this person's command menu now holds, where it may have changed."""
        if not turn.menu_changed or turn.standing is None:
            return None
        tasks = tasks_of(turn.work, turn.actor)
        return turn.address, self._flows.listed_for(turn.standing.office, tasks), turn.language

    def _step_or_gone(self, turn: Turn) -> None:
        """Ids come from buttons, which may be old or forged: what they name may not be there."""
        try:
            self._step(turn)
            if turn.asks_again:
                self._ask_again(turn)
        except Missing as error:
            raise Refused("refused-old-button") from error

    def _step(self, turn: Turn) -> None:
        if turn.standing is None:
            self._stranger(turn)
            return
        if turn.update.callback_query is not None:
            self._press(turn, turn.update.callback_query.data or "")
        elif turn.update.edited_message is not None:
            self._edited(turn)
        elif turn.update.message is not None:
            self._message(turn)

    def _press(self, turn: Turn, data: str) -> None:
        action = decode(data)
        rule = self._flows.presses.get(action.verb) if action else None
        if action is None or rule is None or not rule.fits(action.args):
            raise Refused("refused-old-button")
        rule.press(turn, *action.args)

    def _ask_again(self, turn: Turn) -> None:
        """Say what is expected where the person stands; what is over by now is left, and why."""
        step = self._flows.steps.get((turn.place.flow, turn.place.step)) if turn.place else None
        if step is None:
            turn.leave()
            return
        try:
            with turn.work.attempt():
                step.ask(turn)
        except Missing:
            turn.leave()
        except Refused as refusal:
            turn.leave()
            _say_refusal(turn, refusal)

    def _message(self, turn: Turn) -> None:
        word = _command(turn.update)
        if word is not None:
            command = self._flows.commands.get(word)
            (command.entry if command else self._fallback)(turn)
            return
        if turn.place is None:
            self._fallback(turn)
            return
        step = self._flows.steps.get((turn.place.flow, turn.place.step))
        if step is None:
            turn.leave()
            self._fallback(turn)
        elif step.accepts.check_update(turn.update) and _has_content(turn):
            step.do(turn)
        else:
            step.ask(turn)

    @staticmethod
    def _keep(turn: Turn, before: Place | None) -> None:
        if turn.place == before or turn.standing is None:
            return
        after = turn.place or Place("", "")
        dialogues.place(
            turn.work,
            turn.standing,
            flow=after.flow,
            step=after.step,
            subject_id=after.subject_id,
            data=after.data,
        )


async def _told(call: Awaitable[None]) -> None:
    """Where what is told in passing fails, what was done stays done."""
    try:
        await call
    except Exception:
        log.exception("turn.not_told")


def home_button() -> Button:
    """The way back to what one owes."""
    return button(encode("home"), "button-home")


def _say_refusal(turn: Turn, refusal: Refused) -> None:
    ways = refusal.buttons or ((home_button(),) if turn.standing else ())
    turn.reply(Line(refusal.key, refusal.values), buttons=ways)


def _address(update: Update) -> str | None:
    """The private chat an update belongs to; None for anything else, which is left alone."""
    chat = update.effective_chat
    if chat is None or chat.type != chat.PRIVATE:
        return None
    return str(chat.id)


def _command(update: Update) -> str | None:
    text = (update.message.text if update.message else None) or ""
    if not text.startswith("/"):
        return None
    words = text[1:].split(maxsplit=1)
    return words[0].split("@")[0].lower() if words else ""


def _has_content(turn: Turn) -> bool:
    """A text of nothing but white space or invisible marks is as good as none."""
    sent = turn.update.effective_message
    return sent is None or sent.text is None or bool(turn.text)
