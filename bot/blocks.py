"""What the platform has asked us to wait for, as moments of a monotonic clock that only ever move later."""

Key = int | str


class Blocks:
    """Until when each chat (or endpoint without a chat) is closed, and until when everything is.

    A refusal does not say whether it is about one chat or about the bot. It is taken for the chat's, until a
    second chat is refused while the first is closed: then it is about the bot.
    """

    def __init__(self) -> None:
        self._keys: dict[Key, float] = {}
        self.all_until = float("-inf")

    def key_until(self, key: Key) -> float:
        """When the chat itself opens again."""
        return self._keys.get(key, float("-inf"))

    def until(self, key: Key) -> float:
        """When a call for this chat may go."""
        return max(self.all_until, self.key_until(key))

    def refused(self, key: Key, *, seconds: float, now: float) -> None:
        """The platform refused a call and named this many seconds."""
        self._keys = {each: until for each, until in self._keys.items() if until > now}
        if any(other != key for other in self._keys):
            self.all_until = max(self.all_until, now + seconds)
        self._keys[key] = max(self.key_until(key), now + seconds)
