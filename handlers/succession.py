"""Handing over the secretary's office: to whom, what the present one will be, confirm."""

from handlers.conversations import home_button
from handlers.flow import Flow
from handlers.home import open_home
from handlers.paging import offer
from handlers.turn import Turn
from storage import dialogues
from storage.tables import Office
from texts.actions import encode
from texts.message import Button, button, line
from workflow.people import standing, succession
from workflow.people.roster import list_button
from workflow.people.standing import COMMITTEE_FROM
from workflow.people.succession import Change


def choose(turn: Turn, page: int = 0) -> None:
    """Who may succeed, eight at a time."""
    present = succession.secretary_of(turn.work, turn.actor)
    able = succession.successors(turn.work, turn.actor)
    turn.leave()
    if not able:
        turn.say("succession-nobody", list_button(), home_button())
        return
    offer(
        turn,
        [line("succession-ask", name=present.name)],
        [
            button(encode("succession-to", each.person_id), "succession-button-to", name=each.name)
            for each in able
        ],
        page=page,
        turn_to=lambda to: encode("succession", to),
        ways=[list_button(), home_button()],
    )


def chosen(turn: Turn, person: int) -> None:
    """What the present secretary will be; asked only where the cell has a committee."""
    present = succession.secretary_of(turn.work, turn.actor)
    if standing.officials(turn.work, turn.actor.cell_id) < COMMITTEE_FROM:
        look_over(turn, person, Office.MEMBER.value)
        return
    succession.check(turn.work, turn.actor, Change(person, Office.MEMBER, present.person_id))
    turn.leave()
    turn.say(
        "succession-ask-after",
        *(
            button(encode("succession-after", person, office.value), f"changing-{office.value}")
            for office in succession.AFTERWARDS
        ),
        home_button(),
        name=present.name,
    )


def look_over(turn: Turn, person: int, afterwards: str) -> None:
    """The whole before it is done."""
    present = succession.secretary_of(turn.work, turn.actor)
    change = Change(person, afterwards, present.person_id)
    _, successor = succession.check(turn.work, turn.actor, change)
    turn.leave()
    turn.say(
        "succession-look",
        _do_button(change),
        list_button(),
        home_button(),
        successor=successor.name,
        present=present.name,
        afterwards=afterwards,
        joined=successor.joined,
    )


def do(turn: Turn, person: int, afterwards: str, secretary: int) -> None:
    """Hand over; the actor's own menu follows at once."""
    change = Change(person, afterwards, secretary)
    present, successor = succession.check(turn.work, turn.actor, change)
    succession.hand_over(turn.work, turn.actor, change)
    turn.standing = dialogues.standing(turn.work, turn.platform, turn.address)
    turn.menu_changed = True
    turn.leave()
    turn.say("succession-done", home_button(), successor=successor.name, present=present.name)


def _do_button(change: Change) -> Button:
    action = encode("succession-do", change.successor_id, change.afterwards, change.secretary_id)
    return button(action, "succession-button-do")


FLOW = Flow(
    "succession",
    presses={
        "succession": choose,
        "succession-to": chosen,
        "succession-after": look_over,
        "succession-do": do,
        "menu": open_home,
    },
)
