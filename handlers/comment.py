"""A comment: read, one sentence, sent; or "đã đọc, nhất trí". The first one is given blind."""

from handlers import read
from handlers.conversations import home_button
from handlers.flow import MEMBERS, Command, Flow
from handlers.turn import Turn
from handlers.writing import Writing
from texts.actions import encode
from texts.message import Button, Line, button, line
from workflow.cell.paper_facts import words_of
from workflow.papers import commenting, reading
from workflow.papers.paper_states import read_button


def _body(turn: Turn, paper_id: int) -> int:
    return commenting.draft_body(turn.work, turn.actor, paper_id)


def _prompt(turn: Turn, paper_id: int) -> list[Line]:
    room = commenting.room(turn.work, turn.actor, paper_id)
    lines = [line("comment-ask", due=room.due_at, **words_of(turn.work, room.paper))]
    if room.due_at < turn.work.now:
        lines.append(line("comment-still", at=room.closes_at))
    if room.given or room.agreed:
        return [*lines, line("comment-seen-again")]
    return [*lines, line("comment-seen")]


def _ways(turn: Turn, paper_id: int) -> list[Button]:
    room = commenting.room(turn.work, turn.actor, paper_id)
    if room.given or room.agreed:
        return [commenting.opinions_button(paper_id), read_button(paper_id)]
    agrees = [] if commenting.unsent(turn.work, turn.actor, paper_id) else [commenting.agree_button(paper_id)]
    return [*agrees, read_button(paper_id)]


def _give(turn: Turn, paper_id: int) -> None:
    given = commenting.give(turn.work, turn.actor, paper_id)
    turn.say("comment-given", *_afterwards(paper_id, given.id))


WRITING = Writing(
    "comment",
    "comment",
    body=_body,
    prompt=_prompt,
    send=_give,
    send_key="comment-send",
    at_once=True,
    buttons=_ways,
)


def comment(turn: Turn, paper_id: int) -> None:
    """Ask for the comment; whoever has not opened the paper yet gets its whole text first."""
    room = commenting.room(turn.work, turn.actor, paper_id)
    if not reading.has_opened(turn.work, turn.actor, room.version):
        turn.reply(*read.text_lines(turn, reading.read(turn.work, turn.actor, paper_id)))
    WRITING.begin(turn, paper_id)


def agree(turn: Turn, paper_id: int) -> None:
    """Read, and agreed to; asks first what becomes of words that were written and not sent."""
    count = commenting.unsent(turn.work, turn.actor, paper_id)
    if count == 0:
        agree_only(turn, paper_id)
        return
    turn.say(
        "comment-unsent",
        button(encode("comment-send", paper_id), "comment-send"),
        button(encode("comment-agree-only", paper_id), "comment-agree-only"),
        button(encode("comment-look", paper_id), "writing-look"),
        count=count,
    )


def agree_only(turn: Turn, paper_id: int) -> None:
    """Read, and agreed to, whatever else was begun."""
    given = commenting.agree(turn.work, turn.actor, paper_id)
    turn.leave()
    if given is None:
        turn.say("comment-spoken", *_more(paper_id), home_button())
        return
    turn.say("comment-agreed", *_afterwards(paper_id, given.id))


def withdraw(turn: Turn, comment_id: int) -> None:
    """Take a comment back; its words are there to go on with."""
    paper_id = commenting.withdraw(turn.work, turn.actor, comment_id)
    turn.leave()
    turn.say("comment-withdrawn", commenting.comment_button(paper_id), home_button())


def _more(paper_id: int) -> list[Button]:
    return [commenting.opinions_button(paper_id), button(encode("comment", paper_id), "comment-another")]


def _afterwards(paper_id: int, comment_id: int) -> list[Button]:
    back = button(encode("comment-withdraw", comment_id), "comment-withdraw")
    return [*_more(paper_id), back, home_button()]


def _comment_own(turn: Turn) -> None:
    paper_id = commenting.paper_to_comment(turn.work, turn.actor)
    if paper_id is None:
        turn.say("comment-nothing", home_button())
        return
    comment(turn, paper_id)


FLOW = Flow(
    "comment",
    commands=(Command("comment", "gopy", _comment_own, MEMBERS),),
    presses={
        "comment": comment,
        "comment-agree": agree,
        "comment-agree-only": agree_only,
        "comment-withdraw": withdraw,
        **WRITING.presses,
    },
    steps=WRITING.step,
)
