"""A notice as it is sent: with the address it goes to and the language it speaks."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Ready:
    """A notice with the address it goes to; `address` None: nowhere to send it.

    `content` is there once it may be sent.
    """

    id: int
    kind: str
    content: Any
    person_id: int | None
    account_id: int | None
    address: str | None
    language: str
    repeat_ok: bool
    formal: bool
    again: bool
    tries: int = 0
    parts: int = 0  # of those it is sent in, so many have arrived


# What a unit of work has written for delivery: the id of a notice to be claimed, or an answer as it is sent.
Written = int | Ready
