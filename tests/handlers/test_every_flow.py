"""What every conversation must bear: help, nothing, nonsense, the wrong kind or person, twice, forged."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from handlers.all import FLOWS
from handlers.flow import ButtonRule, Flows
from storage.engine import open_engine
from tests.released import release_outline
from tests.talk import DOCUMENT, STICKER, Talk
from tests.world import World

PEOPLE = ("An", "Giang", "Hà", "Xuân")
ALL = Flows(FLOWS)
MOMENTS = ("before", "opened", "released")
FORGED_MAX = 12


@pytest.fixture(scope="session")
def prepared(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Databases of the sample cell: before its quarter, when it has opened, when the outline is released."""
    paths: dict[str, Path] = {}
    for moment in MOMENTS:
        path = paths[moment] = tmp_path_factory.mktemp("every-flow") / f"{moment}.db"
        shutil.copy(migrated, path)
        engine = open_engine(f"sqlite:///{path}")
        talk = Talk(World(engine))
        if moment != "before":
            quarter = talk.world.open_quarter()
            if moment == "released":
                talk.world.do(release_outline, quarter.id)
        engine.dispose()
    return paths


@contextmanager
def _at(prepared: Mapping[str, Path], moment: str, tmp_path: Path) -> Iterator[Talk]:
    path = tmp_path / "every-flow.db"
    shutil.copy(prepared[moment], path)
    engine = open_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))
    yield Talk(World(engine, loaded=True))
    engine.dispose()


@pytest.fixture
def talk(prepared: Mapping[str, Path], tmp_path: Path) -> Iterator[Talk]:
    """The sample cell when its outline is released: most conversations have something to work on."""
    with _at(prepared, "released", tmp_path) as talk:
        yield talk


@pytest.fixture(params=MOMENTS)
def anytime(request: pytest.FixtureRequest, prepared: Mapping[str, Path], tmp_path: Path) -> Iterator[Talk]:
    """The sample cell at each moment."""
    with _at(prepared, request.param, tmp_path) as talk:
        yield talk


def _forged(rule: ButtonRule) -> list[list[int | str]]:
    """Data of the right shape that nobody was given: numbers of other rows, words that mean nothing."""
    samples: dict[type, list[int | str]] = {int: [1, 2, 999_999, 0], str: ["yes", "x"]}
    made: list[list[int | str]] = [[]]
    for kind in rule.kinds:
        made = [[*args, value] for args in made for value in samples[kind]]
    # Each value of the first number once, and with real rows all the others; never more than a dozen.
    return made if len(made) <= FORGED_MAX else made[:: len(made) // FORGED_MAX]


@pytest.mark.parametrize("verb", sorted(ALL.presses))
def test_a_forged_or_old_button_is_answered_by_anybody(talk: Talk, verb: str) -> None:
    for name in PEOPLE:
        person = talk.world.person_id(name)
        for args in _forged(ALL.presses[verb]):
            data = ":".join([verb, *map(str, args)])
            assert talk.presses(person, data), (name, data)
            assert talk.presses(person, data), (name, data, "again")


@pytest.mark.parametrize("word", sorted(ALL.commands))
def test_every_command_is_answered_to_anybody(anytime: Talk, word: str) -> None:
    for name in PEOPLE:
        assert anytime.says(name, f"/{word}"), (name, word)


@pytest.mark.parametrize("place", sorted(ALL.steps), ids=":".join)
def test_every_step_answers_what_it_does_not_expect(talk: Talk, place: tuple[str, str]) -> None:
    contents: dict[str, Callable[[int], list[str]]] = {
        "sticker": lambda person: talk.sends(person, STICKER),
        "document": lambda person: talk.sends(person, DOCUMENT),
        "blank": lambda person: talk.sends(person, {"text": " \u200b \n"}),
        "nonsense": lambda person: talk.sends(person, {"text": "???"}),
        "command": lambda person: talk.sends(person, {"text": "/khongco"}),
        "slash": lambda person: talk.sends(person, {"text": "/ \n"}),
        "edit": lambda person: talk.edits(person, "sửa lại"),
    }
    for name, subject in (("An", 1), ("Giang", 1), ("Hà", 999_999), ("Thảo", 1), ("Xuân", 2)):
        person = talk.world.person_id(name)
        for kind, send in contents.items():
            talk.stands(person, *place, subject)
            assert send(person), (name, subject, kind)


@pytest.mark.parametrize("place", sorted(ALL.steps), ids=":".join)
def test_leaving_a_step_and_asking_for_help(talk: Talk, place: tuple[str, str]) -> None:
    person = talk.world.person_id("An")
    talk.stands(person, *place, 1)
    assert talk.sends(person, {"text": "/trogiup"})
    assert talk.sends(person, {"text": "/huy"})
    assert talk.sends(person, {"text": "/viec"})


def test_help_says_where_one_is_and_leaves_it_standing(talk: Talk) -> None:
    person = talk.world.person_id("Hà")
    talk.presses(person, "comment:1")
    for general, here in (talk.says("Hà", "/trogiup"), talk.presses(person, "help")):
        assert "Trợ lý nhắc đồng chí" in general
        assert "Đồng chí có ý kiến gì về đề cương" in here
        assert "chưa được ghi" not in here
    assert "Đã giữ" in talk.says("Hà", "Đồng ý với đề cương.")[0]
    talk.says("Hà", "/viec")
    assert len(talk.says("Hà", "/trogiup")) == 1


def test_help_says_why_what_one_was_in_is_over(talk: Talk) -> None:
    talk.presses(talk.world.person_id("Hà"), "comment:1")
    talk.world.at(date(2027, 4, 5), 15)
    _, why = talk.says("Hà", "/trogiup")
    assert "khi buổi sinh hoạt bắt đầu" in why
    assert len(talk.says("Hà", "/trogiup")) == 1


def test_a_step_that_a_new_release_no_longer_knows(world: World) -> None:
    talk = Talk(world)
    person = world.person_id("Giang")
    talk.stands(person, "gone", "step", 1)
    assert "Việc của tôi" in talk.sends(person, {"text": "xin chào"})[0]


@given(text=st.text(max_size=200))
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_a_stranger_types_they_learn_nothing(world: World, text: str) -> None:
    talk = Talk(world)
    for said in talk.stranger({"text": text}) if text else []:
        assert "Mẫu" not in said
        assert "Chi bộ" not in said


@given(data=st.text(max_size=64))
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_a_button_brings_is_answered(world: World, data: str) -> None:
    talk = Talk(world)
    assert talk.presses(world.person_id("Hà"), data)
