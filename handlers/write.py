"""Writing a paper: in as many messages as one likes, looked over, handed in, taken back."""

from functools import wraps

from handlers.conversations import home_button
from handlers.flow import MEMBERS, Command, Flow, Press
from handlers.turn import Turn
from handlers.writing import Writing
from storage import bodies
from storage.tables import PaperKind
from texts.actions import encode
from texts.message import Button, Line, button, line
from workflow.cell.paper_facts import name_of, paper_for, words_of
from workflow.cell.tasks import Task
from workflow.papers import paper_states, papers, reviewing


def _body(turn: Turn, paper_id: int) -> int:
    return papers.to_write(turn.work, turn.actor, paper_id).version.body_id


def _prompt(turn: Turn, paper_id: int) -> list[Line]:
    desk = papers.to_write(turn.work, turn.actor, paper_id)
    lines = [line("write-ask", due=desk.duty.due_at, **words_of(turn.work, desk.paper))]
    if bodies.is_empty(turn.work, desk.version.body_id):
        lines.append(line("write-parts", paper=desk.paper.kind))
    return [*lines, *_seen(turn, paper_id), line("write-secrecy")]


def _seen(turn: Turn, paper_id: int) -> list[Line]:
    desk = papers.to_write(turn.work, turn.actor, paper_id)
    return [line("write-seen", name=name_of(turn.work, desk.assignment.reviewer_id))]


def _more_ways(turn: Turn, paper_id: int) -> list[Button]:
    """Beginning anew is offered where there is something to drop."""
    if bodies.is_empty(turn.work, _body(turn, paper_id)):
        return []
    return [button(encode("write-anew", paper_id), "write-anew")]


def _hand_in(turn: Turn, paper_id: int) -> None:
    done = papers.hand_in(turn.work, turn.actor, paper_id)
    words = words_of(turn.work, paper_for(turn.work, turn.actor, paper_id))
    lines = [
        line("write-handed-in", number=done.version.number, name=done.reviewer, **words),
        line("write-review-waits", name=done.reviewer)
        if done.review_due_at is None
        else line("write-review-due", name=done.reviewer, due=done.review_due_at),
    ]
    if done.late:
        lines.append(line("write-was-late", due=done.due_at))
    ways = [paper_states.withdraw_button(paper_id), paper_states.read_button(paper_id)]
    turn.reply(*lines, buttons=[*ways, home_button()])


WRITING = Writing("write", "write", body=_body, prompt=_prompt, send=_hand_in, seen=_seen, buttons=_more_ways)


def write(turn: Turn, paper_id: int) -> None:
    """Write a paper that is owed; the reviewer's remarks come first where there are some."""
    turn.menu_changed = True
    desk = papers.to_write(turn.work, turn.actor, paper_id)
    remarks = reviewing.last_remarks(turn.work, paper_id, turn.actor.person_id)
    if remarks is not None and desk.version.round > 1:
        words = words_of(turn.work, desk.paper)
        turn.reply(line("write-remarks", name=remarks.reviewer, **words), line("words", text=remarks.text))
    WRITING.begin(turn, paper_id)


def ask_anew(turn: Turn, paper_id: int) -> None:
    """Ask before what is written is dropped."""
    count = bodies.count(turn.work, _body(turn, paper_id))
    if not count:
        WRITING.begin(turn, paper_id)
        return
    turn.say(
        "write-anew-sure",
        button(encode("write-clear", paper_id, count), "write-clear"),
        button(encode("write-more", paper_id), "write-keep"),
        count=count,
    )


def clear(turn: Turn, paper_id: int, count: int) -> None:
    """Drop the pieces that the person was asked about, and no others."""
    if count != bodies.count(turn.work, _body(turn, paper_id)):
        ask_anew(turn, paper_id)
        return
    papers.start_anew(turn.work, turn.actor, paper_id)
    WRITING.begin(turn, paper_id)


def withdraw(turn: Turn, paper_id: int) -> None:
    """Take back what was handed in, and go on writing."""
    desk = papers.withdraw(turn.work, turn.actor, paper_id)
    turn.reply(line("write-withdrawn", **words_of(turn.work, desk.paper)))
    WRITING.begin(turn, paper_id)


def _outline(turn: Turn) -> None:
    _write_own(turn, PaperKind.OUTLINE)


def _draft(turn: Turn) -> None:
    _write_own(turn, PaperKind.DRAFT, PaperKind.FINAL)


def _write_own(turn: Turn, *kinds: PaperKind) -> None:
    paper_id = papers.paper_to_write(turn.work, turn.actor, *kinds)
    if paper_id is None:
        turn.say("write-nothing", home_button(), paper=kinds[0])
        return
    write(turn, paper_id)


def _after_remarks(press: Press) -> Press:
    """A button from before changes were asked leads to the reviewer's remarks first."""

    @wraps(press)
    def pressed(turn: Turn, paper_id: int, *rest: int) -> None:
        if papers.is_returned(turn.work, turn.actor, paper_id):
            write(turn, paper_id)
        else:
            press(turn, paper_id, *rest)

    return pressed


WHILE_WRITING: dict[str, Press] = {"write-anew": ask_anew, "write-clear": clear, **WRITING.presses}
FLOW = Flow(
    "write",
    commands=(
        Command("outline", "decuong", _outline, MEMBERS, task=Task.PREPARE),
        Command("draft", "duthao", _draft, MEMBERS, task=Task.PREPARE),
    ),
    presses={
        "write": write,
        "write-withdraw": withdraw,
        **{verb: _after_remarks(press) for verb, press in WHILE_WRITING.items()},
    },
    steps=WRITING.step,
)
