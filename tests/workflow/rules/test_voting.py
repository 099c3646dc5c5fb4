"""Every case of DOMAIN 2, and a naive recount of all bases of 3 to 60."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.rules.voting import (
    Choice,
    PresenceRule,
    Tally,
    VotingSettings,
    may_vote,
    needed,
    presence_met,
    tally,
)

COUNTS = range(3, 61)
SETTINGS = VotingSettings()


def silent_rest(eligible: int, yes: int) -> Tally:
    return Tally(eligible=eligible, yes=yes, no=0, other=0, silent=eligible - yes)


@pytest.mark.parametrize(
    ("eligible", "enough"), [(1, 1), (2, 2), (3, 2), (13, 7), (15, 8), (16, 9), (60, 31)]
)
def test_needed_is_strictly_more_than_half(eligible: int, enough: int) -> None:
    assert needed(eligible) == enough


def test_eight_of_sixteen_fails_and_nine_passes() -> None:
    assert not Tally(eligible=16, yes=8, no=8, other=0, silent=0).passed
    assert Tally(eligible=16, yes=9, no=7, other=0, silent=0).passed


def test_the_silent_stay_in_the_base() -> None:
    assert not Tally(eligible=13, yes=6, no=0, other=0, silent=7).passed
    assert not Tally(eligible=13, yes=6, no=2, other=1, silent=4).passed
    assert Tally(eligible=13, yes=7, no=6, other=0, silent=0).passed


@pytest.mark.parametrize("eligible", COUNTS)
def test_every_result_agrees_with_a_naive_recount(eligible: int) -> None:
    for yes in range(eligible + 1):
        ballots = dict.fromkeys(range(yes), Choice.YES)
        result = tally(range(eligible), ballots)
        in_favour, rest = yes, eligible - yes
        assert result == silent_rest(eligible, yes)
        assert result.passed is (in_favour > rest)
        assert result.passed is (Fraction(yes, eligible) > Fraction(1, 2))
        assert result.passed is (yes >= needed(eligible))


@given(st.dictionaries(st.integers(1, 60), st.sampled_from([*Choice, None]), min_size=1))
def test_any_ballots_agree_with_a_naive_recount(members: dict[int, Choice | None]) -> None:
    ballots = {person: choice for person, choice in members.items() if choice is not None}
    result = tally(members.keys(), ballots)
    given_choices = list(members.values())
    assert result.yes == sum(choice == "yes" for choice in given_choices)
    assert result.no == sum(choice == "no" for choice in given_choices)
    assert result.other == sum(choice == "other" for choice in given_choices)
    assert result.silent == sum(choice is None for choice in given_choices)
    assert result.eligible == len(members) == result.yes + result.no + result.other + result.silent
    assert result.passed is (2 * result.yes > len(members))


def test_a_ballot_from_outside_the_base_is_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        tally({1, 2, 3}, {4: Choice.YES})


def test_a_person_named_twice_in_the_base_counts_once() -> None:
    assert tally([1, 1, 2, 3], {1: Choice.YES}).eligible == 3


@pytest.mark.parametrize(
    ("eligible", "yes", "no", "other", "silent"),
    [(3, 2, 0, 0, 0), (3, 2, 1, 1, 0), (3, -1, 2, 1, 1), (0, 0, 0, 0, 0)],
)
def test_counts_that_cannot_be_are_refused(eligible: int, yes: int, no: int, other: int, silent: int) -> None:
    with pytest.raises(ValueError, match=r"base|nought|eligible"):
        Tally(eligible=eligible, yes=yes, no=no, other=other, silent=silent)


def test_nothing_is_needed_of_nobody() -> None:
    with pytest.raises(ValueError, match="nobody"):
        needed(0)
    with pytest.raises(ValueError, match="nobody"):
        tally([], {})


@pytest.mark.parametrize(
    ("eligible", "count", "percent"),
    [
        (13, 11, "84.6"),
        (13, 0, "0.0"),
        (13, 1, "7.7"),
        (13, 6, "46.2"),
        (13, 13, "100.0"),
        (16, 1, "6.3"),  # 6.25
        (16, 3, "18.8"),  # 18.75
        (16, 5, "31.3"),  # 31.25
        (3, 2, "66.7"),
    ],
)
def test_shares_have_one_digit_and_round_halves_up(eligible: int, count: int, percent: str) -> None:
    assert str(silent_rest(eligible, 0).share(count)) == percent


@pytest.mark.parametrize("eligible", COUNTS)
def test_shares_are_never_off_by_more_than_half_a_tenth(eligible: int) -> None:
    for count in range(eligible + 1):
        exact = Fraction(count * 100, eligible)
        assert abs(Fraction(silent_rest(eligible, 0).share(count)) - exact) <= Fraction(1, 20)
    assert silent_rest(eligible, 0).share(eligible) == Decimal(100)


@pytest.mark.parametrize("eligible", COUNTS)
def test_presence_against_a_naive_recount(eligible: int) -> None:
    for present in range(eligible + 1):
        assert presence_met(eligible=eligible, present=present) is (present > eligible - present)
        two_thirds = presence_met(eligible=eligible, present=present, rule=PresenceRule.TWO_THIRDS)
        assert two_thirds is (Fraction(present, eligible) >= Fraction(2, 3))


def test_nobody_eligible_is_no_presence_at_all() -> None:
    for rule in PresenceRule:
        with pytest.raises(ValueError, match="nobody"):
            presence_met(eligible=0, present=0, rule=rule)


@pytest.mark.parametrize(
    ("klass", "condition", "votes"),
    [
        ("official", "active", True),
        ("official", "received", True),
        ("official", "exempt", False),
        ("official", "away", False),
        ("official", "suspended", False),
        ("official", "no such condition", False),
        ("probationary", "active", False),
        ("probationary", "received", False),
        (None, "active", False),
    ],
)
def test_who_may_vote(klass: str | None, condition: str, votes: bool) -> None:
    assert may_vote(klass, condition, SETTINGS) is votes


def test_an_exempt_member_counts_when_present_where_the_cell_says_so() -> None:
    assert may_vote("official", "exempt", SETTINGS, present=True)
    assert not may_vote("official", "exempt", VotingSettings(exempt_present_votes=False), present=True)
    assert not may_vote("probationary", "exempt", SETTINGS, present=True)


@pytest.mark.parametrize("condition", ["away", "suspended"])
def test_presence_gives_no_vote_to_the_away_and_the_suspended(condition: str) -> None:
    assert not may_vote("official", condition, SETTINGS, present=True)


def test_a_received_member_votes_unless_the_cell_says_otherwise() -> None:
    assert not may_vote("official", "received", VotingSettings(received_votes=False))
    assert may_vote("official", "active", VotingSettings(received_votes=False, exempt_present_votes=False))
