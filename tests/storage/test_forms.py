"""Short forms: found again as they were left, one a person, name and subject."""

from datetime import UTC, datetime

from sqlalchemy import Engine

from storage import forms
from storage.tables import Form, Person
from storage.work import UnitOfWork
from storage.writer import run_once
from workflow.rules.calendar import HOME

NOW = datetime(2027, 3, 8, 1, tzinfo=UTC)


def test_a_form_is_found_as_it_was_left(engine: Engine) -> None:
    def act(work: UnitOfWork) -> None:
        an, binh = (work.add(Person, name=name, created_at=work.now) for name in ("An", "Bình"))
        assert forms.load(work, an, "member-add") == {}
        forms.save(work, an, "member-add", {"name": "Ân"})
        forms.save(work, an, "member-add", {"name": "Ân", "same": 1})
        forms.save(work, an, "member-change", {"value": "away"}, 7)
        assert forms.load(work, an, "member-add") == {"name": "Ân", "same": 1}
        assert forms.load(work, an, "member-change", 7) == {"value": "away"}
        assert forms.load(work, an, "member-change", 8) == forms.load(work, binh, "member-add") == {}
        forms.drop(work, an, "member-add")
        assert [row.name for row in work.all(Form)] == ["member-change"]

    run_once(engine, NOW, HOME, act)
