"""Who acts: every act takes the acting member first and checks what they may do."""

from dataclasses import dataclass

from storage.dialogues import Standing
from storage.tables import Class, Condition, Office
from workflow.errors import Refused

LEADERS = (Office.SECRETARY, Office.DEPUTY)
TAKING_PART = (Condition.ACTIVE, Condition.RECEIVED)
READERS = (Office.SECRETARY, Office.DEPUTY, Office.COMMITTEE, Office.MEMBER)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person as they stand in a cell today."""

    person_id: int
    name: str
    language: str
    cell_id: int
    office: str
    klass: str | None
    condition: str

    @classmethod
    def of(cls, standing: Standing) -> "Actor":
        """The actor behind a chat."""
        return cls(
            standing.person_id,
            standing.name,
            standing.language,
            standing.cell_id,
            standing.office,
            standing.klass,
            standing.condition,
        )

    @property
    def leads(self) -> bool:
        """Secretary, or deputy, who may do what the secretary does; nobody leads while away or suspended."""
        return self.office in LEADERS and self.takes_part

    @property
    def belongs(self) -> bool:
        """A member of the cell, as opposed to the superior's follower."""
        return self.office in READERS

    @property
    def reads(self) -> bool:
        """Reads what the cell reads: also the exempt and the away, not the suspended (PRODUCT, "Roles")."""
        return self.belongs and self.condition != Condition.SUSPENDED

    @property
    def takes_part(self) -> bool:
        """Owes duties and gets reminders: not the exempt, the away, the suspended (PRODUCT, "Roles")."""
        return self.belongs and self.condition in TAKING_PART

    @property
    def official(self) -> bool:
        """An official member, with a vote."""
        return self.klass == Class.OFFICIAL


def must_lead(actor: Actor) -> None:
    """Refuse whoever is neither secretary nor deputy."""
    if not actor.leads:
        raise Refused("refused-leaders-only")


def must_belong(actor: Actor, cell_id: int) -> None:
    """Refuse whoever is not a member of this cell: another cell's things do not exist for them.

    Refuses the suspended, who have no part in anything but their own home screen.
    """
    if actor.cell_id != cell_id or not actor.belongs:
        raise Refused("refused-not-yours")
    if not actor.reads:
        raise Refused("refused-suspended")
