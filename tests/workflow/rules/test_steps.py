"""Who is reminded when: the second quarter of 2027 day by day, then the odd hours and days.

Meetings at 14:00 on Monday 5 April, Wednesday 5 May and Monday 7 June 2027; reminders at 08:00.
"""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.rules.calendar import HOME, WorkingDays
from workflow.rules.duties import RULES, DutyKind, StepName, due_at, missed_from
from workflow.rules.steps import Step, in_list_from, latest_missed, next_step, steps

CALENDAR = WorkingDays()
K, S = DutyKind, StepName
EIGHT = time(8)


def at(month: int, day: int, hour: int = 17, minute: int = 0) -> datetime:
    """A local time of 2027; the hour is that of due dates unless said."""
    return datetime(2027, month, day, hour, minute, tzinfo=HOME)


D1, D2, D3 = at(4, 5, 14), at(5, 5, 14), at(6, 7, 14)


def reminders(
    kind: DutyKind, born: datetime, due: datetime, meeting: datetime | None = None, hour: time = EIGHT
) -> list[tuple[StepName, datetime]]:
    planned = steps(kind, born=born, due=due, meeting_at=meeting, calendar=CALENDAR, hour=hour)
    return [(step.name, step.at) for step in planned]


@pytest.mark.parametrize(
    ("kind", "born", "due", "meeting", "expected"),
    [
        (K.ASSIGN, at(3, 8, 8), at(3, 10), D1, []),
        (K.ANSWER, at(3, 8, 9), at(3, 11), D1, [(S.DAY, at(3, 11, 8))]),
        (
            K.WRITE_OUTLINE,
            at(3, 8, 8),
            at(3, 24),
            D1,
            [
                (S.T7, at(3, 15, 8)),
                (S.T3, at(3, 19, 8)),
                (S.DAY, at(3, 24, 8)),
                (S.OVERDUE, at(3, 25, 8)),
            ],
        ),
        (K.REVIEW, at(3, 24, 15), at(3, 26), D1, [(S.DAY, at(3, 26, 8)), (S.OVERDUE, at(3, 29, 8))]),
        (K.REWRITE, at(3, 25, 9), at(3, 30), D1, [(S.DAY, at(3, 30, 8)), (S.OVERDUE, at(3, 31, 8))]),
        (
            K.COMMENT,
            at(3, 26, 10),
            at(4, 2),
            D1,
            [(S.T3, at(3, 30, 8)), (S.DAY, at(4, 2, 8)), (S.MEETING, at(4, 5, 8))],
        ),
        (K.RECORD_MEETING, D1, at(4, 6), D1, []),
        (
            K.WRITE_DRAFT,  # over the Hùng Kings' Friday, 16 April
            at(4, 5, 16),
            at(4, 21),
            D2,
            [
                (S.T7, at(4, 9, 8)),
                (S.T3, at(4, 15, 8)),
                (S.DAY, at(4, 21, 8)),
                (S.OVERDUE, at(4, 22, 8)),
            ],
        ),
        (
            K.COMMENT,  # over 30 April to 3 May
            at(4, 23, 11),
            at(5, 4),
            D2,
            [(S.T3, at(4, 27, 8)), (S.DAY, at(5, 4, 8)), (S.MEETING, at(5, 5, 8))],
        ),
        (K.VOTE_ADVANCE, at(4, 20, 9), at(4, 23), D2, [(S.LAST_MORNING, at(4, 23, 8))]),
        (K.VOTE_BINDING, at(5, 5, 15), at(5, 5, 16), D2, []),
        (K.FINAL_PAPER, at(5, 5, 16), at(5, 7), D2, [(S.DAY, at(5, 7, 8)), (S.OVERDUE, at(5, 10, 8))]),
        (K.CONFIRM_FINAL, at(5, 7, 9), at(5, 11), None, [(S.DAY, at(5, 11, 8))]),
        (K.EVALUATE, at(6, 7, 16), at(6, 10), D3, [(S.DAY, at(6, 10, 8))]),
    ],
)
def test_the_second_quarter_of_2027(
    kind: DutyKind,
    born: datetime,
    due: datetime,
    meeting: datetime | None,
    expected: list[tuple[StepName, datetime]],
) -> None:
    assert reminders(kind, born, due, meeting) == expected


def test_steps_are_in_utc() -> None:
    (step,) = steps(K.ANSWER, born=at(3, 8, 9), due=at(3, 11), meeting_at=None, calendar=CALENDAR, hour=EIGHT)
    assert step == Step(S.DAY, datetime(2027, 3, 11, 1, tzinfo=UTC))
    assert step.at.tzinfo is UTC


def test_the_day_of_birth_and_the_day_after_are_left_to_the_notice_of_birth() -> None:
    due = at(3, 26)
    assert reminders(K.REVIEW, at(3, 24, 23, 59), due, D1)[0] == (S.DAY, at(3, 26, 8))
    assert reminders(K.REVIEW, at(3, 25, 0), due, D1) == [(S.OVERDUE, at(3, 29, 8))]
    assert reminders(K.REVIEW, at(3, 26, 0), due, D1) == [(S.OVERDUE, at(3, 29, 8))]


def test_the_day_after_birth_is_a_day_of_the_calendar_not_a_working_day() -> None:
    assert reminders(K.ANSWER, at(3, 6, 9), at(3, 8)) == [(S.DAY, at(3, 8, 8))]  # Saturday, Monday
    assert reminders(K.ANSWER, at(3, 7, 9), at(3, 8)) == []


def test_an_overdue_step_that_would_come_after_the_meeting_is_left_out() -> None:
    assert reminders(K.WRITE_OUTLINE, at(3, 30, 9), D1, D1) == [(S.DAY, at(4, 5, 8))]
    assert reminders(K.REVIEW, at(3, 30, 9), D1, D1) == [(S.DAY, at(4, 5, 8)), (S.OVERDUE, at(4, 6, 8))]


def test_a_second_round_after_the_meeting_keeps_its_steps() -> None:
    assert reminders(K.REWRITE, at(4, 5, 16), at(4, 12), D1) == [
        (S.DAY, at(4, 12, 8)),
        (S.OVERDUE, at(4, 13, 8)),
    ]


def test_one_step_a_day_when_the_meeting_s_morning_is_the_day_it_is_due() -> None:
    assert reminders(K.COMMENT, at(4, 2, 9), D1, D1) == [(S.DAY, at(4, 5, 8))]


def test_what_is_due_before_the_hour_of_reminders_is_spoken_of_the_evening_before() -> None:
    morning = at(3, 25, 7, 30)
    assert reminders(K.REWRITE, at(3, 22, 9), morning, D1)[0] == (S.DAY, at(3, 24, 19))
    monday = at(3, 29, 8)
    assert reminders(K.REWRITE, at(3, 22, 9), monday, D1)[0] == (S.DAY, at(3, 26, 19))
    assert reminders(K.COMMENT, at(3, 26, 9), D1, D1, hour=time(16))[1] == (S.DAY, at(4, 2, 19))


def test_the_last_morning_of_a_vote_is_before_its_close() -> None:
    born = at(3, 22, 9)
    assert reminders(K.VOTE_ADVANCE, born, at(3, 29, 9)) == [(S.LAST_MORNING, at(3, 29, 8))]
    assert reminders(K.VOTE_ADVANCE, born, at(3, 29, 8)) == [(S.LAST_MORNING, at(3, 26, 8))]
    assert reminders(K.VOTE_ADVANCE, born, at(3, 28, 11)) == [(S.LAST_MORNING, at(3, 28, 8))]  # Sunday


@pytest.mark.parametrize(
    ("meeting", "hour", "expected"),
    [
        (at(4, 5, 14), time(8), at(4, 5, 8)),
        (at(4, 5, 8), time(8), at(4, 5, 7)),
        (at(4, 5, 8), time(7, 30), at(4, 5, 7, 30)),
        (at(4, 5, 14), time(16), at(4, 5, 7)),
        (at(4, 3, 14), time(8), at(4, 3, 8)),  # moved by hand to a Saturday
    ],
)
def test_the_morning_of_the_meeting(meeting: datetime, hour: time, expected: datetime) -> None:
    due = at(4, 1)
    assert reminders(K.COMMENT, at(3, 22, 9), due, meeting, hour)[-1] == (S.MEETING, expected)


def test_a_meeting_at_seven_is_spoken_of_on_the_working_evening_before() -> None:
    planned = reminders(K.COMMENT, at(3, 22, 9), at(4, 1), at(4, 5, 7))
    assert planned[-1] == (S.MEETING, at(4, 2, 19))


def test_comments_need_a_meeting() -> None:
    with pytest.raises(ValueError, match="meeting"):
        reminders(K.COMMENT, at(3, 22, 9), at(4, 2))


@pytest.mark.parametrize("hour", [time(0), time(6, 59), time(20), time(23, 30)])
def test_an_hour_of_reminders_in_the_quiet_is_read_as_seven(hour: time) -> None:
    assert reminders(K.ANSWER, at(3, 8, 9), at(3, 11), hour=hour) == [(S.DAY, at(3, 11, 7))]


def test_steps_step_over_tet() -> None:
    planned = reminders(K.WRITE_DRAFT, at(1, 18, 9), at(2, 12), at(2, 26, 14))
    assert planned == [
        (S.T7, at(1, 27, 8)),
        (S.T3, at(2, 2, 8)),
        (S.DAY, at(2, 12, 8)),
        (S.OVERDUE, at(2, 15, 8)),
    ]


def test_steps_follow_the_cell_s_own_days() -> None:
    own = WorkingDays(overrides={date(2027, 3, 25): False})
    planned = steps(K.REVIEW, born=at(3, 22, 9), due=at(3, 24), meeting_at=D1, calendar=own, hour=EIGHT)
    assert [step.at for step in planned] == [at(3, 24, 8), at(3, 26, 8)]


@given(
    kind=st.sampled_from([kind for kind in K if kind is not K.VOTE_BINDING]),
    born=st.datetimes(datetime(2026, 1, 1), datetime(2028, 9, 1), timezones=st.just(HOME)),  # noqa: DTZ001
    ahead=st.timedeltas(min_value=timedelta(days=-5), max_value=timedelta(days=60)),
    hour=st.times(),
    named=st.none() | st.timedeltas(min_value=timedelta(hours=1), max_value=timedelta(days=30)),
)
def test_no_step_in_the_quiet_nor_on_a_day_off_nor_after_the_end(
    kind: DutyKind, born: datetime, ahead: timedelta, hour: time, named: timedelta | None
) -> None:
    meeting = born + ahead
    deadline = None if named is None else born + named
    due = due_at(kind, born=born, meeting_at=meeting, calendar=CALENDAR, given=deadline)
    planned = steps(kind, born=born, due=due, meeting_at=meeting, calendar=CALENDAR, hour=hour)
    end = missed_from(kind, born=born, due=due, meeting_at=meeting)
    days = [CALENDAR.day_of(step.at) for step in planned]
    assert days == sorted(set(days))
    for step, day in zip(planned, days, strict=True):
        assert 7 <= CALENDAR.local(step.at).hour < 20
        assert day - CALENDAR.day_of(born) >= timedelta(days=2)
        assert CALENDAR.is_working(day) or day in (CALENDAR.day_of(due), CALENDAR.day_of(meeting))
        assert end is None or step.at < end
        assert step.name in RULES[kind].reminders
        assert step.at < due or step.name in (S.OVERDUE, S.MEETING)


def test_the_secretary_s_list_shows_the_office_s_duties_from_birth() -> None:
    assert in_list_from(K.ASSIGN, born=at(3, 8, 8), due=at(3, 10), calendar=CALENDAR) == date(2027, 3, 8)
    assert in_list_from(K.RECORD_MEETING, born=at(4, 3, 9), due=at(4, 6), calendar=CALENDAR) == date(
        2027, 4, 5
    )


@pytest.mark.parametrize(
    ("kind", "due", "listed"),
    [
        (K.ANSWER, at(3, 11), date(2027, 3, 12)),
        (K.CONFIRM_FINAL, at(5, 11), date(2027, 5, 12)),
        (K.EVALUATE, at(6, 11), date(2027, 6, 14)),
        (K.WRITE_OUTLINE, at(3, 24), date(2027, 3, 26)),  # reminded once more on the 25th
        (K.REVIEW, at(3, 26), date(2027, 3, 30)),
        (K.FINAL_PAPER, at(5, 7), date(2027, 5, 11)),
        (K.COMMENT, at(4, 2), None),
        (K.VOTE_ADVANCE, at(4, 23), None),
        (K.VOTE_BINDING, at(4, 23), None),
    ],
)
def test_the_secretary_s_list_shows_others_after_their_last_step(
    kind: DutyKind, due: datetime, listed: date | None
) -> None:
    assert in_list_from(kind, born=at(3, 1, 8), due=due, calendar=CALENDAR) == listed


OUTLINE = steps(
    K.WRITE_OUTLINE, born=at(3, 8, 8), due=at(3, 24), meeting_at=D1, calendar=CALENDAR, hour=EIGHT
)


def test_the_next_step_lies_strictly_after() -> None:
    assert next_step(OUTLINE, at(3, 8, 8)) == OUTLINE[0]
    assert next_step(OUTLINE, OUTLINE[0].at) == OUTLINE[1]
    assert next_step(OUTLINE, OUTLINE[-1].at) is None
    assert next_step((), at(3, 8, 8)) is None


def test_after_an_outage_only_the_latest_missed_step_counts() -> None:
    t7, t3, day, overdue = OUTLINE
    assert latest_missed(OUTLINE, None, at(3, 15, 7)) is None
    assert latest_missed(OUTLINE, None, t7.at) == t7
    assert latest_missed(OUTLINE, None, at(3, 24, 9)) == day
    assert latest_missed(OUTLINE, t7.at, at(3, 22)) == t3
    assert latest_missed(OUTLINE, t3.at, at(3, 22)) is None
    assert latest_missed(OUTLINE, t7.at, at(4, 20)) == overdue
