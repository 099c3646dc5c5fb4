# Việc phải làm: một dòng và một nút cho mỗi loại, dùng ở mọi nơi nhắc đến việc đó.
# $mark: số thứ tự hoặc gạch đầu dòng.

duty-assign = { $mark }Phân công chuyên đề quý { $quarter }. Hạn: { DUE($due) }. Khoảng 2 phút.
duty-answer = { $mark }Trả lời việc phân công chuẩn bị chuyên đề “{ $topic }”. Hạn: { DUE($due) }. Khoảng 1 phút.
duty-write-outline = { $mark }Gửi đề cương “{ $topic }”. Hạn: { DUE($due) }.
duty-write-draft = { $mark }Gửi dự thảo “{ $topic }”. Hạn: { DUE($due) }.
duty-review = { $mark }Đọc và cho ý kiến kiểm duyệt { $paper ->
        [outline] đề cương
        [draft] dự thảo
       *[final] chuyên đề
    } “{ $topic }”. Hạn: { DUE($due) }. Khoảng 15 phút.
duty-rewrite = { $mark }Chỉnh sửa { $paper ->
        [outline] đề cương
        [draft] dự thảo
       *[final] chuyên đề
    } “{ $topic }” theo ý kiến người kiểm duyệt. Hạn: { DUE($due) }.
duty-comment = { $mark }Góp ý { $paper ->
        [outline] đề cương
        [draft] dự thảo
       *[final] chuyên đề
    } “{ $topic }”. Hạn: { DUE($due) }. Khoảng 5 phút.
duty-record-meeting = { $mark }{ $number ->
        [1] Ghi kết quả
       *[other] Ghi danh sách có mặt
    } buổi sinh hoạt ngày { DATE($meeting) }, chuyên đề “{ $topic }”. Hạn: { DUE($due) }. Khoảng 2 phút.
duty-vote-advance = { $mark }Cho ý kiến trước buổi sinh hoạt về chuyên đề “{ $topic }”. Hạn: { DUE($due) }. Khoảng 3 phút.
duty-vote-binding = { $mark }Biểu quyết về chuyên đề “{ $topic }”. Kết thúc: { DUE($due) }. Khoảng 1 phút.
duty-final-paper = { $mark }Hoàn chỉnh và gửi chuyên đề “{ $topic }”. Hạn: { DUE($due) }.
duty-confirm-final = { $mark }Xác nhận chuyên đề hoàn chỉnh “{ $topic }”. Hạn: { DUE($due) }. Khoảng 10 phút.
duty-evaluate = { $mark }Đánh giá kết quả chuyên đề “{ $topic }”. Hạn: { DUE($due) }. Khoảng 10 phút.

do-assign = { $mark }Phân công chuyên đề
do-answer = { $mark }Trả lời phân công
do-write-outline = { $mark }Viết đề cương
do-write-draft = { $mark }Viết dự thảo
do-review = { $mark }Kiểm duyệt
do-rewrite = { $mark }Xem ý kiến và chỉnh sửa
do-comment = { $mark }Đọc và góp ý
do-record-meeting = { $mark }{ $number ->
        [1] Ghi kết quả buổi sinh hoạt
       *[other] Ghi danh sách có mặt
    }
do-vote-advance = { $mark }Cho ý kiến
do-vote-binding = { $mark }Biểu quyết
do-final-paper = { $mark }Hoàn chỉnh chuyên đề
do-confirm-final = { $mark }Xác nhận bản hoàn chỉnh
do-evaluate = { $mark }Đánh giá kết quả
