# Dùng chung cho mọi cuộc trò chuyện.

button-home = Việc của tôi
button-help = Trợ giúp

error-reference =
    Việc vừa rồi chưa thực hiện được do lỗi của hệ thống, không phải do đồng chí. Nội dung đồng chí đã nhập vẫn được giữ.
    Xin đồng chí làm lại sau ít phút. Nếu vẫn chưa được, xin báo cán bộ kỹ thuật kèm mã { $reference }.

error-storage =
    Hệ thống tạm thời chưa ghi được tin vừa rồi của đồng chí. Tin sẽ được tiếp nhận khi hệ thống ghi lại được; nếu vừa bấm nút, xin đồng chí bấm lại sau ít phút.

refused-old-button = Nút này không còn dùng được. Xin đồng chí bấm “Việc của tôi” để xem việc hiện nay.
refused-not-yours = Việc này không thuộc phần việc của đồng chí nên không có gì thay đổi.
refused-leaders-only = Việc này do Bí thư hoặc Phó Bí thư thực hiện nên không có gì thay đổi.
refused-suspended = Hiện đồng chí không tham gia các việc của chuyên đề nên chưa xem được nội dung này. Nếu có vướng mắc, xin đồng chí báo Bí thư.

name-empty = Xin đồng chí gửi họ và tên, hoặc tên gọi, bằng chữ.
name-too-long = Tên không được dài quá 120 ký tự. Xin đồng chí gửi lại tên ngắn hơn.


sent-again = (gửi lại)
