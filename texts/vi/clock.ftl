# Điều sắp đến của đồng hồ, hiện trên trang dùng thử.

due-open-quarter = mở quý mới
due-brief = nội dung chuyên đề trong tháng
due-meeting = đến giờ sinh hoạt
due-morning-list = danh sách việc cần đôn đốc
due-close-vote = kết thúc biểu quyết
due-reminder = nhắc việc
due-missed = hết hạn việc
due-notice = gửi tin
due-standing = thay đổi về đảng viên
