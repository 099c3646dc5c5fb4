"""The author's answer to an assignment: accept, talk it over, or ask to reconsider with a reason."""

from handlers import assign
from handlers.conversations import home_button
from handlers.flow import Flow
from handlers.turn import Turn
from handlers.writing import Writing
from storage.tables import Assignment, AssignmentState
from texts.actions import encode
from texts.message import Button, Line, button, line
from workflow.topics import answering
from workflow.topics.assignment_words import answer_buttons, asked_lines, next_paper, words_of

NAME = "answer"


def show(turn: Turn, assignment_id: int) -> None:
    """An assignment as it stands: with the three ways for its author, the whole for those who lead."""
    turn.leave()
    found = answering.assignment_for(turn.work, turn.actor, assignment_id)
    if found.author_id != turn.actor.person_id:
        assign.show(turn, found.quarter_id)
    elif found.state == AssignmentState.ASKED:
        turn.reply(*asked_lines(turn.work, found), buttons=[*answer_buttons(found.id), home_button()])
    else:
        raise answering.state_now(turn.work, found)


def accept(turn: Turn, assignment_id: int) -> None:
    """The author accepts and sees what comes next."""
    turn.menu_changed = True
    accepted = answering.accept(turn.work, turn.actor, assignment_id)
    turn.leave()
    turn.reply(
        line("answer-accepted", **words_of(turn.work, accepted)),
        *_next_lines(turn, accepted),
        buttons=[*answering.write_buttons(turn.work, accepted), home_button()],
    )


def _next_lines(turn: Turn, assignment: Assignment) -> list[Line]:
    paper = next_paper(turn.work, assignment)
    if paper is None:
        return []
    lines = [line("answer-next", paper=paper.kind, due=paper.due_at)]
    return lines if paper.paper_id else [*lines, line("answer-next-later")]


def talk(turn: Turn, assignment_id: int) -> None:
    """Whom to talk to before answering; nothing is passed on and nothing changes."""
    name, due = answering.whom_to_ask(turn.work, turn.actor, assignment_id)
    turn.leave()
    turn.say("answer-talked", *answer_buttons(assignment_id), home_button(), secretary=name, due=due)


def _ask_why(turn: Turn, assignment_id: int) -> list[Line]:
    asked = answering.assignment_for(turn.work, turn.actor, assignment_id)
    return [line("answer-why-ask", **words_of(turn.work, asked)), line("answer-why-seen")]


def _accept_instead(turn: Turn, assignment_id: int) -> list[Button]:
    return [button(encode("answer-yes", assignment_id), "answer-yes")]


def _send_why(turn: Turn, assignment_id: int) -> None:
    answering.ask_to_reconsider(turn.work, turn.actor, assignment_id)
    turn.say("answer-why-sent", home_button())


WHY = Writing(
    flow=NAME,
    verb="answer-why",
    body=lambda turn, assignment_id: answering.reason_body(turn.work, turn.actor, assignment_id),
    prompt=_ask_why,
    send=_send_why,
    buttons=_accept_instead,
)


def ask_why(turn: Turn, assignment_id: int) -> None:
    """Ask for the reason; what was written before is still there."""
    WHY.begin(turn, assignment_id)


FLOW = Flow(
    NAME,
    presses={
        "answer": show,
        "answer-yes": accept,
        "answer-talk": talk,
        "answer-reconsider": ask_why,
        **WHY.presses,
    },
    steps=WHY.step,
)
