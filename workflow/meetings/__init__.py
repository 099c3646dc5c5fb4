"""Meetings: recorded, who was in the room, moved with all that is dated from them."""
