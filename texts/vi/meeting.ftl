# Buổi sinh hoạt: xem, ghi kết quả, ghi ai có mặt.

command-meeting = Ghi kết quả buổi sinh hoạt

meeting-title = Các buổi sinh hoạt của chi bộ:
meeting-row = - Tháng thứ { $number ->
        [1] nhất
        [2] hai
       *[3] ba
    } quý { $quarter }: { MOMENT($at) }. { $phase ->
        [to_come] Chưa diễn ra.
        [to_record] Chưa ghi kết quả.
       *[recorded] Đã ghi kết quả.
    }
meeting-none = Chi bộ chưa có buổi sinh hoạt nào trong quý. Các buổi được lập khi quý bắt đầu.
meeting-record = Ghi kết quả ngày { SHORT($at) }
meeting-see = Xem kết quả ngày { SHORT($at) }
meeting-show = Xem buổi sinh hoạt

meeting-head = Buổi sinh hoạt { MOMENT($at) }, tháng thứ { $number ->
        [1] nhất
        [2] hai
       *[3] ba
    } quý { $quarter }.
meeting-topic = Chuyên đề: “{ $topic }”.
meeting-too-early = Buổi sinh hoạt này diễn ra lúc { MOMENT($at) }. Kết quả chỉ ghi được từ giờ đó, nên chưa có gì thay đổi. Nếu chi bộ họp sớm hơn, xin đồng chí dời giờ buổi sinh hoạt trong Cài đặt.
meeting-recorded-already = Kết quả buổi sinh hoạt này đã được ghi trước đó, nên không có gì thay đổi.
meeting-press-only = Ở bước này chỉ cần bấm nút, nên tin vừa rồi chưa được ghi nhận.

# Tháng thứ nhất: chi bộ quyết định về đề cương.

meeting-ask-outcome =
    Chi bộ đã quyết định thế nào về đề cương?
    Kết quả được lưu vào hồ sơ chuyên đề; người chuẩn bị được báo trong tin sáng sắp tới.
meeting-outcome = { $outcome ->
        [adopted] Thông qua đề cương
        [with_changes] Thông qua, có chỉnh sửa
        [again] Yêu cầu làm lại đề cương
       *[nothing] Chưa có đề cương
    }
meeting-confirm-outcome =
    Đồng chí chọn: { $outcome ->
        [adopted] thông qua đề cương. Người chuẩn bị sẽ viết { paper-word }.
        [with_changes] thông qua đề cương, có chỉnh sửa. Người chuẩn bị sẽ viết { paper-word } theo ý kiến của chi bộ.
        [again] yêu cầu làm lại đề cương. Người chuẩn bị gửi lại trước { MOMENT($due) }; người kiểm duyệt đồng ý là được.
       *[nothing] chưa có đề cương. Người chuẩn bị gửi đề cương trước { MOMENT($due) }; người kiểm duyệt đồng ý là được.
    }
    Kết quả chỉ ghi một lần. Xin đồng chí xem kỹ rồi xác nhận.
meeting-confirm = Xác nhận: { $outcome ->
        [adopted] thông qua đề cương
        [with_changes] thông qua, có chỉnh sửa
        [again] làm lại đề cương
       *[nothing] chưa có đề cương
    }
meeting-choose-again = Chọn lại
meeting-no-outline = Đề cương quý này chưa được đưa ra chi bộ nên chưa thể ghi là đã thông qua. Xin đồng chí chọn “Yêu cầu làm lại đề cương” hoặc “Chưa có đề cương”.
meeting-outcome-recorded = Đã ghi kết quả buổi sinh hoạt: { $outcome ->
        [adopted] thông qua đề cương.
        [with_changes] thông qua đề cương, có chỉnh sửa.
        [again] yêu cầu làm lại đề cương.
       *[nothing] chưa có đề cương.
    }
meeting-follows-outcome = { $outcome ->
        [adopted] Tiếp theo: người chuẩn bị viết { paper-word }, hạn { DUE($due) }.
        [with_changes] Tiếp theo: người chuẩn bị viết { paper-word }, hạn { DUE($due) }.
       *[again] Tiếp theo: người chuẩn bị gửi đề cương, hạn { DUE($due) }.
    }
meeting-follows-nobody = Chuyên đề hiện chưa có người chuẩn bị làm tiếp được. Tiếp theo, xin đồng chí phân công.
meeting-assign = Phân công chuyên đề
meeting-told-outcome = { $outcome ->
        [adopted] Chi bộ đã thông qua đề cương. Đồng chí chuẩn bị { paper-word }.
        [with_changes] Chi bộ đã thông qua đề cương, có chỉnh sửa. Đồng chí viết { paper-word } theo ý kiến đã nêu tại buổi sinh hoạt.
        [again] Chi bộ đề nghị đồng chí làm lại đề cương. Người kiểm duyệt đồng ý thì đồng chí viết tiếp { paper-word }.
       *[nothing] Chi bộ đề nghị đồng chí gửi đề cương. Người kiểm duyệt đồng ý thì đồng chí viết tiếp { paper-word }.
    }

# Tháng thứ hai và thứ ba: ai có mặt.

meeting-ask-presence = Có mặt: { $present }/{ $able } đồng chí. Xin đồng chí bấm tên người vắng; xong thì bấm “Xác nhận danh sách”. Danh sách chỉ Bí thư và Phó Bí thư xem được, dùng khi biểu quyết.
meeting-correct-presence = Danh sách đã ghi, có mặt: { $present }/{ $able } đồng chí. Mỗi lần bấm là sửa ngay; sửa được đến khi bắt đầu biểu quyết.
meeting-exempt = Đồng chí được miễn sinh hoạt ở cuối danh sách, chỉ tính có mặt khi đồng chí bấm.
meeting-absent = - Vắng: đồng chí { $name }
meeting-all-present = Không ai vắng.
meeting-mark-absent = Ghi vắng: { $name }
meeting-mark-present = Ghi có mặt: { $name }
meeting-confirm-presence = Xác nhận danh sách
meeting-presence-done = Xong
meeting-presence-fixed = Biểu quyết tại buổi sinh hoạt này đã bắt đầu nên danh sách có mặt không sửa được nữa.
meeting-presence-recorded = Đã ghi danh sách buổi sinh hoạt, có mặt { $present }/{ $able } đồng chí. { $number ->
        [2] Tiếp theo: chi bộ kết luận, biểu quyết; người chuẩn bị hoàn chỉnh chuyên đề.
       *[3] Tiếp theo: đồng chí đánh giá kết quả chuyên đề.
    }
meeting-conclude = Kết luận, biểu quyết
meeting-evaluate = Đánh giá kết quả
meeting-correct = Sửa danh sách có mặt
meeting-told-final = Buổi sinh hoạt tháng thứ hai đã diễn ra. Đồng chí hoàn chỉnh chuyên đề theo ý kiến và kết luận của chi bộ.

# Xem lại điều đã ghi.

meeting-recorded-by = Đồng chí { $name } đã ghi kết quả lúc { MOMENT($at) }:
meeting-present = Có mặt: { $present }/{ $able } đồng chí.
