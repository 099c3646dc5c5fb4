"""Refusals: what a cell does not allow, each with the text that the person is shown.

Refused            an act that the rules, the stage or the person's role do not allow
"""

from texts.message import Button, Value


class Refused(Exception):
    """An expected refusal; `key` and `values` are the text, `buttons` the ways on."""

    def __init__(self, key: str, /, *, buttons: tuple[Button, ...] = (), **args: Value) -> None:
        super().__init__(key)
        self.key, self.values, self.buttons = key, args, buttons
