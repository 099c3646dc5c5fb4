"""A short form within a conversation: each answer is stored as it comes, and found again on coming back."""

from dataclasses import dataclass
from typing import Any

from handlers.turn import Turn
from storage import forms


@dataclass(frozen=True, slots=True)
class Form:
    """A form by its name; one a person and subject (0 where it has none)."""

    name: str

    def of(self, turn: Turn, subject: int = 0) -> dict[str, Any]:
        """The answers so far."""
        return forms.load(turn.work, turn.actor.person_id, self.name, subject)

    def put(self, turn: Turn, subject: int = 0, **answers: Any) -> dict[str, Any]:
        """Keep further answers; all of them."""
        data = {**self.of(turn, subject), **answers}
        forms.save(turn.work, turn.actor.person_id, self.name, data, subject)
        return data

    def drop(self, turn: Turn, subject: int = 0) -> None:
        """The form was sent, or is begun anew."""
        forms.drop(turn.work, turn.actor.person_id, self.name, subject)
