# Đảng viên: danh sách, thêm, thay đổi, mã tham gia, bàn giao nhiệm vụ Bí thư.

members-terms = { $office ->
        [secretary] Bí thư
        [deputy] Phó Bí thư
        [committee] Chi ủy viên
        [superior] theo dõi chi bộ
       *[member] đảng viên
    }{ $klass ->
        [official] , chính thức
        [probationary] , dự bị
       *[none] { "" }
    }{ $condition ->
        [exempt] , được miễn công tác và sinh hoạt đảng
        [away] , sinh hoạt tạm thời đi nơi khác
        [received] , sinh hoạt tạm thời đến
        [suspended] , đình chỉ sinh hoạt đảng
       *[active] { "" }
    }

members-title = Danh sách đảng viên: { $count } đồng chí (trang { $page }/{ $pages }).
members-line = { $number }. { $name }: { members-terms }. { $joined ->
        [true] Đã tham gia.
       *[false] Chưa tham gia.
    }
members-line-coming = { $number }. { $name }: từ ngày { DATE($day) }.
members-who-sees = Chỉ Bí thư và Phó Bí thư xem được danh sách này. Bấm vào tên để xem, thay đổi hoặc lấy mã.

members-card =
    Đồng chí { $name }: { members-terms }.
    { $joined ->
        [true] Đã tham gia Trợ lý.
       *[false] Chưa tham gia Trợ lý; cần mã để tham gia.
    }
members-card-coming = Thuộc chi bộ từ { DAY($day) }.
members-card-planned = Từ { DAY($day) }: { members-terms }.
members-card-leaves = Rời chi bộ từ { DAY($day) }.

members-button-one = { $number }. { $name }
members-button-add = Thêm đảng viên
members-button-hand-over = Bàn giao nhiệm vụ Bí thư
members-button-list = Danh sách đảng viên
members-button-card = Xem lại đồng chí này
members-button-rename = Sửa họ tên
members-button-office = Đổi chức vụ
members-button-class = Đổi loại đảng viên
members-button-condition = Đổi tình trạng
members-button-code = Xem mã tham gia
members-button-recode = Cấp mã mới
members-button-recode-do = Cấp mã mới
members-button-leave = Rời chi bộ

members-rename-ask =
    Đang ghi: { $name }. Xin đồng chí gõ lại đúng họ và tên rồi gửi.
    Tên này hiện trong tin nhắn và văn bản của chi bộ từ nay về sau.
members-renamed = Đã sửa “{ $before }” thành “{ $name }”.

members-code =
    Mã tham gia của đồng chí { $name }:
    { $code }
members-code-link = Hoặc mở đường dẫn: { $link }
members-code-how = Dùng một lần, đến ngày { DATE($until) }. Tin này chỉ đồng chí thấy; xin chuyển riêng cho đồng chí ấy, không gửi vào nhóm.
members-recode-ask = Cấp mã mới cho đồng chí { $name }? { $joined ->
        [true] Máy đang dùng bị ngắt ngay khi cấp mã; đồng chí ấy vào lại bằng mã mới, việc và nội dung đang viết vẫn còn.
       *[false] Mã đã cấp trước đây không dùng được nữa.
    }
members-recoded = Đã cấp mã mới. { $joined ->
        [true] Mã cũ và máy cũ
       *[false] Mã cũ
    } không dùng được nữa.

members-duties-void = Việc đang giao riêng ({ $count } việc) không còn phải làm.
members-assign-anew = Chuyên đề quý { $quarter } cần phân công lại vì đồng chí ấy là người chuẩn bị hoặc người kiểm duyệt.
members-told-assign-anew = Đồng chí { $name } không còn tham gia chuẩn bị chuyên đề quý { $quarter }. Xin phân công lại. Hạn: { DUE($due) }.
members-told-changed = Từ { DAY($day) }, chi bộ ghi nhận đồng chí: { members-terms }. Nếu chưa đúng, xin báo Bí thư.

members-not-here = Không có đồng chí này trong danh sách của chi bộ, nên không có gì thay đổi.
members-not-then = Vào { DAY($day) } đồng chí ấy không thuộc chi bộ, nên chưa ghi nhận. Xin chọn ngày khác.
members-before-present = Ngày này trước { DAY($day) }, là ngày bắt đầu điều đang ghi nhận. Điều đã ghi không bị ghi đè; xin chọn từ ngày đó trở đi.
members-day-far = Ngày { DATE($day) } quá xa nên chưa ghi nhận. Xin đồng chí kiểm tra năm rồi gửi lại.
members-recognised-past = Ngày { DATE($day) } không sau hôm nay hoặc không sau ngày vào chi bộ. Nếu đã được công nhận, xin chọn loại chính thức; nếu không, xin gửi ngày khác.
members-namesake-came = Vừa có một đồng chí tên { $name } được thêm vào danh sách. Xin đồng chí xem danh sách rồi thêm lại nếu là hai người khác nhau.
members-office-official = Phó Bí thư và Chi ủy viên phải là đảng viên chính thức, nên không có gì thay đổi.
members-no-committee = Chi bộ có từ { $needed } đảng viên chính thức mới có chi ủy; hiện có { $count }. Vì vậy chưa ghi nhận Chi ủy viên.
members-same-already = Điều này đã được ghi nhận từ trước, nên không có gì thay đổi.
members-superior-fixed = Đồng chí theo dõi chi bộ không thuộc danh sách đảng viên nên không có chức vụ, loại hay tình trạng để đổi.
members-hand-over-only = Nhiệm vụ Bí thư chỉ chuyển bằng cách bàn giao, nên chưa ghi nhận.
members-hand-over-first = Đồng chí này đang là Bí thư. Xin bàn giao nhiệm vụ Bí thư trước, rồi mới thay đổi.
members-joined-already = Đồng chí này đã tham gia nên không còn mã cũ. Nếu đổi máy, xin bấm “Cấp mã mới”.
members-code-operator = Mã của Bí thư do người vận hành cấp trên máy chủ, để không ai khác dùng được nhiệm vụ Bí thư.
members-code-own = Đồng chí không tự cấp mã cho mình được, vì máy đang dùng sẽ bị ngắt. Xin đề nghị Bí thư cấp.

changing-member = Đảng viên
changing-committee = Chi ủy viên
changing-deputy = Phó Bí thư
changing-superior = Cấp trên theo dõi chi bộ
changing-official = Chính thức
changing-probationary = Dự bị
changing-active = Đang sinh hoạt
changing-exempt = Được miễn công tác và sinh hoạt
changing-away = Sinh hoạt tạm thời đi
changing-received = Sinh hoạt tạm thời đến
changing-suspended = Đình chỉ sinh hoạt đảng
changing-what = { $value ->
        [member] đảng viên (thôi chức vụ)
        [committee] Chi ủy viên
        [deputy] Phó Bí thư
        [official] đảng viên chính thức
        [probationary] đảng viên dự bị
        [active] đang sinh hoạt
        [exempt] được miễn công tác và sinh hoạt đảng
        [away] sinh hoạt tạm thời đi nơi khác
        [received] sinh hoạt tạm thời đến
        [suspended] đình chỉ sinh hoạt đảng
       *[left] rời chi bộ
    }
changing-ask-office = Chức vụ mới của đồng chí { $name }:
changing-ask-class = Loại đảng viên của đồng chí { $name }:
changing-ask-condition = Tình trạng của đồng chí { $name }. Đồng chí được miễn, tạm thời đi hoặc bị đình chỉ thì không có việc và không nhận tin nhắc.
changing-ask-day =
    Đồng chí { $name }: { changing-what }, từ ngày nào?
    Hôm nay là { DAY($today) }. Bấm nút, hoặc gõ ngày, ví dụ 15/4/2027.
changing-day-unclear = Trợ lý chưa đọc được ngày này, hoặc không có ngày này trong lịch. Xin gõ như 15/4/2027.
changing-look = Đồng chí { $name }: { changing-what }, từ { DAY($day) }.
changing-who-sees = Điều đã ghi trước đây vẫn được giữ. { $value ->
        [left] Đồng chí ấy không vào được Trợ lý của chi bộ từ ngày đó; những gì đã viết vẫn còn.
        [exempt] Đồng chí ấy không được báo riêng.
        [away] Đồng chí ấy không được báo riêng.
        [suspended] Đồng chí ấy không được báo riêng.
       *[other] Đồng chí ấy được báo trong tin sáng sắp tới.
    }
changing-button-today = Từ hôm nay
changing-button-do = Ghi nhận
changing-button-day = Chọn ngày khác
changing-done = Đã ghi nhận: đồng chí { $name }, { changing-what }, từ { DAY($day) }.
changing-none = Không có thay đổi nào đang chờ ghi nhận cho đồng chí này: đã ghi nhận xong, hoặc chưa chọn.

enrolling-ask-name =
    Họ và tên đồng chí cần thêm vào danh sách? Xin gõ rồi gửi.
    Tên hiện trong tin nhắn và văn bản của chi bộ; danh sách chỉ Bí thư và Phó Bí thư xem được.
enrolling-ask-office = Chức vụ của đồng chí { $name }:
enrolling-ask-class = Loại đảng viên của đồng chí { $name }:
enrolling-ask-recognised = Ngày đồng chí { $name } được công nhận chính thức, nếu đã biết? Từ ngày đó đồng chí ấy có quyền biểu quyết. Xin gõ ngày, ví dụ 15/4/2027.
enrolling-ask-condition = Tình trạng của đồng chí { $name }:
enrolling-ask-day =
    Đồng chí { $name } thuộc chi bộ từ ngày nào?
    Hôm nay là { DAY($today) }. Bấm nút, hoặc gõ ngày, ví dụ 15/4/2027.
enrolling-press = Ở bước này xin đồng chí bấm một nút bên dưới.
enrolling-look =
    Thêm vào danh sách:
    { $name }: { members-terms }, từ { DAY($day) }.
enrolling-recognised = Chính thức từ { DAY($day) }.
enrolling-namesake = Xin lưu ý: danh sách đã có { $count } đồng chí cùng họ tên.
enrolling-who-sees = Chưa ai được báo. Sau khi thêm, đồng chí nhận mã để chuyển riêng cho đồng chí ấy; việc của quý đang mở được giao từ nay trở đi, không giao lại việc cũ.
enrolling-button-unknown = Chưa biết ngày
enrolling-button-again = Nhập lại từ đầu
enrolling-button-do = Thêm vào danh sách
enrolling-done = Đã thêm đồng chí { $name }.
enrolling-none = Không có thông tin nào đang chờ thêm: đã thêm xong, hoặc chưa nhập.

succession-ask = Đồng chí { $name } bàn giao nhiệm vụ Bí thư cho ai? Chỉ đảng viên chính thức đang sinh hoạt nhận được nhiệm vụ này.
succession-nobody = Chi bộ chưa có đảng viên chính thức nào khác đang sinh hoạt để nhận nhiệm vụ Bí thư.
succession-button-to = { $name }
succession-ask-after = Sau khi bàn giao, đồng chí { $name } là:
succession-look =
    Từ hôm nay đồng chí { $successor } là Bí thư; đồng chí { $present } là { $afterwards ->
        [committee] Chi ủy viên
       *[member] đảng viên
    }. Việc đang chờ của Bí thư chuyển theo chức vụ. { $joined ->
        [true] { "" }
       *[false] Đồng chí { $successor } chưa tham gia Trợ lý; xin chuyển mã trước khi bàn giao.
    }
    Hai đồng chí được báo trong tin sáng sắp tới; không ai khác được báo.
succession-button-do = Bàn giao
succession-done = Đã bàn giao: đồng chí { $successor } là Bí thư từ hôm nay, thay đồng chí { $present }.
succession-done-already = Bí thư hiện nay là đồng chí { $name }. Việc bàn giao đã xong hoặc đã thay đổi, nên không làm lại.
succession-own = Đồng chí không tự nhận nhiệm vụ Bí thư được khi đồng chí { $name } đang là Bí thư. Xin đề nghị đồng chí { $name } bàn giao cho đồng chí.
succession-unable = Đồng chí này không nhận được nhiệm vụ Bí thư: cần là đảng viên chính thức đang sinh hoạt và chưa là Bí thư.
succession-told-new = Từ { DATE($day) } đồng chí là Bí thư chi bộ, nhận bàn giao từ đồng chí { $name }. Bấm nút bên dưới để xem việc của Bí thư.
succession-told-old = Từ { DATE($day) } đồng chí { $name } là Bí thư chi bộ, nhận bàn giao từ đồng chí. Cảm ơn đồng chí.

command-members = Đảng viên, mã tham gia
