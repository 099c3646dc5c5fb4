# What the clock comes to next, shown on the rehearsal page.

due-open-quarter = a new quarter opens
due-brief = the month's brief
due-meeting = a meeting begins
due-morning-list = the secretary's morning list
due-close-vote = a vote closes
due-reminder = a reminder
due-missed = a duty ends
due-notice = a notice goes out
due-standing = a change of membership
