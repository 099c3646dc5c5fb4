"""The course of a topic through its quarter: stages as rows, each dated from its meeting."""

from dataclasses import dataclass
from datetime import datetime

from storage.tables import CellQuarter, Meeting, Stage, StageKind, Topic
from storage.work import UnitOfWork
from workflow.cell.house import House

DECIDING_MEETING = 2  # meeting 1 deals with the outline; this one, and any after it, may conclude


@dataclass(frozen=True, slots=True)
class Plan:
    """Where a stage stands: working days from the meeting of this month; 0 is the meeting itself."""

    kind: StageKind
    month: int
    offset: str = ""
    sign: int = 0


COURSE = (
    Plan(StageKind.OUTLINE, 1, "write.before", -1),
    Plan(StageKind.OUTLINE_MEETING, 1),
    Plan(StageKind.DRAFT, 2, "write.before", -1),
    Plan(StageKind.CONCLUSION, 2),
    Plan(StageKind.FINAL, 2, "final_paper.after", 1),
    Plan(StageKind.RESULTS, 3),
)


def lay(work: UnitOfWork, quarter: CellQuarter, topic_id: int, house: House) -> None:
    """Write the stages of a topic that takes this quarter's slot; nothing when they stand already."""
    if work.find(Stage, quarter_id=quarter.id, topic_id=topic_id) is not None:
        return
    meetings = meetings_of(work, quarter.id)
    for position, stage in enumerate(COURSE, start=1):
        days = stage.sign * house.offsets.get(stage.offset, 0)
        work.add(
            Stage,
            quarter_id=quarter.id,
            topic_id=topic_id,
            kind=stage.kind,
            position=position,
            offset_days=days,
            due_at=stage_due(meetings[stage.month].at, days, house),
        )


def stage_due(meeting_at: datetime, days: int, house: House) -> datetime:
    """The meeting itself, or 17:00 so many working days before (negative) or after it."""
    if days == 0:
        return meeting_at
    return house.calendar.due(house.calendar.shift(house.calendar.day_of(meeting_at), days))


def meetings_of(work: UnitOfWork, quarter_id: int) -> dict[int, Meeting]:
    """The meetings of a quarter by their number, 1 to 3."""
    return {row.number: row for row in work.all(Meeting, quarter_id=quarter_id)}


def stages(work: UnitOfWork, quarter_id: int, topic_id: int) -> list[Stage]:
    """The stages of a topic in its order."""
    return work.all(Stage, quarter_id=quarter_id, topic_id=topic_id, order="position")


def current(work: UnitOfWork, quarter_id: int, topic_id: int) -> Stage | None:
    """The stage a topic stands in; None before it is laid and after the last."""
    return next((row for row in stages(work, quarter_id, topic_id) if row.done_at is None), None)


def reach_end(work: UnitOfWork, quarter_id: int, topic_id: int, kind: StageKind) -> None:
    """A stage is over, and so are those before it."""
    for row in stages(work, quarter_id, topic_id):
        if row.done_at is None:
            work.change(Stage, row.id, done_at=work.now)
        if row.kind == kind:
            return


def open_quarter_of(work: UnitOfWork, cell_id: int) -> CellQuarter | None:
    """The quarter a cell is in: the newest that has opened."""
    opened = [row for row in work.all(CellQuarter, cell_id=cell_id) if row.opened_at is not None]
    return max(opened, key=lambda row: (row.year, row.number), default=None)


def is_over(work: UnitOfWork, quarter: CellQuarter) -> bool:
    """Whether a later quarter has opened: then nobody is assigned in this one any more."""
    present = open_quarter_of(work, quarter.cell_id)
    return quarter.opened_at is not None and present is not None and present.id != quarter.id


def topic_of(work: UnitOfWork, quarter: CellQuarter) -> Topic | None:
    """The topic that takes a quarter's slot."""
    return work.find(Topic, id=quarter.topic_id) if quarter.topic_id else None
