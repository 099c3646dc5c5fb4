"""Writing in pieces, the same everywhere: each message is kept as it arrives, looked over, then sent.

A conversation that asks for words makes one `Writing` and puts its `step` and `presses` into its flow.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from handlers.conversations import home_button
from handlers.flow import TYPED, Press, Step
from handlers.turn import Turn
from storage import bodies
from texts.actions import encode
from texts.message import Button, Line, button, line
from workflow.errors import Refused


@dataclass(frozen=True, slots=True)
class Writing:
    """What is written, by the id of its subject.

    `body`: the body to write into; refuses whoever may not. `prompt`: what is asked, who will see it and
    when. `send`: what happens once it was looked over; it answers the person itself. `seen`: who will read
    it, said again before it is sent; without it, the last line of the prompt. `at_once`: words so short
    that they may be sent without looking them over. `buttons`: further ways out of the prompt. `kept_key`:
    what is said of a piece that was kept. `verb` begins the data of all its buttons.
    """

    flow: str
    verb: str
    body: Callable[[Turn, int], int]
    prompt: Callable[[Turn, int], list[Line]]
    send: Callable[[Turn, int], None]
    send_key: str = "writing-send"
    look_key: str = "writing-look"
    kept_key: str = ""
    seen: Callable[[Turn, int], list[Line]] | None = None
    at_once: bool = False
    buttons: Callable[[Turn, int], list[Button]] = lambda _turn, _subject: []
    step_name: str = "writing"

    def begin(self, turn: Turn, subject: int) -> None:
        """Ask for the words; what was typed before is still there."""
        body = self.body(turn, subject)
        turn.go(self.flow, self.step_name, subject)
        lines, written = self.prompt(turn, subject), bodies.count(turn.work, body)
        if written:
            lines.append(line("writing-kept-before", count=written))
        turn.reply(*lines, buttons=self._ways(turn, subject, written=written))

    @property
    def step(self) -> Mapping[str, Step]:
        """The step that takes what is typed."""
        return {self.step_name: Step(TYPED, self._take, self._ask, self._edited)}

    @property
    def presses(self) -> Mapping[str, Press]:
        """The buttons under it."""
        return {
            f"{self.verb}-look": self._look,
            f"{self.verb}-more": self._more,
            f"{self.verb}-undo": self._undo,
            f"{self.verb}-send": self._send,
        }

    def _take(self, turn: Turn) -> None:
        """Keep a piece; one that came too late is said to be lost, so that nobody believes it was taken."""
        try:
            with turn.work.attempt():
                body = self.body(turn, turn.subject_id)
        except Refused as refusal:
            why = Line(refusal.key, refusal.values)
            turn.reply("writing-not-taken", why, buttons=refusal.buttons or (home_button(),))
            return
        position = bodies.append(turn.work, body, turn.text)
        turn.reply(
            line(self.kept_key or self._usual_kept_key, position=position),
            buttons=self._ways(turn, turn.subject_id, written=position),
        )

    def _ask(self, turn: Turn) -> None:
        written = bodies.count(turn.work, self.body(turn, turn.subject_id))
        flaw = [] if turn.asks_again else [line("writing-words-only")]
        turn.reply(
            *flaw,
            *self.prompt(turn, turn.subject_id),
            buttons=self._ways(turn, turn.subject_id, written=written),
        )

    @property
    def _usual_kept_key(self) -> str:
        return "writing-kept-to-send" if self.at_once else "writing-kept"

    def _edited(self, turn: Turn) -> None:
        """A message was changed after it was sent: how the piece that was kept of it is changed."""
        subject = turn.subject_id
        written = bodies.count(turn.work, self.body(turn, subject))
        turn.reply(
            line("writing-edited" if written else "edited"),
            buttons=self._ways(turn, subject, written=written),
        )

    def _more(self, turn: Turn, subject: int) -> None:
        self.begin(turn, subject)

    def _look(self, turn: Turn, subject: int) -> None:
        pieces = bodies.parts(turn.work, self.body(turn, subject))
        if not pieces:
            self.begin(turn, subject)
            return
        turn.go(self.flow, self.step_name, subject)
        turn.reply(
            line("writing-whole"),
            line("words", text="\n\n".join(pieces)),
            line("writing-whole-end", count=len(pieces)),
            *self._readers(turn, subject),
            buttons=[
                self._send_button(subject),
                button(encode(f"{self.verb}-more", subject), "writing-more"),
                self._undo_button(subject, len(pieces)),
                home_button(),
            ],
        )

    def _readers(self, turn: Turn, subject: int) -> list[Line]:
        return self.seen(turn, subject) if self.seen else self.prompt(turn, subject)[-1:]

    def _undo(self, turn: Turn, subject: int, written: int) -> None:
        """Drop the last of so many pieces: a second press of the same button drops no other."""
        body = self.body(turn, subject)
        fits = written == bodies.count(turn.work, body) and bodies.drop_last(turn.work, body)
        turn.go(self.flow, self.step_name, subject)
        left = bodies.count(turn.work, body)
        turn.reply(
            line("writing-undone" if fits else "writing-nothing-undone", count=left),
            buttons=self._ways(turn, subject, written=left),
        )

    def _send(self, turn: Turn, subject: int) -> None:
        if bodies.is_empty(turn.work, self.body(turn, subject)):
            self.begin(turn, subject)
            return
        turn.leave()
        self.send(turn, subject)

    def _ways(self, turn: Turn, subject: int, *, written: int) -> list[Button]:
        later = button(encode("cancel"), "writing-later")
        if not written:
            return [*self.buttons(turn, subject), later]
        return [
            *([self._send_button(subject)] if self.at_once else []),
            button(encode(f"{self.verb}-look", subject), self.look_key),
            self._undo_button(subject, written),
            *self.buttons(turn, subject),
            later,
        ]

    def _undo_button(self, subject: int, written: int) -> Button:
        return button(encode(f"{self.verb}-undo", subject, written), "writing-undo")

    def _send_button(self, subject: int) -> Button:
        return button(encode(f"{self.verb}-send", subject), self.send_key)
