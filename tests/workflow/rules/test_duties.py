"""When each duty is due: the second quarter of 2027 day by day, then what bends a due date.

Meetings at 14:00 on Monday 5 April, Wednesday 5 May and Monday 7 June 2027.
"""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.rules.calendar import HOME, WorkingDays
from workflow.rules.duties import OFFSETS, RULES, Anchor, Cap, DutyKind, Ends, Owner, due_at, missed_from

CALENDAR = WorkingDays()
K = DutyKind


def at(month: int, day: int, hour: int = 17, minute: int = 0, year: int = 2027) -> datetime:
    """A local time of 2027; the hour is that of due dates unless said."""
    return datetime(year, month, day, hour, minute, tzinfo=HOME)


D1, D2, D3 = at(4, 5, 14), at(5, 5, 14), at(6, 7, 14)


def due(
    kind: DutyKind,
    born: datetime,
    meeting: datetime | None = None,
    given: datetime | None = None,
    **offsets: int,
) -> datetime:
    names = {name.replace("__", "."): days for name, days in offsets.items()}
    return due_at(kind, born=born, meeting_at=meeting, calendar=CALENDAR, offsets=names, given=given)


@pytest.mark.parametrize(
    ("kind", "born", "meeting", "expected"),
    [
        (K.ASSIGN, at(3, 8, 8), D1, at(3, 10)),
        (K.ANSWER, at(3, 8, 9), D1, at(3, 11)),
        (K.WRITE_OUTLINE, at(3, 8, 8), D1, at(3, 24)),
        (K.REVIEW, at(3, 22, 15), D1, at(3, 26)),
        (K.REVIEW, at(3, 24, 15), D1, at(3, 26)),
        (K.REWRITE, at(3, 25, 9), D1, at(3, 30)),
        (K.COMMENT, at(3, 26, 10), D1, at(4, 2)),
        (K.RECORD_MEETING, D1, D1, at(4, 6)),
        (K.WRITE_DRAFT, at(4, 5, 16), D2, at(4, 21)),
        (K.REVIEW, at(4, 21, 11), D2, at(4, 23)),
        (K.COMMENT, at(4, 23, 11), D2, at(5, 4)),
        (K.VOTE_ADVANCE, at(4, 20, 9), D2, at(4, 23)),
        (K.RECORD_MEETING, D2, D2, at(5, 6)),
        (K.FINAL_PAPER, at(5, 5, 16), D2, at(5, 7)),
        (K.CONFIRM_FINAL, at(5, 7, 9), None, at(5, 11)),
        (K.RECORD_MEETING, D3, D3, at(6, 8)),
        (K.EVALUATE, at(6, 7, 16), D3, at(6, 10)),
    ],
)
def test_the_second_quarter_of_2027(
    kind: DutyKind, born: datetime, meeting: datetime | None, expected: datetime
) -> None:
    assert due(kind, born, meeting) == expected
    assert due(kind, born, meeting).tzinfo is UTC


def test_a_late_start_leaves_five_working_days_for_the_outline() -> None:
    assert due(K.WRITE_OUTLINE, at(3, 23, 9), D1) == at(3, 30)


def test_a_start_close_to_the_meeting_is_due_when_it_begins() -> None:
    assert due(K.WRITE_OUTLINE, at(3, 31, 9), D1) == D1
    assert due(K.REWRITE, at(4, 1, 9), D1) == D1
    assert due(K.COMMENT, at(4, 5, 9), D1) == D1


def test_late_papers_leave_the_reviewer_two_working_days_but_the_members_one_before_the_meeting() -> None:
    assert due(K.REVIEW, at(3, 29, 9), D1) == at(3, 31)
    assert due(K.REVIEW, at(4, 1, 9), D1) == at(4, 2)


def test_a_cap_that_has_passed_does_not_make_anyone_late() -> None:
    assert due(K.REVIEW, at(4, 2, 17), D1) == D1  # the day before the meeting ended this minute
    assert due(K.REVIEW, at(4, 5, 9), D1) == D1
    assert due(K.REVIEW, at(4, 6, 9), D1) == at(4, 8)  # a second round, after the meeting
    assert due(K.COMMENT, at(4, 2, 18), D1) == D1
    assert due(K.WRITE_OUTLINE, at(4, 5, 15), D1) == at(4, 12)


def test_a_late_release_leaves_a_working_day_to_comment() -> None:
    assert due(K.COMMENT, at(4, 1, 9), D1) == at(4, 2)
    assert due(K.COMMENT, at(4, 2, 9), D1) == D1  # a working day later is Monday evening


def test_a_meeting_noticed_days_later_is_recorded_by_the_end_of_that_day() -> None:
    assert due(K.RECORD_MEETING, at(4, 9, 9), D1) == at(4, 9)


def test_the_final_paper_waits_for_the_close_of_the_vote() -> None:
    assert due(K.FINAL_PAPER, at(5, 10, 17), D2) == at(5, 12)


def test_a_birth_on_a_day_off_counts_from_the_next_working_day() -> None:
    assert due(K.ASSIGN, at(3, 6, 9), D1) == at(3, 9)  # Saturday
    assert due(K.ASSIGN, at(2, 5, 9)) == at(2, 12)  # in Tết


def test_the_birth_s_own_day_is_the_local_one() -> None:
    late_sunday_in_utc = datetime(2027, 3, 7, 23, tzinfo=UTC)  # Monday 06:00 here
    assert due(K.ASSIGN, late_sunday_in_utc) == at(3, 10)


@pytest.mark.parametrize(
    ("kind", "born", "given_date", "expected"),
    [
        (K.REWRITE, at(3, 25, 9), at(3, 29), at(3, 29)),
        (K.REWRITE, at(3, 25, 9), at(4, 7), D1),  # missed at the meeting, so not due after it
        (K.VOTE_ADVANCE, at(3, 25, 9), at(3, 28, 11), at(3, 28, 11)),  # a Sunday before noon
        (K.VOTE_BINDING, at(4, 5, 15), at(4, 5, 16, 30), at(4, 5, 16, 30)),
        (K.WRITE_OUTLINE, at(3, 25, 9), at(3, 26), at(3, 26)),  # no floor under a named date
    ],
)
def test_a_named_deadline_counts(
    kind: DutyKind, born: datetime, given_date: datetime, expected: datetime
) -> None:
    assert due(kind, born, D1, given_date) == expected


def test_a_binding_vote_has_no_deadline_of_its_own() -> None:
    with pytest.raises(ValueError, match="must be named"):
        due(K.VOTE_BINDING, at(4, 5, 15), D1)


@pytest.mark.parametrize("kind", [K.WRITE_OUTLINE, K.REVIEW, K.COMMENT, K.RECORD_MEETING, K.FINAL_PAPER])
def test_what_counts_from_a_meeting_needs_one(kind: DutyKind) -> None:
    with pytest.raises(ValueError, match="dated from a meeting"):
        due(kind, at(3, 8, 8))


def test_the_cell_s_own_offsets() -> None:
    born = at(3, 8, 8)
    assert due(K.WRITE_OUTLINE, born, D1, write__before=10) == at(3, 22)
    assert due(K.WRITE_OUTLINE, born, D1, write__before=20, write__floor=7) == at(3, 17)
    assert due(K.REVIEW, at(3, 22, 9), D1, review__before=8, review__floor=1) == at(3, 24)
    assert due(K.COMMENT, at(3, 26, 9), D1, comment__before=2) == at(4, 1)
    assert due(K.ASSIGN, born, D1, assign__after=1) == at(3, 9)
    assert due(K.FINAL_PAPER, at(5, 5, 16), D2, final_paper__after=4) == at(5, 11)
    assert due(K.ASSIGN, born, D1, write__before=1) == at(3, 10)  # another kind's


def test_offsets_of_nought_end_the_same_day_if_it_has_not_ended() -> None:
    assert due(K.ASSIGN, at(3, 8, 8), assign__after=0) == at(3, 8)
    assert due(K.ASSIGN, at(3, 8, 17), assign__after=0) == at(3, 9)
    assert due(K.ASSIGN, at(3, 6, 8), assign__after=0) == at(3, 8)
    assert due(K.WRITE_OUTLINE, at(3, 8, 8), D1, write__before=0) == D1


def test_a_cell_s_own_day_off_moves_a_due_date() -> None:
    own = WorkingDays(overrides={date(2027, 3, 9): False})
    moved = due_at(K.ASSIGN, born=at(3, 8, 8), meeting_at=None, calendar=own)
    assert moved == at(3, 11)


def test_the_offsets_that_a_cell_may_set() -> None:
    assert dict(OFFSETS) == {
        "assign.after": 2,
        "answer.after": 3,
        "write.before": 8,
        "write.floor": 5,
        "review.before": 6,
        "review.floor": 2,
        "rewrite.after": 3,
        "comment.before": 1,
        "comment.floor": 1,
        "record_meeting.after": 1,
        "vote_advance.after": 3,
        "final_paper.after": 2,
        "final_paper.floor": 2,
        "confirm_final.after": 2,
        "evaluate.after": 3,
    }


def test_every_kind_has_its_row() -> None:
    assert set(RULES) == set(DutyKind)


@pytest.mark.parametrize(
    ("kind", "owner", "ends"),
    [
        (K.ASSIGN, Owner.SECRETARY, Ends.NEVER),
        (K.ANSWER, Owner.AUTHOR, Ends.VOID_WHEN_REPLACED),
        (K.WRITE_OUTLINE, Owner.AUTHOR, Ends.MISSED_AT_MEETING),
        (K.WRITE_DRAFT, Owner.AUTHOR, Ends.MISSED_AT_MEETING),
        (K.REVIEW, Owner.REVIEWER, Ends.VOID_WHEN_REPLACED),
        (K.REWRITE, Owner.AUTHOR, Ends.MISSED_AT_MEETING),
        (K.COMMENT, Owner.MEMBER, Ends.MISSED_AT_MEETING),
        (K.RECORD_MEETING, Owner.SECRETARY, Ends.NEVER),
        (K.VOTE_ADVANCE, Owner.ELIGIBLE, Ends.MISSED_AT_CLOSE),
        (K.VOTE_BINDING, Owner.ELIGIBLE, Ends.MISSED_AT_CLOSE),
        (K.FINAL_PAPER, Owner.AUTHOR, Ends.NEVER),
        (K.CONFIRM_FINAL, Owner.REVIEWER, Ends.VOID_WHEN_REPLACED),
        (K.EVALUATE, Owner.SECRETARY, Ends.NEVER),
    ],
)
def test_who_owes_it_and_how_it_ends_undone(kind: DutyKind, owner: Owner, ends: Ends) -> None:
    assert (RULES[kind].owner, RULES[kind].ends) == (owner, ends)


def test_when_a_duty_is_missed() -> None:
    def missed(kind: DutyKind, born: datetime, meeting: datetime | None) -> datetime | None:
        return missed_from(kind, born=born, due=at(4, 2), meeting_at=meeting)

    born = at(3, 26)
    assert missed(K.COMMENT, born, D1) == D1
    assert missed(K.VOTE_ADVANCE, born, D1) == at(4, 2)
    assert missed(K.REVIEW, born, D1) is None
    assert missed(K.FINAL_PAPER, born, D1) is None
    assert missed(K.COMMENT, born, None) is None
    assert missed(K.REWRITE, at(4, 6), D1) is None  # a second round, after its meeting


FIRST, LAST = datetime(2026, 1, 1), datetime(2028, 12, 1)  # noqa: DTZ001  hypothesis adds the zone


@given(
    kind=st.sampled_from([kind for kind in K if kind is not K.VOTE_BINDING]),
    born=st.datetimes(FIRST, LAST, timezones=st.just(HOME)),
    ahead=st.timedeltas(min_value=timedelta(days=-10), max_value=timedelta(days=60)),
    offsets=st.dictionaries(st.sampled_from(sorted(OFFSETS)), st.integers(0, 15)),
)
def test_nobody_is_late_at_birth_nor_due_after_a_meeting_that_ends_the_duty(
    kind: DutyKind, born: datetime, ahead: timedelta, offsets: dict[str, int]
) -> None:
    meeting = born + ahead
    result = due_at(kind, born=born, meeting_at=meeting, calendar=CALENDAR, offsets=offsets)
    assert result > born
    if RULES[kind].cap is not Cap.NONE and meeting > born:
        assert result <= meeting
    local = result.astimezone(HOME)
    assert result == meeting or (local.hour == 17 and CALENDAR.is_working(local.date()))


def test_every_row_that_no_person_dates_has_an_offset() -> None:
    assert all((rule.nominal is None) == (rule.anchor is Anchor.GIVEN) for rule in RULES.values())
