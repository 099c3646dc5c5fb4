"""Reminders: steps whose time has come, gathered with held notices into one digest a person and day.

A step goes within the hours 07:00 to 20:00, on the day it was planned for or on a working day, and within
the budget of messages; what does not fit is carried. After an outage only the latest missed step of a duty
is said, and the digest says that it is late.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog

from scheduler.book import Book
from scheduler.digest import Said, Words, content_of
from scheduler.kinds import DIGEST
from scheduler.planning import Batch, Item
from storage import reminders
from storage.errors import Unavailable
from storage.tables import Outgoing
from storage.work import UnitOfWork
from storage.writer import Writer
from texts.message import Message
from workflow.rules.budget import Line, plan_digest

PEOPLE_MAX = 200
SET_ASIDE = timedelta(days=1)
log = structlog.get_logger()


class Reminders:
    """The sweep over people with something to be told, a batch a unit of work."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    async def sweep(self) -> None:
        """Plan for everybody whose time has come."""
        before: list[int] = []
        while people := await self._writer.do(reminders.people_due, PEOPLE_MAX):
            if people == before:
                log.error("reminders.stuck", people=len(people))
                return
            await self._plan(people)
            before = people

    async def sweep_offices(self) -> None:
        """Go past the steps of offices, which the secretary's morning list speaks of."""
        while await self._writer.do(pass_office_steps):
            pass

    async def _plan(self, people: Sequence[int]) -> None:
        try:
            await self._writer.do(plan, people)
        except Unavailable:
            raise
        except Exception:
            # Together they would all go without for the one whose rows are wrong.
            for person_id in people:
                await self._plan_alone(person_id)

    async def _plan_alone(self, person_id: int) -> None:
        try:
            await self._writer.do(plan, [person_id])
        except Unavailable:
            raise
        except Exception:
            log.exception("reminders.failed", person=person_id)
            await self._writer.do(set_aside, person_id)


def plan(work: UnitOfWork, people: Sequence[int]) -> None:
    """Write the digests of these people, and when each of their duties is spoken of next."""
    batch = Batch(work, people, work.now)
    book = Book(work, work.now)
    words = Words(work)
    digests = [digest for person_id in people if (digest := _decide(batch, book, person_id)) is not None]
    ids = reminders.add_digests(work, [_row(batch, words, digest) for digest in digests])
    for digest in digests:
        book.said(digest.items, ids[digest.person_id])
        book.joined(digest.news, ids[digest.person_id])
    book.close()


def pass_office_steps(work: UnitOfWork) -> int:
    """Go past the steps of offices that have come; how many there were."""
    duties = reminders.office_duties_due(work, PEOPLE_MAX)
    batch, book = Batch(work, [], work.now, duties), Book(work, work.now)
    book.said([batch.item(duty) for duty in duties], None)
    book.close()
    return len(duties)


def set_aside(work: UnitOfWork, person_id: int) -> None:
    """Try this person again tomorrow."""
    book = Book(work, work.now)
    for duty in reminders.duties_due(work, [person_id], work.now):
        book.try_duty(duty, work.now + SET_ASIDE)
    for notice in reminders.held_due(work, [person_id], work.now):
        book.wait(notice, work.now + SET_ASIDE)
    book.close()


@dataclass(frozen=True, slots=True)
class Digest:
    """What one person is told now."""

    person_id: int
    items: Sequence[Item]
    news: Sequence[Outgoing]


def _decide(batch: Batch, book: Book, person_id: int) -> Digest | None:
    """What the person is told now; what is not is put off, carried or dropped in the book."""
    told = [item for item in batch.items(person_id) if _is_told(batch, book, item)]
    items = [item for item in told if _may_go(book, item)]
    news = [notice for notice in batch.held(person_id) if _news_may_go(batch, book, notice)]
    lines = [
        *(Line(at, item.timing.due_on) for at, item in enumerate(items)),
        *(Line(at) for at in range(len(items), len(items) + len(news))),
    ]
    if not lines:
        return None
    digest = plan_digest(
        lines,
        today=batch.work.today,
        sent=batch.said_on(person_id),
        meeting_days=batch.meeting_days(person_id),
        owes=batch.owes(person_id),
    )
    everything: list[Item | Outgoing] = [*items, *news]
    for carried in digest.carried:
        book.carried(batch, everything[carried.key])
    said = [everything[each.key] for each in digest.lines]
    if not said:
        return None
    return Digest(
        person_id,
        items=[each for each in said if isinstance(each, Item)],
        news=[each for each in said if not isinstance(each, Item)],
    )


def _is_told(batch: Batch, book: Book, item: Item) -> bool:
    """The exempt, the away and the suspended are told nothing; the step passes."""
    assert item.duty.owner_id is not None
    if batch.is_told(item.duty.owner_id, item.duty.cell_id):
        return True
    book.passed(item)
    return False


def _may_go(book: Book, item: Item) -> bool:
    """Steps fall on working days, but for the day a duty is due and the day of a meeting."""
    if not item.timing.may_go:
        book.put_off(item)
    return item.timing.may_go


def _news_may_go(batch: Batch, book: Book, notice: Outgoing) -> bool:
    told = batch.is_told(notice.person_id or 0, notice.cell_id) and batch.is_news(notice)
    if notice.cell_id is None or not told:
        book.dropped(notice)
        return False
    day = batch.day_of(notice.cell_id)
    if not (day.open and day.working):
        book.wait(notice, day.next_digest)
    return day.open and day.working


def _row(batch: Batch, words: Words, digest: Digest) -> dict[str, Any]:
    """The digest's notice. A second one of the day is not the day's digest, of which there is one."""
    first = digest.items[0].duty.cell_id if digest.items else digest.news[0].cell_id
    content = content_of(
        words,
        batch.name(digest.person_id),
        [said_of(item) for item in digest.items],
        [Message.from_json(notice.content) for notice in digest.news],
        late=any(item.late for item in digest.items),
    )
    return {
        "cell_id": first,
        "person_id": digest.person_id,
        "kind": DIGEST,
        "content": content,
        "repeat_ok": False,
        "by_clock": True,
        "formal": any(notice.formal for notice in digest.news),
        "digest_on": None if batch.has_digest(digest.person_id) else batch.work.today,
    }


def said_of(item: Item) -> Said:
    """A step as its digest speaks of it."""
    return Said(item.duty, item.timing.way, item.timing.snoozed_to)
