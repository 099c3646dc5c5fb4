# The vote, and opinions asked before the meeting.
# $kind: what is decided on; $way: a vote or opinions in advance; $again: a repeated vote.

command-vote = Vote, or change your choice while it is open

vote-kind = { $kind ->
        [conclusion] the conclusion
        [resolution] the resolution
       *[open_questions] the questions for further study
    }
vote-choice = { $choice ->
        [yes] in favour
        [no] not in favour
       *[other] another opinion
    }

vote-opened-binding =
    { $again ->
        [true] Repeated vote
       *[false] Vote
    } on { vote-kind } of quarter { $quarter }
    The binding vote at the meeting of { DATE($meeting) }, by name, recorded in the minutes.
    Eligible: { $eligible } members; present: { $present }. It passes with at least { $needed } in favour.
    It ends when the chair says so, at { HOUR($latest) } at the latest. Until then you may change your choice; the result is shown only afterwards.
vote-opened-advance =
    Opinions before the meeting (not a substitute for the vote) on { vote-kind } of quarter { $quarter }
    Asked of { $eligible } members with a vote. Due: { DUE($latest) }. Until then you may change your choice.
    Opinions are recorded by name; the cell sees them only afterwards. The cell will vote at the meeting.

vote-yes = In favour
vote-no = Not in favour
vote-other = Another opinion
vote-read = Read the whole text
vote-see = See how it stands
vote-see-result = See the result
vote-refresh = Refresh
vote-pick = { $way ->
        [advance] Opinions in advance
       *[binding] Vote
    }: { vote-kind }, quarter { $quarter }
vote-members = See the members

vote-none = The cell has no open vote and asks for no opinions now. When it does, you will get a message with the choices.
vote-several = Several questions wait for your opinion. Please choose:
vote-counting = It has ended. The result is being counted and will be sent to you at once.
vote-own-none = You have not chosen yet.
vote-own = Your choice: { vote-choice } (recorded at { MOMENT($at) }).
vote-progress = Chosen so far: { $given }/{ $asked } members. The result is shown to nobody before the end.
vote-waiting = Not yet: { $names }. Only the secretary and the deputy see this line.

vote-barred = { $why ->
        [absent] You are recorded as absent from the meeting, so you do not vote this time, but you are counted in the base. If that is a mistake, please tell the chair.
        [probationary] Official members have the vote. Probationary members speak and comment, so no choice is recorded here.
        [condition] At present you do not take part in the cell's meetings, so you are not on the list of this vote.
       *[other] You were not on the list when this opened, so you have no choice this time. If that is a mistake, please tell the secretary.
    }
vote-too-late = { $way ->
        [advance] The question
       *[binding] The vote
    } ended at { MOMENT($at) }, so this press was not counted. { $own ->
        [none] You are recorded as not taking part.
        [yes] Your recorded choice: in favour.
        [no] Your recorded choice: not in favour.
       *[other] Your recorded choice: another opinion.
    }
vote-hidden = The result and the names can be seen only after the end, so that everyone decides freely.

vote-toast = Recorded: { vote-choice }
vote-recorded = { $same ->
        [true] Your choice still is:
       *[false] Your choice is recorded:
    } { vote-choice }. { $state ->
        [open] { $way ->
            [advance] You may change it until { MOMENT($latest) }.
           *[binding] You may change it until the chair ends the vote, at { HOUR($latest) } at the latest.
        }
       *[closing] The vote has just ended; your choice came in time and counts.
    }
vote-words-ask = If you like, add your opinion in your own words, in as many messages as you need. Your choice counts already, with or without them.
vote-words-seen = The words are seen by the secretary and the deputy after the end and go into the minutes; nobody else gets them.
vote-no-words = Add nothing
vote-send-words = Send my opinion
vote-without-words = Your choice stands, without further words. The result will be sent to you after the end.
vote-words-kept = Your opinion is kept with your choice. The secretary and the deputy see it after the end and put it into the minutes.
vote-words-no-need = Words are asked only of those who chose “Not in favour” or “Another opinion”, so this was not recorded.
vote-words-too-late = The day of the end has passed, so no words can be added any more. Your choice stands.

vote-close = End it
vote-close-ask =
    { $count ->
        [one] One member has
       *[other] { $count } members have
    } not chosen yet: { $names }.
    If you end it now, they are recorded as not taking part. The result goes to the whole cell at once, and it cannot be opened again.
vote-close-now = End it now
vote-go-on = Wait
vote-closed = It has ended. Choices sent before this moment count; the result goes to the whole cell at once.
vote-all-in = { $way ->
        [advance] All { $count } members who were asked about { vote-kind } of quarter { $quarter } have answered. You may end it now; otherwise it ends by itself at { MOMENT($latest) }.
       *[binding] All { $count } members present have voted on { vote-kind } of quarter { $quarter }. You may end it now; otherwise it ends by itself at { HOUR($latest) }.
    }

vote-result-title = { $way ->
        [advance] Opinions before the meeting (not a substitute for the vote) on { vote-kind } of quarter { $quarter }
       *[binding] Result of the { $again ->
            [true] repeated vote
           *[false] vote
        } on { vote-kind } of quarter { $quarter }
    }
vote-count = { $choice ->
        [yes] - In favour: { $count }/{ $eligible } members ({ PERCENT($share) })
        [no] - Not in favour: { $count }/{ $eligible } ({ PERCENT($share) })
        [other] - Another opinion: { $count }/{ $eligible } ({ PERCENT($share) })
       *[silent] { $way ->
            [advance] - Not taking part: { $count }/{ $eligible } ({ PERCENT($share) })
           *[binding] - Not taking part in the vote: { $count }/{ $eligible } ({ PERCENT($share) })
        }
    }
vote-passed = Passed: { vote-kind } (at least { $needed } in favour were needed).
vote-final-paper = { $author } completes the paper by { SHORT($due) }.
vote-not-passed = Not passed: { vote-kind } (at least { $needed } in favour were needed). The text and the opinions are kept as they are.
vote-not-passed-ways = Please choose how to go on.
vote-advance-over = These opinions are for the cell's consideration. The vote is held at the meeting.

vote-names = The list by name
vote-names-title = Everyone's choice, so that anyone can count again:
vote-named = - { $choice ->
        [yes] In favour
        [no] Not in favour
        [other] Another opinion
       *[silent] Not taking part
    } ({ $count }): { $names }.
vote-words = See the added words
vote-words-title = Words added to choices. Only the secretary and the deputy see them; they go into the minutes.
vote-words-none = No words were added to any choice.
vote-words-by = { $name } ({ vote-choice }):

vote-nobody = At present no member of the cell has a vote, so it cannot be opened. Please check the list of members.
vote-no-presence = A vote is opened in the meeting, once it is recorded who is present. That is not recorded yet, so the vote is not open.
vote-not-in-meeting = A vote is opened only in a meeting; the last one with presence recorded was on { DATE($at) }. Please open it in the next meeting that records presence (the second or third month of a quarter).
vote-too-few = Too few are present for a vote: { $present } of { $eligible } eligible members; needed: { $rule ->
        [two_thirds] at least two thirds
       *[more_than_half] more than half
    }. The vote is not open.
vote-no-meeting-ahead = The meeting that decides has begun, so opinions can no longer be asked in advance. Please choose the vote in the meeting.
vote-too-late-today = It is past 22:00, so the vote is not open. Please open it in another meeting.
