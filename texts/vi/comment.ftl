# Đọc tài liệu và góp ý.

read-title = Bản { paper-word } “{ $topic }”, bản số { $number }
read-people = Người chuẩn bị: đồng chí { $author }. Người kiểm duyệt: đồng chí { $reviewer }.
read-released-at = Đưa ra chi bộ lúc { MOMENT($at) }.
read-end = (Hết.)
read-not-released = Bản { paper-word } “{ $topic }” chưa đưa ra chi bộ. Khi có, đồng chí sẽ được báo để đọc.
read-for-review = Bản { paper-word } “{ $topic }” chưa đưa ra chi bộ. Đồng chí là người kiểm duyệt, xin bấm nút bên dưới để đọc bản đang chờ.
read-progress = Bản { paper-word } “{ $topic }” chưa đưa ra chi bộ. Hiện ở { $with_whom ->
        [reviewer] người kiểm duyệt
       *[author] người chuẩn bị
    }, hạn { DUE($due) }. Chỉ Bí thư và Phó Bí thư thấy dòng này.

comment-write = Góp ý
comment-agree = Đã đọc, nhất trí
comments-see = Xem các ý kiến
comment-another = Góp ý thêm
comment-withdraw = Rút lại
comment-withdraw-one = Rút lại ý kiến { $number }
comment-unsent = Đồng chí đã viết { $count } đoạn góp ý nhưng chưa gửi. Xin đồng chí chọn: gửi ý kiến đó, hay chỉ ghi “đã đọc, nhất trí”?
comment-agree-only = Chỉ ghi “đã đọc, nhất trí”
comment-send = Gửi ý kiến

comment-told-out = Chi bộ đang góp ý { paper-word } “{ $topic }” và mời đồng chí cùng góp ý:

comment-ask = Đồng chí có ý kiến gì về { paper-word } “{ $topic }”? Một câu là đủ. Hạn: { DUE($due) }.
comment-still = Ý kiến gửi trước { MOMENT($at) }, khi buổi sinh hoạt bắt đầu, vẫn được ghi nhận.
comment-seen = Gửi xong, người chuẩn bị đọc được ngay, kèm tên đồng chí; các đồng chí khác đọc sau khi đã góp ý hoặc khi buổi sinh hoạt bắt đầu. Đồng chí cũng xem được ý kiến của các đồng chí khác.
comment-seen-again = Đồng chí đã cho ý kiến, có thể góp ý thêm. Người chuẩn bị và các đồng chí đã góp ý đọc được ngay, kèm tên đồng chí.
comment-given = Đã ghi nhận ý kiến của đồng chí và chuyển tới người chuẩn bị. Đồng chí xem được ý kiến của các đồng chí khác; có thể rút lại hoặc góp ý thêm đến khi buổi sinh hoạt bắt đầu.
comment-agreed = Đã ghi nhận: đồng chí đã đọc và nhất trí. Người chuẩn bị thấy ngay, kèm tên đồng chí. Đồng chí vẫn có thể góp ý thêm đến khi buổi sinh hoạt bắt đầu.
comment-spoken = Đồng chí đã cho ý kiến về tài liệu này, không cần bấm lại. Đồng chí có thể góp ý thêm.
comment-withdrawn = Đã rút lại, người khác không còn đọc được. Nội dung vẫn được giữ cho đồng chí; bấm “Góp ý” để sửa và gửi lại.
comment-withdrawn-before = Ý kiến này đã được rút lại rồi. Bấm “Góp ý” để viết tiếp.
comment-empty = Chưa có nội dung nào để gửi. Xin đồng chí bấm “Góp ý” rồi gửi một câu.
comment-author = Đồng chí là người chuẩn bị { paper-word } “{ $topic }” nên không cần góp ý. Đồng chí xem được ý kiến của chi bộ ngay khi có.
comment-closed = Góp ý cho { paper-word } “{ $topic }” được nhận đến { MOMENT($at) }, khi buổi sinh hoạt bắt đầu, nên nay không nhận thêm. Nếu có ý kiến, xin đồng chí nêu tại buổi sinh hoạt.
comment-not-asked = Bản { paper-word } “{ $topic }” này chỉ để đọc, chi bộ không cần góp ý nữa.
comment-nothing = Hiện chưa có tài liệu nào để góp ý. Khi có, đồng chí sẽ được báo.

comments-title = Ý kiến của chi bộ về { paper-word } “{ $topic }”: { $count } ý kiến
comments-one = { $number }. { $whose ->
        [mine] Đồng chí { $name } (ý kiến của đồng chí):
       *[other] Đồng chí { $name }:
    }
comments-agreed = Đã đọc, nhất trí ({ $count } đồng chí): { $names }.
comments-none = Chưa có ý kiến nào.
comments-none-here = Chưa có ý kiến nào để xem về { paper-word } “{ $topic }”.
comments-blind = Đồng chí xem được ý kiến của các đồng chí khác về { paper-word } “{ $topic }” sau khi cho ý kiến của mình. Một câu là đủ.

command-comment = Góp ý tài liệu đang có
