"""What a cell may do: one plain function an act, and the rules they obey."""
