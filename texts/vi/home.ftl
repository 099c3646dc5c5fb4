# Màn hình "Việc của tôi".

home-title =
    Việc của đồng chí { $name }
    ({ DAY($today) })
home-topic = Chuyên đề quý { $quarter }: “{ $topic }”. { $stage ->
        [outline] Đang chuẩn bị đề cương.
        [outline_meeting] Đang góp ý đề cương, chờ chi bộ thông qua.
        [adopting] Đã sinh hoạt về đề cương, chờ kết quả.
        [done_again] Đang làm lại đề cương theo yêu cầu của chi bộ.
        [draft] Đang chuẩn bị dự thảo.
        [conclusion] Đang góp ý dự thảo, chờ thảo luận và kết luận.
        [concluding] Đang thảo luận dự thảo, chờ kết luận.
        [not_passed] Đã biểu quyết, chưa được thông qua; chờ Bí thư chọn hướng tiếp theo.
        [final] Đang hoàn chỉnh chuyên đề.
        [results] Đang tổ chức thực hiện, chờ đánh giá kết quả.
        [closed] Đã đánh giá kết quả, kết thúc.
       *[none] Chưa bắt đầu.
    }
home-topic-planned = Chuyên đề dự kiến quý { $quarter }: “{ $topic }”. Chưa phân công.
home-no-topic = Quý { $quarter }: chưa phân công chuyên đề.
home-meeting = Buổi sinh hoạt tới: { MOMENT($at) }.
home-place = Địa điểm: { $place }.
home-progress = Đã mở tài liệu: { $opened } đồng chí. Đã góp ý: { $given }/{ $owed }.
home-stage = - { $stage ->
        [outline] Đề cương
        [outline_meeting] Thông qua đề cương
        [draft] Dự thảo
        [conclusion] Thảo luận, kết luận
        [final] Hoàn chỉnh chuyên đề
       *[results] Đánh giá kết quả
    }: { DAY($at) }{ $done ->
        [true] {" "}(đã xong)
       *[false] { "" }
    }.
home-waiting = Đang chờ đồng chí { $name } { $kind ->
        [answer] trả lời việc phân công
        [write_outline] gửi đề cương
        [write_draft] gửi dự thảo
        [rewrite] gửi bản chỉnh sửa
        [review] kiểm duyệt
        [final_paper] gửi bản hoàn chỉnh
       *[confirm_final] xác nhận bản hoàn chỉnh
    }. Hạn: { DUE($due) }.
home-reconsider = Đồng chí { $name } đề nghị xem xét lại việc phân công.
home-unconcluded = Chuyên đề quý { $quarter }: “{ $topic }” còn chờ kết luận.
home-conclude = Kết luận quý { $quarter }
home-late = Quá hạn (chỉ Bí thư và Phó Bí thư thấy):
home-handed-in = Bài đồng chí đã gửi đang chờ người kiểm duyệt; đồng chí vẫn xem và rút lại được.
home-duties = Việc cần làm:
home-nothing = Hiện đồng chí không có việc nào cần làm. Khi có việc mới, đồng chí sẽ được báo.
home-none-overdue = Đồng chí không có việc nào quá hạn.
home-overdue = Có { $count } việc đã quá hạn. Đồng chí vẫn làm được, xin bấm nút bên dưới.

button-read = Đọc tài liệu hiện có
button-vote = Xem nội dung đang lấy ý kiến
button-handed-in = Xem bài đã gửi
button-conclusion = Kết luận gần nhất
button-evaluation = Kết quả đánh giá gần nhất
button-lead = Việc của Bí thư
lead-title = Việc của Bí thư và Phó Bí thư. Xin đồng chí chọn:
lead-assign = Phân công chuyên đề
lead-meeting = Buổi sinh hoạt
lead-conclude = Kết luận, biểu quyết
lead-evaluate = Đánh giá kết quả
lead-members = Đảng viên, mã tham gia
lead-settings = Cài đặt của chi bộ

help-member =
    Trợ lý nhắc đồng chí những việc của chuyên đề quý: đọc, góp ý, biểu quyết, và bài viết nếu được phân công.
    Đồng chí chỉ cần bấm nút trong tin nhắn; khi được hỏi thì gõ nội dung rồi gửi.
    Bấm “Việc của tôi” bất cứ lúc nào để xem việc cần làm. Nội dung đang viết dở luôn được giữ.
    Nếu có vướng mắc, xin báo đồng chí Bí thư.
help-leader =
    Trợ lý theo dõi chuyên đề quý theo ba tháng: đề cương, dự thảo và kết luận, đánh giá.
    Bấm “Việc của tôi” để xem việc cần làm; bấm “Việc của Bí thư” để phân công, ghi buổi sinh hoạt, lấy biểu quyết, đánh giá, quản lý đảng viên và cài đặt.
    Sáng các ngày làm việc, Trợ lý gửi đồng chí danh sách việc cần đôn đốc. Nội dung đang viết dở luôn được giữ.
help-superior = Đồng chí theo dõi được giai đoạn và các mốc thời gian của chuyên đề quý. Ý kiến và bài viết của đảng viên không hiện ở đây. Bấm “Việc của tôi” để xem tình hình mới nhất.

cancel-kept = Đã dừng. Nội dung đồng chí đã gửi vẫn được giữ; bấm “Việc của tôi” để làm tiếp khi cần.
cancel-nothing = Đồng chí không có việc nào đang làm dở.
lost = Trợ lý chưa biết nội dung này dùng cho việc nào nên chưa ghi nhận. Xin bấm “Việc của tôi”, chọn việc, rồi gửi lại.
edited = Trợ lý giữ nội dung như khi đồng chí gửi lần đầu, không ghi nhận phần sửa lại. Nếu cần sửa, xin gửi tin mới.
marked =
    Tin đồng chí vừa gửi có dấu chỉ độ mật nên không được tiếp nhận. Hệ thống không lưu nội dung.
    Đề nghị đồng chí xóa tin khỏi cuộc trò chuyện này, không gửi lại qua ứng dụng nhắn tin và báo ngay Bí thư để xử lý theo quy định về bảo vệ bí mật nhà nước.
    Nếu nội dung không thuộc diện mật và hệ thống nhận nhầm, xin đồng chí cũng báo Bí thư.

command-menu = Việc của tôi
command-help = Trợ giúp
command-cancel = Dừng việc đang làm dở
command-start = Tham gia bằng mã, hoặc mở Việc của tôi
