"""What the main program hands in so that the page can show its people and move its clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the rehearsal: a stable key, words for the page, the join code until it is used.

    `joined`: the code was used; one that has expired leaves neither.
    """

    key: str
    name: str
    role: str
    code: str | None
    joined: bool | None = None  # None: whoever has no code has joined

    @property
    def is_in(self) -> bool:
        return self.code is None if self.joined is None else self.joined


@dataclass(frozen=True, slots=True)
class Due:
    """What the clock comes to next."""

    at: datetime
    what: str


class Operator(Protocol):
    """The main program, as far as the rehearsal knows it. Every time is aware."""

    async def now(self) -> datetime: ...

    async def people(self) -> list[Person]: ...

    async def next_due(self) -> Due | None: ...

    async def walk_to(self, time: datetime) -> datetime:
        """Lets everything happen that is due up to the time; the time reached."""
        ...
