"""Every word said, dates and numbers as people say them, and buttons in their 64 bytes."""
