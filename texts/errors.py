"""What can go wrong with words.

TextError
├── UnknownTextError   no language has this key
├── BadArgumentsError  an argument is missing, or of the wrong kind
└── BadNameError       a name that cannot be kept; carries the key of what the person is told
"""


class TextError(Exception):
    """A text cannot be made or taken."""


class UnknownTextError(TextError):
    """No language has this key."""


class BadArgumentsError(TextError):
    """An argument is missing, or of the wrong kind for its text."""


class BadNameError(TextError):
    """A name that cannot be kept; `key` is the text that the person is shown."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key
