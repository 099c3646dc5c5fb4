"""New codes: the old phone is cut off at once; the secretary's is the operator's to bind anew."""

from datetime import date, timedelta

import pytest

from storage import dialogues
from storage.tables import Account, Audit, Person
from tests.world import World
from workflow.cell import codes
from workflow.errors import Refused
from workflow.people import joining, renewal


def code_of(world: World, name: str) -> str:
    row = world.rows(Person, id=world.person_id(name))[0]
    found = world.do(codes.current, row)
    assert found is not None
    return found


def test_a_code_is_shown_as_it_was_issued(world: World) -> None:
    given = world.do(renewal.show_code, world.actor("Bình"), world.person_id("Giang"))
    assert given == renewal.Pass("Hoàng Mẫu Giang", code_of(world, "Giang"), date(2027, 4, 7))


def test_an_expired_one_is_issued_anew(world: World) -> None:
    before = code_of(world, "Giang")
    world.now += timedelta(days=31)
    given = world.do(renewal.show_code, world.actor("An"), world.person_id("Giang"))
    assert given.code != before
    assert given.until == date(2027, 5, 8)


def test_a_new_code_cuts_the_old_phone_off_at_once(world: World) -> None:
    old = code_of(world, "Giang")
    world.do(joining.join, "telegram", "77", old)
    assert world.do(dialogues.standing, "telegram", "77") is not None
    given = world.do(renewal.renew_code, world.actor("An"), world.person_id("Giang"))
    assert world.do(dialogues.standing, "telegram", "77") is None
    assert world.rows(Account)[0].ended_at == world.now
    world.do(joining.join, "telegram", "78", given.code)
    assert world.do(dialogues.standing, "telegram", "78") is not None
    audit = next(row for row in world.rows(Audit) if row.act == "member.code_renewed")
    assert (audit.actor_id, audit.detail) == (world.person_id("An"), {})


def test_the_older_code_is_dead(world: World) -> None:
    old = code_of(world, "Giang")
    world.do(renewal.renew_code, world.actor("An"), world.person_id("Giang"))
    with pytest.raises(Refused, match="join-superseded"):
        world.do(joining.join, "telegram", "77", old)


@pytest.mark.parametrize(
    ("actor", "name", "key"),
    [
        ("Bình", "An", "members-code-operator"),
        ("An", "An", "members-code-operator"),
        ("Bình", "Bình", "members-code-own"),
        ("Giang", "Hà", "refused-leaders-only"),
        ("Xuân", "Hà", "refused-leaders-only"),
    ],
)
def test_who_may_not(world: World, actor: str, name: str, key: str) -> None:
    with pytest.raises(Refused, match=key):
        world.do(renewal.renew_code, world.actor(actor), world.person_id(name))


def test_there_is_no_code_to_show_of_one_who_has_joined(world: World) -> None:
    world.do(joining.join, "telegram", "77", code_of(world, "Giang"))
    with pytest.raises(Refused, match="members-joined-already"):
        world.do(renewal.show_code, world.actor("An"), world.person_id("Giang"))


def test_the_secretarys_code_is_shown_to_nobody(world: World) -> None:
    world.do(renewal.cut_off, world.person_id("An"))  # as the operator's `codes --new` does
    for name in ("Bình", "An"):
        with pytest.raises(Refused, match="members-code-operator"):
            world.do(renewal.show_code, world.actor(name), world.person_id("An"))
