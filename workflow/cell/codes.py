"""Join codes: a person's id, the issue number and a MAC by the instance's key; never stored.

One-time and valid for 30 days; a new issue kills the older one. Written in capitals without the
letters that are easily misread, in groups of four, short enough to be typed by hand.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from storage.tables import Instance, Person
from storage.work import UnitOfWork

VALID_FOR = timedelta(days=30)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MISREAD = str.maketrans("OIL", "011")
MAC_LETTERS = 8
GROUP = 4
ISSUE_BITS = 10


class Flaw(StrEnum):
    """Why a code is not taken; also the end of the key of what the person is told."""

    WRONG = "wrong"
    USED = "used"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Checked:
    """A code's person, or its flaw."""

    person_id: int | None = None
    flaw: Flaw | None = None


def issue(work: UnitOfWork, person_id: int) -> str:
    """A fresh code for a person; any older one is dead."""
    row = work.get(Person, person_id)
    work.change(Person, person_id, code_issue=row.code_issue + 1, code_issued_at=work.now, code_used_at=None)
    return _code(_secret(work), person_id, row.code_issue + 1)


def current(work: UnitOfWork, person: Person) -> str | None:
    """The code that a person may still use, as it was issued; None once used or expired."""
    if person.code_used_at is not None or person.code_issued_at is None:
        return None
    if work.now > person.code_issued_at + VALID_FOR:
        return None
    return _code(_secret(work), person.id, person.code_issue)


def check(work: UnitOfWork, typed: str) -> Checked:
    """Whose code this is, or what is wrong with it. Tells nothing of a code that was never issued."""
    read = _read(typed)
    if read is None:
        return Checked(flaw=Flaw.WRONG)
    person_id, low_bits, letters = read
    person = work.find(Person, id=person_id)
    if person is None:
        return Checked(flaw=Flaw.WRONG)
    number = person.code_issue - ((person.code_issue - low_bits) % (1 << ISSUE_BITS))
    if number < 1 or not hmac.compare_digest(letters, _mac(_secret(work), person_id, number)):
        return Checked(flaw=Flaw.WRONG)
    if number != person.code_issue:
        return Checked(flaw=Flaw.SUPERSEDED)
    if person.code_used_at is not None:
        return Checked(flaw=Flaw.USED)
    if person.code_issued_at is None or work.now > person.code_issued_at + VALID_FOR:
        return Checked(flaw=Flaw.EXPIRED)
    return Checked(person_id=person_id)


def spend(work: UnitOfWork, person_id: int) -> None:
    """The code was used."""
    work.change(Person, person_id, code_used_at=work.now)


def _secret(work: UnitOfWork) -> str:
    row = work.find(Instance)
    if row is not None:
        return row.secret
    secret = secrets.token_hex(32)
    work.add(Instance, secret=secret, created_at=work.now)
    return secret


def _code(secret: str, person_id: int, number: int) -> str:
    payload = _letters((person_id << ISSUE_BITS) | (number % (1 << ISSUE_BITS)))
    payload = payload.rjust(-(-len(payload) // GROUP) * GROUP, ALPHABET[0])
    whole = payload + _mac(secret, person_id, number)
    return "-".join(whole[at : at + GROUP] for at in range(0, len(whole), GROUP))


def _mac(secret: str, person_id: int, number: int) -> str:
    digest = hmac.new(secret.encode(), f"join:{person_id}:{number}".encode(), hashlib.sha256).digest()
    return _letters(int.from_bytes(digest[:5])).rjust(MAC_LETTERS, ALPHABET[0])


def _letters(value: int) -> str:
    letters = ""
    while value:
        value, index = divmod(value, len(ALPHABET))
        letters = ALPHABET[index] + letters
    return letters


def _read(typed: str) -> tuple[int, int, str] | None:
    letters = "".join(each for each in typed.upper() if each.isalnum()).translate(MISREAD)
    payload, mac = letters[:-MAC_LETTERS], letters[-MAC_LETTERS:]
    if not GROUP <= len(payload) <= 3 * GROUP or any(each not in ALPHABET for each in letters):
        return None
    value = 0
    for letter in payload:
        value = value * len(ALPHABET) + ALPHABET.index(letter)
    return value >> ISSUE_BITS, value % (1 << ISSUE_BITS), mac
