# Members: the roster, adding, changing, join codes, handing over the secretary's office.

members-terms = { $office ->
        [secretary] secretary
        [deputy] deputy secretary
        [committee] committee member
        [superior] follows the cell
       *[member] member
    }{ $klass ->
        [official] , official
        [probationary] , on probation
       *[none] { "" }
    }{ $condition ->
        [exempt] , exempt
        [away] , away for a time
        [received] , received for a time
        [suspended] , suspended
       *[active] { "" }
    }

members-title = Roster: { $count } people (page { $page }/{ $pages }).
members-line = { $number }. { $name }: { members-terms }. { $joined ->
        [true] Joined.
       *[false] Not joined yet.
    }
members-line-coming = { $number }. { $name }: from { DATE($day) }.
members-who-sees = Only the secretary and the deputies see this roster. Press a name to see it, change it or get a code.

members-card =
    { $name }: { members-terms }.
    { $joined ->
        [true] Has joined the assistant.
       *[false] Has not joined yet; needs a code.
    }
members-card-coming = Belongs to the cell from { DAY($day) }.
members-card-planned = From { DAY($day) }: { members-terms }.
members-card-leaves = Leaves the cell on { DAY($day) }.

members-button-one = { $number }. { $name }
members-button-add = Add a person
members-button-hand-over = Hand over the office
members-button-list = Roster
members-button-card = Back to this person
members-button-rename = Correct the name
members-button-office = Change the office
members-button-class = Change the class
members-button-condition = Change the condition
members-button-code = Show the join code
members-button-recode = New code
members-button-recode-do = Issue a new code
members-button-leave = Leaves the cell

members-rename-ask =
    Written now: { $name }. Please type the right name and send it.
    It appears in the cell's messages and papers from now on.
members-renamed = “{ $before }” is now “{ $name }”.

members-code =
    Join code of { $name }:
    { $code }
members-code-link = Or open the link: { $link }
members-code-how = To be used once, until { DATE($until) }. Only you see this; please pass it on privately, never in a group.
members-recode-ask = Issue a new code for { $name }? { $joined ->
        [true] The phone in use is cut off at once; the person comes back with the new code and finds everything as it was.
       *[false] The code issued before will no longer work.
    }
members-recoded = A new code was issued. { $joined ->
        [true] The old code and the old phone no longer work.
       *[false] The old code no longer works.
    }

members-duties-void = What is open for this person alone ({ $count }) need no longer be done.
members-assign-anew = The topic of quarter { $quarter } must be assigned again, because this person prepares or reviews it.
members-told-assign-anew = { $name } no longer takes part in preparing the topic of quarter { $quarter }. Please assign it again. Due: { DUE($due) }.
members-told-changed = From { DAY($day) } the cell has you down as: { members-terms }. If this is wrong, please tell the secretary.

members-not-here = This person is not in the cell's roster, so nothing was changed.
members-not-then = On { DAY($day) } this person does not belong to the cell, so it was not taken. Please choose another day.
members-before-present = That is before { DAY($day) }, when what stands now began. Nothing that was recorded is overwritten; please choose that day or a later one.
members-day-far = { DATE($day) } is too far away, so it was not taken. Please check the year and send it again.
members-recognised-past = { DATE($day) } is not after today, or not after the day of entry. If the person is recognised already, please choose official; otherwise please send another day.
members-namesake-came = Somebody named { $name } was added a moment ago. Please look at the roster, and add again if they are two people.
members-office-official = A deputy or committee member must be an official member, so nothing was changed.
members-no-committee = A cell has a committee from { $needed } official members on; there are { $count }. So no committee member was recorded.
members-same-already = That is recorded already, so nothing was changed.
members-superior-fixed = The superior's follower is not a member of the cell and has no office, class or condition to change.
members-hand-over-only = The secretary's office passes only by handing over, so it was not taken.
members-hand-over-first = This person is the secretary. Please hand over the office first, then make the change.
members-joined-already = This person has joined, so the old code is used up. For a new phone please press “New code”.
members-code-operator = The secretary's code is issued by the operator on the server, so that nobody else can take the office.
members-code-own = You cannot issue your own code: the phone you use would be cut off. Please ask the secretary.

changing-member = Member
changing-committee = Committee member
changing-deputy = Deputy secretary
changing-superior = Superior's follower
changing-official = Official
changing-probationary = On probation
changing-active = Takes part
changing-exempt = Exempt
changing-away = Away for a time
changing-received = Received for a time
changing-suspended = Suspended
changing-what = { $value ->
        [member] member (no office)
        [committee] committee member
        [deputy] deputy secretary
        [official] official member
        [probationary] member on probation
        [active] takes part
        [exempt] exempt
        [away] away for a time
        [received] received for a time
        [suspended] suspended
       *[left] leaves the cell
    }
changing-ask-office = The new office of { $name }:
changing-ask-class = The class of { $name }:
changing-ask-condition = The condition of { $name }. The exempt, the away and the suspended owe nothing and get no reminders.
changing-ask-day =
    { $name }: { changing-what }, from which day?
    Today is { DAY($today) }. Press the button, or type a day such as 15/4/2027.
changing-day-unclear = The assistant could not read that day, or there is no such day. Please type it like 15/4/2027.
changing-look = { $name }: { changing-what }, from { DAY($day) }.
changing-who-sees = What was recorded before is kept. { $value ->
        [left] From that day the person cannot use the cell's assistant; what they wrote stays.
        [exempt] The person is not told.
        [away] The person is not told.
        [suspended] The person is not told.
       *[other] The person is told with a morning message soon.
    }
changing-button-today = From today
changing-button-do = Record it
changing-button-day = Another day
changing-done = Recorded: { $name }, { changing-what }, from { DAY($day) }.
changing-none = No change waits for this person: it is recorded already, or was not chosen.

enrolling-ask-name =
    The name of the person to be added? Please type and send it.
    It appears in the cell's messages and papers; only the secretary and the deputies see the roster.
enrolling-ask-office = The office of { $name }:
enrolling-ask-class = The class of { $name }:
enrolling-ask-recognised = When is { $name } recognised as an official member, if known? The person may vote from that day. Please type the day, such as 15/4/2027.
enrolling-ask-condition = The condition of { $name }:
enrolling-ask-day =
    From which day does { $name } belong to the cell?
    Today is { DAY($today) }. Press the button, or type a day such as 15/4/2027.
enrolling-press = At this step please press one of the buttons below.
enrolling-look =
    To be added:
    { $name }: { members-terms }, from { DAY($day) }.
enrolling-recognised = Official from { DAY($day) }.
enrolling-namesake = Please note: the roster holds { $count } of the same name already.
enrolling-who-sees = Nobody has been told. Afterwards you get a code to pass on privately; work of the open quarter is given from now on, nothing retroactively.
enrolling-button-unknown = Day not known
enrolling-button-again = Begin again
enrolling-button-do = Add to the roster
enrolling-done = { $name } was added.
enrolling-none = Nothing waits to be added: it is done already, or was not entered.

succession-ask = To whom does { $name } hand over the secretary's office? Only official members who take part can have it.
succession-nobody = No other official member takes part who could have the secretary's office.
succession-button-to = { $name }
succession-ask-after = Afterwards { $name } is:
succession-look =
    From today { $successor } is the secretary; { $present } is a { $afterwards ->
        [committee] committee member
       *[member] member
    }. What the office owes passes with it. { $joined ->
        [true] { "" }
       *[false] { $successor } has not joined the assistant; please pass on the code first.
    }
    Both are told with a morning message soon; nobody else is told.
succession-button-do = Hand over
succession-done = Handed over: { $successor } is the secretary from today, in place of { $present }.
succession-done-already = The secretary is { $name }. It was handed over already or has changed, so nothing was done.
succession-own = You cannot take the secretary's office yourself while { $name } holds it. Please ask { $name } to hand it over to you.
succession-unable = This person cannot have the secretary's office: it takes an official member who takes part and is not the secretary.
succession-told-new = From { DATE($day) } you are the secretary of the cell, in succession to { $name }. Press the button below to see what the office owes.
succession-told-old = From { DATE($day) } { $name } is the secretary of the cell, in succession to you. Thank you.

command-members = Members and join codes
