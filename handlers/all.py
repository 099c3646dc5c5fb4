"""All conversations, in one place."""

from collections.abc import Callable

from handlers import (
    answer,
    assign,
    changing,
    comment,
    conclude,
    enrolling,
    evaluate,
    home,
    meeting,
    members,
    moving,
    read,
    review,
    settings,
    snooze,
    succession,
    vote,
    write,
)
from handlers.conversations import Answer, Conversations, SetMenu
from handlers.flow import Act, Command, Flow, Flows
from handlers.join import Door, come_in
from handlers.turn import Turn
from storage.writer import Writer
from workflow.votes import votes

FLOWS: tuple[Flow, ...] = (
    home.FLOW,
    write.FLOW,
    review.FLOW,
    comment.FLOW,
    read.FLOW,
    assign.FLOW,
    answer.FLOW,
    meeting.FLOW,
    snooze.FLOW,
    conclude.FLOW,
    vote.FLOW,
    evaluate.FLOW,
    members.FLOW,
    enrolling.FLOW,
    changing.FLOW,
    succession.FLOW,
    settings.FLOW,
    moving.FLOW,
)


def start(turn: Turn) -> None:
    """/start of somebody who has joined: a code is looked at, without one home is shown."""
    typed = turn.text.partition(" ")[2].strip()
    if typed:
        come_in(turn, typed, home.show_home)
    else:
        home.open_home(turn)


def make_conversations(
    writer: Writer, *, answer: Answer, set_menu: SetMenu, monotonic: Callable[[], float], language: str
) -> Conversations:
    """The handler of every update, with all flows."""
    flows = Flows((Flow("start", commands=(Command("start", "", start, listed=False),)), *FLOWS))
    return Conversations(
        writer,
        flows,
        answer=answer,
        set_menu=set_menu,
        stranger=Door(home.show_home, monotonic).stranger,
        fallback=home.lost,
        marked=home.marked,
        edited=_edited_in(flows),
        handled=votes.count_closed,
        language=language,
    )


def _edited_in(flows: Flows) -> Act:
    """An edited message is answered by the step one is in, where that has an answer of its own."""

    def edited(turn: Turn) -> None:
        step = flows.steps.get((turn.place.flow, turn.place.step)) if turn.place else None
        ((step and step.edited) or home.edited)(turn)

    return edited
