"""Duties that nobody did in time: missed when their meeting opens. A vote's are, when it is counted."""

from storage import reminders
from storage.work import UnitOfWork
from storage.writer import Writer
from workflow.cell import ledger
from workflow.rules.duties import RULES, Ends

DUTIES_MAX = 500
# A press before the close counts, also when it is handled after it: only the count knows who was silent.
VOTES = [kind for kind, rule in RULES.items() if rule.ends is Ends.MISSED_AT_CLOSE]


class Missed:
    """The sweep over open duties whose time is over, a batch a unit of work."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    async def sweep(self) -> None:
        """Mark them all."""
        while await self._writer.do(mark):
            pass


def mark(work: UnitOfWork) -> int:
    """Mark a batch; how many there were."""
    duties = reminders.missed(work, DUTIES_MAX, besides=VOTES)
    ledger.miss(work, duties)
    return len(duties)
