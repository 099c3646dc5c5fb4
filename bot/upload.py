"""The body of a call: a form, or a form with files whose upload is watched for standstill."""

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import IO

import aiohttp
from telegram.request import RequestData

_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Upload:
    """Ends a call whose files stop flowing: aiohttp itself waits for ever to write.

    Seconds; None for no limit. A form without files needs no watch: the kernel takes its kilobytes at once.
    """

    def __init__(self, *, write_seconds: float | None, read_seconds: float | None) -> None:
        self._write_seconds = write_seconds
        self._read_seconds = read_seconds
        self._deadline: asyncio.Timeout | None = None

    @asynccontextmanager
    async def watched(self) -> AsyncIterator[None]:
        """Raises TimeoutError in its block when files stand still."""
        async with asyncio.timeout(None) as self._deadline:
            try:
                yield
            finally:
                self._deadline = None

    def moved(self, *, at_end: bool) -> None:
        """A piece of a file was taken; at its end the rest is still to be written, and the answer awaited."""
        self._allow((self._write_seconds, self._read_seconds) if at_end else (self._write_seconds,))

    def answered(self) -> None:
        """The answer has begun: the limit between two pieces read is enough."""
        self._allow((None,))

    def _allow(self, limits: tuple[float | None, ...]) -> None:
        deadline = self._deadline
        if deadline is None or deadline.expired():
            return
        given = [limit for limit in limits if limit is not None]
        unlimited = len(given) < len(limits)
        deadline.reschedule(None if unlimited else asyncio.get_running_loop().time() + sum(given))


class _File(io.BytesIO):
    """A file's content that reports each piece taken from it."""

    def __init__(self, content: bytes, upload: Upload) -> None:
        super().__init__(content)
        self._upload = upload

    def read(self, size: int | None = -1, /) -> bytes:
        piece = super().read(size)
        self._upload.moved(at_end=not piece)
        return piece


async def form(
    data: RequestData | None, upload: Upload
) -> tuple[bytes | aiohttp.FormData | None, dict[str, str]]:
    """The body and its headers."""
    if data is None or not data.parameters:
        return None, {}
    if not data.contains_files:
        # A lone surrogate, which a stranger can send, becomes "?" instead of ending the call.
        return data.url_encoded_parameters({"errors": "replace"}).encode(), _FORM
    return await _with_files(data, upload), {}


async def _with_files(data: RequestData, upload: Upload) -> aiohttp.FormData:
    # Telegram shows a percent-encoded file name as it is: Vietnamese names go as plain UTF-8.
    body = aiohttp.FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        body.add_field(name, _encodable(value))
    for name, (filename, content, mimetype) in data.multipart_data.items():
        file = _File(await _bytes(content), upload)
        body.add_field(name, file, filename=_one_line(filename), content_type=mimetype)
    return body


async def _bytes(content: bytes | IO[bytes]) -> bytes:
    """All of the content, from its start: a call that is repeated sends the same file again."""
    if isinstance(content, bytes):
        return content
    if content.seekable():
        content.seek(0)
    return await asyncio.to_thread(content.read)


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _one_line(filename: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in _encodable(filename))
