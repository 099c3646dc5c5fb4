# Reminders: at most one ordinary message a person and day, with everything of the day.

digest-greeting = Dear comrade { $name },
digest-delayed = This message comes late because the system was interrupted; please excuse it.
digest-private = This message is sent to you alone.
digest-private-late = If something is in the way, please let the Secretary know. This message is sent to you alone.

# The second line of each duty: who sees it, what is enough, what happens if it is not done.
# $way: [ahead] before the due day, [today] due today, [late] overdue.
remind-answer = { $way ->
        [late] The Secretary is waiting for your answer to settle who prepares; you can still answer.
       *[today] Accept, or ask to reconsider. Without an answer this goes into the Secretary's morning list.
    }
remind-write-outline = { $way ->
        [ahead] You can write it in several messages and go on whenever you like; the reviewer sees it only when you hand it in.
        [today] Handed in, the outline goes to the reviewer first; the cell reads it once the reviewer agrees.
       *[late] Each day earlier is a day more for the others to read and comment. What is not done will stand in the Secretary's morning list.
    }
remind-write-draft = { $way ->
        [ahead] You can write it in several messages and go on whenever you like; the reviewer sees it only when you hand it in.
        [today] Handed in, the draft goes to the reviewer first; the cell reads it once the reviewer agrees.
       *[late] Each day earlier is a day more for the others to read and comment. What is not done will stand in the Secretary's morning list.
    }
remind-rewrite = { $way ->
        [late] The changed version goes back to the reviewer; the cell is waiting to read it. What is not done will stand in the Secretary's morning list.
       *[today] The changed version goes back to the reviewer; the cell reads it once the reviewer agrees.
    }
remind-review = { $way ->
        [late] The cell can read the paper once you agree to it. What is not done will stand in the Secretary's morning list.
       *[today] Agree to put it before the cell, or ask for changes; your remarks go to the author.
    }
remind-comment = { $way ->
        [ahead] One sentence is enough. Once sent, you see the comments of the others.
        [today] One sentence is enough; without another opinion, press “read, agreed”. Your comment goes to the author and to those who have commented.
       *[late] One sentence is enough; it goes to the author and to those who have commented. Only the Secretary and the Deputy know who has not commented.
    }
remind-vote-advance = { $way ->
       *[today] You may change your choice until the close; the result is told only afterwards. Without a choice you are recorded as not taking part.
    }
remind-final-paper = { $way ->
        [late] Once the reviewer confirms it, the cell gets the final paper. What is not done will stand in the Secretary's morning list.
       *[today] The final paper goes to the reviewer to be confirmed, then to the whole cell.
    }
remind-confirm-final = { $way ->
        [late] Once you confirm it, the cell gets the final paper. What is not done will stand in the Secretary's morning list.
       *[today] Confirm it, or send it back to the author; once confirmed, the cell gets the final paper.
    }
remind-today = This is due today.
remind-until = Sent before { MOMENT($until, year: 0) }, when the meeting begins, it is still recorded.

snooze-button = { $mark }Remind me on { SHORT($at) }
snooze-set = You will be reminded of this once more at { MOMENT($at) }. It is still due { DUE($due) }. Nobody else knows of this reminder.
snooze-already = This was put off once already and is not put off again. Due: { DUE($due) }. You can do it now with the button below.
snooze-too-late = This is due before the next reminder could come, so it cannot be put off. Due: { DUE($due) }. You can do it now with the button below.
snooze-anyway = You will be reminded of this at { MOMENT($at) } anyway, so there is no need to put it off. Due: { DUE($due) }.
snooze-ended = This need not be done any more, so there will be no more reminders. Press “My duties” to see what there is to do now.
