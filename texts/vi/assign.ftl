# Phân công người chuẩn bị và người kiểm duyệt; người chuẩn bị trả lời.

command-assign = Phân công chuyên đề

assign-no-quarter = Hiện chưa có quý nào để phân công. Quý mới sẽ tự mở vào ngày làm việc sau buổi sinh hoạt tháng thứ ba.
assign-quarter-over = Quý { $quarter } đã qua nên không phân công lại được. Không có gì thay đổi.
assign-finished = Chuyên đề quý { $quarter } đã kết thúc nên không phân công lại được. Không có gì thay đổi.

# Chọn chuyên đề và người.
assign-plan-unfit = Kế hoạch năm chưa đủ tên, hoặc người trong kế hoạch hiện không nhận việc được. Xin đồng chí chọn.
assign-choose-topic = Quý { $quarter }: xin đồng chí chọn chuyên đề, hoặc gõ tên một chuyên đề khác rồi gửi. Chưa ai được báo cho đến khi đồng chí xác nhận ở bước cuối.
assign-no-topic = Quý { $quarter }: xin đồng chí gõ tên chuyên đề rồi gửi. Chưa ai được báo cho đến khi đồng chí xác nhận ở bước cuối.
assign-choose-author =
    Quý { $quarter }, “{ $topic }”.
    Xin đồng chí chọn người chuẩn bị. Chưa ai được báo cho đến khi đồng chí xác nhận ở bước cuối.
assign-choose-reviewer =
    Quý { $quarter }, “{ $topic }”. Người chuẩn bị: đồng chí { $author }.
    Xin đồng chí chọn người kiểm duyệt. Chưa ai được báo cho đến khi đồng chí xác nhận ở bước cuối.
assign-option = { $number }. { $name }
page-of = Trang { $page }/{ $pages }.
page-next = Trang sau
page-previous = Trang trước
assign-back-topic = Chọn chuyên đề khác
assign-drop-topic = Bỏ tên này, chọn chuyên đề khác
assign-back-author = Chọn người chuẩn bị khác
assign-choose-again = Chọn lại
assign-press-please = Ở bước này, xin đồng chí bấm một nút bên dưới. Tin vừa rồi chưa được ghi nhận.
assign-words-please = Ở bước này, xin đồng chí bấm một nút, hoặc gõ tên chuyên đề bằng chữ. Tin vừa rồi chưa được ghi nhận.
assign-title-empty = Tên chuyên đề chưa có chữ nào. Xin đồng chí gõ lại.
assign-title-too-long = Tên chuyên đề không được dài quá { $limit } ký tự. Xin đồng chí gửi lại tên ngắn hơn.
assign-topic-taken = Chuyên đề này đã dùng cho quý khác hoặc không còn để chọn. Không có gì thay đổi, xin đồng chí chọn lại.
assign-topic-fixed = Đề cương đã được chi bộ thông qua nên không đổi chuyên đề của quý; chỉ đổi được người. Không có gì thay đổi.
assign-person-unable = Đồng chí vừa chọn hiện không tham gia làm việc trong chi bộ (được miễn, tạm đi, bị đình chỉ hoặc không thuộc chi bộ). Không có gì thay đổi, xin chọn đồng chí khác.
assign-reviewer-is-author = Người kiểm duyệt không được là người chuẩn bị. Không có gì thay đổi, xin đồng chí chọn lại.

# Xem trước và xác nhận.
assign-preview =
    Phân công quý { $quarter }{ $plan ->
        [true] {" "}theo kế hoạch năm
       *[false] {""}
    }: “{ $topic }”.
    Người chuẩn bị: đồng chí { $author }.
    Người kiểm duyệt: đồng chí { $reviewer }.
assign-date = - { $what ->
        [answer] Trả lời phân công: trước { HOUR($at) }, { SHORT($at) }
        [outline] Gửi đề cương: { SHORT($at) }
        [outline_meeting] Thông qua đề cương: { HOUR($at) }, { SHORT($at) }
        [draft] Gửi dự thảo: { SHORT($at) }
        [conclusion] Thảo luận, kết luận: { HOUR($at) }, { SHORT($at) }
        [final] Hoàn chỉnh chuyên đề: { SHORT($at) }
       *[results] Đánh giá kết quả: { HOUR($at) }, { SHORT($at) }
    }
assign-who-sees = Sau khi đồng chí xác nhận: người chuẩn bị được báo ngay, với lý do “bồi dưỡng, luân phiên”; người kiểm duyệt được báo trong tin sáng sắp tới; chi bộ thấy trong nội dung hằng tháng. Ai chưa tham gia Trợ lý thì không nhận được tin.
assign-not-joined = Đồng chí { $name } chưa tham gia Trợ lý, xin báo riêng.
assign-asked-out = Lưu ý: đồng chí { $name } đã đề nghị xem xét lại việc này.
assign-by-plan = Phân công theo kế hoạch
assign-confirm = Xác nhận phân công

assign-done =
    Đã phân công chuyên đề quý { $quarter }: “{ $topic }”.
    Đồng chí { $author } được đề nghị trả lời trước { MOMENT($due) }. Nếu đến hạn chưa có trả lời, việc này nằm trong danh sách sáng của đồng chí.
    Đồng chí { $reviewer } kiểm duyệt.
assign-done-accepted =
    Đã thay đổi phân công chuyên đề quý { $quarter }: “{ $topic }”.
    Đồng chí { $author } đã nhận từ trước và tiếp tục chuẩn bị. Đồng chí { $reviewer } kiểm duyệt từ nay.
assign-nothing-to-do = Đồng chí không cần làm gì thêm.
assign-unchanged = Phân công đã đúng như vậy từ trước: “{ $topic }”, người chuẩn bị đồng chí { $author }, người kiểm duyệt đồng chí { $reviewer }. Không có gì thay đổi.
assign-overtaken = Phân công quý { $quarter } vừa có thay đổi nên lựa chọn này chưa được ghi. Hiện nay: “{ $topic }”, người chuẩn bị đồng chí { $author }, người kiểm duyệt đồng chí { $reviewer }.
assign-see = Xem phân công

# Phân công hiện có.
assign-present =
    Phân công quý { $quarter }: “{ $topic }”.
    Người chuẩn bị: đồng chí { $author }. Người kiểm duyệt: đồng chí { $reviewer }.
    { $state ->
        [asked] Người chuẩn bị chưa trả lời.
        [reconsider] Người chuẩn bị đề nghị xem xét lại. Lý do, chỉ Bí thư và Phó Bí thư xem được:
       *[accepted] Người chuẩn bị đã nhận nhiệm vụ.
    }
assign-keep = Giữ phân công này
assign-choose-other = Chọn người khác
assign-change = Thay đổi phân công
assign-other-quarter = Phân công quý { $quarter }

# Tin báo.
assign-asked =
    Kính gửi đồng chí { $author },
    Chi bộ phân công đồng chí chuẩn bị chuyên đề quý { $quarter }: “{ $topic }”.
    Lý do: bồi dưỡng, luân phiên. Đồng chí { $reviewer } kiểm duyệt và giúp đồng chí từng bước.
assign-asked-paper = { $paper ->
        [outline] Đề cương
        [draft] Dự thảo
       *[final] Chuyên đề hoàn chỉnh
    }: hạn { MOMENT($due) }.
assign-asked-answer = Xin trả lời trước { DUE($due) }. Câu trả lời gửi đến Bí thư và Phó Bí thư.
assign-told-reviewer = Đồng chí được cử kiểm duyệt chuyên đề quý { $quarter }: “{ $topic }”. Người chuẩn bị: đồng chí { $author }. Khi có bài, đồng chí sẽ được báo.
assign-told-new-reviewer = Chuyên đề quý { $quarter } “{ $topic }”: từ nay đồng chí { $reviewer } kiểm duyệt. Đồng chí vẫn là người chuẩn bị.
assign-told-relieved-author = Việc chuẩn bị chuyên đề quý { $quarter } “{ $topic }” đã chuyển cho đồng chí khác. Nội dung đồng chí đã viết vẫn được giữ. Xin cảm ơn đồng chí.
assign-told-relieved-reviewer = Việc kiểm duyệt chuyên đề quý { $quarter } “{ $topic }” đã chuyển cho đồng chí khác. Xin cảm ơn đồng chí.
assign-told-reconsider = Đồng chí { $author } đề nghị xem xét lại việc phân công chuẩn bị chuyên đề quý { $quarter }: “{ $topic }”. Lý do chỉ Bí thư và Phó Bí thư xem được.

# Người chuẩn bị trả lời.
answer-yes = Nhận nhiệm vụ
answer-talk = Trao đổi với Bí thư
answer-reconsider = Đề nghị xem xét lại
answer-own = Trả lời phân công
answer-see = Xem phân công hiện nay
answer-write = { $paper ->
        [outline] Viết đề cương
        [draft] Viết dự thảo
       *[final] Hoàn chỉnh chuyên đề
    }
answer-accepted = Cảm ơn đồng chí đã nhận chuẩn bị chuyên đề “{ $topic }”. Bí thư sẽ thấy đồng chí đã nhận. Đồng chí { $reviewer } kiểm duyệt bài của đồng chí.
answer-next = Việc tiếp theo: { $paper ->
        [outline] gửi đề cương
        [draft] gửi dự thảo
       *[final] gửi chuyên đề hoàn chỉnh
    }, hạn { DUE($due) }.
answer-next-later = Khi quý mở, đồng chí sẽ thấy nút viết đề cương trong “Việc của tôi”.
answer-accepted-already = Đồng chí { $author } đã nhận chuẩn bị chuyên đề quý { $quarter }: “{ $topic }”. Không có gì thay đổi.
answer-waits = Đề nghị xem xét lại việc chuẩn bị “{ $topic }” đã gửi đến Bí thư và đang chờ. Khi có quyết định, đồng chí sẽ được báo. Không có gì thay đổi.
answer-replaced = Việc chuẩn bị chuyên đề quý { $quarter } “{ $topic }” đã được phân công lại nên không còn chờ đồng chí trả lời. Không có gì thay đổi.
answer-renewed = Việc phân công này đã được cập nhật. Xin đồng chí xem phân công hiện nay.
answer-not-taking-part = Hiện đồng chí được miễn, tạm đi hoặc tạm ngừng sinh hoạt nên chưa nhận việc. Xin đồng chí báo Bí thư. Không có gì thay đổi.
answer-quarter-over = Quý { $quarter } đã qua nên việc phân công trong quý đó không còn cần trả lời. Không có gì thay đổi.
answer-talked = Xin đồng chí gặp hoặc gọi trực tiếp đồng chí { $secretary }. Trợ lý không chuyển tin này cho ai. Khi đã rõ, xin đồng chí trả lời trước { DUE($due) }.
answer-why-ask = Xin đồng chí cho biết vì sao đề nghị xem xét lại việc chuẩn bị “{ $topic }”. Một câu là đủ.
answer-why-seen = Chỉ Bí thư và Phó Bí thư xem được lý do, sau khi đồng chí bấm “Gửi”; nếu không gửi thì phân công giữ như cũ.
answer-why-empty = Chưa có lý do nào được viết. Xin đồng chí gõ lý do rồi gửi.
answer-why-sent = Đã gửi đề nghị xem xét lại đến Bí thư. Khi có quyết định, đồng chí sẽ được báo. Trong lúc chờ, đồng chí không cần trả lời thêm.
