"""What somebody is in the cell, as the command line and the rehearsal's page say it."""

from collections.abc import Mapping

from storage.tables import Condition, Office

OFFICES: Mapping[str, str] = {
    Office.SECRETARY: "Bí thư",
    Office.DEPUTY: "Phó Bí thư",
    Office.COMMITTEE: "Chi ủy viên",
    Office.SUPERIOR: "Theo dõi chi bộ",
}
CONDITIONS: Mapping[str, str] = {
    Condition.EXEMPT: "được miễn",
    Condition.AWAY: "sinh hoạt tạm thời nơi khác",
    Condition.RECEIVED: "sinh hoạt tạm thời đến",
    Condition.SUSPENDED: "đình chỉ sinh hoạt",
}


def role_words(office: str, klass: str | None, condition: str) -> str:
    """The office; without one the class, and the condition where it is not the usual one."""
    if office in OFFICES:
        return OFFICES[office]
    words = "Đảng viên dự bị" if klass == "probationary" else "Đảng viên"
    more = CONDITIONS.get(condition)
    return f"{words} ({more})" if more else words
