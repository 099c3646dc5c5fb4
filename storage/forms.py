"""Short forms of a few answers, stored at each answer: leaving one half filled in loses nothing."""

from collections.abc import Mapping
from typing import Any

from storage.tables import Form
from storage.work import UnitOfWork


def load(work: UnitOfWork, person_id: int, name: str, subject_id: int = 0) -> dict[str, Any]:
    """What a person has answered so far; empty for a form that was not begun."""
    row = work.find(Form, person_id=person_id, name=name, subject_id=subject_id)
    return dict(row.data) if row else {}


def save(work: UnitOfWork, person_id: int, name: str, data: Mapping[str, Any], subject_id: int = 0) -> None:
    """Keep the answers: plain data."""
    same = {"person_id": person_id, "name": name, "subject_id": subject_id}
    values = {"data": dict(data), "updated_at": work.now}
    if work.change_all(Form, same, **values) == 0:
        work.add(Form, **same, **values)


def drop(work: UnitOfWork, person_id: int, name: str, subject_id: int = 0) -> None:
    """The form was sent, or is begun anew."""
    work.remove(Form, person_id=person_id, name=name, subject_id=subject_id)
