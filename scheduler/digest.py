"""What stands in a person's digest: a line a duty, what helps with it, what other people did, the buttons."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from scheduler.timing import Way
from storage.tables import Duty
from storage.work import UnitOfWork
from texts.actions import encode
from texts.message import BLANK, Button, Line, Message, button, line
from workflow.cell.duty_words import duty_button, duty_line
from workflow.papers.commenting import agree_button
from workflow.papers.paper_states import read_button
from workflow.rules.duties import DutyKind

# What stands around the lines of duties and news, and says nothing without them.
FRAME_KEYS = {"digest-greeting", "digest-delayed", "digest-private", "digest-private-late"}
HOME = button(encode("home"), "button-home")
HOMES = {HOME.action, encode("menu")}  # the second also sets the commands anew, after a change of office
SNOOZE_ROW = -2  # above the way home


@dataclass(frozen=True, slots=True)
class Said:
    """A duty as a digest speaks of it; `snoozed_to`: when it may be said again, None for never."""

    duty: Duty
    way: Way
    snoozed_to: datetime | None = None


Content = dict[str, Any]
Same = tuple[str, int, int, datetime, Way, int]


class Words:
    """Lines of duties; those of equal duties are made once."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._alone: dict[tuple[object, ...], Content] = {}
        self._made: dict[Same, tuple[list[Line], list[Button]]] = {}

    def lines(self, said: Said, number: int = 0) -> list[Line]:
        """What is owed, and what helps on such a day."""
        owed = said.duty.id
        return [Line(each.key, each.args, owed) for each in self._of(said, number)[0]]

    def buttons(self, said: Said, number: int = 0) -> list[Button]:
        """The button that starts it, shorter ways where it stands alone, and the one that puts it off."""
        owed = said.duty.id
        ways = [Button(each.action, each.key, each.args, owed) for each in self._of(said, number)[1]]
        if said.snoozed_to is not None:
            mark = f"{number}. " if number else ""
            again = button(encode("snooze", owed), "snooze-button", mark=mark, at=said.snoozed_to)
            ways.append(again.owed(owed))
        return ways

    def alone(self, name: str, said: Said, *, late: bool) -> Content:
        """The digest of one duty: that of somebody who owes the same, with one's own name and duty."""
        same = (*_same(said, 0), said.snoozed_to, late)
        if same not in self._alone:
            self._alone[same] = compose(self, name, [said], [], late=late).to_json()
        made, owed = self._alone[same], {"duty": said.duty.id}
        greeting, *lines = made["lines"]
        rows = [[{**each, **owed} if "duty" in each else each for each in row] for row in made["rows"]]
        if said.snoozed_to is not None:
            rows[SNOOZE_ROW][0]["action"] = encode("snooze", said.duty.id)
        return {
            "lines": [
                {**greeting, "args": {"name": name}},
                *({**each, **owed} if "duty" in each else each for each in lines),
            ],
            "rows": rows,
        }

    def _of(self, said: Said, number: int) -> tuple[list[Line], list[Button]]:
        duty, same = said.duty, _same(said, number)
        if same not in self._made:
            more = [] if number else _more(said)
            lines = [duty_line(self._work, duty, number), *_help(said)]
            self._made[same] = lines, [duty_button(self._work, duty, number), *more]
        return self._made[same]


def content_of(
    words: Words, name: str, owed: Sequence[Said], news: Sequence[Message], *, late: bool
) -> Content:
    """The digest as a notice keeps it. One of a single duty is made once for all who owe the same."""
    if len(owed) == 1 and not news:
        return words.alone(name, owed[0], late=late)
    return compose(words, name, owed, news, late=late).to_json()


def compose(words: Words, name: str, owed: Sequence[Said], news: Iterable[Message], *, late: bool) -> Message:
    """The digest of a person. `late`: it should have come earlier."""
    told = list(news)
    numbered = list(enumerate(owed, start=1)) if len(owed) > 1 else [(0, said) for said in owed]
    lines = [line("digest-greeting", name=name), *([line("digest-delayed")] if late else [])]
    lines += [each for number, said in numbered for each in words.lines(said, number)]
    if owed:
        lines.append(line("digest-private-late" if _any_late(owed) else "digest-private"))
    for each in told:
        lines += [BLANK, *each.lines]
    buttons = [each for number, said in numbered for each in words.buttons(said, number)]
    return Message(tuple(lines), rows_of(buttons, told))


def _same(said: Said, number: int) -> Same:
    duty = said.duty
    return duty.kind, duty.subject_id, duty.round, duty.due_at, said.way, number


def rows_of(buttons: Iterable[Button], told: Iterable[Message]) -> tuple[tuple[Button, ...], ...]:
    """A row each, then those of what is told; none that does what one above does; the way home last."""
    rows = [*((each,) for each in buttons), *(row for each in told for row in each.rows)]
    home = next((each for row in rows for each in row if each.action in HOMES - {HOME.action}), HOME)
    seen = set(HOMES)
    kept: list[tuple[Button, ...]] = []
    for row in rows:
        fresh = tuple(each for each in row if each.action not in seen)
        seen.update(each.action for each in fresh)
        kept += [fresh] if fresh else []
    return (*kept, (home,))


def _more(said: Said) -> list[Button]:
    """Reading while there is time, else the shortest answer; help with what is late."""
    late = [button(encode("help"), "button-help")] if said.way is Way.LATE else []
    if said.duty.kind != DutyKind.COMMENT:
        return late
    paper_id = said.duty.subject_id
    return [read_button(paper_id) if said.way is Way.AHEAD else agree_button(paper_id), *late]


def _any_late(owed: Iterable[Said]) -> bool:
    return any(said.way is Way.LATE for said in owed)


def _help(said: Said) -> tuple[Line, ...]:
    """Who sees it, what is enough, and what happens if nothing is done."""
    words = line(f"remind-{said.duty.kind.replace('_', '-')}", way=said.way.value)
    if said.way is Way.TODAY:
        return line("remind-today"), words
    if said.way is Way.LATE and said.duty.missed_from is not None:
        return words, line("remind-until", until=said.duty.missed_from)
    return (words,)
