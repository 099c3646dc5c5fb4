"""The clock and delivery: what happens by itself, and how notices reach their readers."""
