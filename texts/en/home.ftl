# The home screen.

home-title =
    What { $name } owes
    ({ DAY($today) })
home-topic = Topic of quarter { $quarter }: “{ $topic }”. { $stage ->
        [outline] The outline is being prepared.
        [outline_meeting] The outline is being commented on; the cell is to adopt it.
        [adopting] The outline has been dealt with at the meeting; its outcome is to come.
        [done_again] The outline is being done again, as the cell asked.
        [draft] The draft is being prepared.
        [conclusion] The draft is being commented on; to be discussed and concluded.
        [concluding] The draft is being discussed; the conclusion is to come.
        [not_passed] A vote was held and not passed; the secretary chooses the way on.
        [final] The paper is being completed.
        [results] Being carried out; results are to be judged.
        [closed] Its results are judged; it is over.
       *[none] Not begun yet.
    }
home-topic-planned = Topic planned for quarter { $quarter }: “{ $topic }”. Not assigned yet.
home-no-topic = Quarter { $quarter }: no topic assigned yet.
home-meeting = Next meeting: { MOMENT($at) }.
home-place = Place: { $place }.
home-progress = Opened by { $opened }. Comments: { $given }/{ $owed }.
home-stage = - { $stage ->
        [outline] Outline
        [outline_meeting] Outline adopted
        [draft] Draft
        [conclusion] Discussion, conclusion
        [final] Final paper
       *[results] Results judged
    }: { DAY($at) }{ $done ->
        [true] {" "}(done)
       *[false] { "" }
    }.
home-waiting = Waiting for { $name } to { $kind ->
        [answer] answer the assignment
        [write_outline] hand in the outline
        [write_draft] hand in the draft
        [rewrite] hand in the changed version
        [review] review
        [final_paper] hand in the final paper
       *[confirm_final] confirm the final paper
    }. Due: { DUE($due) }.
home-reconsider = { $name } asks to reconsider the assignment.
home-unconcluded = Topic of quarter { $quarter }: “{ $topic }” still waits for its conclusion.
home-conclude = Conclude quarter { $quarter }
home-late = Overdue (only the secretary and the deputy see this):
home-handed-in = What you handed in is with the reviewer; you can still read it and take it back.
home-duties = To do:
home-nothing = You owe nothing at present. You will be told when there is something new.
home-none-overdue = Nothing of yours is overdue.
home-overdue = { $count } overdue. You can still do it: please press a button below.

button-read = Read the paper at hand
button-vote = See what is being voted on
button-handed-in = What I handed in
button-conclusion = The latest conclusion
button-evaluation = The latest evaluation
button-lead = The secretary's acts
lead-title = What the secretary and the deputy do. Please choose:
lead-assign = Assign a topic
lead-meeting = Meetings
lead-conclude = Conclusion and vote
lead-evaluate = Evaluate the results
lead-members = Members and join codes
lead-settings = Settings of the cell

help-member =
    The assistant reminds you of what the quarter's topic asks of you: reading, commenting, voting, and writing when you are assigned.
    You only press buttons in the messages; when asked, type and send.
    Press “What I owe” at any time to see what is due. What you are writing is always kept.
    If something is in the way, please tell the secretary.
help-leader =
    The assistant follows the quarter's topic through three months: outline, draft and conclusion, evaluation.
    Press “What I owe” for what is due; press “The secretary's acts” to assign, record meetings, hold votes, evaluate, manage members and settings.
    On working mornings you get the list of what to follow up. What you are writing is always kept.
help-superior = You follow the stage and the dates of the quarter's topic. Members' comments and papers are not shown here. Press “My duties” for the newest state.

cancel-kept = Stopped. What you sent is kept; press “What I owe” to go on when you wish.
cancel-nothing = You have nothing unfinished.
lost = The assistant does not know what this is for, so it was not taken. Please press “What I owe”, choose, then send it again.
edited = The assistant keeps what you sent first; the edit was not taken. To correct it, please send a new message.
marked =
    What you just sent bears a classification mark and was not accepted. Nothing of its content was stored.
    Please delete it from this chat, do not send it again through a messenger, and tell the secretary at once, as the rules on state secrets require.
    If it is not classified and was mistaken for it, please tell the secretary too.

command-menu = What I owe
command-help = Help
command-cancel = Stop what I am doing
command-start = Join with a code, or open What I owe
