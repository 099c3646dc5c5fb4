# Đánh giá kết quả chuyên đề sau buổi sinh hoạt tháng thứ ba.

command-evaluate = Đánh giá kết quả chuyên đề

evaluate-choose = Đang có { $count } chuyên đề chờ đánh giá. Xin đồng chí chọn:
evaluate-topic = { $topic }
evaluate-none = Hiện chưa có chuyên đề nào chờ đánh giá.
evaluate-when = Đánh giá được viết sau khi ghi buổi sinh hoạt tháng thứ ba: { MOMENT($at) }.
evaluate-record-first = Buổi sinh hoạt tháng thứ ba ({ MOMENT($at) }) chưa được ghi. Xin đồng chí ghi ai có mặt trước, rồi viết đánh giá.
evaluate-own = Đồng chí là người chuẩn bị chuyên đề này nên việc đánh giá do đồng chí { $name } thực hiện. Khi có bản đánh giá, đồng chí sẽ được báo và xem được toàn bộ.
evaluate-record = Ghi buổi sinh hoạt
evaluate-read = Đọc bản đánh giá
evaluate-show = Xem bản đánh giá

# Viết: từng phần một.

evaluate-about = Đánh giá chuyên đề quý { $quarter }: “{ $topic }”.
evaluate-ask-result = 1/3. Kết quả thực hiện chuyên đề thế nào? Một vài câu là đủ.
evaluate-seen-result = Khi đồng chí gửi bản đánh giá, phần này cả chi bộ xem được. Trước đó chỉ Bí thư và Phó Bí thư xem được.
evaluate-ask-strengths = 2/3. Ưu điểm, điều đáng biểu dương của người chuẩn bị là gì?
evaluate-seen-strengths = Khi đồng chí gửi bản đánh giá, chỉ người chuẩn bị xem được phần này, cùng Bí thư và Phó Bí thư.
evaluate-ask-improve = 3/3. Người chuẩn bị cần rút kinh nghiệm điều gì? Không có thì bấm “Bỏ qua”.
evaluate-seen-improve = Khi đồng chí gửi bản đánh giá, chỉ người chuẩn bị xem được phần này, cùng Bí thư và Phó Bí thư.
evaluate-next = Xong phần này
evaluate-look = Xem lại phần này
evaluate-kept = Đã giữ đoạn { $position } của phần này. Viết đủ rồi, xin bấm “Xong phần này” để đi tiếp; “Xem lại phần này” để đọc và sửa. Bản đánh giá chưa được gửi đi.
evaluate-skip = Bỏ qua

# Xem lại và gửi.

evaluate-draft-head = Bản đánh giá (dự thảo) chuyên đề quý { $quarter }: “{ $topic }”. Hiện chỉ Bí thư và Phó Bí thư xem được.
evaluate-read-head = Đánh giá chuyên đề quý { $quarter }: “{ $topic }”.
evaluate-strengths = Ưu điểm:
evaluate-result = Kết quả thực hiện:
evaluate-improve = Cần rút kinh nghiệm:
evaluate-draft-end = Khi gửi: người chuẩn bị xem được toàn bộ, cả chi bộ chỉ xem được phần kết quả, trong tin sáng sắp tới. Xin đồng chí chọn cách kết thúc:
evaluate-conclusion-waits = Kết luận chuyên đề chưa được ghi là đã thông qua.
evaluate-final-waits = Chuyên đề hoàn chỉnh chưa được xác nhận. Nếu kết thúc bây giờ, việc hoàn chỉnh và xác nhận vẫn phải làm.
evaluate-draft-lacks = Bản đánh giá chưa đủ: còn thiếu phần { $section ->
        [result] kết quả thực hiện
       *[strengths] ưu điểm
    }.
evaluate-write = { $section ->
        [result] Viết phần kết quả
        [strengths] Viết phần ưu điểm
       *[improve] Viết phần rút kinh nghiệm
    }
evaluate-close = Kết thúc chuyên đề
evaluate-again = Đánh giá lại ở quý sau
evaluate-choose-quarter = Kết quả được đánh giá lại tại buổi sinh hoạt tháng thứ ba của quý nào? Quý đó vẫn có chuyên đề riêng.
evaluate-quarter = Quý { $quarter }
evaluate-confirm-close = Đồng chí gửi bản đánh giá và kết thúc chuyên đề “{ $topic }”. Gửi rồi thì không sửa được. Xin đồng chí xác nhận.
evaluate-confirm-again = Đồng chí gửi bản đánh giá; kết quả chuyên đề “{ $topic }” được đánh giá lại trong quý { $quarter }. Gửi rồi thì không sửa được. Xin đồng chí xác nhận.
evaluate-confirm = Gửi bản đánh giá
evaluate-back = Xem lại
evaluate-filed = Đã gửi bản đánh giá. { $ending ->
        [again] Kết quả sẽ được đánh giá lại trong quý { $again }; đến lúc đó Trợ lý báo đồng chí.
       *[closed] Chuyên đề “{ $topic }” đã kết thúc.
    } Người chuẩn bị và chi bộ được báo trong tin sáng sắp tới.
evaluate-ending = { $ending ->
        [again] Kết quả chuyên đề sẽ được đánh giá lại trong quý { $again }.
       *[closed] Chuyên đề đã kết thúc.
    }
evaluate-filed-already = Bản đánh giá này đã được gửi lúc { MOMENT($at) }, không sửa được nữa.
evaluate-incomplete = Bản đánh giá chưa có đủ phần kết quả và phần ưu điểm nên chưa gửi được. Nội dung đã viết vẫn được giữ.
evaluate-quarter-gone = Quý vừa chọn không còn đánh giá lại được. Xin đồng chí chọn quý khác.
