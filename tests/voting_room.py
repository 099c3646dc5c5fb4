"""A cell in the meeting that decides: presence recorded, a text written, a vote opened."""

from contextlib import suppress
from datetime import date

from storage import bodies
from storage.errors import AlreadyHandled
from storage.inbox import NewUpdate, mark_handled, store
from storage.tables import (
    Attendance,
    AttendanceState,
    CellQuarter,
    Conclusion,
    ConclusionKind,
    Meeting,
    MeetingState,
    Person,
    Vote,
    VoteWay,
)
from storage.work import UnitOfWork
from tests.world import World
from workflow.rules.voting import Choice
from workflow.votes import concluding, vote_opening, votes

D2 = date(2027, 5, 5)
WORDS = "Chi bộ thống nhất nội dung chuyên đề và giao các đồng chí thực hiện."
ABLE = (
    "An",
    "Bình",
    "Chi",
    "Dũng",
    "Giang",
    "Hà",
    "Hùng",
    "Khánh",
    "Lan",
    "Minh",
    "Nga",
    "Phúc",
    "Quang",
    "Sơn",
)
PRESENT = ABLE[:10]  # all of them eligible; Nga, Phúc and Quang are eligible and absent
BOT = 1


class Room:
    """The sample cell in its meeting of 5 May 2027, 14:30, with ten of thirteen eligible present."""

    def __init__(self, world: World, *, present: tuple[str, ...] = PRESENT) -> None:
        self.world = world
        self.quarter: CellQuarter = world.open_quarter()
        world.at(D2, 14, 30)
        if present:
            self.record(present)
        self._updates = 0

    def record(self, names: tuple[str, ...], number: int = 2) -> Meeting:
        """Record who is present at a meeting of the quarter."""
        self.world.do(record_presence, names, number)
        meeting: Meeting = self.world.rows(Meeting, quarter_id=self.quarter.id, number=number)[0]
        return meeting

    def write(self, kind: ConclusionKind = ConclusionKind.CONCLUSION, words: str = WORDS) -> Conclusion:
        """The secretary writes a text."""
        an = self.world.actor("An")
        row: Conclusion = self.world.do(concluding.start, an, self.quarter.id, kind)
        body = self.world.do(concluding.draft_body, an, row.id)
        self.world.do(bodies.append, body, words)
        return row

    def opens(self, way: VoteWay = VoteWay.BINDING, chosen: int = 0, *, conclusion_id: int = 0) -> Vote:
        """The secretary opens a vote on a text, a new one when none is named."""
        row_id = conclusion_id or self.write().id
        vote: Vote = self.world.do(vote_opening.open_vote, self.world.actor("An"), row_id, way, chosen)
        return vote

    def receives(self) -> int:
        """An update is stored and waits; its id."""
        self._updates += 1
        update = NewUpdate(self._updates, "1", "{}")
        return self.world.do(store, BOT, [update])[0].id

    def handles(self, incoming_id: int) -> None:
        """The update is done, whether or not for the first time."""
        with suppress(AlreadyHandled):
            self.world.do(mark_handled, incoming_id)

    def press(self, name: str, vote: Vote, choice: Choice, incoming_id: int | None = None) -> votes.Pressed:
        """A member presses a choice; received just now unless an update is named."""
        received = incoming_id or self.receives()
        try:
            return self.world.do(votes.press, self.world.actor(name), vote.id, choice, incoming_id=received)
        finally:
            self.handles(received)

    def close(self, vote: Vote) -> Vote:
        """The secretary ends the vote; counted at once, as nothing waits."""
        self.world.do(votes.close, self.world.actor("An"), vote.id)
        self.world.do(votes.count_closed)
        return self.now(vote)

    def next_quarter(self) -> CellQuarter:
        """The quarter after this one, planned."""
        row: CellQuarter = self.world.rows(CellQuarter, id=self.quarter.id + 1)[0]
        return row

    def now(self, vote: Vote) -> Vote:
        """The vote as it stands."""
        found: Vote = self.world.rows(Vote, id=vote.id)[0]
        return found


def record_presence(work: UnitOfWork, names: tuple[str, ...], number: int = 2) -> None:
    """Put down who is present at a meeting of the first quarter, by the ends of their names."""
    meeting = work.all(Meeting, number=number)[0]
    people = {row.name.rsplit(" ", 1)[-1]: row.id for row in work.all(Person)}
    for name in names:
        work.add(
            Attendance,
            meeting_id=meeting.id,
            person_id=people[name],
            state=AttendanceState.PRESENT,
            entered_by=people["An"],
            entered_at=work.now,
        )
    work.change(
        Meeting, meeting.id, state=MeetingState.RECORDED, recorded_at=work.now, recorded_by=people["An"]
    )
