# Tham gia bằng mã.

join-ask = Xin chào. Để tham gia, xin đồng chí gửi mã do Bí thư chi bộ cấp.
join-wrong = Mã chưa đúng. Xin đồng chí kiểm tra và gửi lại, hoặc đề nghị Bí thư cấp mã.
join-used = Mã này đã được dùng. Nếu đồng chí đổi máy, xin đề nghị Bí thư cấp mã mới.
join-expired = Mã này đã hết hạn (30 ngày). Xin đồng chí đề nghị Bí thư cấp mã mới.
join-superseded = Mã này đã được thay bằng mã mới hơn. Xin đồng chí dùng mã mới nhất Bí thư đã cấp.
join-other-person = Cuộc trò chuyện này đang gắn với một đồng chí khác. Xin dùng tài khoản của mình, hoặc báo Bí thư.
join-not-yet = Đồng chí sinh hoạt tại { $cell } từ { DAY($from) }. Từ ngày đó, xin đồng chí bấm nút bên dưới để xem việc của mình; Trợ lý cũng sẽ báo việc tại đây.
join-left = Đồng chí hiện không thuộc chi bộ nào trong hệ thống. Xin liên hệ Bí thư chi bộ.
join-already = Đồng chí đã tham gia rồi, không cần gửi mã nữa.
join-welcome =
    Kính chào đồng chí { $name }, { $office ->
        [secretary] Bí thư { $cell }
        [deputy] Phó Bí thư { $cell }
        [committee] Chi ủy viên { $cell }
        [superior] đồng chí được cấp ủy cấp trên phân công theo dõi { $cell }
       *[member] { $klass ->
            [probationary] đảng viên dự bị, { $cell }
           *[official] đảng viên, { $cell }
        }
    }.
    { $office ->
        [superior] Tại đây đồng chí xem được giai đoạn và các mốc thời gian của chuyên đề quý; chỉ cần bấm nút. Ý kiến và bài viết của đảng viên không hiện ở đây.
       *[member] { $told ->
            [true] Từ nay Trợ lý sẽ báo việc và nhắc hạn riêng cho đồng chí tại đây. Đồng chí bấm nút dưới các tin, chỉ gõ khi được hỏi.
           *[false] Hiện đồng chí được miễn, tạm đi hoặc tạm ngừng sinh hoạt nên Trợ lý chưa giao việc và chưa nhắc. Khi có thay đổi, xin đồng chí báo Bí thư.
        }
    }
