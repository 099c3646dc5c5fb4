"""Does a text, caption or file name bear MẬT, TỐI MẬT or TUYỆT MẬT as a mark? (DOMAIN 4)

A mark is written in capitals, but the word in capitals also stands in headings such as "BÍ MẬT NHÀ NƯỚC"
or "MẬT ĐỘ DÂN SỐ". So each MẬT in capitals counts unless its neighbour on the line makes another word of
it. In doubt it counts: a paper refused by mistake can be explained, a paper stored cannot be undone.
"""

import re
import unicodedata

_LETTER = r"[^\W\d_]"
_GAP = r"[ \t.\-_*·|]"
_JOIN = r"(?:[ \t]+|[-_])"

# Letters set apart, as in "M Ậ T" or "T.U.Y.Ệ.T  M.Ậ.T".
_SPACED = re.compile(rf"(?<!{_LETTER}){_LETTER}(?:{_GAP}{{1,4}}{_LETTER})+(?!{_LETTER})")
_GAPS = re.compile(rf"{_GAP}+")

_MARK = re.compile("MẬT")
_CERTAIN = re.compile(
    rf"(?:TUYỆT|TỐI){_JOIN}MẬT"
    # Without its signs "MAT" is anything (mặt, mất, mát), and "TOI MAT" is "tôi mất" unless in a file name.
    rf"|(?<!{_LETTER})(?:TUYET[ _-]?MAT|TOI[_-]MAT)(?!{_LETTER})"
)

# What MẬT completes. "VĂN MẬT" and "THỊ MẬT" are people, but "CÔNG VĂN MẬT" and "CHỈ THỊ MẬT" are papers.
_BEFORE = (
    r"BÍ|BẢO|CƠ|GIẢI|ĐỘ|ẨN|CHU|CẨN|NGHIÊM|TÚI|ỐNG|SỎI|GAN|RỈ|GỈ|ONG|HÚT|QUAY|LẤY|TRĂNG"
    r"|(?<!NHÂN )(?<!BẢN )THÂN|(?<=\w[ _-])(?<!CÔNG[ _-])VĂN|(?<=\w[ _-])(?<!CHỈ[ _-])THỊ"
)
_COMPLETES = re.compile(rf"(?:(?<!{_LETTER})(?:{_BEFORE}){_JOIN}|(?:{_BEFORE}))\Z")

# What MẬT begins. Only words that do not open a title too: "MẬT BÁO CÁO" is a marked report, and
# "MẬT THIẾT KẾ" a marked design.
_AFTER = r"ĐỘ(?!.KHẨN)|THIẾT(?!.(?:KẾ|BỊ|YẾU))|MÃ(?!.SỐ)|KHẨU|ONG|THÁM|TÔNG|NGỌT|MÍA|GẤU"
_BEGINS = re.compile(rf"{_JOIN}?(?:{_AFTER})(?!{_LETTER})")
_LONGEST_NEIGHBOUR = 24


def marks(text: str) -> bool:
    """Whether the text bears a mark of classification; it may be composed or decomposed Unicode."""
    plain = _SPACED.sub(_closed_up, _plain(text))
    if _CERTAIN.search(plain):
        return True
    return any(_stands_alone(plain, mark) for mark in _MARK.finditer(plain))


def _plain(text: str) -> str:
    """Composed, in ordinary letters and spaces, without invisible signs."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf")


def _closed_up(run: re.Match[str]) -> str:
    """Letters set apart as words: the narrowest gap parts letters, a wider one parts words."""
    narrow = min(len(gap) for gap in _GAPS.findall(run[0]))
    return _GAPS.sub(lambda gap: "" if len(gap[0]) == narrow else " ", run[0])


def _stands_alone(text: str, mark: re.Match[str]) -> bool:
    if _BEGINS.match(text, mark.end()):
        return False
    before = text[max(0, mark.start() - _LONGEST_NEIGHBOUR) : mark.start()]
    if _goes_on(text, mark.end()):
        before = re.sub(r"\s+\Z", " ", before)  # a heading may break its line inside a word
    return not _COMPLETES.search(before)


def _goes_on(text: str, end: int) -> bool:
    """Whether more words follow on the line, so that it is no stamp of its own."""
    return bool(re.match(rf"[ \t]+{_LETTER}", text[end : end + _LONGEST_NEIGHBOUR]))
