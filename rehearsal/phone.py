"""A phone for tests: what a person does and sees, over real HTTP."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

from aiohttp import ClientSession, ClientTimeout

from rehearsal.seen import Button, SeenMessage, seen_message

QUIET_MS = 120
TIMEOUT_SECONDS = 10.0


class PhoneError(AssertionError):
    """The phone could not do or see what the test expects; the text says what was there instead."""


class Phone:
    """One person's phone. Every act waits until the bot has answered and gone quiet, unless wait is False.

    async with Phone(server.url, "Nguyễn Văn An") as an:
        await an.opens(code)
        await an.presses("Góp ý")
        assert "đã ghi nhận" in an.last
    """

    def __init__(
        self, address: str, name: str, *, key: str | None = None, timeout_seconds: float = TIMEOUT_SECONDS
    ) -> None:
        self.name = name
        self.key = key or name
        self.timeout_seconds = timeout_seconds
        self._base = f"{address}/rehearsal"
        self._address = f"{self._base}/phones/{quote(self.key, safe='')}"
        self._session: ClientSession | None = None
        self._messages: dict[int, SeenMessage] = {}
        self._state: dict[str, Any] = {}

    async def pick_up(self) -> Self:
        """Connects, and makes the phone where there is none of this key."""
        self._session = ClientSession(timeout=ClientTimeout(total=None))
        await self._post(f"{self._base}/people", {"key": self.key, "name": self.name})
        await self.refresh()
        return self

    async def put_down(self) -> None:
        """Closes the connection."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def __aenter__(self) -> Self:
        return await self.pick_up()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.put_down()

    # What is seen, as of the last act or refresh

    @property
    def messages(self) -> list[SeenMessage]:
        """Every message on the phone, oldest first."""
        return [self._messages[message_id] for message_id in sorted(self._messages)]

    @property
    def from_bot(self) -> list[SeenMessage]:
        """The bot's messages, oldest first."""
        return [message for message in self.messages if message.from_bot]

    @property
    def last(self) -> str:
        """The text of the bot's last message; empty where there is none."""
        return self.from_bot[-1].text if self.from_bot else ""

    @property
    def new(self) -> list[SeenMessage]:
        """What the bot wrote or changed since this person's last act, oldest first."""
        acted = int(self._state.get("acted", 0))
        return [message for message in self.from_bot if message.revision > acted]

    @property
    def toast(self) -> str:
        """What the bot answered to the last press that it answered with words."""
        toast = self._state.get("toast")
        return str(toast["text"]) if toast else ""

    @property
    def menu(self) -> dict[str, str]:
        """The commands in this person's menu, with their descriptions."""
        return {one["command"]: one["description"] for one in self._state.get("menu", [])}

    @property
    def user_id(self) -> int:
        """This person's Telegram id; also the id of the private chat."""
        return int(self._state["user_id"])

    @property
    def labels(self) -> list[str]:
        """The labels of every button on the phone, newest message first."""
        return [label for message in reversed(self.from_bot) for label in message.labels]

    def button(self, label: str) -> tuple[SeenMessage, Button]:
        """The newest message with a button whose label contains these words, and the button.

        A label that is equal comes before one that only contains them. Raises PhoneError.
        """
        for message in reversed(self.from_bot):
            fitting = [button for button in message.buttons if label in button.label]
            if fitting:
                return message, next((one for one in fitting if one.label == label), fitting[0])
        seen = ", ".join(f"[{one}]" for one in self.labels) or "none"
        raise PhoneError(
            f"{self.name} sees no button {label!r}. Buttons: {seen}. Last message: {self.last!r}"
        )

    # What is done

    async def says(self, text: str, *, wait: bool = True) -> None:
        """Sends a text; one that is too long for a message goes in several."""
        await self._act("text", {"text": text}, wait=wait)

    async def presses(self, label: str, *, wait: bool = True) -> None:
        """Presses the newest button whose label contains these words."""
        message, button = self.button(label)
        if button.data is None:
            raise PhoneError(f"[{button.label}] is a link to {button.url}")
        await self.press_data(message, button.data, wait=wait)

    async def press_data(self, message: SeenMessage, data: str, *, wait: bool = True) -> None:
        """Presses with any data, also with data that the message never had."""
        await self._act("press", {"message_id": message.id, "data": data}, wait=wait)

    async def opens(self, link: str, *, wait: bool = True) -> None:
        """Opens a deep link, or sends /start with a code."""
        await self._act("open", {"link": link}, wait=wait)

    async def edits(self, message: SeenMessage, text: str, *, wait: bool = True) -> None:
        """Changes the text of an own message."""
        await self._act("edit", {"message_id": message.id, "text": text}, wait=wait)

    async def forwards(self, text: str, *, from_name: str, wait: bool = True) -> None:
        """Forwards somebody else's words."""
        await self._act("forward", {"text": text, "from_name": from_name}, wait=wait)

    async def forwards_message(self, message: SeenMessage, *, wait: bool = True) -> None:
        """Forwards a message of this chat into it again."""
        await self._act("forward", {"message_id": message.id}, wait=wait)

    async def sends_sticker(self, *, wait: bool = True) -> None:
        """Sends a sticker."""
        await self._act("sticker", {}, wait=wait)

    async def sends_file(
        self,
        name: str,
        content: bytes,
        *,
        kind: str = "document",
        mime_type: str = "application/octet-stream",
        caption: str = "",
        wait: bool = True,
    ) -> None:
        """Sends a file; kind is document, photo or voice."""
        parameters = {"kind": kind, "name": name, "caption": caption}
        async with self._http.post(
            f"{self._address}/file",
            params=parameters,
            data=io.BytesIO(content),
            headers={"Content-Type": mime_type},
        ) as response:
            await _checked(response)
        await self._after(wait=wait)

    async def sends_photo(self, content: bytes, *, caption: str = "", wait: bool = True) -> None:
        """Sends a photo."""
        await self.sends_file(
            "anh.jpg", content, kind="photo", mime_type="image/jpeg", caption=caption, wait=wait
        )

    async def sends_voice(self, content: bytes = b"OggS" * 2000, *, wait: bool = True) -> None:
        """Sends a voice note."""
        await self.sends_file("ghi-am.oga", content, kind="voice", mime_type="audio/ogg", wait=wait)

    async def downloads(self, message: SeenMessage) -> bytes:
        """The content of the file in a message."""
        if message.file is None:
            raise PhoneError(f"there is no file in {message.text!r}")
        async with self._http.get(f"{self._base}/files/{message.file.id}") as response:
            if response.status != 200:
                raise PhoneError(await response.text())
            return await response.read()

    async def blocks(self, *, blocked: bool = True) -> None:
        """Blocks the bot, or takes it back."""
        await self._act("block", {"blocked": blocked}, wait=False)

    # Waiting

    async def refresh(self) -> None:
        """Looks at the phone again."""
        since = int(self._state.get("revision", 0))
        seen = await self._get(f"{self._address}?since={since}")
        self._state = seen
        for message in seen["messages"]:
            if message["deleted"]:
                self._messages.pop(message["message_id"], None)
            else:
                self._messages[message["message_id"]] = seen_message(message)

    async def settled(self, *, quiet_ms: int = QUIET_MS) -> None:
        """Waits until the bot has taken what this phone sent, answered it, and been quiet for a moment."""
        timeout_ms = int(self.timeout_seconds * 1000)
        answer = await self._get(f"{self._address}/settled?quiet_ms={quiet_ms}&timeout_ms={timeout_ms}")
        await self.refresh()
        if not answer["settled"]:
            raise PhoneError(f"the bot did not settle with {self.name}. Last message: {self.last!r}")

    async def waits_for(self, words: str, *, timeout: float | None = None) -> SeenMessage:  # noqa: ASYNC109
        """Waits for these words in what the bot wrote or changed since this person's last act; seconds."""
        seconds = self.timeout_seconds if timeout is None else timeout
        try:
            async with asyncio.timeout(seconds):
                return await self._watch(words)
        except TimeoutError:
            seen = " | ".join(message.text for message in self.new) or "nothing new"
            raise PhoneError(f"{self.name} did not get {words!r}; got: {seen}") from None

    async def _watch(self, words: str) -> SeenMessage:
        while True:
            await self.refresh()
            for message in reversed(self.new):
                if words in message.text:
                    return message
            await asyncio.sleep(0.03)

    # Over the wire

    async def _act(self, act: str, body: Mapping[str, object], *, wait: bool) -> None:
        await self._post(f"{self._address}/{act}", body)
        await self._after(wait=wait)

    async def _after(self, *, wait: bool) -> None:
        await (self.settled() if wait else self.refresh())

    async def _get(self, url: str) -> dict[str, Any]:
        async with self._http.get(url) as response:
            return await _checked(response)

    async def _post(self, url: str, body: Mapping[str, object]) -> dict[str, Any]:
        async with self._http.post(url, json=body) as response:
            return await _checked(response)

    @property
    def _http(self) -> ClientSession:
        if self._session is None:
            raise PhoneError("pick the phone up first: async with Phone(...) as phone")
        return self._session


async def _checked(response: Any) -> dict[str, Any]:
    body: dict[str, Any] = await response.json()
    if response.status >= 400:
        raise PhoneError(str(body.get("error", body)))
    return body
