"""What was missed when a meeting's hour came, and is owed again when the meeting is put off.

A meeting that was not held has not opened: PRODUCT, "Duties", ends them only when it does.
"""

from storage.tables import Duty, DutyState, Meeting, Paper
from storage.work import UnitOfWork
from workflow.cell.assigned import live_assignment
from workflow.cell.notices import participants
from workflow.cell.paper_facts import WRITING_DUTIES, has_spoken, released_version
from workflow.rules.duties import RULES, DutyKind, Ends

MISSED_AT_MEETING = [kind for kind, rule in RULES.items() if rule.ends is Ends.MISSED_AT_MEETING]


def owed_again(work: UnitOfWork, meeting: Meeting) -> list[Duty]:
    """The duties missed at this meeting that can still be done by who still takes part, soonest first."""
    able = {each.person_id for each in participants(work, meeting.cell_id)}
    missed = work.all(
        Duty, meeting_id=meeting.id, kind=MISSED_AT_MEETING, state=DutyState.MISSED, order="due_at"
    )
    return [each for each in missed if each.owner_id in able and _is_current(work, each)]


def _is_current(work: UnitOfWork, duty: Duty) -> bool:
    """Whether the quarter still wants it: the same topic, the same author, nothing owed or done since."""
    paper = work.get(Paper, duty.subject_id)
    live = live_assignment(work, paper.quarter_id)
    if live is None or live.topic_id != paper.topic_id or not _is_last(work, duty):
        return False
    if duty.kind in WRITING_DUTIES:
        return live.author_id == duty.owner_id and released_version(work, paper) is None
    return live.author_id != duty.owner_id and not has_spoken(work, paper.id, duty.owner_id or 0)


def _is_last(work: UnitOfWork, duty: Duty) -> bool:
    """Whether it is the latest round on its subject, and none is open again."""
    kinds = list(WRITING_DUTIES) if duty.kind in WRITING_DUTIES else [DutyKind.COMMENT]
    rows = work.all(Duty, owner_id=duty.owner_id, subject_id=duty.subject_id, kind=kinds)
    return rows[-1].id == duty.id and all(each.state != DutyState.OPEN for each in rows)
