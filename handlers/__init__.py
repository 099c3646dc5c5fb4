"""The conversations, one file each: which button leads where. No rules here."""
