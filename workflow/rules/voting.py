"""The vote: who may, what is needed, what it came to (DOMAIN 2)."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum


class Choice(StrEnum):
    YES = "yes"
    NO = "no"
    OTHER = "other"


class PresenceRule(StrEnum):
    """How many of the eligible must be in the room for anything to pass."""

    MORE_THAN_HALF = "more_than_half"
    TWO_THIRDS = "two_thirds"


@dataclass(frozen=True, slots=True)
class VotingSettings:
    """What differs between places (DOMAIN 2, "unsure")."""

    exempt_present_votes: bool = True
    received_votes: bool = True


@dataclass(frozen=True, slots=True)
class Tally:
    """The four counts of a vote. ValueError unless they add up to a base of at least one."""

    eligible: int
    yes: int
    no: int
    other: int
    silent: int

    def __post_init__(self) -> None:
        counts = (self.yes, self.no, self.other, self.silent)
        if min(counts) < 0:
            raise ValueError("a count is below nought")
        if sum(counts) != self.eligible:
            raise ValueError(f"{sum(counts)} counted in a base of {self.eligible}")
        needed(self.eligible)

    @property
    def passed(self) -> bool:
        """Whether more than half of the base is in favour; a tie fails."""
        return self.yes >= needed(self.eligible)

    def share(self, count: int) -> Decimal:
        """A count as percent of the base, one digit, halves up."""
        return (Decimal(count * 100) / self.eligible).quantize(Decimal("0.1"), ROUND_HALF_UP)


def needed(eligible: int) -> int:
    """The smallest count that is strictly more than half; ValueError where nobody is eligible."""
    if eligible < 1:
        raise ValueError("nobody is eligible")
    return eligible // 2 + 1


def tally(base: Collection[int], ballots: Mapping[int, Choice]) -> Tally:
    """Counts the ballots of a base of person ids; ValueError for a ballot from outside it."""
    members = set(base)
    if strangers := ballots.keys() - members:
        raise ValueError(f"{len(strangers)} ballots from outside the base")
    counts = Counter(ballots.values())
    return Tally(
        eligible=len(members),
        yes=counts[Choice.YES],
        no=counts[Choice.NO],
        other=counts[Choice.OTHER],
        silent=len(members) - len(ballots),
    )


def presence_met(*, eligible: int, present: int, rule: PresenceRule = PresenceRule.MORE_THAN_HALF) -> bool:
    """Whether enough of the eligible are present for a vote; ValueError where nobody is eligible."""
    majority = needed(eligible)
    two_thirds = -(-eligible * 2 // 3)
    return present >= (two_thirds if rule is PresenceRule.TWO_THIRDS else majority)


def may_vote(klass: str | None, condition: str, settings: VotingSettings, *, present: bool = False) -> bool:
    """Whether a member of this class and condition belongs to the base of a vote.

    `present`: is in the room, which matters for the exempt only. The superior's follower has no class
    and never votes; nor does anyone of a class or condition not named here.
    """
    if klass != "official":
        return False
    if condition == "exempt":
        return present and settings.exempt_present_votes
    if condition == "received":
        return settings.received_votes
    return condition == "active"
