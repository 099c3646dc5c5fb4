"""Faults that a test asks for: what the next calls of a method meet instead of an answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FaultKind(StrEnum):
    TOO_MANY = "too_many"  # 429 with retry_after; nothing is done
    SERVER_ERROR = "server_error"  # 500; nothing is done
    HANG_BEFORE = "hang_before"  # no answer; nothing is done
    HANG_AFTER = "hang_after"  # done, but the answer never comes
    FORBIDDEN = "forbidden"  # 403; nothing is done
    SLOW = "slow"  # done, answered late


@dataclass(slots=True)
class Fault:
    """What happens to the next calls of a method in a chat; None is any chat, "*" any method but getUpdates.

    The seconds are the wait that 429 asks for, or the delay of a slow answer.
    """

    kind: FaultKind
    method: str
    chat_id: int | None = None
    times: int = 1
    seconds: float = 1.0


class Faults:
    """The faults still to come, in the order they were asked for."""

    def __init__(self) -> None:
        self._coming: list[Fault] = []

    def add(self, fault: Fault) -> None:
        self._coming.append(fault)

    def clear(self) -> None:
        self._coming.clear()

    def take(self, method: str, chat_id: int | str | None) -> Fault | None:
        """The fault that this call meets, if any; counts it."""
        for fault in self._coming:
            if _meets(fault, method, chat_id):
                fault.times -= 1
                if fault.times <= 0:
                    self._coming.remove(fault)
                return fault
        return None


def _meets(fault: Fault, method: str, chat_id: int | str | None) -> bool:
    named = fault.method.lower() == method.lower()
    if not named and (fault.method != "*" or method.lower() == "getupdates"):
        return False
    return fault.chat_id is None or str(fault.chat_id) == str(chat_id)
