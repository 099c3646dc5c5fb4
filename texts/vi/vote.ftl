# Biểu quyết, và xin ý kiến trước buổi sinh hoạt.
# $kind: loại nội dung; $way: biểu quyết hay xin ý kiến trước; $again: biểu quyết lại.

command-vote = Biểu quyết, hoặc thay đổi lựa chọn khi chưa kết thúc

vote-kind = { $kind ->
        [conclusion] Kết luận
        [resolution] Nghị quyết
       *[open_questions] Vấn đề tiếp tục nghiên cứu
    }
vote-choice = { $choice ->
        [yes] tán thành
        [no] không tán thành
       *[other] ý kiến khác
    }

vote-opened-binding =
    { $again ->
        [true] Biểu quyết lại
       *[false] Biểu quyết
    } thông qua { vote-kind } chuyên đề quý { $quarter }
    Biểu quyết chính thức tại buổi sinh hoạt ngày { DATE($meeting) }, công khai, ghi vào biên bản.
    Có quyền biểu quyết: { $eligible } đồng chí; có mặt: { $present }. Được thông qua khi có ít nhất { $needed } đồng chí tán thành.
    Kết thúc khi chủ trì tuyên bố, chậm nhất { HOUR($latest) }. Trước lúc đó, đồng chí có thể thay đổi lựa chọn; kết quả chỉ công bố sau khi kết thúc.
vote-opened-advance =
    Xin ý kiến trước buổi sinh hoạt (không thay cho biểu quyết) về { vote-kind } chuyên đề quý { $quarter }
    Hỏi ý kiến { $eligible } đồng chí có quyền biểu quyết. Hạn: { DUE($latest) }. Trước lúc đó, đồng chí có thể thay đổi lựa chọn.
    Ý kiến được ghi theo họ tên; cả chi bộ chỉ xem được sau khi kết thúc. Chi bộ sẽ biểu quyết tại buổi sinh hoạt.

vote-yes = Tán thành
vote-no = Không tán thành
vote-other = Ý kiến khác
vote-read = Đọc toàn văn
vote-see = Xem tình hình
vote-see-result = Xem kết quả
vote-refresh = Cập nhật tình hình
vote-pick = { $way ->
        [advance] Xin ý kiến trước
       *[binding] Biểu quyết
    }: { vote-kind } quý { $quarter }
vote-members = Xem danh sách đảng viên

vote-none = Hiện chi bộ không có nội dung nào đang biểu quyết hoặc xin ý kiến. Khi có, đồng chí sẽ nhận được tin kèm nút lựa chọn.
vote-several = Đang có nhiều nội dung chờ ý kiến của đồng chí. Xin đồng chí chọn:
vote-counting = Đã kết thúc. Kết quả đang được tổng hợp và sẽ được gửi ngay đến đồng chí.
vote-own-none = Đồng chí chưa lựa chọn.
vote-own = Đồng chí đã chọn: { vote-choice } (ghi nhận lúc { MOMENT($at) }).
vote-progress = Đã có lựa chọn: { $given }/{ $asked } đồng chí. Kết quả chưa hiển thị với bất kỳ ai cho đến khi kết thúc.
vote-waiting = Chưa có lựa chọn: { $names }. Chỉ Bí thư và Phó Bí thư thấy dòng này.

vote-barred = { $why ->
        [absent] Đồng chí được ghi là vắng mặt tại buổi sinh hoạt nên không biểu quyết lần này, nhưng vẫn được tính trong tổng số. Nếu ghi nhầm, xin báo chủ trì.
        [probationary] Quyền biểu quyết thuộc về đảng viên chính thức. Đảng viên dự bị được phát biểu và góp ý, nên lựa chọn ở đây không được ghi nhận.
        [condition] Đồng chí đang thuộc diện không tham gia sinh hoạt tại chi bộ nên không có trong danh sách biểu quyết lần này.
       *[other] Khi bắt đầu, đồng chí chưa có trong danh sách biểu quyết nên không lựa chọn lần này. Nếu có nhầm lẫn, xin báo Bí thư.
    }
vote-too-late = { $way ->
        [advance] Việc xin ý kiến
       *[binding] Biểu quyết
    } đã kết thúc từ { MOMENT($at) } nên lần bấm vừa rồi không được tính. { $own ->
        [none] Đồng chí được ghi là không tham gia.
        [yes] Lựa chọn đã ghi của đồng chí: tán thành.
        [no] Lựa chọn đã ghi của đồng chí: không tán thành.
       *[other] Lựa chọn đã ghi của đồng chí: ý kiến khác.
    }
vote-hidden = Kết quả và tên từng lựa chọn chỉ xem được sau khi kết thúc, để mọi đồng chí tự quyết định.

vote-toast = Đã ghi: { vote-choice }
vote-recorded = { $same ->
        [true] Lựa chọn của đồng chí vẫn là
       *[false] Đã ghi lựa chọn của đồng chí:
    } { vote-choice }. { $state ->
        [open] { $way ->
            [advance] Đồng chí có thể thay đổi trước { MOMENT($latest) }.
           *[binding] Đồng chí có thể thay đổi cho đến khi chủ trì tuyên bố kết thúc, chậm nhất { HOUR($latest) }.
        }
       *[closing] Biểu quyết vừa kết thúc; lựa chọn này đến kịp nên được tính.
    }
vote-words-ask = Nếu muốn, đồng chí ghi thêm ý kiến của mình, gửi được nhiều tin. Lựa chọn đã được tính, không phụ thuộc phần ghi thêm.
vote-words-seen = Phần ghi thêm chỉ Bí thư, Phó Bí thư xem sau khi kết thúc và được đưa vào biên bản; không gửi cho đồng chí khác.
vote-no-words = Không ghi thêm
vote-send-words = Gửi ý kiến
vote-without-words = Lựa chọn của đồng chí giữ nguyên, không kèm ý kiến. Kết quả sẽ được gửi đến đồng chí sau khi kết thúc.
vote-words-kept = Đã ghi ý kiến của đồng chí kèm theo lựa chọn. Bí thư, Phó Bí thư xem sau khi kết thúc và đưa vào biên bản.
vote-words-no-need = Phần ghi thêm chỉ dành cho đồng chí đã chọn “Không tán thành” hoặc “Ý kiến khác”, nên tin vừa rồi chưa được ghi nhận.
vote-words-too-late = Đã qua ngày kết thúc nên không ghi thêm ý kiến được nữa. Lựa chọn của đồng chí vẫn giữ nguyên.

vote-close = Kết thúc
vote-close-ask =
    Còn { $count } đồng chí chưa lựa chọn: { $names }.
    Nếu kết thúc bây giờ, các đồng chí đó được ghi là không tham gia. Kết quả được gửi ngay cho cả chi bộ và không mở lại được.
vote-close-now = Kết thúc ngay
vote-go-on = Chờ thêm
vote-closed = Đã kết thúc. Các lựa chọn gửi đến trước lúc này đều được tính; kết quả sẽ được gửi ngay cho cả chi bộ.
vote-all-in = { $way ->
        [advance] Cả { $count } đồng chí được xin ý kiến về { vote-kind } chuyên đề quý { $quarter } đã trả lời. Đồng chí có thể kết thúc ngay; nếu không, việc xin ý kiến tự kết thúc lúc { MOMENT($latest) }.
       *[binding] Cả { $count } đồng chí có mặt đã biểu quyết về { vote-kind } chuyên đề quý { $quarter }. Đồng chí có thể kết thúc ngay; nếu không, biểu quyết tự kết thúc lúc { HOUR($latest) }.
    }

vote-result-title = { $way ->
        [advance] Kết quả xin ý kiến trước buổi sinh hoạt (không thay cho biểu quyết) về { vote-kind } chuyên đề quý { $quarter }
       *[binding] Kết quả { $again ->
            [true] biểu quyết lại
           *[false] biểu quyết
        } { vote-kind } chuyên đề quý { $quarter }
    }
vote-count = { $choice ->
        [yes] - Tán thành: { $count }/{ $eligible } đồng chí ({ PERCENT($share) })
        [no] - Không tán thành: { $count }/{ $eligible } ({ PERCENT($share) })
        [other] - Ý kiến khác: { $count }/{ $eligible } ({ PERCENT($share) })
       *[silent] { $way ->
            [advance] - Không tham gia: { $count }/{ $eligible } ({ PERCENT($share) })
           *[binding] - Không tham gia biểu quyết: { $count }/{ $eligible } ({ PERCENT($share) })
        }
    }
vote-passed = { vote-kind } được thông qua (cần ít nhất { $needed } đồng chí tán thành).
vote-final-paper = Đồng chí { $author } hoàn chỉnh chuyên đề trong ngày { SHORT($due) }.
vote-not-passed = { vote-kind } chưa được thông qua (cần ít nhất { $needed } đồng chí tán thành). Nội dung và các ý kiến được giữ nguyên.
vote-not-passed-ways = Đề nghị đồng chí Bí thư chọn hướng tiếp theo.
vote-advance-over = Đây là ý kiến để chi bộ tham khảo. Việc thông qua được biểu quyết tại buổi sinh hoạt.

vote-names = Danh sách theo họ tên
vote-names-title = Lựa chọn của từng đồng chí, để ai cũng tính lại được:
vote-named = - { $choice ->
        [yes] Tán thành
        [no] Không tán thành
        [other] Ý kiến khác
       *[silent] Không tham gia
    } ({ $count }): { $names }.
vote-words = Xem ý kiến ghi thêm
vote-words-title = Ý kiến ghi kèm lựa chọn. Chỉ Bí thư, Phó Bí thư xem được; đưa vào biên bản.
vote-words-none = Không có ý kiến nào được ghi kèm lựa chọn.
vote-words-by = Đồng chí { $name } ({ vote-choice }):

vote-nobody = Hiện chi bộ không có đảng viên nào có quyền biểu quyết nên không mở được. Xin đồng chí kiểm tra danh sách đảng viên.
vote-no-presence = Biểu quyết được mở trong buổi sinh hoạt, sau khi đã ghi danh sách có mặt. Danh sách có mặt chưa được ghi nên biểu quyết chưa mở.
vote-not-in-meeting = Biểu quyết chỉ mở trong buổi sinh hoạt; buổi gần nhất có ghi danh sách có mặt là ngày { DATE($at) }. Xin đồng chí mở trong buổi sinh hoạt tới có ghi danh sách có mặt (tháng thứ hai hoặc thứ ba của quý).
vote-too-few = Chưa đủ số người có mặt để biểu quyết: { $present }/{ $eligible } đồng chí có quyền biểu quyết đang có mặt; cần { $rule ->
        [two_thirds] ít nhất hai phần ba
       *[more_than_half] quá nửa
    }. Biểu quyết chưa mở.
vote-no-meeting-ahead = Buổi sinh hoạt để kết luận đã bắt đầu nên không xin ý kiến trước được nữa. Xin đồng chí chọn biểu quyết trong buổi sinh hoạt.
vote-too-late-today = Đã quá 22 giờ 00 nên biểu quyết chưa mở. Xin đồng chí mở trong buổi sinh hoạt khác.
