"""One turn of a conversation: what came in, who said it, and what is answered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from telegram import Update

from storage import outbox
from storage.dialogues import Standing
from storage.work import UnitOfWork
from texts.clean import clean
from texts.message import Button, Line, Value, line, message
from workflow.cell.actor import Actor
from workflow.errors import Refused


@dataclass(frozen=True, slots=True)
class Received:
    """An update out of its lane, with the id of its stored row."""

    incoming_id: int
    update: Update
    refused_mark: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a conversation stands: flow, step, what it is about, and small choices made so far."""

    flow: str
    step: str
    subject_id: int | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Toast:
    """The short answer shown over the chat when a button was pressed."""

    key: str
    args: Mapping[str, Value]
    language: str


class Turn:
    """Everything a step may use. Nothing leaves before the unit of work is committed."""

    def __init__(
        self,
        work: UnitOfWork,
        received: Received,
        standing: Standing | None,
        *,
        platform: str,
        address: str,
        language: str,
    ) -> None:
        self.work = work
        self.update = received.update
        self.incoming_id = received.incoming_id
        self.platform = platform
        self.address = address
        self.standing = standing
        self.language = standing.language if standing else language
        self.place = _place(standing)
        self.toasted: Toast | None = None
        self.menu_changed = False
        self.asks_again = False

    @property
    def actor(self) -> Actor:
        """The member who acts. Only for turns of known people."""
        assert self.standing is not None
        return Actor.of(self.standing)

    @property
    def is_theirs(self) -> bool:
        """Whether the person wrote or pressed something, so that their chat works."""
        return self.update.message is not None or self.update.callback_query is not None

    @property
    def text(self) -> str:
        """What was typed, cleaned for storing; empty when something else was sent."""
        sent = self.update.effective_message
        return clean(sent.text) if sent is not None and sent.text else ""

    @property
    def subject_id(self) -> int:
        """What the present conversation is about."""
        assert self.place is not None
        assert self.place.subject_id is not None
        return self.place.subject_id

    @property
    def data(self) -> Mapping[str, Any]:
        """Small choices made so far in the present conversation; one that is not there ends it politely."""
        return _Choices(self.place.data if self.place else {})

    def reply(
        self, *lines: Line | str, rows: Iterable[Iterable[Button]] = (), buttons: Iterable[Button] = ()
    ) -> None:
        """Answer this person, after the commit; may be sent again after a time-out."""
        said = message(*lines, rows=rows, buttons=buttons)
        outbox.answer(
            self.work,
            kind=said.lines[0].key,
            content=said.to_json(),
            address=self.address,
            person_id=self.standing.person_id if self.standing else None,
            account_id=self.standing.account_id if self.standing else None,
            language=self.language,
        )

    def say(self, key: str, /, *buttons: Button, **args: Value) -> None:
        """Answer with one text and a button a row."""
        self.reply(line(key, **args), buttons=buttons)

    def toast(self, key: str, /, **args: Value) -> None:
        """The short answer over the chat."""
        self.toasted = Toast(key, args, self.language)

    def go(self, flow: str, step: str, subject_id: int | None = None, **data: Any) -> None:
        """The conversation goes on there."""
        self.place = Place(flow, step, subject_id, data)

    def leave(self) -> None:
        """The conversation is over; what was typed stays where it is."""
        self.place = None


class _Choices(dict[str, Any]):
    """A step reached with what an older release kept has not all that this one asks for."""

    def __missing__(self, key: str) -> Any:
        raise Refused("refused-old-button")


def _place(standing: Standing | None) -> Place | None:
    if standing is None or not standing.flow or not standing.step:
        return None
    return Place(standing.flow, standing.step, standing.subject_id, standing.data or {})
