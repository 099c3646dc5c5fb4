"""Month 3: the results judged."""
