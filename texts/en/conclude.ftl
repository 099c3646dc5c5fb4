# The cell's conclusion: writing it, how it is decided, opening the vote, the ways on when it is not passed.

command-conclude = Conclude the topic, open a vote

conclude-no-topic = This quarter has no topic yet, so there is nothing to conclude. Please assign a topic first.
conclude-assign = Assign a topic
conclude-which = A topic of an earlier quarter still waits for its conclusion. Please choose:
conclude-pick = Quarter { $quarter }
conclude-ask-kind =
    Topic of quarter { $quarter }: “{ $topic }”.
    Please choose what it comes to. What you write is seen by the secretary and the deputy only, until a vote opens or opinions are asked.
conclude-kind-conclusion = Conclusion
conclude-kind-resolution = Resolution
conclude-kind-open-questions = Questions for further study
conclude-ask-text = Please send the text of { vote-kind } of quarter { $quarter }, in as many messages as you like.
conclude-text-seen = While it is a draft, only the secretary and the deputy see it. Once a vote opens or opinions are asked, the whole cell can read it and it cannot be changed.
conclude-use = Use this text

conclude-text-title = { vote-kind } of quarter { $quarter }: “{ $topic }”
conclude-draft = This is a draft, seen by the secretary and the deputy only.
conclude-draft-locked = Opinions were asked on this text, so it stays as it is. A change makes a new draft and keeps this one.
conclude-how = Choose how it is decided
conclude-edit = Change the text
conclude-other-kind = Change the kind
conclude-see = See the present text
conclude-read = See the text
conclude-state = { $state ->
        [voting] It is being voted on, or opinions are being asked; the text cannot be changed.
        [passed] Passed by the cell's vote.
        [agreed] Agreed by the cell.
       *[not_passed] Not passed. The text and the opinions are kept as they are. Please choose how to go on.
    }

conclude-ask-how =
    How is { vote-kind } of quarter { $quarter } to be decided?
    - Vote: in the meeting, once it is recorded who is present.
    - Opinions before the meeting: not a substitute for the vote.
conclude-how-agree = - Agreed: recorded in the meeting without a count (not for resolutions).
conclude-binding = Vote in the meeting
conclude-advance = Ask opinions before the meeting
conclude-agree = Record as agreed
conclude-meeting = Record who is present

conclude-preview-binding =
    Vote on { vote-kind } of quarter { $quarter }
    Eligible: { $eligible } members; present: { $present }. At least { $needed } in favour are needed. Members on probation who are present do not vote and are not counted here.
    Those present get the choices at once. It ends by itself at { HOUR($latest) } at the latest; you may end it earlier.
conclude-preview-advance =
    Opinions before the meeting (not a substitute for the vote) on { vote-kind } of quarter { $quarter }
    Asked of { $eligible } members with a vote. Due: { DUE($latest) }; you may end it earlier.
    { $at_once ->
        [true] Members are told at once, because it ends today.
       *[false] Members are told with a morning message soon.
    }
conclude-not-joined = Not joined, so they get no choices: { $names }. Who does not choose before the end is counted as not taking part.
conclude-preview-lock = Once it is open, the whole cell can read the text; the text and the list can no longer be changed.
conclude-open = { $way ->
        [advance] Ask for opinions
       *[binding] Open the vote
    }
conclude-until = { $way ->
        [advance] Due { MOMENT($at, year: 0) }
       *[binding] Open for { $number } minutes, until { HOUR($at) }
    }
conclude-opened = { $way ->
        [advance] { $asked } members are asked for their opinion, due { DUE($latest) }. Those who have joined get a message with the choices; the result goes to the whole cell afterwards.
       *[binding] The vote is open for the { $asked } members present; those who have joined get the choices at once. It ends by itself at { HOUR($latest) } at the latest. You will be told when all have voted.
    }

conclude-empty = The draft has no words yet, so it cannot be decided on. Please write it first.
conclude-locked = Opinions were asked on this text, or it was decided, so it cannot be changed. Please see how it stands to choose the next step.
conclude-not-now = This no longer fits how things stand, so nothing has changed.

conclude-agree-ask =
    Record that the cell agreed to { vote-kind } of quarter { $quarter } in the meeting, without a vote?
    The whole cell will be told and can read the text. It cannot be changed afterwards.
conclude-agree-now = Yes, it was agreed
conclude-agreed =
    Recorded: the cell agreed to { vote-kind } of quarter { $quarter }.
    Members are told with a morning message soon.
conclude-agreed-notice = The cell agreed to { vote-kind } of quarter { $quarter }: “{ $topic }”.
conclude-agree-resolution = A resolution must be voted on; it cannot be recorded as agreed.
conclude-agree-after-vote = This conclusion was voted on and not passed, so it must be voted on again.
conclude-agree-early = Agreement is recorded in the meeting, from { MOMENT($at) } on. It is not yet time, so nothing has changed.

conclude-correct = Correct and vote again
conclude-again = Discuss again on { SHORT($at) }
conclude-again-ask = Discuss it again at the meeting of { MOMENT($at) }? Members will be told; it cannot be changed afterwards.
conclude-again-ask-undated = Discuss it again next quarter? It cannot be changed afterwards.
conclude-again-later = Discuss again next quarter
conclude-end = Leave for further study
conclude-waits =
    The cell discusses it again at the meeting of { MOMENT($at) }; members are told with a morning message soon.
    A new draft with the old text waits for you to change it and vote again.
conclude-waits-undated = The topic waits for next quarter, from the meeting of its second month on. A new draft with the old text waits for you to change it and vote again.
conclude-again-notice = Not passed: { vote-kind } of quarter { $quarter }; the cell discusses it again at the meeting of { MOMENT($at) }.
conclude-end-ask =
    End the conclusion of this topic with “Questions for further study”?
    The text is kept for further study and the topic stays open. The whole cell will be told; this cannot be taken back.
conclude-end-now = Confirm
