# Writing in pieces: the same everywhere.

words = { $text }
writing-kept = Piece { $position } is kept. You may send more, or press “Look over and send”.
writing-kept-to-send = Your opinion is kept{ $position ->
        [1] {""}
       *[other] {" "}({ $position } pieces)
    }, not sent yet. Please press “Send my opinion”.
writing-kept-before = { $count } pieces that you wrote before are still here.
writing-words-only = The last message was not kept: this step takes typed words only. If the words are in a file or a picture, please type or copy them out and send them.
writing-not-taken = The piece you have just sent was not kept, for the reason below. Your message is still in this chat, should you need it again.
writing-whole = All that you have written:
writing-whole-end = (End, { $count } pieces. Nothing is sent yet.)
writing-edited = The assistant keeps your words as you first sent them; the change was not recorded. To change the last piece, press “Take out the last piece” and send that piece again.
writing-undone = The last piece was taken out. { $count } are left.
writing-nothing-undone = No other piece was taken out: that button belongs to an earlier message. { $count } are here.
writing-look = Look over and send
writing-send = Send
writing-more = Write more
writing-undo = Take out the last piece
writing-later = Later (keep it)
