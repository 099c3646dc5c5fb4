"""Rules on plain values: the calendar, the duties and their dates, the budget, the count of a vote."""
