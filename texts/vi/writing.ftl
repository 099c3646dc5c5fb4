# Viết thành nhiều đoạn: giống nhau ở mọi nơi.

words = { $text }
writing-kept = Đã giữ đoạn { $position }. Đồng chí có thể gửi tiếp đoạn nữa, hoặc bấm “Xem lại và gửi”.
writing-kept-to-send = Đã giữ ý kiến của đồng chí{ $position ->
        [1] {""}
       *[other] {" "}({ $position } đoạn)
    }, chưa gửi. Xin bấm “Gửi ý kiến”.
writing-kept-before = Đã có { $count } đoạn đồng chí viết từ trước, vẫn được giữ nguyên.
writing-words-only = Tin vừa rồi chưa được ghi: bước này chỉ nhận chữ gõ vào. Nếu là tệp, xin dán chữ vào đây.
writing-not-taken = Đoạn đồng chí vừa gửi chưa được ghi nhận, vì lý do dưới đây. Tin ấy vẫn còn trong cuộc trò chuyện này để đồng chí dùng lại khi cần.
writing-whole = Toàn bộ nội dung đồng chí đã viết:
writing-whole-end = (Hết, { $count } đoạn. Nội dung này chưa được gửi đi.)
writing-edited = Trợ lý giữ nội dung như khi đồng chí gửi lần đầu, chưa ghi phần vừa sửa. Để sửa đoạn cuối, xin bấm “Bỏ đoạn cuối” rồi gửi lại đoạn đó.
writing-undone = Đã bỏ đoạn cuối. Còn lại { $count } đoạn.
writing-nothing-undone = Không bỏ thêm đoạn nào, vì nút vừa bấm thuộc tin trước. Đang có { $count } đoạn.
writing-look = Xem lại và gửi
writing-send = Gửi
writing-more = Viết thêm
writing-undo = Bỏ đoạn cuối
writing-later = Để sau (giữ lại)
