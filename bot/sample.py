"""The sample cell: clearly fictional people of all roles, the article's topics as the year's plan."""

from dataclasses import dataclass

from storage.tables import Cell, Class, Condition, Office
from storage.work import UnitOfWork
from workflow.cell import cells

CELL = "Chi bộ Mẫu (dữ liệu thử)"
PLACE = "phòng họp tầng 2"


@dataclass(frozen=True, slots=True)
class Sample:
    """One person of the sample."""

    name: str
    office: Office = Office.MEMBER
    klass: Class | None = Class.OFFICIAL
    condition: Condition = Condition.ACTIVE


# 18 people: 14 able to attend, 13 of them eligible to vote.
PEOPLE = (
    Sample("Nguyễn Mẫu An", Office.SECRETARY),
    Sample("Trần Mẫu Bình", Office.DEPUTY),
    Sample("Lê Mẫu Chi", Office.COMMITTEE),
    Sample("Phạm Mẫu Dũng", Office.COMMITTEE),
    Sample("Hoàng Mẫu Giang"),
    Sample("Vũ Mẫu Hà"),
    Sample("Đặng Mẫu Hùng"),
    Sample("Bùi Mẫu Khánh"),
    Sample("Đỗ Mẫu Lan"),
    Sample("Hồ Mẫu Minh"),
    Sample("Ngô Mẫu Nga"),
    Sample("Dương Mẫu Phúc"),
    Sample("Lý Mẫu Quang", condition=Condition.RECEIVED),
    Sample("Phan Mẫu Sơn", klass=Class.PROBATIONARY),
    Sample("Võ Mẫu Thảo", condition=Condition.EXEMPT),
    Sample("Đinh Mẫu Uyên", condition=Condition.AWAY),
    Sample("Mai Mẫu Việt", condition=Condition.SUSPENDED),
    Sample("Tô Mẫu Xuân", Office.SUPERIOR, klass=None),
)

# Title, field, author, reviewer: the author is chosen because the field is new to him or her.
TOPICS = (
    ("Nâng cao chất lượng đề ra yêu cầu điều tra", "đề ra yêu cầu điều tra", 5, 2),
    (
        "Một số giải pháp nâng cao chất lượng tranh tụng tại phiên tòa hình sự",
        "tranh tụng tại phiên tòa",
        8,
        3,
    ),
    ("Nâng cao chất lượng, hiệu quả hoạt động hỏi cung bị can", "hỏi cung bị can", 10, 4),
    (
        "Một số giải pháp hạn chế việc trả hồ sơ để điều tra bổ sung",
        "hạn chế việc trả hồ sơ để điều tra bổ sung",
        11,
        1,
    ),
)
AREA = "nâng cao trình độ lý luận, chuyên môn, năng lực công tác"


def load(work: UnitOfWork) -> None:
    """Load the sample into a database without cells. Raises ValueError where there is one."""
    if work.find(Cell) is not None:
        raise ValueError("the database holds a cell already")
    cell_id = cells.create(work, CELL)
    ids = [
        cells.enrol(
            work,
            cell_id,
            name=each.name,
            office=each.office,
            klass=each.klass,
            condition=each.condition,
        )
        for each in PEOPLE
    ]
    quarter = cells.start(work, cell_id)
    for title, field, author, reviewer in TOPICS:
        cells.plan_topic(
            work,
            cell_id,
            quarter,
            title=title,
            area=AREA,
            field=field,
            author_id=ids[author - 1],
            reviewer_id=ids[reviewer - 1],
        )
        quarter = quarter.next()
