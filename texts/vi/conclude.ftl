# Kết luận của chi bộ: soạn, chọn cách thông qua, mở biểu quyết, hướng đi khi chưa được thông qua.

command-conclude = Kết luận chuyên đề, mở biểu quyết

conclude-no-topic = Quý này chưa có chuyên đề nên chưa soạn kết luận được. Xin đồng chí phân công chuyên đề trước.
conclude-assign = Phân công chuyên đề
conclude-which = Có chuyên đề của quý trước còn chờ kết luận. Xin đồng chí chọn:
conclude-pick = Quý { $quarter }
conclude-ask-kind =
    Chuyên đề quý { $quarter }: “{ $topic }”.
    Xin đồng chí chọn loại nội dung. Nội dung soạn ra chỉ Bí thư, Phó Bí thư xem được cho đến khi mở biểu quyết hoặc xin ý kiến.
conclude-kind-conclusion = Kết luận
conclude-kind-resolution = Nghị quyết
conclude-kind-open-questions = Vấn đề tiếp tục nghiên cứu
conclude-ask-text = Xin đồng chí gửi nội dung { vote-kind } chuyên đề quý { $quarter }, gửi được nhiều tin.
conclude-text-seen = Khi còn là bản soạn, chỉ Bí thư, Phó Bí thư xem được. Khi mở biểu quyết hoặc xin ý kiến, cả chi bộ xem được và không sửa được nữa.
conclude-use = Dùng nội dung này

conclude-text-title = { vote-kind } chuyên đề quý { $quarter }: “{ $topic }”
conclude-draft = Đây là bản soạn, chỉ Bí thư, Phó Bí thư xem được.
conclude-draft-locked = Nội dung này đã được lấy ý kiến nên giữ nguyên. Nếu chỉnh sửa, Trợ lý lập bản soạn mới và giữ bản này.
conclude-how = Chọn cách thông qua
conclude-edit = Chỉnh sửa nội dung
conclude-other-kind = Đổi loại nội dung
conclude-see = Xem kết luận hiện nay
conclude-read = Xem nội dung
conclude-state = { $state ->
        [voting] Đang được biểu quyết hoặc xin ý kiến; nội dung không sửa được.
        [passed] Đã được chi bộ biểu quyết thông qua.
        [agreed] Chi bộ đã thống nhất.
       *[not_passed] Chưa được thông qua. Nội dung và các ý kiến được giữ nguyên. Đề nghị đồng chí chọn hướng tiếp theo.
    }

conclude-ask-how =
    { vote-kind } chuyên đề quý { $quarter } được thông qua bằng cách nào?
    - Biểu quyết: trong buổi sinh hoạt, sau khi ghi danh sách có mặt.
    - Xin ý kiến trước buổi sinh hoạt: không thay cho biểu quyết.
conclude-how-agree = - Thống nhất: ghi nhận tại buổi sinh hoạt, không đếm số (không dùng cho nghị quyết).
conclude-binding = Biểu quyết trong buổi sinh hoạt
conclude-advance = Xin ý kiến trước buổi sinh hoạt
conclude-agree = Ghi nhận thống nhất
conclude-meeting = Ghi danh sách có mặt

conclude-preview-binding =
    Biểu quyết thông qua { vote-kind } chuyên đề quý { $quarter }
    Có quyền biểu quyết: { $eligible } đồng chí; có mặt: { $present }. Cần ít nhất { $needed } đồng chí tán thành. Đảng viên dự bị có mặt không biểu quyết nên không tính ở đây.
    Các đồng chí có mặt nhận nút lựa chọn ngay. Chậm nhất { HOUR($latest) } tự kết thúc; đồng chí có thể kết thúc sớm hơn.
conclude-preview-advance =
    Xin ý kiến trước buổi sinh hoạt (không thay cho biểu quyết) về { vote-kind } chuyên đề quý { $quarter }
    Hỏi ý kiến { $eligible } đồng chí có quyền biểu quyết. Hạn: { DUE($latest) }; đồng chí có thể kết thúc sớm hơn.
    { $at_once ->
        [true] Các đồng chí nhận tin ngay, vì hạn là hôm nay.
       *[false] Các đồng chí nhận tin trong tin sáng sắp tới.
    }
conclude-not-joined = Chưa tham gia Trợ lý nên không nhận được nút lựa chọn: { $names }. Ai không chọn trước khi kết thúc được ghi là không tham gia.
conclude-preview-lock = Khi mở, cả chi bộ xem được nội dung; nội dung và danh sách được giữ nguyên, không sửa được.
conclude-open = { $way ->
        [advance] Bắt đầu xin ý kiến
       *[binding] Mở biểu quyết
    }
conclude-until = { $way ->
        [advance] Hạn { MOMENT($at, year: 0) }
       *[binding] Mở trong { $number } phút, đến { HOUR($at) }
    }
conclude-opened = { $way ->
        [advance] Đã bắt đầu xin ý kiến { $asked } đồng chí, hạn { DUE($latest) }. Ai đã tham gia Trợ lý nhận tin kèm nút lựa chọn; kết quả gửi cả chi bộ sau khi kết thúc.
       *[binding] Đã mở biểu quyết cho { $asked } đồng chí có mặt; ai đã tham gia Trợ lý nhận nút lựa chọn ngay. Chậm nhất { HOUR($latest) } tự kết thúc. Khi mọi người đã biểu quyết, Trợ lý báo để đồng chí kết thúc.
    }

conclude-empty = Bản soạn chưa có nội dung nên chưa thông qua được. Xin đồng chí soạn nội dung trước.
conclude-locked = Nội dung này đã được lấy ý kiến hoặc thông qua nên không sửa được. Xin đồng chí xem tình hình hiện nay để chọn bước tiếp.
conclude-not-now = Việc này không còn phù hợp với tình hình hiện nay nên không có gì thay đổi.

conclude-agree-ask =
    Ghi nhận chi bộ đã thống nhất { vote-kind } chuyên đề quý { $quarter } tại buổi sinh hoạt, không biểu quyết?
    Cả chi bộ sẽ được báo và xem được nội dung. Sau đó nội dung không sửa được.
conclude-agree-now = Xác nhận đã thống nhất
conclude-agreed =
    Đã ghi nhận: chi bộ thống nhất { vote-kind } chuyên đề quý { $quarter }.
    Các đồng chí được báo trong tin sáng sắp tới.
conclude-agreed-notice = Chi bộ đã thống nhất { vote-kind } chuyên đề quý { $quarter }: “{ $topic }”.
conclude-agree-resolution = Nghị quyết phải được biểu quyết, không ghi nhận thống nhất được.
conclude-agree-after-vote = Kết luận này đã được biểu quyết mà chưa thông qua, nên cần biểu quyết lại.
conclude-agree-early = Thống nhất được ghi nhận tại buổi sinh hoạt, từ { MOMENT($at) }. Hiện chưa đến giờ nên chưa có gì thay đổi.

conclude-correct = Chỉnh sửa, biểu quyết lại
conclude-again = Thảo luận tiếp ngày { SHORT($at) }
conclude-again-ask = Chi bộ thảo luận tiếp tại buổi sinh hoạt { MOMENT($at) }? Các đồng chí sẽ được báo; sau đó không đổi lại được.
conclude-again-ask-undated = Để chi bộ thảo luận tiếp trong quý sau? Sau đó không đổi lại được.
conclude-again-later = Thảo luận tiếp trong quý sau
conclude-end = Để tiếp tục nghiên cứu
conclude-waits =
    Chi bộ thảo luận tiếp tại buổi sinh hoạt { MOMENT($at) }; các đồng chí được báo trong tin sáng sắp tới.
    Bản soạn mới đã có sẵn nội dung cũ để đồng chí chỉnh sửa và biểu quyết lại.
conclude-waits-undated = Chuyên đề chờ kết luận trong quý sau, từ buổi sinh hoạt tháng thứ hai. Bản soạn mới đã có sẵn nội dung cũ để đồng chí chỉnh sửa và biểu quyết lại.
conclude-again-notice = { vote-kind } chuyên đề quý { $quarter } chưa được thông qua; chi bộ thảo luận tiếp tại buổi sinh hoạt { MOMENT($at) }.
conclude-end-ask =
    Kết thúc phần kết luận của chuyên đề bằng “Vấn đề tiếp tục nghiên cứu”?
    Nội dung được giữ làm vấn đề nghiên cứu tiếp, chuyên đề chưa khép lại. Cả chi bộ sẽ được báo; sau đó không đổi lại được.
conclude-end-now = Xác nhận
