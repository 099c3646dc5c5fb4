# Meetings: seen, their outcome recorded, who was present.

command-meeting = Record a meeting

meeting-title = The cell's meetings:
meeting-row = - Month { $number ->
        [1] one
        [2] two
       *[3] three
    } of quarter { $quarter }: { MOMENT($at) }. { $phase ->
        [to_come] Still to come.
        [to_record] Not recorded yet.
       *[recorded] Recorded.
    }
meeting-none = The cell has no meeting in this quarter yet. They are set when the quarter opens.
meeting-record = Record { SHORT($at) }
meeting-see = See { SHORT($at) }
meeting-show = See the meeting

meeting-head = Meeting of { MOMENT($at) }, month { $number ->
        [1] one
        [2] two
       *[3] three
    } of quarter { $quarter }.
meeting-topic = Topic: “{ $topic }”.
meeting-too-early = This meeting is held at { MOMENT($at) }. It can be recorded from that hour on, so nothing was changed. If the cell meets earlier, please move the meeting in the settings.
meeting-recorded-already = This meeting has been recorded before, so nothing was changed.
meeting-press-only = At this step only the buttons are needed, so the last message was not taken.

# Month one: what the cell decides on the outline.

meeting-ask-outcome =
    What did the cell decide on the outline?
    The outcome is kept with the topic; the author is told with a morning message soon.
meeting-outcome = { $outcome ->
        [adopted] Outline adopted
        [with_changes] Adopted, with changes
        [again] Outline to be done again
       *[nothing] No outline yet
    }
meeting-confirm-outcome =
    You chose: { $outcome ->
        [adopted] outline adopted. The author goes on to the { paper-word }.
        [with_changes] outline adopted, with changes. The author goes on to the { paper-word } as the cell asked.
        [again] outline to be done again. The author hands it in by { MOMENT($due) }; the reviewer's agreement is enough.
       *[nothing] no outline yet. The author hands it in by { MOMENT($due) }; the reviewer's agreement is enough.
    }
    The outcome is recorded once only. Please check it, then confirm.
meeting-confirm = Confirm: { $outcome ->
        [adopted] outline adopted
        [with_changes] adopted, with changes
        [again] outline to be done again
       *[nothing] no outline yet
    }
meeting-choose-again = Choose again
meeting-no-outline = No outline was given to the cell this quarter, so it cannot be recorded as adopted. Please choose “Outline to be done again” or “No outline yet”.
meeting-outcome-recorded = The meeting is recorded: { $outcome ->
        [adopted] outline adopted.
        [with_changes] outline adopted, with changes.
        [again] outline to be done again.
       *[nothing] no outline yet.
    }
meeting-follows-outcome = { $outcome ->
        [adopted] Next: the author writes the { paper-word }, due { DUE($due) }.
        [with_changes] Next: the author writes the { paper-word }, due { DUE($due) }.
       *[again] Next: the author hands in the outline, due { DUE($due) }.
    }
meeting-follows-nobody = Nobody prepares the topic yet. Next, please assign it.
meeting-assign = Assign the topic
meeting-told-outcome = { $outcome ->
        [adopted] The cell has adopted the outline. You go on to the { paper-word }.
        [with_changes] The cell has adopted the outline, with changes. You write the { paper-word } as was asked at the meeting.
        [again] The cell asks you to do the outline again. Once the reviewer agrees, you go on to the { paper-word }.
       *[nothing] The cell asks you to hand in the outline. Once the reviewer agrees, you go on to the { paper-word }.
    }

# Months two and three: who is present.

meeting-ask-presence = Present: { $present }/{ $able }. Please press the names of those absent; then press “Confirm the list”. Only the secretary and the deputy see the list; a vote rests on it.
meeting-correct-presence = Recorded list, present: { $present }/{ $able }. Each press corrects it at once; this is possible until a vote begins.
meeting-exempt = Exempt members stand at the end of the list and count as present only when pressed.
meeting-absent = - Absent: { $name }
meeting-all-present = Nobody is absent.
meeting-mark-absent = Absent: { $name }
meeting-mark-present = Present: { $name }
meeting-confirm-presence = Confirm the list
meeting-presence-done = Done
meeting-presence-fixed = The vote at this meeting has begun, so the list can no longer be corrected.
meeting-presence-recorded = The meeting's list is recorded, present { $present }/{ $able }. { $number ->
        [2] Next: the cell concludes and votes; the author completes the paper.
       *[3] Next: you evaluate the topic's results.
    }
meeting-conclude = Conclusion and vote
meeting-evaluate = Evaluate the results
meeting-correct = Correct who was present
meeting-told-final = The meeting of month two is over. Please complete the paper as the cell's remarks and conclusion ask.

# What was recorded.

meeting-recorded-by = { $name } recorded the meeting at { MOMENT($at) }:
meeting-present = Present: { $present }/{ $able }.
