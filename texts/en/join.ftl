# Joining with a code.

join-ask = Welcome. To join, please send the code that the cell's secretary gave you.
join-wrong = This code is not right. Please check it and send it again, or ask the secretary for a code.
join-used = This code has been used. If you have changed phones, please ask the secretary for a new one.
join-expired = This code has expired (30 days). Please ask the secretary for a new one.
join-superseded = This code has been replaced by a newer one. Please use the newest code you were given.
join-other-person = This chat belongs to another member. Please use your own account, or tell the secretary.
join-not-yet = You belong to { $cell } from { DAY($from) } on. From that day, press the button below to see what is yours; the assistant will also tell you here.
join-left = You do not belong to any cell here at present. Please contact your cell's secretary.
join-already = You have joined already; no code is needed.
join-welcome =
    Welcome, { $name }, { $office ->
        [secretary] secretary of { $cell }
        [deputy] deputy secretary of { $cell }
        [committee] committee member of { $cell }
        [superior] the superior committee's follower of { $cell }
       *[member] { $klass ->
            [probationary] probationary member of { $cell }
           *[official] member of { $cell }
        }
    }.
    { $office ->
        [superior] Here you see the stage and the dates of the quarter's topic; you only press buttons. Members' comments and papers are not shown here.
       *[member] { $told ->
            [true] From now on the assistant tells you here, in private, what is due and reminds you in time. You press the buttons below the messages; you type only when asked.
           *[false] You are exempt, away or suspended now, so the assistant gives you no duties and no reminders. When this changes, please tell the secretary.
        }
    }
