"""The sample cell for tests of acts: no chat, no process, a clock that stands still until it is set."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Engine

from bot import sample
from storage.people import member
from storage.tables import Account, CellQuarter, Duty, Outgoing, Person
from storage.work import UnitOfWork
from storage.writer import run_once
from texts.catalogue import Catalogue
from texts.message import Message
from texts.render import render
from workflow.cell import opening
from workflow.cell.actor import Actor
from workflow.rules.calendar import HOME

P = ParamSpec("P")
R = TypeVar("R")
START = datetime(2027, 3, 8, 1, 0, tzinfo=UTC)  # 08:00 in Hà Nội, the Monday after the meeting of 5 March
CELL = 1


def local(day: date, hour: int = 8, minute: int = 0) -> datetime:
    """A time of day in the people's zone, as UTC."""
    return datetime.combine(day, time(hour, minute), HOME).astimezone(UTC)


class World:
    """Acts run one after another; `now` is set by the test."""

    def __init__(self, engine: Engine, *, loaded: bool = False) -> None:
        """`loaded`: the database holds the sample already."""
        self.engine = engine
        self.now = START
        if not loaded:
            self.do(sample.load)

    def do(self, act: Callable[Concatenate[UnitOfWork, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run an act in a unit of work of its own."""
        return run_once(self.engine, self.now, HOME, act, *args, **kwargs)

    def at(self, day: date, hour: int = 8, minute: int = 0) -> "World":
        """Set the clock to a local time; nothing happens by itself."""
        self.now = local(day, hour, minute)
        return self

    def person_id(self, name: str) -> int:
        """The id of the person whose name ends so, for example "An"."""
        return next(int(row.id) for row in self.rows(Person) if row.name.endswith(name))

    def joins(self, *names: str) -> None:
        """Everybody, or those whose names end so, have a chat from now on."""
        for row in self.rows(Person):
            if not names or row.name.endswith(names):
                self.do(_join, row.id)

    def actor(self, name: str) -> Actor:
        """The person whose name ends so, as they stand today."""
        person_id = self.person_id(name)
        found = self.do(member, CELL, person_id)
        assert found is not None
        return Actor(
            found.person_id,
            found.name,
            found.language,
            found.cell_id,
            found.office,
            found.klass,
            found.condition,
        )

    def rows(self, table: Any, **equal: Any) -> list[Any]:
        """Rows of a table whose columns equal these."""
        return self.do(lambda work: work.all(table, **equal))

    def duties(self, name: str | None = None, **equal: Any) -> list[Duty]:
        """Duties, those of one person where a name is given."""
        owner = {} if name is None else {"owner_id": self.person_id(name)}
        return self.rows(Duty, **owner, **equal)

    def told(self, name: str) -> list[str]:
        """What was written to a person so far, rendered now, oldest first."""
        person_id = self.person_id(name)
        return [
            "\n".join(part.text for part in self._rendered(row))
            for row in self.rows(Outgoing, person_id=person_id)
        ]

    def open_quarter(self) -> CellQuarter:
        """Open the first quarter of the sample; its row."""
        row: CellQuarter = self.rows(CellQuarter)[0]
        self.do(opening.open_quarter, row)
        found: CellQuarter = self.rows(CellQuarter, id=row.id)[0]
        return found

    def _rendered(self, row: Any) -> Any:
        return render(
            Message.from_json(row.content),
            catalogue=Catalogue.load(),
            language="vi",
            now=self.now,
            zone=HOME,
        )


def _join(work: UnitOfWork, person_id: int) -> None:
    if work.find(Account, person_id=person_id) is None:
        address = str(1000 + person_id)
        work.add(Account, person_id=person_id, platform="telegram", address=address, bound_at=work.now)
