"""How an evaluation is said: strengths first, and to the cell its result only."""

from dataclasses import dataclass

from texts.actions import encode
from texts.message import Button, Line, button, line
from workflow.rules.quarters import Quarter


@dataclass(frozen=True, slots=True)
class Sheet:
    """An evaluation as somebody may read it; `strengths` and `improve` are empty for the cell."""

    id: int
    topic: str
    quarter: Quarter
    result: str
    strengths: str
    improve: str
    ending: str | None
    again: Quarter | None


def read_lines(sheet: Sheet) -> list[Line]:
    """A filed evaluation as it is read."""
    again = sheet.again.roman if sheet.again else ""
    ending = line("evaluate-ending", ending=sheet.ending or "", again=again)
    return [line("evaluate-read-head", **_head(sheet)), *section_lines(sheet), ending]


def draft_lines(sheet: Sheet) -> list[Line]:
    """A draft as those who write it look it over."""
    return [line("evaluate-draft-head", **_head(sheet)), *section_lines(sheet)]


def section_lines(sheet: Sheet) -> list[Line]:
    """The sections that have words."""
    sections = (
        (line("evaluate-strengths"), sheet.strengths),
        (line("evaluate-result"), sheet.result),
        (line("evaluate-improve"), sheet.improve),
    )
    return [each for title, text in sections if text for each in (title, line("words", text=text))]


def show_button(evaluation_id: int) -> Button:
    """Where a draft is looked over."""
    return button(encode("evaluate-show", evaluation_id), "evaluate-show")


def read_button(evaluation_id: int) -> Button:
    """Where a filed evaluation is read again."""
    return button(encode("evaluate-read", evaluation_id), "evaluate-read")


def _head(sheet: Sheet) -> dict[str, str]:
    return {"topic": sheet.topic, "quarter": sheet.quarter.roman}
