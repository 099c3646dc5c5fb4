# Tin nhắc việc: mỗi người mỗi ngày nhiều nhất một tin thường, gộp mọi việc trong ngày.

digest-greeting = Kính gửi đồng chí { $name },
digest-delayed = Tin này đến muộn vì hệ thống bị gián đoạn, mong đồng chí thông cảm.
digest-private = Tin này chỉ gửi riêng đồng chí.
digest-private-late = Nếu có vướng mắc, xin đồng chí cho Bí thư biết. Tin này chỉ gửi riêng đồng chí.

# Dòng thứ hai của mỗi việc: ai xem, thế nào là đủ, nếu chưa làm thì sao.
# $way: [ahead] còn hạn, [today] đến hạn trong ngày, [late] đã quá hạn.
remind-answer = { $way ->
        [late] Bí thư đang chờ câu trả lời để kịp sắp xếp người chuẩn bị; đồng chí vẫn trả lời được.
       *[today] Đồng chí nhận nhiệm vụ hoặc đề nghị xem xét lại. Chưa có trả lời thì việc này được ghi vào danh sách sáng của Bí thư.
    }
remind-write-outline = { $way ->
        [ahead] Đồng chí viết được thành nhiều tin, lúc nào viết tiếp cũng được; khi đồng chí gửi, người kiểm duyệt mới xem được.
        [today] Khi gửi, đề cương đến người kiểm duyệt trước; chi bộ đọc sau khi người kiểm duyệt đồng ý.
       *[late] Gửi sớm được ngày nào, các đồng chí có thêm ngày đó để đọc và góp ý. Việc chưa xong sẽ nằm trong danh sách sáng của Bí thư.
    }
remind-write-draft = { $way ->
        [ahead] Đồng chí viết được thành nhiều tin, lúc nào viết tiếp cũng được; khi đồng chí gửi, người kiểm duyệt mới xem được.
        [today] Khi gửi, dự thảo đến người kiểm duyệt trước; chi bộ đọc sau khi người kiểm duyệt đồng ý.
       *[late] Gửi sớm được ngày nào, các đồng chí có thêm ngày đó để đọc và góp ý. Việc chưa xong sẽ nằm trong danh sách sáng của Bí thư.
    }
remind-rewrite = { $way ->
        [late] Bản chỉnh sửa được gửi lại người kiểm duyệt; chi bộ đang chờ để đọc. Việc chưa xong sẽ nằm trong danh sách sáng của Bí thư.
       *[today] Bản chỉnh sửa được gửi lại người kiểm duyệt; chi bộ đọc sau khi người kiểm duyệt đồng ý.
    }
remind-review = { $way ->
        [late] Chi bộ đọc được tài liệu khi đồng chí đồng ý đưa ra. Việc chưa xong sẽ nằm trong danh sách sáng của Bí thư.
       *[today] Đồng chí đồng ý đưa ra chi bộ, hoặc đề nghị chỉnh sửa; ý kiến của đồng chí gửi người chuẩn bị.
    }
remind-comment = { $way ->
        [ahead] Một câu là đủ. Gửi xong, đồng chí xem được ý kiến của các đồng chí khác.
        [today] Một câu là đủ; nếu không có ý kiến khác, đồng chí bấm “đã đọc, nhất trí”. Ý kiến đến người chuẩn bị và các đồng chí đã góp ý.
       *[late] Một câu là đủ; ý kiến đến người chuẩn bị và các đồng chí đã góp ý. Ai chưa góp ý chỉ Bí thư, Phó Bí thư biết.
    }
remind-vote-advance = { $way ->
       *[today] Đồng chí thay đổi được lựa chọn đến khi hết hạn; kết quả chỉ công bố sau khi kết thúc. Không có ý kiến thì được ghi là không tham gia.
    }
remind-final-paper = { $way ->
        [late] Người kiểm duyệt xác nhận xong, chi bộ nhận được bản hoàn chỉnh. Việc chưa xong sẽ nằm trong danh sách sáng của Bí thư.
       *[today] Bản hoàn chỉnh đến người kiểm duyệt để xác nhận, sau đó gửi cả chi bộ.
    }
remind-confirm-final = { $way ->
        [late] Đồng chí xác nhận xong, chi bộ nhận được bản hoàn chỉnh. Việc chưa xong sẽ nằm trong danh sách sáng của Bí thư.
       *[today] Đồng chí xác nhận, hoặc gửi lại người chuẩn bị; xác nhận xong, chi bộ nhận được bản hoàn chỉnh.
    }
remind-today = Việc này đến hạn hôm nay.
remind-until = Gửi trước { MOMENT($until, year: 0) }, khi buổi sinh hoạt bắt đầu, vẫn được ghi nhận.

snooze-button = { $mark }Nhắc lại ngày { SHORT($at) }
snooze-set = Trợ lý sẽ nhắc lại việc này một lần nữa lúc { MOMENT($at) }. Hạn vẫn là { DUE($due) }. Chỉ đồng chí biết việc nhắc lại này.
snooze-already = Việc này đã được hẹn nhắc lại một lần nên không hẹn thêm. Hạn: { DUE($due) }. Đồng chí làm được ngay bằng nút bên dưới.
snooze-too-late = Việc này đến hạn trước lần nhắc tới nên không hẹn lại được. Hạn: { DUE($due) }. Đồng chí làm được ngay bằng nút bên dưới.
snooze-anyway = Trợ lý đã có lịch nhắc việc này lúc { MOMENT($at) } nên không cần hẹn thêm. Hạn: { DUE($due) }.
snooze-ended = Việc này không còn phải làm nên sẽ không nhắc nữa. Xin đồng chí bấm “Việc của tôi” để xem việc hiện nay.
