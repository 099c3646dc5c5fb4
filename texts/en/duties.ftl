# Duties: a line and a button for each kind, the same wherever the duty is spoken of.
# $mark: a number or a dash.

duty-assign = { $mark }Assign the topic of quarter { $quarter }. Due: { DUE($due) }. About 2 minutes.
duty-answer = { $mark }Answer the assignment of the topic “{ $topic }”. Due: { DUE($due) }. About 1 minute.
duty-write-outline = { $mark }Hand in the outline “{ $topic }”. Due: { DUE($due) }.
duty-write-draft = { $mark }Hand in the draft “{ $topic }”. Due: { DUE($due) }.
duty-review = { $mark }Review { $paper ->
        [outline] the outline
        [draft] the draft
       *[final] the final paper
    } “{ $topic }”. Due: { DUE($due) }. About 15 minutes.
duty-rewrite = { $mark }Revise { $paper ->
        [outline] the outline
        [draft] the draft
       *[final] the final paper
    } “{ $topic }” as the reviewer asked. Due: { DUE($due) }.
duty-comment = { $mark }Comment on { $paper ->
        [outline] the outline
        [draft] the draft
       *[final] the final paper
    } “{ $topic }”. Due: { DUE($due) }. About 5 minutes.
duty-record-meeting = { $mark }{ $number ->
        [1] Record the meeting of
       *[other] Record who is present at the meeting of
    } { DATE($meeting) } on “{ $topic }”. Due: { DUE($due) }. About 2 minutes.
duty-vote-advance = { $mark }Give your opinion before the meeting on “{ $topic }”. Due: { DUE($due) }. About 3 minutes.
duty-vote-binding = { $mark }Vote on “{ $topic }”. Closes: { DUE($due) }. About 1 minute.
duty-final-paper = { $mark }Complete and hand in “{ $topic }”. Due: { DUE($due) }.
duty-confirm-final = { $mark }Confirm the final paper “{ $topic }”. Due: { DUE($due) }. About 10 minutes.
duty-evaluate = { $mark }Evaluate the results of “{ $topic }”. Due: { DUE($due) }. About 10 minutes.

do-assign = { $mark }Assign the topic
do-answer = { $mark }Answer the assignment
do-write-outline = { $mark }Write the outline
do-write-draft = { $mark }Write the draft
do-review = { $mark }Review
do-rewrite = { $mark }See the remarks and revise
do-comment = { $mark }Read and comment
do-record-meeting = { $mark }{ $number ->
        [1] Record the meeting
       *[other] Record who is present
    }
do-vote-advance = { $mark }Give an opinion
do-vote-binding = { $mark }Vote
do-final-paper = { $mark }Complete the paper
do-confirm-final = { $mark }Confirm the final paper
do-evaluate = { $mark }Evaluate
