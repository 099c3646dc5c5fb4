# Shared by all conversations.

button-home = My duties
button-help = Help

error-reference =
    That could not be done because of a fault in the system; it was not your doing. What you entered has been kept.
    Please try again in a few minutes. If it still fails, please tell the technical officer the reference { $reference }.

error-storage =
    The system cannot store your last message at the moment. It will be taken in as soon as storing works again; if you pressed a button, please press it again in a few minutes.

refused-old-button = This button no longer works. Please press “My duties” to see what is open now.
refused-not-yours = This is not among your duties, so nothing was changed.
refused-leaders-only = Only the secretary or the deputy secretary may do this, so nothing was changed.
refused-suspended = You do not take part in the work on the topic at present, so this cannot be shown. If you have a question, please ask the secretary.

name-empty = Please send the name in letters.
name-too-long = A name may have at most 120 characters. Please send a shorter one.


sent-again = (sent again)
