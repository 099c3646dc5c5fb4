"""A paper from the first words to its release: writing, reviewing, reading, commenting, adopting."""
