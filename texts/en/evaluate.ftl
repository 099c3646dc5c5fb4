# Judging a topic's results after the meeting of month three.

command-evaluate = Evaluate a topic's results

evaluate-choose = { $count } topics wait to be evaluated. Please choose:
evaluate-topic = { $topic }
evaluate-none = No topic waits to be evaluated at present.
evaluate-when = An evaluation is written after the meeting of month three is recorded: { MOMENT($at) }.
evaluate-record-first = The meeting of month three ({ MOMENT($at) }) is not recorded yet. Please record who was present first, then write the evaluation.
evaluate-own = You prepared this topic, so { $name } evaluates it. You will be told of the evaluation and see all of it.
evaluate-record = Record the meeting
evaluate-read = Read the filed evaluation
evaluate-show = See the evaluation

# Writing, one part after the other.

evaluate-about = Evaluation of the topic of quarter { $quarter }: “{ $topic }”.
evaluate-ask-result = 1/3. What were the topic's results? A few sentences are enough.
evaluate-seen-result = Once you file the evaluation, the whole cell sees this part. Until then only the secretary and the deputy do.
evaluate-ask-strengths = 2/3. What did the author do well, what deserves praise?
evaluate-seen-strengths = Once you file the evaluation, only the author sees this part, besides the secretary and the deputy.
evaluate-ask-improve = 3/3. What should the author do better? If there is nothing, press “Skip”.
evaluate-seen-improve = Once you file the evaluation, only the author sees this part, besides the secretary and the deputy.
evaluate-next = This part is done
evaluate-look = Look over this part
evaluate-kept = Piece { $position } of this part is kept. When it is all there, press “This part is done” to go on; “Look over this part” to read and correct it. The evaluation is not sent yet.
evaluate-skip = Skip

# Looking over and filing.

evaluate-draft-head = Evaluation (draft) of the topic of quarter { $quarter }: “{ $topic }”. Only the secretary and the deputy see it now.
evaluate-read-head = Evaluation of the topic of quarter { $quarter }: “{ $topic }”.
evaluate-strengths = Strengths:
evaluate-result = Results:
evaluate-improve = To do better:
evaluate-draft-end = Once filed, the author sees all of it and the cell only the results, with a morning message soon. Please choose how it ends:
evaluate-conclusion-waits = The conclusion is not recorded as passed yet.
evaluate-final-waits = The final paper is not confirmed yet. Closing now leaves it to be completed and confirmed.
evaluate-draft-lacks = The evaluation is not complete: there is nothing yet on { $section ->
        [result] the results
       *[strengths] the strengths
    }.
evaluate-write = { $section ->
        [result] Write the results
        [strengths] Write the strengths
       *[improve] Write what to do better
    }
evaluate-close = Close the topic
evaluate-again = Judge again in a later quarter
evaluate-choose-quarter = At the third meeting of which quarter are the results judged again? That quarter keeps its own topic.
evaluate-quarter = Quarter { $quarter }
evaluate-confirm-close = You file the evaluation and close the topic “{ $topic }”. It cannot be changed afterwards. Please confirm.
evaluate-confirm-again = You file the evaluation; the results of “{ $topic }” are judged again in quarter { $quarter }. It cannot be changed afterwards. Please confirm.
evaluate-confirm = File the evaluation
evaluate-back = Look it over
evaluate-filed = The evaluation is filed. { $ending ->
        [again] The results are judged again in quarter { $again }; you will be told then.
       *[closed] The topic “{ $topic }” is closed.
    } The author and the cell are told with a morning message soon.
evaluate-ending = { $ending ->
        [again] The topic's results will be judged again in quarter { $again }.
       *[closed] The topic is closed.
    }
evaluate-filed-already = This evaluation was filed at { MOMENT($at) } and can no longer be changed.
evaluate-incomplete = The evaluation lacks its results or strengths, so it cannot be filed yet. What was written is kept.
evaluate-quarter-gone = The results can no longer be judged again in that quarter. Please choose another.
