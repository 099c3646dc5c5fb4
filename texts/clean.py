"""What people typed, made fit for storing and for comparing."""

import re
import unicodedata

from texts.errors import BadNameError

NAME_LIMIT = 120

_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNSEEN = (
    "\xad\u034f\u180e\u200b\u200c\u2060-\u2065\u206a-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0001"
)
_JUNK = re.compile(f"[{_CONTROLS}{_BIDI}{_UNSEEN}\ud800-\udfff]")
# Joiners, presentation and tags mean something inside an emoji only: a family, a red heart, a flag.
_EMOJI_PARTS = re.compile("[\u200d\ufe0e\ufe0f\U000e0020-\U000e007f]")
_TEXT_THAT_MAY_BE_EMOJI = "#*0123456789‼⁉〰"


def clean(text: str) -> str:
    """The text for storing: NFC, trimmed, lines ended by "\\n", no control, direction or unseen marks."""
    lines = _BREAKS.sub("\n", text)
    visible = _JUNK.sub("", lines)
    return unicodedata.normalize("NFC", _without_stray_emoji_parts(visible)).strip()


def clean_name(text: str) -> str:
    """A name on one line with single spaces. Raises BadNameError when empty or over 120 characters."""
    name = " ".join(clean(text).split())
    if not name:
        raise BadNameError("name-empty")
    if len(name) > NAME_LIMIT:
        raise BadNameError("name-too-long")
    return name


def plain_key(text: str) -> str:
    """Small letters without Vietnamese marks and with single spaces, for matching: "Đề  Án" → "de an"."""
    letters = unicodedata.normalize("NFD", clean(text).casefold())
    bare = "".join(char for char in letters if not unicodedata.combining(char))
    return " ".join(bare.replace("đ", "d").split())


def _without_stray_emoji_parts(text: str) -> str:
    if not _EMOJI_PARTS.search(text):
        return text
    kept: list[str] = []
    for char, following in zip(text, text[1:] + " ", strict=True):
        if _belongs(char, kept[-1] if kept else " ", following):
            kept.append(char)
    return "".join(kept)


def _belongs(char: str, before: str, following: str) -> bool:
    if not _EMOJI_PARTS.match(char):
        return True
    if char == "\u200d":
        return _ends_emoji(before) and unicodedata.category(following) == "So"
    if _is_tag(char):
        return before == "\U0001f3f4" or _is_tag(before)
    return unicodedata.category(before) in ("So", "Sm") or before in _TEXT_THAT_MAY_BE_EMOJI


def _ends_emoji(char: str) -> bool:
    return unicodedata.category(char) == "So" or "\U0001f3fb" <= char <= "\U0001f3ff" or char == "\ufe0f"


def _is_tag(char: str) -> bool:
    return "\U000e0020" <= char <= "\U000e007f"
