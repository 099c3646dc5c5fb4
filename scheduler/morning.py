"""The secretary's morning list: 07:30 on working days with something to say, on Mondays even when empty.

It goes to whoever holds the office, and stands outside the budget of messages. What the holder owes as a
member on that day, and what others told them, joins it: so the secretary too has one message a day. After
an outage the lists of days gone by are not made; today's is, when its hour has passed.
"""

from collections.abc import Sequence
from datetime import datetime

from scheduler.book import Book
from scheduler.digest import Said, Words, rows_of
from scheduler.kinds import MORNING_LIST
from scheduler.planning import Batch, Item
from scheduler.reminders import said_of
from scheduler.timing import LATE_AFTER
from storage import outbox
from storage.tables import ClockTask, Office, Outgoing
from storage.work import UnitOfWork
from texts.actions import encode
from texts.message import BLANK, Button, Line, Message, button, line
from workflow.cell.duty_words import duty_button, duty_line
from workflow.cell.house import House, house_of
from workflow.cell.morning import LIST_HOUR, digest_hour, plan_morning_list
from workflow.cell.urging import Silent, Urging, late_lines, urging
from workflow.rules.budget import is_quiet

MONDAY = 0


def send_list(work: UnitOfWork, task: ClockTask) -> None:
    """Write today's list of a cell where it is due, and plan the next."""
    house = house_of(work, task.cell_id)
    plan_morning_list(work, house)
    if not _in_hours(work, house):
        return
    view = urging(work, house)
    if view.pressing or work.today.weekday() == MONDAY:
        _write(work, house, view)


def _in_hours(work: UnitOfWork, house: House) -> bool:
    """Whether the day is one of lists, its hour has come, and the evening has not."""
    local = house.calendar.local(work.now)
    return house.calendar.is_working(work.today) and local.time() >= LIST_HOUR and not is_quiet(local.time())


def _write(work: UnitOfWork, house: House, view: Urging) -> None:
    items, news = _own(work, house)
    told = [Message.from_json(each.content) for each in news]
    said = [said_of(item) for item in items]
    list_id = outbox.write(
        work,
        cell_id=house.cell_id,
        office=Office.SECRETARY,
        kind=MORNING_LIST,
        content=_compose(work, house, view, said, told).to_json(),
        repeat_ok=False,
        by_clock=True,
        formal=any(each.formal for each in news),
    )
    book = Book(work, _until(work, house))
    book.said(items, list_id)
    book.joined(news, list_id)
    book.close()


def _own(work: UnitOfWork, house: House) -> tuple[list[Item], list[Outgoing]]:
    """What the holder of the office is to be told as a member, up to today's hour of digests."""
    holder = outbox.office_holder(work, house.cell_id, Office.SECRETARY)
    if holder is None:
        return [], []
    batch = Batch(work, [holder], _until(work, house))
    if not batch.is_told(holder, house.cell_id):
        return [], []
    return (
        [item for item in batch.items(holder) if item.duty.cell_id == house.cell_id],
        [each for each in batch.held(holder) if each.cell_id == house.cell_id and batch.is_news(each)],
    )


def _until(work: UnitOfWork, house: House) -> datetime:
    """The list speaks of what would be said at today's hour of digests."""
    return max(work.now, house.calendar.instant(work.today, digest_hour(house)))


def _compose(
    work: UnitOfWork, house: House, view: Urging, own: Sequence[Said], told: Sequence[Message]
) -> Message:
    words, first = Words(work), len(view.office) + 1
    lines = [line("list-title", today=work.today)]
    lines += [line("digest-delayed")] if _is_late(work, house) else []
    others = _lines_of_others(view)
    lines += others if others or view.office or own else [line("list-empty")]
    if view.office:
        lines += [line("list-office"), *(duty_line(work, duty, n) for n, duty in enumerate(view.office, 1))]
    if own:
        lines.append(line("list-own"))
    for number, said in enumerate(own, first):
        lines += words.lines(said, number)
    lines += [BLANK, line("list-private")]
    for each in told:
        lines += [BLANK, *each.lines]
    buttons = [duty_button(work, duty, n) for n, duty in enumerate(view.office, 1)]
    buttons += [each for number, said in enumerate(own, first) for each in words.buttons(said, number)]
    return Message(tuple(lines), rows_of([*buttons, _lead()], told))


def _is_late(work: UnitOfWork, house: House) -> bool:
    return work.now - house.calendar.instant(work.today, LIST_HOUR) > LATE_AFTER


def _lines_of_others(view: Urging) -> list[Line]:
    lines = [line("list-meeting", at=view.meeting.at)] if view.meeting else []
    for late in view.late:
        lines += late_lines(late)
    if view.reconsider:
        lines.append(line("list-reconsider", names=", ".join(view.reconsider)))
    return [*lines, *(_silent_line(each) for each in view.silent)]


def _silent_line(silent: Silent) -> Line:
    names = ", ".join(silent.names)
    if silent.since is None:
        return line("list-not-joined", names=names)
    return line("list-unsent", since=silent.since, names=names)


def _lead() -> Button:
    return button(encode("lead"), "button-lead")
