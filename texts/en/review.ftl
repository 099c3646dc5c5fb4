# Review: agree to release, or ask for changes.

review-title = The { paper-word } “{ $topic }”, version { $number }, by comrade { $name }
review-end = (End.) For now only you and the author can read this.
review-due = Your answer is due: { DUE($due) }.
review-agree = { $paper ->
        [final] Confirm the final paper
       *[other] Agree to release it
    }
review-changes = Ask for changes
review-go-on = Go on writing the changes

review-agree-sure = When you confirm, the { paper-word } “{ $topic }” goes to the cell with the reviewer's name and cannot be taken back. Do you agree?
review-release = Confirm the release
review-back = Read it again
review-agreed = The { paper-word } “{ $topic }” is out to the cell: { $told } comrades who have joined are told{ $paper ->
        [final] {" "}with a morning message soon
       *[other] {""}
    }.
review-comments-due = The cell comments until { MOMENT($due) }.

review-ask-words = Please say what is to be changed in the { paper-word } “{ $topic }”, in one message or several.
review-words-seen = When you have chosen a date and sent it, only comrade { $name } (the author) can read this. The secretary sees the round and the date, not the words.
review-choose-date = Choose the date
review-ask-date = By which day should the author hand in a new version? Press a button, or type another date. Your words go out as soon as you choose.
review-date-past = { DATE($day) } is not after today, so your remarks were not sent. Please choose one of the dates below.
review-date-late = { DATE($day) } is after the meeting on { DATE($last) }, so your remarks were not sent. Please choose a date no later than the meeting.
review-date-far = { DATE($day) } is too far off, so your remarks were not sent. Please choose a date up to { DATE($last) }.
review-date-off = { DATE($day) } is a day off, so your remarks were not sent. Please choose a working day.
review-date = { $days ->
        [one] { $days } working day
       *[other] { $days } working days
    }: { DAY($due, year: 0) }{ $usual ->
        [yes] {" "}(usual)
       *[no] {""}
    }
review-returned = Your words on the { paper-word } “{ $topic }” have gone to comrade { $name }. Due: { DUE($due) }. You will be told of the new version.
review-words-needed = Please write what is to be changed before you choose a date.
review-told-changes = Comrade { $name } asks for changes in the { paper-word } “{ $topic }”. New version due: { DUE($due) }. Press the button below to see them; what you wrote is kept to go on from.

review-reviewer-only = Reviewing the { paper-word } “{ $topic }” is given to another comrade, so nothing was changed.
review-not-taking-part = You are exempt or away now, so you do not review the { paper-word } “{ $topic }”; the secretary names somebody else. Nothing has changed.
review-nothing-yet = No version of the { paper-word } “{ $topic }” waits for you now: the author is writing or changing it. You will be told of the new version.
review-is-returned = You asked for changes in the { paper-word } “{ $topic }”; comrade { $name } is at work on them. You will be told of the new version.
review-newer-version = This button belongs to an older version. There is a newer { paper-word } “{ $topic }” now; please read that one.
review-meeting-began = The meeting has begun, so changes in the { paper-word } “{ $topic }” can no longer be asked for. Your words are kept; the cell decides at the meeting what comes next.
review-nothing = Nothing waits for your review at present.

command-review = Read and review a paper
