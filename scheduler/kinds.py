"""The kinds of notices that the clock itself writes; the brief is also sent with a release."""

DIGEST = "digest"
MORNING_LIST = "morning-list"
BRIEF = "brief-title"  # the key of its first line
