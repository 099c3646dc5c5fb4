"""The shape of a conversation: a table of where it starts, its steps, and what each step accepts."""

import inspect
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from telegram.ext import filters

from handlers.turn import Turn
from storage.tables import Office
from workflow.cell.tasks import Task

Act = Callable[[Turn], None]
Press = Callable[..., None]
TYPED = filters.TEXT & ~filters.COMMAND
EVERYONE = tuple(Office)
MEMBERS = tuple(office for office in Office if office is not Office.SUPERIOR)


@dataclass(frozen=True, slots=True)
class Command:
    """A command, its Vietnamese alias without marks, who sees it in their menu, and where it leads.

    `task`: only those who have it see it.
    """

    name: str
    alias: str
    entry: Act
    offices: tuple[Office, ...] = EVERYONE
    listed: bool = True
    task: Task | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A step waits for something: `accepts` says what, `do` takes it, `ask` says again what is expected.

    `edited` answers a message that was changed after it was sent, where the step has more to say to it.
    """

    accepts: filters.BaseFilter
    do: Act
    ask: Act
    edited: Act | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """One conversation. `presses`: the verb of a button to what it does (turn and the button's arguments)."""

    name: str
    commands: tuple[Command, ...] = ()
    presses: Mapping[str, Press] = field(default_factory=dict)
    steps: Mapping[str, Step] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ButtonRule:
    """What a button's data must look like to reach its function: the kinds of its arguments."""

    press: Press
    kinds: tuple[type, ...]
    needed: int

    @classmethod
    def of(cls, press: Press) -> "ButtonRule":
        """Read the rule from the function's own parameters after the turn."""
        parameters = list(inspect.signature(press, eval_str=True).parameters.values())[1:]
        needed = sum(each.default is inspect.Parameter.empty for each in parameters)
        return cls(press, tuple(each.annotation for each in parameters), needed)

    def fits(self, args: tuple[int | str, ...]) -> bool:
        """Whether these arguments may be passed."""
        return self.needed <= len(args) <= len(self.kinds) and all(map(isinstance, args, self.kinds))


class Flows:
    """All conversations together; two that claim the same word are a mistake found at the start."""

    def __init__(self, flows: tuple[Flow, ...]) -> None:
        self.all = flows
        self.commands: dict[str, Command] = {}
        self.presses: dict[str, ButtonRule] = {}
        self.steps: dict[tuple[str, str], Step] = {}
        for flow in flows:
            self._add(flow)

    def listed_for(self, office: str, tasks: Collection[Task]) -> tuple[str, ...]:
        """The commands in the menu of somebody of this office with these tasks, in the order of the flows."""
        listed = [command for flow in self.all for command in flow.commands if command.listed]
        return tuple(
            command.name
            for command in listed
            if office in command.offices and (command.task is None or command.task in tasks)
        )

    def _add(self, flow: Flow) -> None:
        for command in flow.commands:
            for word in {command.name, command.alias} - {""}:
                _put(self.commands, word, command)
        for verb, press in flow.presses.items():
            _put(self.presses, verb, ButtonRule.of(press))
        for name, step in flow.steps.items():
            _put(self.steps, (flow.name, name), step)


def _put(table: dict[Any, Any], name: Any, value: Any) -> None:
    if name in table:
        raise ValueError(f"claimed twice: {name}")
    table[name] = value
