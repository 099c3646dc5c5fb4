"""A paper's whole text in the chat, and what the cell has said on it."""

from handlers.conversations import home_button
from handlers.flow import Flow
from handlers.turn import Turn
from texts.actions import encode
from texts.message import BLANK, Button, Line, button, line
from workflow.cell.paper_facts import words_of
from workflow.papers import commenting, opinions, reading
from workflow.papers.paper_states import withdraw_button


def read(turn: Turn, paper_id: int) -> None:
    """The whole text, and the ways on from it."""
    found = reading.read(turn.work, turn.actor, paper_id)
    turn.reply(*text_lines(turn, found), buttons=[*_ways(turn, found), home_button()])


def text_lines(turn: Turn, found: reading.Reading) -> list[Line]:
    """A paper with who wrote and who read it, and when."""
    version = found.version
    lines = [
        line("read-title", number=version.number, **words_of(turn.work, found.paper)),
        line("read-people", author=found.author, reviewer=found.reviewer),
    ]
    if version.handed_in_at is not None:
        lines.append(line("paper-handed-in-at", at=version.handed_in_at))
    if version.released_at is not None:
        lines.append(line("read-released-at", at=version.released_at))
    return [*lines, BLANK, line("words", text=found.text), BLANK, line("read-end")]


def _ways(turn: Turn, found: reading.Reading) -> list[Button]:
    paper_id = found.paper.id
    if not found.released:
        return [withdraw_button(paper_id)]
    seen = opinions.may_see(turn.work, turn.actor, found.paper)
    ways = [commenting.opinions_button(paper_id)] if seen else []
    if not commenting.may_comment(turn.work, turn.actor, found.paper):
        return ways
    return [commenting.comment_button(paper_id), *(ways or [commenting.agree_button(paper_id)])]


def show_opinions(turn: Turn, paper_id: int) -> None:
    """Everybody's comments, by person."""
    found = opinions.opinions(turn.work, turn.actor, paper_id)
    lines = [line("comments-title", count=len(found.remarks), **words_of(turn.work, found.paper))]
    for number, each in enumerate(found.remarks, start=1):
        whose = "mine" if each.comment_id else "other"
        head = line("comments-one", number=number, name=each.name, whose=whose)
        lines += [BLANK, head, line("words", text=each.text)]
    if found.agreed:
        lines += [BLANK, line("comments-agreed", count=len(found.agreed), names=", ".join(found.agreed))]
    if not found.remarks and not found.agreed:
        lines.append(line("comments-none"))
    turn.reply(*lines, buttons=[*_opinion_ways(found), home_button()])


def _opinion_ways(found: opinions.Opinions) -> list[Button]:
    ways = [commenting.comment_button(found.paper.id)] if found.may_comment else []
    for number, each in enumerate(found.remarks, start=1):
        if each.comment_id:
            action = encode("comment-withdraw", each.comment_id)
            ways.append(button(action, "comment-withdraw-one", number=number))
    return ways


FLOW = Flow("read", presses={"read": read, "comments": show_opinions})
