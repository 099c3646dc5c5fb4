# Reading a paper and commenting on it.

read-title = The { paper-word } “{ $topic }”, version { $number }
read-people = Author: comrade { $author }. Reviewer: comrade { $reviewer }.
read-released-at = Released at { MOMENT($at) }.
read-end = (End.)
read-not-released = The { paper-word } “{ $topic }” is not released yet. You will be told when it can be read.
read-for-review = The { paper-word } “{ $topic }” is not released yet. You are its reviewer: press the button below to read what waits for you.
read-progress = The { paper-word } “{ $topic }” is not released yet. It is with the { $with_whom ->
        [reviewer] reviewer
       *[author] author
    }, due { DUE($due) }. Only the secretary and the deputy see this line.

comment-write = Comment
comment-agree = Read, and agree
comments-see = See the comments
comment-another = Another comment
comment-withdraw = Take it back
comment-withdraw-one = Take back comment { $number }
comment-unsent = You have written { $count } piece(s) of a comment and not sent them. Please choose: send your opinion, or only record “read, and agree”?
comment-agree-only = Only record “read, and agree”
comment-send = Send my opinion

comment-told-out = The cell is commenting on the { paper-word } “{ $topic }”; you are invited to comment too:

comment-ask = What do you say to the { paper-word } “{ $topic }”? One sentence is enough. Due: { DUE($due) }.
comment-still = A comment sent before { MOMENT($at) }, when the meeting begins, still counts.
comment-seen = Once sent, the author can read it at once, with your name; the others after they have commented, or when the meeting begins. You can then see what the others said, too.
comment-seen-again = You have spoken and may add to it. The author and those who have commented can read it at once, with your name.
comment-given = Your comment is recorded and has gone to the author. You can see what the others said; you may take it back or add to it until the meeting begins.
comment-agreed = Recorded: you have read it and agree. The author sees it at once, with your name. You may still comment until the meeting begins.
comment-spoken = You have spoken on this paper already; there is no need to press again. You may add to it.
comment-withdrawn = It is taken back and nobody else can read it. Your words are kept for you; press “Comment” to change them and send again.
comment-withdrawn-before = This comment was taken back already. Press “Comment” to go on with it.
comment-empty = There is nothing to send yet. Press “Comment” and send a sentence.
comment-author = You are the author of the { paper-word } “{ $topic }” and owe no comment. You can see what the cell says as it comes.
comment-closed = Comments on the { paper-word } “{ $topic }” were taken until { MOMENT($at) }, when the meeting began; no more are taken now. Please speak at the meeting.
comment-not-asked = This { paper-word } “{ $topic }” is for reading only; no comments are asked for any more.
comment-nothing = There is no paper to comment on yet. You will be told when there is.

comments-title = What the cell says on the { paper-word } “{ $topic }”: { $count } comments
comments-one = { $number }. Comrade { $name }{ $whose ->
        [mine] {" "}(your own):
       *[other] :
    }
comments-agreed = Read and agreed ({ $count }): { $names }.
comments-none = Nobody has commented yet.
comments-none-here = There are no comments to see on the { paper-word } “{ $topic }”.
comments-blind = You can see what others said on the { paper-word } “{ $topic }” once you have said something yourself. One sentence is enough.

command-comment = Comment on the present paper
