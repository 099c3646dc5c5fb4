"""The kinds of notices that the clock itself writes."""

DIGEST = "digest"
MORNING_LIST = "morning-list"
