"""What the superior's follower sees of a cell: stage and dates, no names, no texts (PRODUCT row 68)."""

from storage.tables import Office, Stage
from storage.work import UnitOfWork
from workflow.cell import course
from workflow.cell.actor import Actor


def follows(actor: Actor) -> bool:
    """Whether this is the superior's follower."""
    return actor.office == Office.SUPERIOR


def stages(work: UnitOfWork, actor: Actor) -> list[Stage]:
    """The stages of the open quarter's topic with their dates."""
    quarter = course.open_quarter_of(work, actor.cell_id)
    if quarter is None or quarter.topic_id is None:
        return []
    return course.stages(work, quarter.id, quarter.topic_id)
