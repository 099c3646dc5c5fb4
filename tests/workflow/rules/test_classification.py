"""Marks of classification and what only looks like one."""

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.rules.classification import marks

MARKED = [
    "MẬT",
    "TỐI MẬT",
    "TUYỆT MẬT",
    "  MẬT  ",
    "MẬT.",
    "[MẬT]",
    "(TỐI MẬT)",
    "“MẬT”",
    "Độ mật: MẬT",
    "ĐỘ MẬT: TỐI MẬT",
    "Kính gửi đồng chí tài liệu MẬT của đơn vị",
    "Báo cáo này đóng dấu MẬT, đề nghị không chuyển tiếp",
    "CHI BỘ 1\nMẬT\nSố 05-BC/CB",
    "MẬT\nĐỘ KHẨN: HỎA TỐC",
    "TUYỆT\nMẬT",
    "BÍ\nMẬT",  # a stamp of its own line, whatever stands above
    "TUYỆT  MẬT",
    "TUYỆT-MẬT",
    "TUYỆTMẬT",
    "TUYỆT\u00a0MẬT",
    "M Ậ T",
    "M  Ậ  T",
    "M.Ậ.T",
    "M-Ậ-T",
    "M\u200bẬ\u200bT",
    "T Ố I M Ậ T",
    "T U Y Ệ T M Ậ T",
    "T U Y Ệ T   M Ậ T",
    "T Ố I  MẬT",
    "T À I L I Ệ U M Ậ T",
    "MÂ\u0323T",  # the dot typed after the letter with its hat
    "bao-cao_TUYỆT MẬT.docx",
    "MẬT.pdf",
    "MẬT_bao-cao-quy-1.docx",
    "bao-cao-MẬT.docx",
    "BaoCaoMẬT.docx",
    "2027_TỐI_MẬT_v2.pdf",
    "MẬT BÁO CÁO QUÝ II.docx",
    "HỒ SƠ MẬT THIẾT KẾ TRỤ SỞ.pdf",
    "BC_TUYET_MAT.docx",
    "TUYET MAT",
    "KE_HOACH-TOI_MAT.docx",
    "CÔNG VĂN MẬT",
    "CÔNG_VĂN_MẬT.docx",
    "CHỈ THỊ MẬT",
    "CÔNG  VĂN MẬT",
    "CHỈ  THỊ MẬT",
    "TUYỆT MẬT MÃ HỒ SƠ 12",
    "T R O N G  M Ậ T",
    "TÀI LIỆU MẬT",
    "LÝ LỊCH NHÂN THÂN MẬT",
    "TÀI LIỆU MẬT - KHÔNG SAO CHỤP",
    "MẬT ĐỘ KHẨN: THƯỢNG KHẨN",
    "TRONG MẬT",
    "BẢO VỆ BÍ MẬT NHÀ NƯỚC\nTỐI MẬT",
    "ＭẬＴ",
]

INNOCENT = [
    "",
    "mật",
    "Mật",
    "Mật độ dân số tăng",
    "bí mật",
    "Bảo vệ bí mật nhà nước trong tình hình mới",
    "quan hệ mật thiết với nhân dân",
    "Tài liệu mật phải được quản lý chặt chẽ",
    "Các độ mật: Tuyệt mật, Tối mật, Mật",
    "tối mật",
    "tuyệt mật",
    "BÍ MẬT",
    "BẢO VỆ BÍ MẬT NHÀ NƯỚC",
    "II- CÔNG TÁC BẢO VỆ BÍ MẬT NHÀ NƯỚC",
    "BẢO VỆ BÍ\nMẬT NHÀ NƯỚC",
    "BẢO MẬT THÔNG TIN",
    "BẢO-MẬT-THÔNG-TIN.docx",
    "MẬT ĐỘ",
    "MẬT ĐỘ DÂN SỐ",
    "MẬT_ĐỘ_DÂN_SỐ.xlsx",
    "MẬT THIẾT",
    "GẮN BÓ MẬT THIẾT VỚI NHÂN DÂN",
    "MẬT ONG",
    "HỢP TÁC XÃ MẬT ONG",
    "NUÔI ONG LẤY MẬT",
    "ĐỔI MẬT KHẨU",
    "MẬT MÃ",
    "CƠ MẬT",
    "THÂN MẬT",
    "GẶP MẶT THÂN MẬT ĐẦU XUÂN",
    "GIẢI MẬT TÀI LIỆU",
    "XÁC ĐỊNH ĐỘ MẬT",
    "TÚI MẬT",
    "TUẦN TRĂNG MẬT",
    "MẬT TÔNG",
    "MẬT NGỌT CHẾT RUỒI",
    "B Í M Ậ T",
    "B Í  M Ậ T",
    "M Ậ T  Đ Ộ",
    "M Ậ T Đ Ộ",
    "NGUYỄN VĂN MẬT",
    "TRẦN THỊ MẬT",
    "bi-mat.docx",
    "BAO_CAO_MẶT_TRẬN.docx",
    "BAO_CAO_MAT_TRAN.docx",
    "MAT.docx",
    "TOI MAT DIEN THOAI",
    "FORMAT.docx",
    "tuyet-mat.docx",
    "MẮT",
    "MẶT TRẬN TỔ QUỐC",
    "MẤT MÁT",
    "TÔI MẤT",
    "TỐI MẶT",
    "TUYỆT VỜI",
    "Ban hành kèm theo danh mục bí mật nhà nước",
    "M. A. T.",
    "CHUYÊN ĐỀ QUÝ II/2027",
    "TIẾP XÚC THÂN MẬT",
    "ĐƯỜNG ỐNG MẬT",
]

Form = Literal["NFC", "NFD"]


def test_the_table_is_large_and_half_innocent() -> None:
    assert len(MARKED) + len(INNOCENT) >= 80
    assert 2 * len(INNOCENT) >= len(MARKED) + len(INNOCENT)
    assert len(set(MARKED + INNOCENT)) == len(MARKED) + len(INNOCENT)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("text", MARKED)
def test_marked(text: str, form: Form) -> None:
    assert marks(unicodedata.normalize(form, text))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("text", INNOCENT)
def test_innocent(text: str, form: Form) -> None:
    assert not marks(unicodedata.normalize(form, text))


def test_a_mark_is_found_deep_in_a_long_text() -> None:
    page = "Chi bộ bảo vệ bí mật nhà nước, gắn bó mật thiết với nhân dân.\nBẢO VỆ BÍ MẬT NHÀ NƯỚC\n" * 2000
    assert not marks(page)
    assert marks(page + "TUYỆT MẬT\n" + page)


@given(st.text(), st.sampled_from(["MẬT", "TỐI MẬT", "TUYỆT MẬT", "M Ậ T"]), st.text())
def test_a_stamp_on_a_line_of_its_own_is_found_whatever_stands_around(
    above: str, stamp: str, below: str
) -> None:
    assert marks(f"{above}\n{stamp}\n{below}")


@given(st.text(alphabet=st.characters(exclude_categories=["Lu", "Lt", "Lm", "Lo", "So"])))
def test_a_text_without_capitals_is_never_marked(text: str) -> None:
    assert not marks(text.lower())
