# Assigning an author and a reviewer; the author's answer.

command-assign = Assign the topic

assign-no-quarter = There is no quarter to assign now. The next one opens by itself on the working day after the third month's meeting.
assign-quarter-over = Quarter { $quarter } is over and cannot be assigned again. Nothing has changed.
assign-finished = The topic of quarter { $quarter } is finished and cannot be assigned again. Nothing has changed.

# Choosing a topic and people.
assign-plan-unfit = The year's plan does not name everybody, or somebody it names cannot take part now. Please choose.
assign-choose-topic = Quarter { $quarter }: please choose a topic, or type the name of another one and send it. Nobody is told before you confirm at the last step.
assign-no-topic = Quarter { $quarter }: please type the name of the topic and send it. Nobody is told before you confirm at the last step.
assign-choose-author =
    Quarter { $quarter }, “{ $topic }”.
    Please choose the author. Nobody is told before you confirm at the last step.
assign-choose-reviewer =
    Quarter { $quarter }, “{ $topic }”. Author: { $author }.
    Please choose the reviewer. Nobody is told before you confirm at the last step.
assign-option = { $number }. { $name }
page-of = Page { $page }/{ $pages }.
page-next = Next page
page-previous = Previous page
assign-back-topic = Choose another topic
assign-drop-topic = Drop this name, choose another topic
assign-back-author = Choose another author
assign-choose-again = Choose again
assign-press-please = At this step please press one of the buttons below. The last message was not kept.
assign-words-please = At this step please press a button, or type the topic's name in words. The last message was not kept.
assign-title-empty = The topic's name has no letters. Please type it again.
assign-title-too-long = A topic's name may have at most { $limit } characters. Please send a shorter one.
assign-topic-taken = This topic is used by another quarter or can no longer be chosen. Nothing has changed; please choose again.
assign-topic-fixed = The cell has adopted the outline, so the quarter's topic stays; only people can change. Nothing has changed.
assign-person-unable = The person chosen does not take part in the cell's work now (exempt, away, suspended or not of this cell). Nothing has changed; please choose somebody else.
assign-reviewer-is-author = The reviewer cannot be the author. Nothing has changed; please choose again.

# Preview and confirmation.
assign-preview =
    Assignment for quarter { $quarter }{ $plan ->
        [true] {" "}as the year's plan names it
       *[false] {""}
    }: “{ $topic }”.
    Author: { $author }.
    Reviewer: { $reviewer }.
assign-date = - { $what ->
        [answer] Answer: before { HOUR($at) }, { SHORT($at) }
        [outline] Outline handed in: { SHORT($at) }
        [outline_meeting] Outline adopted: { HOUR($at) }, { SHORT($at) }
        [draft] Draft handed in: { SHORT($at) }
        [conclusion] Discussion, conclusion: { HOUR($at) }, { SHORT($at) }
        [final] Final paper: { SHORT($at) }
       *[results] Results judged: { HOUR($at) }, { SHORT($at) }
    }
assign-who-sees = Once you confirm, the author is told at once, with the reason “training and rotation”; the reviewer is told with a morning message soon; the cell sees it in the monthly brief. Who has not joined gets no message.
assign-not-joined = { $name } has not joined yet; please tell them yourself.
assign-asked-out = Note: { $name } has asked to reconsider this.
assign-by-plan = Assign as planned
assign-confirm = Confirm the assignment

assign-done =
    Assigned for quarter { $quarter }: “{ $topic }”.
    { $author } is asked to answer before { MOMENT($due) }. Without an answer by then, your morning list will say so.
    { $reviewer } reviews.
assign-done-accepted =
    The assignment for quarter { $quarter } was changed: “{ $topic }”.
    { $author } had accepted and goes on. { $reviewer } reviews from now on.
assign-nothing-to-do = You need do nothing more.
assign-unchanged = It was assigned so already: “{ $topic }”, author { $author }, reviewer { $reviewer }. Nothing has changed.
assign-overtaken = The assignment of quarter { $quarter } has just changed, so this choice was not kept. Now: “{ $topic }”, author { $author }, reviewer { $reviewer }.
assign-see = See the assignment

# The present assignment.
assign-present =
    Assignment of quarter { $quarter }: “{ $topic }”.
    Author: { $author }. Reviewer: { $reviewer }.
    { $state ->
        [asked] The author has not answered yet.
        [reconsider] The author asks to reconsider. The reason, for the secretary and the deputy only:
       *[accepted] The author has accepted.
    }
assign-keep = Keep this assignment
assign-choose-other = Choose somebody else
assign-change = Change the assignment
assign-other-quarter = Assign quarter { $quarter }

# Notices.
assign-asked =
    Dear { $author },
    The cell assigns you to prepare the topic of quarter { $quarter }: “{ $topic }”.
    Reason: training and rotation. { $reviewer } reviews and helps you step by step.
assign-asked-paper = { $paper ->
        [outline] Outline
        [draft] Draft
       *[final] Final paper
    }: due { MOMENT($due) }.
assign-asked-answer = Please answer before { DUE($due) }. The answer goes to the secretary and the deputy.
assign-told-reviewer = You are named reviewer of the topic of quarter { $quarter }: “{ $topic }”. Author: { $author }. You will be told when there is a paper.
assign-told-new-reviewer = Topic of quarter { $quarter } “{ $topic }”: { $reviewer } reviews from now on. You are still the author.
assign-told-relieved-author = Preparing the topic of quarter { $quarter } “{ $topic }” has passed to somebody else. What you wrote is kept. Thank you.
assign-told-relieved-reviewer = Reviewing the topic of quarter { $quarter } “{ $topic }” has passed to somebody else. Thank you.
assign-told-reconsider = { $author } asks to reconsider the assignment of the topic of quarter { $quarter }: “{ $topic }”. Only the secretary and the deputy can see the reason.

# The author's answer.
answer-yes = Accept
answer-talk = Talk to the secretary
answer-reconsider = Ask to reconsider
answer-own = Answer the assignment
answer-see = See the present assignment
answer-write = { $paper ->
        [outline] Write the outline
        [draft] Write the draft
       *[final] Complete the paper
    }
answer-accepted = Thank you for accepting to prepare “{ $topic }”. The secretary will see that you accepted. { $reviewer } reviews your paper.
answer-next = Next: hand in { $paper ->
        [outline] the outline
        [draft] the draft
       *[final] the final paper
    }, due { DUE($due) }.
answer-next-later = When the quarter opens, the button to write the outline will be in “My duties”.
answer-accepted-already = { $author } has accepted to prepare the topic of quarter { $quarter }: “{ $topic }”. Nothing has changed.
answer-waits = The request to reconsider preparing “{ $topic }” is with the secretary and waits. You will be told the decision. Nothing has changed.
answer-replaced = The topic of quarter { $quarter } “{ $topic }” was assigned anew, so your answer is not awaited any more. Nothing has changed.
answer-renewed = This assignment was renewed. Please see the present one.
answer-not-taking-part = You are exempt, away or suspended now and do not take on work. Please tell the secretary. Nothing has changed.
answer-quarter-over = Quarter { $quarter } is over, so its assignment needs no answer any more. Nothing has changed.
answer-talked = Please meet or call { $secretary } yourself. Nothing is passed on from here. When it is clear, please answer before { DUE($due) }.
answer-why-ask = Please say why you ask to reconsider preparing “{ $topic }”. One sentence is enough.
answer-why-seen = Only the secretary and the deputy see the reason, after you press “Send”; if nothing is sent, the assignment stays as it is.
answer-why-empty = No reason has been written yet. Please type it and send it.
answer-why-sent = Your request was sent to the secretary. You will be told the decision. While it waits you need not answer again.
