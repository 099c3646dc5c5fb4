"""Who belongs to the cell: joining, roster, standings, successions, what each has chosen for the chat."""
