"""The golden table: quarter II/2027, meeting day 5: every due date, every message to four people.

Written by hand from PRODUCT ("The quarter", "Duties", "Budget of messages") and a calendar: 16 April (Giỗ
Tổ), 30 April and 3 May 2027 are days off. The cell meets at 14:00 on 5 April, 5 May and 7 June.

Hà     silent: does nothing at all, but is in the room on 5 May
Lan    prompt: does everything within the hour
Giang  the author: answers, writes and hands in on the day it is due or the day after
An     the secretary; comments on the outline only when reminded, on the draft within the hour

The others are prompt, Bình, who reviews, among them: with a morning's thought.
"""

import asyncio
import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from storage.engine import open_engine
from storage.tables import Duty, Meeting, Paper, PaperKind, Person, Stage
from tests.scheduler.cast import Cast
from tests.scheduler.simulator import Simulation
from tests.world import World
from workflow.rules.calendar import HOME

FOUR = ("Hà", "Lan", "Giang", "An")
LATE_ONES = ("Hà", "Giang", "An")

# Who, what (on which paper), from when, due when, how it ended.
DUTIES = """
office assign           08/3 08:00  10/3 17:00  done 08/3 09:00
Giang  answer           08/3 09:00  11/3 17:00  done 11/3 09:00
Giang  write_outline    08/3 09:00  24/3 17:00  done 24/3 15:00
Bình   review outline   24/3 15:00  26/3 17:00  done 25/3 10:00
An     comment outline  25/3 10:00  02/4 17:00  done 30/3 09:00
Hà     comment outline  25/3 10:00  02/4 17:00  missed 05/4 14:00
Lan    comment outline  25/3 10:00  02/4 17:00  done 25/3 10:30
office record_meeting   05/4 14:00  06/4 17:00  done 05/4 16:00
Giang  write_draft      05/4 16:00  21/4 17:00  done 22/4 10:00
Bình   review draft     22/4 10:00  26/4 17:00  done 23/4 11:00
An     comment draft    23/4 11:00  04/5 17:00  done 23/4 11:30
Hà     comment draft    23/4 11:00  04/5 17:00  missed 05/5 14:00
Lan    comment draft    23/4 11:00  04/5 17:00  done 23/4 11:30
office record_meeting   05/5 14:00  06/5 17:00  done 05/5 15:00
An     vote_binding     05/5 15:05  05/5 16:30  done 05/5 15:05
Giang  vote_binding     05/5 15:05  05/5 16:30  done 05/5 15:05
Hà     vote_binding     05/5 15:05  05/5 16:30  missed 05/5 15:30
Lan    vote_binding     05/5 15:05  05/5 16:30  done 05/5 15:05
Giang  final_paper      05/5 15:30  07/5 17:00  done 10/5 10:00
Bình   confirm_final    10/5 10:00  12/5 17:00  done 11/5 09:00
office record_meeting   07/6 14:00  08/6 17:00  done 07/6 16:00
office evaluate         07/6 16:00  10/6 17:00  done 10/6 09:00
"""

STAGES = """
outline          24/3 17:00
outline_meeting  05/4 14:00
draft            21/4 17:00
conclusion       05/5 14:00
final            07/5 17:00
results          07/6 14:00
"""

# Where PRODUCT leaves a choice:
# - 23/4: Giang, who owes nothing that day, has had two messages in seven days and gets one a week: the brief
#   without a paper is carried, and dropped when the paper comes at 11:00 with a brief of its own.
# - 12/5: likewise the news of the final paper reaches Giang on 17/5 only, after what came on 6, 7 and 10/5.
# - 30/3: An owes a comment as a member; there is no list that day, so the reminder is a digest like others'.
# - 05/4 and 05/5: comments have no "list" in the table of duties; the list of the meeting's day names those
#   who have given none (row 18, and the model in TEXTS).
# - 03/5 is a Monday off: no list. 08/6: the duty to assign, born at 08:00, stands in the list of 09/6.
# Who, when, what. In [brackets]: duty and step, as the digest says them. +: what others did, joined to it.
GOLDEN = """
Giang 08/3 09:00 assign-asked
Giang 11/3 08:00 digest [answer day]
An    15/3 07:30 morning-list
Giang 15/3 08:00 digest [write_outline t-7]
Giang 19/3 08:00 digest [write_outline t-3]
An    22/3 07:30 morning-list
Giang 24/3 08:00 digest [write_outline day]
An    25/3 10:00 brief-title
Giang 25/3 10:00 brief-title
Hà    25/3 10:00 brief-title
Lan   25/3 10:00 brief-title
An    29/3 07:30 morning-list
An    30/3 08:00 digest [comment outline t-3]
Hà    30/3 08:00 digest [comment outline t-3]
Hà    02/4 08:00 digest [comment outline day]
An    05/4 07:30 morning-list
Hà    05/4 08:00 digest [comment outline meeting]
Giang 06/4 08:00 digest +meeting-told-outcome
Giang 09/4 08:00 digest [write_draft t-7]
An    12/4 07:30 morning-list
Giang 15/4 08:00 digest [write_draft t-3]
An    19/4 07:30 morning-list
Giang 21/4 08:00 digest [write_draft day]
Giang 22/4 08:00 digest [write_draft overdue]
An    23/4 08:00 digest +brief-title
Hà    23/4 08:00 digest +brief-title
Lan   23/4 08:00 digest +brief-title
An    23/4 11:00 brief-title
Giang 23/4 11:00 brief-title
Hà    23/4 11:00 brief-title
Lan   23/4 11:00 brief-title
An    26/4 07:30 morning-list
Hà    27/4 08:00 digest [comment draft t-3]
Hà    04/5 08:00 digest [comment draft day]
An    05/5 07:30 morning-list
Hà    05/5 08:00 digest [comment draft meeting]
An    05/5 15:05 vote-opened-binding
Giang 05/5 15:05 vote-opened-binding
Hà    05/5 15:05 vote-opened-binding
Lan   05/5 15:05 vote-opened-binding
An    05/5 15:30 vote-result-title
Giang 05/5 15:30 vote-result-title
Hà    05/5 15:30 vote-result-title
Lan   05/5 15:30 vote-result-title
Giang 06/5 08:00 digest +meeting-told-final
Giang 07/5 08:00 digest [final_paper day]
An    10/5 07:30 morning-list
Giang 10/5 08:00 digest [final_paper overdue]
An    12/5 08:00 digest +release-told-final
Hà    12/5 08:00 digest +release-told-final
Lan   12/5 08:00 digest +release-told-final
An    17/5 07:30 morning-list
Giang 17/5 08:00 digest +release-told-final
An    24/5 07:30 morning-list
An    28/5 08:00 digest +brief-title
Giang 28/5 08:00 digest +brief-title
Hà    28/5 08:00 digest +brief-title
Lan   28/5 08:00 digest +brief-title
An    31/5 07:30 morning-list
An    07/6 07:30 morning-list
An    09/6 07:30 morning-list
An    10/6 07:30 morning-list
Giang 11/6 08:00 digest +evaluate-read-head
Hà    11/6 08:00 digest +evaluate-read-head
Lan   11/6 08:00 digest +evaluate-read-head
"""


@pytest.fixture(scope="module")
def quarter(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulation]:
    """The quarter as these people live it; lived once, looked at by every test."""
    path = tmp_path_factory.mktemp("golden") / "quarter.db"
    shutil.copy(migrated, path)
    engine = open_engine(f"sqlite:///{path}")
    simulation = Simulation(World(engine))
    asyncio.run(_live(simulation, Cast(simulation)))
    yield simulation
    engine.dispose()


async def _live(clock: Simulation, cast: Cast) -> None:
    await _first_month(clock, cast)
    await _second_month(clock, cast)
    await _third_month(clock, cast)


async def _first_month(clock: Simulation, cast: Cast) -> None:
    await clock.walk_to(date(2027, 3, 8), 9)
    cast.assigns()
    await clock.walk_to(date(2027, 3, 11), 9)
    cast.accepts("Giang")
    await clock.walk_to(date(2027, 3, 24), 15)
    cast.hands_in("Giang", PaperKind.OUTLINE)
    await clock.walk_to(date(2027, 3, 25), 10)
    cast.agrees("Bình", PaperKind.OUTLINE)
    await clock.walk_to(date(2027, 3, 25), 10, 30)
    cast.all_comment(PaperKind.OUTLINE, besides=LATE_ONES)
    await clock.walk_to(date(2027, 3, 30), 9)
    cast.comment(PaperKind.OUTLINE, "An")
    await clock.walk_to(date(2027, 4, 5), 16)
    cast.adopts()


async def _second_month(clock: Simulation, cast: Cast) -> None:
    await clock.walk_to(date(2027, 4, 22), 10)
    cast.hands_in("Giang", PaperKind.DRAFT)
    await clock.walk_to(date(2027, 4, 23), 11)
    cast.agrees("Bình", PaperKind.DRAFT)
    await clock.walk_to(date(2027, 4, 23), 11, 30)
    cast.all_comment(PaperKind.DRAFT, besides=("Hà", "Giang"))
    await clock.walk_to(date(2027, 5, 5), 15)
    cast.records_presence(2)
    await clock.walk_to(date(2027, 5, 5), 15, 5)
    vote = cast.opens_vote()
    cast.votes(vote, besides=("Hà",))
    await clock.walk_to(date(2027, 5, 5), 15, 30)
    cast.closes(vote)
    await clock.walk_to(date(2027, 5, 10), 10)
    cast.hands_in("Giang", PaperKind.FINAL)
    await clock.walk_to(date(2027, 5, 11), 9)
    cast.agrees("Bình", PaperKind.FINAL)


async def _third_month(clock: Simulation, cast: Cast) -> None:
    await clock.walk_to(date(2027, 6, 7), 16)
    cast.records_presence(3)
    next_quarter = Cast(clock, number=3)
    await clock.walk_to(date(2027, 6, 9), 9)
    next_quarter.assigns()
    await clock.walk_to(date(2027, 6, 9), 10)
    next_quarter.accepts("Khánh")
    await clock.walk_to(date(2027, 6, 10), 9)
    cast.evaluates()
    await clock.walk_to(date(2027, 6, 11), 9)


def test_every_message_by_person_and_day(quarter: Simulation) -> None:
    told = sorted(quarter.to(*FOUR), key=lambda each: (each.at, each.name))
    assert [" ".join(each.row) for each in told] == _rows(GOLDEN)


def test_every_duty_its_due_date_and_its_end(quarter: Simulation) -> None:
    duties = quarter.world.rows(Duty, quarter_id=Cast(quarter).quarter.id)
    found = [_duty(quarter, duty) for duty in sorted(duties, key=lambda duty: (duty.born_at, duty.id))]
    assert sorted(row for row in found if _is_shown(row)) == sorted(_rows(DUTIES))


def test_every_stage_and_its_date(quarter: Simulation) -> None:
    stages = quarter.world.rows(Stage, quarter_id=Cast(quarter).quarter.id)
    assert [f"{stage.kind} {_at(stage.due_at)}" for stage in stages] == _rows(STAGES)
    assert all(stage.done_at for stage in stages)


def test_the_meetings(quarter: Simulation) -> None:
    meetings = quarter.world.rows(Meeting, quarter_id=Cast(quarter).quarter.id)
    assert [_at(meeting.at) for meeting in meetings] == ["05/4 14:00", "05/5 14:00", "07/6 14:00"]


def test_names_of_the_late_stand_in_the_secretarys_list_alone(quarter: Simulation) -> None:
    speaking = [each for each in quarter.told if "Vũ Mẫu Hà" in each.text and each.name != "Hà"]
    assert {(each.name, each.kind) for each in speaking} == {("An", "morning-list")}
    assert [each.row[1] for each in speaking] == ["05/4 07:30", "05/5 07:30"]
    assert all("chỉ Bí thư xem được" in each.text for each in speaking)


def test_one_thing_asked_takes_at_most_500_characters_with_its_buttons(quarter: Simulation) -> None:
    single = [each for each in quarter.told if len(each.steps + each.joined) < 2]
    assert [each.row for each in single if len(each.text + "".join(each.buttons)) > 500] == []


def _is_shown(row: str) -> bool:
    """The four and the office; of Bình what he does as the reviewer."""
    as_reviewer = row.startswith("Bình") and not row.split()[1].startswith(("comment", "vote"))
    return as_reviewer or row.startswith((*FOUR, "office"))


def _rows(table: str) -> list[str]:
    return [" ".join(row.split()) for row in table.strip().splitlines()]


def _duty(quarter: Simulation, duty: Duty) -> str:
    world = quarter.world
    owner = world.rows(Person, id=duty.owner_id)[0].name.rsplit(maxsplit=1)[-1] if duty.owner_id else "office"
    on_paper = duty.kind in ("review", "comment")
    about = f" {world.rows(Paper, id=duty.subject_id)[0].kind}" if on_paper else ""
    assert duty.ended_at is not None
    end = f"{duty.state} {_at(duty.ended_at)}"
    return f"{owner} {duty.kind}{about} {_at(duty.born_at)} {_at(duty.due_at)} {end}"


def _at(instant: datetime) -> str:
    local = instant.astimezone(HOME)
    return f"{local.day:02d}/{local.month} {local:%H:%M}"
