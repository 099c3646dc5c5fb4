"""A numbered choice, eight a page: the same numbers on every page, the ways back below."""

from collections.abc import Callable, Iterable, Sequence

from handlers.turn import Turn
from texts.message import Button, Line, button, line

PAGE = 8


def offer(
    turn: Turn,
    lines: Sequence[Line],
    options: Sequence[Button],
    *,
    page: int,
    turn_to: Callable[[int], str],
    ways: Iterable[Button] = (),
) -> None:
    """Show a page of options, counted from 0; too far is the last. `turn_to` gives the action of a page."""
    last = max(0, (len(options) - 1) // PAGE)
    here = min(page, last)
    shown = [[each] for each in options[here * PAGE : (here + 1) * PAGE]]
    said = [line("page-of", page=here + 1, pages=last + 1)] if last else []
    turn.reply(*lines, *said, rows=[*shown, *turning(here, last, turn_to)], buttons=ways)


def turning(here: int, last: int, turn_to: Callable[[int], str]) -> list[list[Button]]:
    """The row that leads to the pages before and after; none where all stands on one."""
    before = [button(turn_to(here - 1), "page-previous")] if here > 0 else []
    after = [button(turn_to(here + 1), "page-next")] if here < last else []
    return [[*before, *after]] if last else []
