# Cài đặt, và dời một buổi sinh hoạt.

settings-title = Cài đặt:
settings-language = - Ngôn ngữ của riêng đồng chí: { $language ->
        [en] English
       *[vi] tiếng Việt
    }.
settings-day = - Ngày sinh hoạt: ngày { $day } hằng tháng.
settings-hour = - Giờ sinh hoạt: { HOUR($hour) }.
settings-place = - Địa điểm: { $place }.
settings-no-place = - Địa điểm: chưa ghi.
settings-reminder = - Giờ nhắc việc: { HOUR($hour) }.
settings-language-done = Từ nay Trợ lý dùng tiếng Việt với riêng đồng chí.

settings-button-vi = Tiếng Việt
settings-button-en = English
settings-button-move = Dời một buổi sinh hoạt
settings-button-day = Đổi ngày sinh hoạt
settings-button-hour = Đổi giờ sinh hoạt
settings-button-place = Đổi địa điểm
settings-button-reminder = Đổi giờ nhắc việc
settings-button-no-place = Không ghi địa điểm
settings-button-back = Cài đặt
settings-choice-day = { $day }
settings-choice-hour = { HOUR($hour) }

settings-day-ask =
    Chi bộ sinh hoạt vào ngày nào hằng tháng? Bấm nút, hoặc gõ một số từ 1 đến 31.
    Áp dụng cho các quý mở sau này; quý đang mở giữ nguyên ngày. Ngày nghỉ thì chuyển sang ngày làm việc tới. Thay đổi này không báo cho ai.
settings-day-wrong = Xin gõ một số từ 1 đến 31, hoặc bấm nút.
settings-day-done = Đã ghi: ngày { $day } hằng tháng, cho các quý mở sau này. Các buổi của quý đang mở không đổi; cần đổi thì bấm “Cài đặt”, “Dời một buổi sinh hoạt”.
settings-hour-ask =
    Chi bộ sinh hoạt lúc mấy giờ? Bấm nút, hoặc gõ giờ, ví dụ 14 giờ 30.
    Áp dụng cho các quý mở sau này; quý đang mở giữ nguyên giờ. Thay đổi này không báo cho ai.
settings-hour-wrong = Giờ sinh hoạt phải từ 06 giờ 00 đến 21 giờ 00. Xin gõ lại, ví dụ 14 giờ 30.
settings-hour-unclear = Trợ lý chưa đọc được giờ này. Xin gõ như 14 giờ 30.
settings-hour-done = Đã ghi: { HOUR($hour) }, cho các quý mở sau này. Các buổi của quý đang mở không đổi; cần đổi thì bấm “Cài đặt”, “Dời một buổi sinh hoạt”.
settings-place-ask = Chi bộ sinh hoạt ở đâu? Xin gõ rồi gửi. Địa điểm hiện ngay trên màn hình “Việc của tôi” và trong thông báo nội dung hằng tháng của mọi đồng chí.
settings-place-done = Đã ghi địa điểm: { $place }. Mọi đồng chí thấy từ bây giờ.
settings-place-none = Đã bỏ địa điểm. Tin của chi bộ từ nay không ghi địa điểm.
settings-reminder-ask =
    Mỗi ngày nhắc việc lúc mấy giờ? Bấm nút, hoặc gõ giờ từ 07 giờ 00 đến 19 giờ 00.
    Áp dụng cho mọi đồng chí ngay từ lần nhắc tới. Thay đổi này không báo riêng cho ai.
settings-reminder-wrong = Giờ nhắc việc phải từ 07 giờ 00 đến 19 giờ 00, để không ai bị nhắc lúc nghỉ ngơi. Xin gõ lại.
settings-reminder-done = Đã ghi: nhắc việc lúc { HOUR($hour) }, từ lần nhắc tới.

moving-none = Quý đang mở không còn buổi sinh hoạt nào để dời.
moving-ask-meeting = Dời buổi sinh hoạt nào?
moving-button-meeting = { MOMENT($at) }
moving-button-choose = Chọn buổi khác
moving-button-day = Chọn ngày khác
moving-button-keep = Vẫn chọn ngày này
moving-button-same-hour = Giữ { HOUR($at) }
moving-button-reason = Viết lại lý do
moving-button-do = Dời buổi sinh hoạt
moving-ask-day =
    Buổi sinh hoạt đang là { MOMENT($at) }. Dời sang ngày nào?
    Xin gõ ngày, ví dụ 12/4/2027. Chưa có gì thay đổi cho đến khi đồng chí xem lại và bấm “Dời buổi sinh hoạt”.
moving-day-off = Ngày { DATE($day) } là ngày nghỉ. Chi bộ vẫn sinh hoạt ngày này?
moving-ask-hour = Lúc mấy giờ, { DAY($day) }? Bấm nút, hoặc gõ giờ, ví dụ 14 giờ 30.
moving-ask-reason = Lý do dời? Xin viết một câu rồi gửi. Mọi đồng chí đang sinh hoạt sẽ đọc được lý do này.
moving-reason-empty = Xin viết lý do bằng chữ, một câu là đủ.
moving-reason-long = Lý do không dài quá { $limit } ký tự. Xin viết ngắn hơn rồi gửi lại.
moving-look = Xin xem lại những gì thay đổi (cũ → mới):
moving-line-meeting = - Buổi sinh hoạt: { MOMENT($was) } → { MOMENT($to) }.
moving-line-stage = - { $stage ->
        [outline] Đề cương
        [draft] Dự thảo
       *[final] Hoàn chỉnh chuyên đề
    }: { SHORT($was) } → { SHORT($to) }.
moving-line-duty = - { $kind ->
        [write_outline] Gửi đề cương
        [write_draft] Gửi dự thảo
        [review] Kiểm duyệt
        [rewrite] Chỉnh sửa
        [comment] Góp ý
        [final_paper] Gửi bản hoàn chỉnh
       *[other] Việc khác
    } ({ $count } đồng chí): { HOUR($was) } ngày { SHORT($was) } → { HOUR($to) } ngày { SHORT($to) }.
moving-line-vote = - Hạn cho ý kiến trước buổi sinh hoạt: { HOUR($was) } ngày { SHORT($was) } → { HOUR($to) } ngày { SHORT($to) }.
moving-line-brief = - Thông báo nội dung trong tháng: chuyển sang { DAY($to) }.
moving-line-opens = - Quý sau mở vào { DAY($to) }.
moving-look-reason = Lý do: { $reason }
moving-who-sees = Mọi đồng chí đang sinh hoạt được báo một lần, kèm hạn mới của riêng mình: báo ngay nếu buổi sinh hoạt trong 7 ngày tới, nếu không thì trong tin sáng sắp tới.
moving-done = Đã dời buổi sinh hoạt từ { MOMENT($was) } sang { MOMENT($to) }. Các hạn liên quan đã đổi theo; những đồng chí có liên quan sẽ được báo.
moving-told =
    Chi bộ dời buổi sinh hoạt.
    Trước: { MOMENT($was) }.
    Nay: { MOMENT($to) }.
moving-told-reason = Lý do: { $reason }
moving-told-own = Hạn mới của việc đồng chí chưa gửi:

moving-recorded = Buổi sinh hoạt { MOMENT($at) } đã ghi kết quả nên không dời được.
moving-voting = Đang có biểu quyết tại buổi sinh hoạt này nên chưa dời được. Xin kết thúc biểu quyết trước.
moving-past = Ngày { DATE($day) } đã qua. Xin chọn ngày từ hôm nay trở đi.
moving-past-hour = { MOMENT($at) } đã qua. Xin chọn giờ khác hoặc ngày khác.
moving-crosses-before = Buổi sinh hoạt trước là { DAY($day) }; buổi này phải sau ngày đó. Xin chọn ngày khác.
moving-crosses-after = Buổi sinh hoạt sau là { DAY($day) }; buổi này phải trước ngày đó. Xin chọn ngày khác.
moving-same = Buổi sinh hoạt vẫn là { MOMENT($at) }, nên không có gì thay đổi.
moving-moved-meanwhile = Buổi sinh hoạt vừa được một đồng chí khác dời sang { MOMENT($at) }. Xin xem lại trước khi dời tiếp.
moving-not-begun = Buổi sinh hoạt đang là { MOMENT($at) }. Không có thay đổi nào đang chờ: đã dời xong, hoặc chưa chọn ngày.

command-settings = Cài đặt, ngôn ngữ
