# Danh sách sáng của Bí thư, 07 giờ 30 các ngày làm việc.

list-title = Kính gửi đồng chí Bí thư: việc cần đôn đốc, { DAY($today) }
list-empty = Không có việc cần đôn đốc.
list-office = Việc của đồng chí Bí thư:
list-meeting = - Hôm nay chi bộ sinh hoạt lúc { HOUR($at) }.
list-late-answer = - Chưa trả lời phân công (hạn { SHORT($due) }): { $names }.
list-late-write-outline = - Chưa gửi đề cương (hạn { SHORT($due) }): { $names }.
list-late-write-draft = - Chưa gửi dự thảo (hạn { SHORT($due) }): { $names }.
list-late-review = - Chưa cho ý kiến kiểm duyệt { $paper ->
        [outline] đề cương
        [draft] dự thảo
       *[final] chuyên đề
    } (hạn { SHORT($due) }): { $names }.
list-late-rewrite = - Chưa gửi bản chỉnh sửa { $paper ->
        [outline] đề cương
        [draft] dự thảo
       *[final] chuyên đề
    } (hạn { SHORT($due) }): { $names }.
list-late-comment = - Chưa góp ý { $paper ->
        [outline] đề cương
        [draft] dự thảo
       *[final] chuyên đề
    } (hạn { SHORT($due) }): { $names }.
list-late-final-paper = - Chưa gửi chuyên đề hoàn chỉnh (hạn { SHORT($due) }): { $names }.
list-late-confirm-final = - Chưa xác nhận chuyên đề hoàn chỉnh (hạn { SHORT($due) }): { $names }.
list-unopened = - Trong đó chưa mở tài liệu: { $names }.
list-reconsider = - Đề nghị xem xét lại việc phân công: { $names }.
list-unsent = - Chưa gửi được tin từ { SHORT($since) }: { $names }; đề nghị gọi điện.
list-not-joined = - Chưa tham gia Trợ lý nên không nhận được tin: { $names }; đề nghị chuyển mã, mã hết hạn thì cấp mã mới.
list-own = Việc của riêng đồng chí:
list-private = Danh sách này chỉ Bí thư xem được.
