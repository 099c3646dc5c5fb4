# Đề cương, dự thảo, chuyên đề hoàn chỉnh: viết, gửi, rút lại; nội dung hằng tháng.
# $paper: outline, draft, final.

paper-word = { $paper ->
        [outline] đề cương
        [draft] dự thảo
       *[final] chuyên đề hoàn chỉnh
    }

paper-write = Viết tiếp
paper-read = Đọc tài liệu
paper-review = Đọc và kiểm duyệt
paper-withdraw = Rút lại để sửa
paper-handed-in-at = Gửi lúc { MOMENT($at) }.

paper-author-only = Việc chuẩn bị { paper-word } “{ $topic }” được phân công cho đồng chí khác nên không có gì thay đổi.
paper-other-author = Việc chuẩn bị { paper-word } “{ $topic }” nay do đồng chí khác đảm nhận. Phần đồng chí đã viết vẫn được lưu.
paper-waits = Đồng chí đã gửi { paper-word } “{ $topic }” lúc { MOMENT($at) }. Đồng chí { $name } đang kiểm duyệt; đồng chí sẽ được báo kết quả. Nếu muốn sửa, xin bấm “Rút lại để sửa”.
paper-is-released = Bản { paper-word } “{ $topic }” đã đưa ra chi bộ nên không sửa hoặc rút lại được nữa.
paper-meeting-began = Buổi sinh hoạt đã bắt đầu nên chưa nhận thêm { paper-word } “{ $topic }”. Phần đồng chí đã viết vẫn được giữ; nếu chi bộ đề nghị làm lại, đồng chí sẽ được báo và viết tiếp từ đó.
paper-not-yet = Chưa đến lúc viết { paper-word } “{ $topic }”. Khi đến lúc, đồng chí sẽ được báo.
paper-empty = Chưa có nội dung nào để gửi. Xin đồng chí bấm “Viết tiếp”, gửi nội dung rồi bấm “Xem lại và gửi”.
paper-not-handed-in = Bản { paper-word } “{ $topic }” đang ở chỗ đồng chí, chưa gửi kiểm duyệt nên không cần rút lại.
paper-withdraw-late = Buổi sinh hoạt đã bắt đầu nên không rút lại { paper-word } “{ $topic }” được nữa.

paper-told-handed-in = Đồng chí { $name } đã gửi { paper-word } “{ $topic }” (bản số { $number }). Xin đồng chí đọc và cho ý kiến kiểm duyệt. Hạn: { DUE($due) }.
paper-told-withdrawn = Đồng chí { $name } đã rút lại { paper-word } “{ $topic }” để sửa. Đồng chí chưa cần kiểm duyệt; khi có bản mới, đồng chí sẽ được báo.

write-ask = Xin đồng chí gửi { paper-word } “{ $topic }” vào đây, bằng một hoặc nhiều tin. Hạn: { DUE($due) }.
write-parts = { $paper ->
        [outline] Nên có: lý do, phạm vi, câu hỏi cần trả lời, các đề mục, số liệu, câu hỏi thảo luận.
        [draft] Nên có: đặt vấn đề, cơ sở, thực trạng, giải pháp (việc, người, thời hạn), kiến nghị.
       *[final] Nên tiếp thu ý kiến của chi bộ và kết luận đã thông qua.
    }
write-seen = Khi bấm “Gửi”, đồng chí { $name } (người kiểm duyệt) đọc trước; được đồng ý rồi cả chi bộ mới đọc. Trước lúc đó, đồng chí rút lại được.
write-secrecy = Xin không nêu nội dung mật, tên người trong vụ án.
write-remarks = Đồng chí { $name } đề nghị chỉnh sửa { paper-word } “{ $topic }” như sau. Chỉ đồng chí và người kiểm duyệt xem được ý kiến này:
write-handed-in = Đã gửi { paper-word } “{ $topic }” (bản số { $number }) tới đồng chí { $name }. Hiện chỉ đồng chí và người kiểm duyệt đọc được.
write-review-due = Đồng chí { $name } cho ý kiến trước { MOMENT($due) }. Đồng chí sẽ được báo, và rút lại được đến khi đưa ra chi bộ.
write-review-waits = Hiện đồng chí { $name } không tham gia sinh hoạt nên chưa kiểm duyệt được; việc phân công người khác chờ Bí thư. Đồng chí sẽ được báo, và rút lại được đến khi đưa ra chi bộ.
write-was-late = Bản này gửi sau hạn { MOMENT($due) } và vẫn được nhận. Dòng này chỉ đồng chí thấy.
write-withdrawn = Đã rút lại { paper-word } “{ $topic }”. Nội dung đã viết vẫn được giữ nguyên, xin đồng chí sửa rồi gửi lại.
write-anew = Viết lại từ đầu
write-anew-sure = Đồng chí muốn bỏ toàn bộ { $count } đoạn đang có để viết lại từ đầu? Phần đã bỏ không lấy lại được.
write-clear = Bỏ và viết lại từ đầu
write-keep = Giữ lại, viết tiếp
write-nothing = { $paper ->
        [outline] Hiện đồng chí không có đề cương nào cần viết. Người được phân công viết đề cương từ khi quý mở.
       *[draft] Hiện đồng chí không có dự thảo hoặc chuyên đề nào cần viết. Người được phân công viết dự thảo sau khi chi bộ thông qua đề cương, hoàn chỉnh chuyên đề sau buổi sinh hoạt tháng thứ hai.
    }

release-told-final = Chuyên đề hoàn chỉnh “{ $topic }” đã được người kiểm duyệt xác nhận. Mời đồng chí đọc.
release-told-adopted = Đề cương “{ $topic }” đã làm lại xong và được người kiểm duyệt đồng ý, coi như chi bộ thông qua. Mời đồng chí đọc; bước tiếp theo là { paper-word }.
release-told-late = Đã có { paper-word } “{ $topic }”. Mời đồng chí đọc.

brief-title = { $cell }: nội dung chuyên đề tháng { $month }
brief-topic = “{ $topic }”.
brief-people = Người chuẩn bị: đồng chí { $author }. Người kiểm duyệt: đồng chí { $reviewer }.
brief-no-topic = Quý này chưa phân công chuyên đề.
brief-comment = - Từ nay đến { HOUR($due) } ngày { SHORT($due) }: đọc, góp ý { paper-word }.
brief-paper = - Mời đồng chí đọc { paper-word }.
brief-no-paper = - Chưa có tài liệu ({ paper-word }); khi có, đồng chí sẽ được báo.
brief-meeting = - { MOMENT($at) }: sinh hoạt chi bộ{ $about ->
        [outline_meeting] , thông qua đề cương.
        [conclusion] , thảo luận và kết luận chuyên đề.
        [results] , đánh giá kết quả thực hiện.
       *[none] .
    }
brief-place = - Địa điểm: { $place }.
brief-next = - Đến { SHORT($due) }: hoàn thành { $stage ->
        [draft] dự thảo.
       *[final] chuyên đề.
    }
brief-yours = Việc của đồng chí: { $does ->
        [comment] góp ý { paper-word }, dự sinh hoạt.
        [answer] trả lời phân công, dự sinh hoạt.
        [write_outline] hoàn thành đề cương, dự sinh hoạt.
        [write_draft] hoàn thành dự thảo, dự sinh hoạt.
        [rewrite] chỉnh sửa { paper-word }, dự sinh hoạt.
        [final_paper] hoàn chỉnh chuyên đề, dự sinh hoạt.
        [review] kiểm duyệt { paper-word }, dự sinh hoạt.
        [confirm_final] xác nhận chuyên đề hoàn chỉnh, dự sinh hoạt.
        [vote_advance] cho ý kiến trước buổi sinh hoạt, dự sinh hoạt.
        [vote_binding] biểu quyết, dự sinh hoạt.
       *[other] dự sinh hoạt.
    }

command-outline = Viết, gửi đề cương
command-draft = Viết, gửi dự thảo và chuyên đề hoàn chỉnh
