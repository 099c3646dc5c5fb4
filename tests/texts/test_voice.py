"""The words of the catalogue keep to the table of words: what people here say, and do not."""

import re
import unicodedata
from pathlib import Path

import pytest

from texts.catalogue import HERE

FILES = sorted(HERE.glob("*/*.ftl"), key=str)
VIETNAMESE = [path for path in FILES if path.parent.name == "vi"]
NOT_SAID = (
    "bạn", "anh/chị", "thành viên", "nợ", "nghĩa vụ", "bình luận", "trễ", "deadline", "hạn chót", "tác giả",
    "yếu kém", "bỏ phiếu", "kiểm phiếu", "cuộc họp", "người giám sát", "diễn tập", "nhấn", "click", "submit",
    "gini", "đã đọc tài liệu",
)  # fmt: skip
FIXED_TERMS = ("thư ký cuộc họp",)
OLD_SPELLING = re.compile(r"(?<!q)u[ỳýỷỹỵ]\b")


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_marks_are_composed_and_nothing_is_unseen(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source == unicodedata.normalize("NFC", source)
    assert {char for char in source if unicodedata.category(char) in ("Cc", "Cf", "So")} <= {"\n"}


@pytest.mark.parametrize(
    "path", [each for each in FILES if each.parent.name == "vi"], ids=lambda path: path.name
)
def test_the_words_are_those_of_the_party_cell(path: Path) -> None:
    source = path.read_text(encoding="utf-8").lower()
    for term in FIXED_TERMS:
        source = source.replace(term, "")
    assert [word for word in NOT_SAID if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", source)] == []
    assert OLD_SPELLING.findall(source) == []
