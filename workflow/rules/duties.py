"""Who owes what by when: the one table of duties, and when each is due (PRODUCT, "Duties")."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from types import MappingProxyType

from workflow.rules.calendar import WorkingDays


class DutyKind(StrEnum):
    ASSIGN = "assign"
    ANSWER = "answer"
    WRITE_OUTLINE = "write_outline"
    WRITE_DRAFT = "write_draft"
    REVIEW = "review"
    REWRITE = "rewrite"
    COMMENT = "comment"
    RECORD_MEETING = "record_meeting"
    VOTE_ADVANCE = "vote_advance"
    VOTE_BINDING = "vote_binding"
    FINAL_PAPER = "final_paper"
    CONFIRM_FINAL = "confirm_final"
    EVALUATE = "evaluate"


class Owner(StrEnum):
    """Who owes it. `SECRETARY` is the office, whoever holds it; the others are persons."""

    SECRETARY = "secretary"
    AUTHOR = "author"
    REVIEWER = "reviewer"
    MEMBER = "member"
    ELIGIBLE = "eligible"


class Anchor(StrEnum):
    """What the nominal due date counts from."""

    BIRTH = "birth"
    BEFORE_MEETING = "before_meeting"
    AFTER_MEETING = "after_meeting"
    GIVEN = "given"  # a person names it, there is no default


class Cap(StrEnum):
    """What the due date may not pass."""

    NONE = "none"
    MEETING = "meeting"
    DAY_BEFORE = "day_before"


class StepName(StrEnum):
    T7 = "t-7"
    T3 = "t-3"
    DAY = "day"
    OVERDUE = "overdue"
    MEETING = "meeting"
    LAST_MORNING = "last_morning"


class Listed(StrEnum):
    """From when the secretary's morning list shows an open duty."""

    FROM_BIRTH = "from_birth"
    AFTER_LAST_STEP = "after_last_step"
    NEVER = "never"


class Ends(StrEnum):
    """How a duty ends that nobody does."""

    NEVER = "never"
    MISSED_AT_MEETING = "missed_at_meeting"
    MISSED_AT_CLOSE = "missed_at_close"
    VOID_WHEN_REPLACED = "void_when_replaced"


@dataclass(frozen=True, slots=True)
class Offset:
    """Working days, unless a setting of this name says otherwise."""

    name: str
    days: int

    def within(self, settings: Mapping[str, int]) -> int:
        return settings.get(self.name, self.days)


@dataclass(frozen=True, slots=True)
class DutyRule:
    """A row of the table. `nominal` is None only where a person names the due date."""

    owner: Owner
    anchor: Anchor
    nominal: Offset | None
    ends: Ends
    floor: Offset | None = None
    cap: Cap = Cap.NONE
    reminders: tuple[StepName, ...] = ()
    listed: Listed = Listed.AFTER_LAST_STEP


_WRITE = DutyRule(
    owner=Owner.AUTHOR,
    anchor=Anchor.BEFORE_MEETING,
    nominal=Offset("write.before", 8),
    floor=Offset("write.floor", 5),
    cap=Cap.MEETING,
    reminders=(StepName.T7, StepName.T3, StepName.DAY, StepName.OVERDUE),
    ends=Ends.MISSED_AT_MEETING,
)

RULES: Mapping[DutyKind, DutyRule] = MappingProxyType(
    {
        DutyKind.ASSIGN: DutyRule(
            owner=Owner.SECRETARY,
            anchor=Anchor.BIRTH,
            nominal=Offset("assign.after", 2),
            listed=Listed.FROM_BIRTH,
            ends=Ends.NEVER,
        ),
        DutyKind.ANSWER: DutyRule(
            owner=Owner.AUTHOR,
            anchor=Anchor.BIRTH,
            nominal=Offset("answer.after", 3),
            reminders=(StepName.DAY,),
            ends=Ends.VOID_WHEN_REPLACED,
        ),
        DutyKind.WRITE_OUTLINE: _WRITE,
        DutyKind.WRITE_DRAFT: _WRITE,
        DutyKind.REVIEW: DutyRule(
            owner=Owner.REVIEWER,
            anchor=Anchor.BEFORE_MEETING,
            nominal=Offset("review.before", 6),
            floor=Offset("review.floor", 2),
            cap=Cap.DAY_BEFORE,
            reminders=(StepName.DAY, StepName.OVERDUE),
            ends=Ends.VOID_WHEN_REPLACED,
        ),
        DutyKind.REWRITE: DutyRule(
            owner=Owner.AUTHOR,
            anchor=Anchor.BIRTH,
            nominal=Offset("rewrite.after", 3),
            # PRODUCT names no cap, but the duty is missed at the meeting: a later date would be a lie.
            cap=Cap.MEETING,
            reminders=(StepName.DAY, StepName.OVERDUE),
            ends=Ends.MISSED_AT_MEETING,
        ),
        DutyKind.COMMENT: DutyRule(
            owner=Owner.MEMBER,
            anchor=Anchor.BEFORE_MEETING,
            nominal=Offset("comment.before", 1),
            floor=Offset("comment.floor", 1),
            cap=Cap.MEETING,
            reminders=(StepName.T3, StepName.DAY, StepName.MEETING),
            listed=Listed.NEVER,
            ends=Ends.MISSED_AT_MEETING,
        ),
        DutyKind.RECORD_MEETING: DutyRule(
            owner=Owner.SECRETARY,
            anchor=Anchor.AFTER_MEETING,
            nominal=Offset("record_meeting.after", 1),
            listed=Listed.FROM_BIRTH,
            ends=Ends.NEVER,
        ),
        DutyKind.VOTE_ADVANCE: DutyRule(
            owner=Owner.ELIGIBLE,
            anchor=Anchor.BIRTH,
            nominal=Offset("vote_advance.after", 3),
            reminders=(StepName.LAST_MORNING,),
            listed=Listed.NEVER,
            ends=Ends.MISSED_AT_CLOSE,
        ),
        DutyKind.VOTE_BINDING: DutyRule(
            owner=Owner.ELIGIBLE,
            anchor=Anchor.GIVEN,
            nominal=None,
            listed=Listed.NEVER,
            ends=Ends.MISSED_AT_CLOSE,
        ),
        DutyKind.FINAL_PAPER: DutyRule(
            owner=Owner.AUTHOR,
            anchor=Anchor.AFTER_MEETING,
            nominal=Offset("final_paper.after", 2),
            floor=Offset("final_paper.floor", 2),
            reminders=(StepName.DAY, StepName.OVERDUE),
            ends=Ends.NEVER,
        ),
        DutyKind.CONFIRM_FINAL: DutyRule(
            owner=Owner.REVIEWER,
            anchor=Anchor.BIRTH,
            nominal=Offset("confirm_final.after", 2),
            reminders=(StepName.DAY,),
            ends=Ends.VOID_WHEN_REPLACED,
        ),
        DutyKind.EVALUATE: DutyRule(
            owner=Owner.SECRETARY,
            anchor=Anchor.BIRTH,
            nominal=Offset("evaluate.after", 3),
            reminders=(StepName.DAY,),
            ends=Ends.NEVER,
        ),
    }
)

# What a settings screen can list: every offset's name with its working days.
OFFSETS: Mapping[str, int] = MappingProxyType(
    {
        offset.name: offset.days
        for rule in RULES.values()
        for offset in (rule.nominal, rule.floor)
        if offset is not None
    }
)
_NO_SETTINGS: Mapping[str, int] = MappingProxyType({})


def due_at(
    kind: DutyKind,
    *,
    born: datetime,
    meeting_at: datetime | None,
    calendar: WorkingDays,
    offsets: Mapping[str, int] = _NO_SETTINGS,
    given: datetime | None = None,
    caps_after: datetime | None = None,
) -> datetime:
    """When a duty is due, UTC: nominal, not before its floor, not after its cap.

    `offsets`: the cell's settings in force, by the names in `OFFSETS`. `given`: a deadline that a person
    named; it takes the place of the nominal date and the floor. A final paper's `born` is the later of
    the meeting's record and the close of the vote. A cap that has passed by `caps_after` (the birth when left
    out, the present when a meeting moves) does not bind, so that nobody is late by another's act.
    ValueError where the kind needs a meeting or a named deadline.
    """
    if given is None:
        nominal = _nominal(kind, born, meeting_at, calendar, offsets)
        given = max(nominal, _floor(kind, born, calendar, offsets))
    return min([given, *_caps(kind, caps_after or born, meeting_at, calendar)]).astimezone(UTC)


def _nominal(
    kind: DutyKind,
    born: datetime,
    meeting_at: datetime | None,
    calendar: WorkingDays,
    offsets: Mapping[str, int],
) -> datetime:
    rule = RULES[kind]
    if rule.nominal is None:
        raise ValueError(f"a deadline must be named for {kind}")
    days = rule.nominal.within(offsets)
    if rule.anchor is Anchor.BIRTH:
        return _after(born, days, calendar)
    if meeting_at is None:
        raise ValueError(f"{kind} is dated from a meeting")
    if rule.anchor is Anchor.AFTER_MEETING:
        return _after(meeting_at, days, calendar)
    return calendar.due(calendar.shift(calendar.day_of(meeting_at), -days))


def _after(instant: datetime, days: int, calendar: WorkingDays) -> datetime:
    """17:00 of the n-th working day after an instant; never at or before the instant itself."""
    day = calendar.day_of(instant)
    due = calendar.due(calendar.shift(day, days) if days else calendar.next_working(day))
    return due if due > instant else calendar.due(calendar.shift(day, 1))


def _floor(kind: DutyKind, born: datetime, calendar: WorkingDays, offsets: Mapping[str, int]) -> datetime:
    """Where the row has none, the first end of a working day: nothing is born late."""
    floor = RULES[kind].floor
    return _after(born, floor.within(offsets) if floor else 0, calendar)


def _caps(
    kind: DutyKind, after: datetime, meeting_at: datetime | None, calendar: WorkingDays
) -> tuple[datetime, ...]:
    """Whatever caps the due date and lies after this instant."""
    cap = RULES[kind].cap
    if cap is Cap.NONE or meeting_at is None:
        return ()
    eve = calendar.due(calendar.shift(calendar.day_of(meeting_at), -1))
    limits = (eve, meeting_at) if cap is Cap.DAY_BEFORE else (meeting_at,)
    return tuple(limit for limit in limits if limit > after)


def missed_from(
    kind: DutyKind, *, born: datetime, due: datetime, meeting_at: datetime | None
) -> datetime | None:
    """The instant from which an undone duty is missed; None where it never is, or its meeting has passed."""
    ends = RULES[kind].ends
    if ends is Ends.MISSED_AT_CLOSE:
        return due
    if ends is Ends.MISSED_AT_MEETING and meeting_at is not None and meeting_at > born:
        return meeting_at
    return None
