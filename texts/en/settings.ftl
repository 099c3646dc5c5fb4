# Settings, and moving one meeting.

settings-title = Settings:
settings-language = - Your own language: { $language ->
        [en] English
       *[vi] tiếng Việt
    }.
settings-day = - Meeting day: day { $day } of the month.
settings-hour = - Meeting hour: { HOUR($hour) }.
settings-place = - Place: { $place }.
settings-no-place = - Place: not set.
settings-reminder = - Hour of reminders: { HOUR($hour) }.
settings-language-done = From now on the assistant speaks English with you alone.

settings-button-vi = Tiếng Việt
settings-button-en = English
settings-button-move = Move one meeting
settings-button-day = Change the meeting day
settings-button-hour = Change the meeting hour
settings-button-place = Change the place
settings-button-reminder = Change the hour of reminders
settings-button-no-place = No place
settings-button-back = Settings
settings-choice-day = { $day }
settings-choice-hour = { HOUR($hour) }

settings-day-ask =
    On which day of the month does the cell meet? Press a button, or type a number from 1 to 31.
    It holds for quarters that open later; the open one keeps its days. A day off moves to the next working day. Nobody is told of this.
settings-day-wrong = Please type a number from 1 to 31, or press a button.
settings-day-done = Set: day { $day } of the month, for quarters that open later. The open quarter's meetings stay; to change one press “Settings”, “Move one meeting”.
settings-hour-ask =
    At what hour does the cell meet? Press a button, or type an hour such as 14:30.
    It holds for quarters that open later; the open one keeps its hours. Nobody is told of this.
settings-hour-wrong = The meeting hour must be from 06:00 to 21:00. Please type it again, such as 14:30.
settings-hour-unclear = The assistant could not read that hour. Please type it like 14:30.
settings-hour-done = Set: { HOUR($hour) }, for quarters that open later. The open quarter's meetings stay; to change one press “Settings”, “Move one meeting”.
settings-place-ask = Where does the cell meet? Please type and send it. Everybody sees the place at once on the screen “My duties” and in the monthly brief.
settings-place-done = Place set: { $place }. Everybody sees it from now on.
settings-place-none = The place was taken out. The cell's messages name none from now on.
settings-reminder-ask =
    At what hour are reminders sent? Press a button, or type an hour from 07:00 to 19:00.
    It holds for everybody from the next reminder on. Nobody is told of this.
settings-reminder-wrong = The hour of reminders must be from 07:00 to 19:00, so that nobody is disturbed at rest. Please type it again.
settings-reminder-done = Set: reminders at { HOUR($hour) }, from the next one on.

moving-none = The open quarter has no meeting left to move.
moving-ask-meeting = Which meeting is to move?
moving-button-meeting = { MOMENT($at) }
moving-button-choose = Another meeting
moving-button-day = Another day
moving-button-keep = Keep this day
moving-button-same-hour = Keep { HOUR($at) }
moving-button-reason = Write the reason again
moving-button-do = Move the meeting
moving-ask-day =
    The meeting is at { MOMENT($at) }. To which day?
    Please type the day, such as 12/4/2027. Nothing changes until you have looked it over and pressed “Move the meeting”.
moving-day-off = { DATE($day) } is a day off. Does the cell meet nevertheless?
moving-ask-hour = At what hour, { DAY($day) }? Press the button, or type an hour such as 14:30.
moving-ask-reason = Why is it moved? Please write one sentence and send it. Everybody who takes part will read it.
moving-reason-empty = Please give the reason in words; one sentence will do.
moving-reason-long = The reason may have at most { $limit } characters. Please send a shorter one.
moving-look = Please look over what changes (old → new):
moving-line-meeting = - Meeting: { MOMENT($was) } → { MOMENT($to) }.
moving-line-stage = - { $stage ->
        [outline] Outline
        [draft] Draft
       *[final] Final paper
    }: { SHORT($was) } → { SHORT($to) }.
moving-line-duty = - { $kind ->
        [write_outline] Outline handed in
        [write_draft] Draft handed in
        [review] Review
        [rewrite] Revision
        [comment] Comments
        [final_paper] Final paper handed in
       *[other] Other
    } ({ $count }): { HOUR($was) }, { SHORT($was) } → { HOUR($to) }, { SHORT($to) }.
moving-line-vote = - Opinions before the meeting, until: { HOUR($was) }, { SHORT($was) } → { HOUR($to) }, { SHORT($to) }.
moving-line-brief = - The monthly brief: moves to { DAY($to) }.
moving-line-opens = - The next quarter opens on { DAY($to) }.
moving-look-reason = Reason: { $reason }
moving-who-sees = Everybody who takes part is told once, with their own new due dates: at once where the meeting is within 7 days, else with a morning message soon.
moving-done = The meeting was moved from { MOMENT($was) } to { MOMENT($to) }. The dates that hang on it have moved; those concerned will be told.
moving-told =
    The cell moves a meeting.
    Before: { MOMENT($was) }.
    Now: { MOMENT($to) }.
moving-told-reason = Reason: { $reason }
moving-told-own = New due dates of what you have not handed in:

moving-recorded = The meeting of { MOMENT($at) } is recorded and cannot be moved.
moving-voting = A vote is open in this meeting, so it cannot be moved now. Please close the vote first.
moving-past = { DATE($day) } has passed. Please choose today or a later day.
moving-past-hour = { MOMENT($at) } has passed. Please choose another hour or day.
moving-crosses-before = The meeting before is on { DAY($day) }; this one must be after it. Please choose another day.
moving-crosses-after = The meeting after is on { DAY($day) }; this one must be before it. Please choose another day.
moving-same = The meeting is still at { MOMENT($at) }, so nothing was changed.
moving-moved-meanwhile = Somebody else has just moved the meeting to { MOMENT($at) }. Please look again before you move it.
moving-not-begun = The meeting is at { MOMENT($at) }. No change waits: it is moved already, or no day was chosen.

command-settings = Settings, language
