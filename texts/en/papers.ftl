# Outline, draft, final paper: writing, handing in, taking back; the month's brief.
# $paper: outline, draft, final.

paper-word = { $paper ->
        [outline] outline
        [draft] draft
       *[final] final paper
    }

paper-write = Go on writing
paper-read = Read the paper
paper-review = Read and review
paper-withdraw = Take it back to change it
paper-handed-in-at = Handed in at { MOMENT($at) }.

paper-author-only = Preparing the { paper-word } “{ $topic }” was given to another comrade, so nothing was changed.
paper-other-author = Preparing the { paper-word } “{ $topic }” is now another comrade's task. What you wrote is still kept.
paper-waits = You handed in the { paper-word } “{ $topic }” at { MOMENT($at) }. Comrade { $name } is reviewing it; you will be told the result. To change it, press “Take it back to change it”.
paper-is-released = The { paper-word } “{ $topic }” is out to the cell and can no longer be changed or taken back.
paper-meeting-began = The meeting has begun, so no { paper-word } “{ $topic }” is taken now. What you wrote is kept; if the cell asks for it again, you will be told and go on from there.
paper-not-yet = It is not yet time to write the { paper-word } “{ $topic }”. You will be told when it is.
paper-empty = There is nothing to hand in yet. Press “Go on writing”, send your text, then press “Look over and send”.
paper-not-handed-in = The { paper-word } “{ $topic }” is with you and not handed in, so there is nothing to take back.
paper-withdraw-late = The meeting has begun, so the { paper-word } “{ $topic }” can no longer be taken back.

paper-told-handed-in = Comrade { $name } has handed in the { paper-word } “{ $topic }” (version { $number }). Please read it and give your review. Due: { DUE($due) }.
paper-told-withdrawn = Comrade { $name } has taken back the { paper-word } “{ $topic }” to change it. There is nothing for you to review now; you will be told of the new version.

write-ask = Please send the { paper-word } “{ $topic }” here, in one message or several. Due: { DUE($due) }.
write-parts = { $paper ->
        [outline] It should hold: reason, scope, questions to answer, headings, data, questions for discussion.
        [draft] It should hold: the problem, its bases, how things stand, solutions (what, who, by when), proposals.
       *[final] It should take in the cell's comments and the conclusion that was passed.
    }
write-seen = When you press “Send”, comrade { $name } (the reviewer) reads it first; once agreed, the whole cell reads it. Before that, you may take it back.
write-secrecy = Please leave out anything classified and names of people in cases.
write-remarks = Comrade { $name } asks for these changes in the { paper-word } “{ $topic }”. Only you and the reviewer can see them:
write-handed-in = The { paper-word } “{ $topic }” (version { $number }) has gone to comrade { $name }. For now only you and the reviewer can read it.
write-review-due = Comrade { $name } answers before { MOMENT($due) }. You will be told, and may take it back until it goes out to the cell.
write-review-waits = Comrade { $name } takes no part now and cannot review it; the Secretary is to assign another. You will be told, and can take it back until it goes to the cell.
write-was-late = This version came after { MOMENT($due) } and is accepted all the same. Only you see this line.
write-withdrawn = The { paper-word } “{ $topic }” is taken back. All that you wrote is kept; change it and send it again.
write-anew = Begin anew
write-anew-sure = Drop all { $count } pieces that are here and begin anew? What is dropped cannot be brought back.
write-clear = Drop them and begin anew
write-keep = Keep them, go on
write-nothing = { $paper ->
        [outline] You have no outline to write now. The author writes it from the opening of the quarter on.
       *[draft] You have no draft or final paper to write now. The author writes the draft once the cell has adopted the outline, and completes the paper after the second month's meeting.
    }

release-told-final = The final paper “{ $topic }” is confirmed by the reviewer. You are invited to read it.
release-told-adopted = The outline “{ $topic }” was done again and agreed to by the reviewer; it counts as adopted. You are invited to read it; the { paper-word } comes next.
release-told-late = The { paper-word } “{ $topic }” is here. You are invited to read it.

brief-title = { $cell }: the topic in { $month }
brief-topic = “{ $topic }”.
brief-people = Author: comrade { $author }. Reviewer: comrade { $reviewer }.
brief-no-topic = No topic is assigned for this quarter yet.
brief-comment = - From now until { HOUR($due) } on { SHORT($due) }: read and comment on the { paper-word }.
brief-paper = - You are invited to read the { paper-word }.
brief-no-paper = - There is no paper yet ({ paper-word }); you will be told when there is.
brief-meeting = - { MOMENT($at) }: meeting of the cell{ $about ->
        [outline_meeting] , adopting the outline.
        [conclusion] , discussing and concluding the topic.
        [results] , judging the results.
       *[none] .
    }
brief-place = - Place: { $place }.
brief-next = - By { SHORT($due) }: the { $stage ->
        [draft] draft is completed.
       *[final] paper is completed.
    }
brief-yours = For you to do: { $does ->
        [comment] comment on the { paper-word }, attend the meeting.
        [answer] answer the assignment, attend the meeting.
        [write_outline] finish the outline, attend the meeting.
        [write_draft] finish the draft, attend the meeting.
        [rewrite] change the { paper-word }, attend the meeting.
        [final_paper] complete the paper, attend the meeting.
        [review] review the { paper-word }, attend the meeting.
        [confirm_final] confirm the final paper, attend the meeting.
        [vote_advance] give your opinion before the meeting, attend the meeting.
        [vote_binding] vote, attend the meeting.
       *[other] attend the meeting.
    }

command-outline = Write and hand in the outline
command-draft = Write and hand in the draft and the final paper
