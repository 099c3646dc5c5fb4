# Kiểm duyệt: đồng ý đưa ra chi bộ, hoặc đề nghị chỉnh sửa.

review-title = Bản { paper-word } “{ $topic }”, bản số { $number }, do đồng chí { $name } chuẩn bị
review-end = (Hết.) Hiện chỉ đồng chí và người chuẩn bị đọc được bản này.
review-due = Hạn cho ý kiến: { DUE($due) }.
review-agree = { $paper ->
        [final] Xác nhận bản hoàn chỉnh
       *[other] Đồng ý đưa ra chi bộ
    }
review-changes = Đề nghị chỉnh sửa
review-go-on = Viết tiếp ý kiến chỉnh sửa

review-agree-sure = Khi đồng chí xác nhận, { paper-word } “{ $topic }” được gửi tới chi bộ cùng tên người kiểm duyệt và không rút lại được. Đồng chí đồng ý chứ?
review-release = Xác nhận đưa ra chi bộ
review-back = Đọc lại
review-agreed = Đã đưa { paper-word } “{ $topic }” ra chi bộ: { $told } đồng chí đã tham gia Trợ lý được báo{ $paper ->
        [final] {" "}trong tin sáng sắp tới
       *[other] {""}
    }.
review-comments-due = Chi bộ góp ý đến { MOMENT($due) }.

review-ask-words = Xin đồng chí cho biết cần chỉnh sửa gì trong { paper-word } “{ $topic }”, bằng một hoặc nhiều tin.
review-words-seen = Khi đồng chí chọn hạn và gửi, chỉ đồng chí { $name } (người chuẩn bị) đọc được ý kiến này. Bí thư biết lần kiểm duyệt và hạn, không đọc nội dung.
review-choose-date = Chọn hạn chỉnh sửa
review-ask-date = Người chuẩn bị cần gửi bản mới trước ngày nào? Bấm nút, hoặc gõ một ngày khác. Ý kiến được gửi đi ngay khi đồng chí chọn hạn.
review-date-past = Ngày { DATE($day) } không sau hôm nay nên ý kiến chưa được gửi. Xin chọn một hạn dưới đây.
review-date-late = Ngày { DATE($day) } ở sau buổi sinh hoạt ngày { DATE($last) } nên ý kiến chưa được gửi. Xin chọn một hạn không muộn hơn buổi sinh hoạt.
review-date-far = Ngày { DATE($day) } quá xa nên ý kiến chưa được gửi. Xin chọn một hạn đến ngày { DATE($last) }.
review-date-off = Ngày { DATE($day) } là ngày nghỉ nên ý kiến chưa được gửi. Xin chọn một ngày làm việc.
review-date = { $days } ngày làm việc: { DAY($due, year: 0) }{ $usual ->
        [yes] {" "}(thường dùng)
       *[no] {""}
    }
review-returned = Đã chuyển ý kiến tới đồng chí { $name } về { paper-word } “{ $topic }”. Hạn chỉnh sửa: { DUE($due) }. Khi có bản mới, đồng chí sẽ được báo.
review-words-needed = Xin đồng chí viết cần chỉnh sửa gì trước khi chọn hạn.
review-told-changes = Đồng chí { $name } đề nghị chỉnh sửa { paper-word } “{ $topic }”. Hạn gửi lại: { DUE($due) }. Xin bấm nút bên dưới để xem ý kiến; bản đã viết vẫn được giữ để sửa tiếp.

review-reviewer-only = Việc kiểm duyệt { paper-word } “{ $topic }” do đồng chí được phân công thực hiện nên không có gì thay đổi.
review-not-taking-part = Hiện đồng chí được miễn hoặc tạm đi nên không kiểm duyệt { paper-word } “{ $topic }”; Bí thư phân công đồng chí khác. Không có gì thay đổi.
review-nothing-yet = Hiện chưa có bản { paper-word } “{ $topic }” nào chờ đồng chí: người chuẩn bị đang viết hoặc đang sửa. Khi có bản mới, đồng chí sẽ được báo.
review-is-returned = Đồng chí đã đề nghị chỉnh sửa { paper-word } “{ $topic }”; đồng chí { $name } đang sửa. Khi có bản mới, đồng chí sẽ được báo.
review-newer-version = Nút này thuộc một bản cũ. Nay đã có bản { paper-word } “{ $topic }” mới hơn, xin đồng chí đọc bản mới.
review-meeting-began = Buổi sinh hoạt đã bắt đầu nên không đề nghị chỉnh sửa { paper-word } “{ $topic }” được nữa. Ý kiến đã viết vẫn được giữ; bước tiếp theo do chi bộ quyết định tại buổi sinh hoạt.
review-nothing = Hiện không có tài liệu nào chờ đồng chí kiểm duyệt.

command-review = Đọc và kiểm duyệt tài liệu
