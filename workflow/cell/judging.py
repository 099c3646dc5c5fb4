"""Who judges a topic: whoever leads, but not its own author while another leads (PRODUCT rows 49 and 70)."""

from storage.people import Member, members
from storage.tables import Assignment, CellQuarter, Duty
from storage.work import UnitOfWork
from workflow.cell.actor import LEADERS, Actor
from workflow.cell.assigned import LIVE
from workflow.cell.notices import is_told


def author_of(work: UnitOfWork, topic_id: int, quarter_id: int) -> int | None:
    """Whose work is judged: the topic's last author up to this quarter."""
    assigned = work.all(Assignment, topic_id=topic_id, state=list(LIVE))
    judged = [each.author_id for each in assigned if not is_later(work, each.quarter_id, quarter_id)]
    return judged[-1] if judged else None


def is_later(work: UnitOfWork, quarter_id: int, than_id: int) -> bool:
    """Whether a quarter comes after another."""
    one, other = work.get(CellQuarter, quarter_id), work.get(CellQuarter, than_id)
    return (one.year, one.number) > (other.year, other.number)


def judge_instead(work: UnitOfWork, actor: Actor, topic_id: int, quarter_id: int) -> Member | None:
    """Who judges in place of a leader whose own work it is; None where it is not, or nobody else leads."""
    if author_of(work, topic_id, quarter_id) != actor.person_id:
        return None
    others = (each for each in members(work, actor.cell_id) if each.person_id != actor.person_id)
    able = [each for each in others if each.office in LEADERS and is_told(each)]
    return min(able, key=lambda each: LEADERS.index(each.office), default=None)


def judges(work: UnitOfWork, actor: Actor, duty: Duty) -> bool:
    """Whether an evaluation that the office owes is this leader's to write."""
    return duty.quarter_id is None or judge_instead(work, actor, duty.subject_id, duty.quarter_id) is None
