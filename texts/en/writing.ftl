# Writing in pieces: the same everywhere.

words = { $text }
writing-kept = Piece { $position } is kept. You may send more, or press “Look over and send”.
writing-kept-before = { $count } pieces that you wrote before are still here.
writing-words-only = At this step only typed words are taken, so the last message was not kept.
writing-not-taken = The piece you have just sent was not kept, for the reason below. Your message is still in this chat, should you need it again.
writing-whole = All that you have written:
writing-whole-end = (End, { $count } pieces. Nothing is sent yet.)
writing-undone = The last piece was taken out. { $count } are left.
writing-nothing = There is no piece to take out. { $count } are here.
writing-look = Look over and send
writing-send = Send
writing-more = Write more
writing-undo = Take out the last piece
writing-later = Later (keep it)
