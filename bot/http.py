"""Calls to the Bot API over aiohttp: three times the calls of the chat library's own transport.

The errors it adds to the library's tree, for those who must know whether a call may be repeated:

    NetworkError
      NotSent            the server never saw the call: repeating it is safe
        NotSentInTime    the same, after waiting for a connection (also a TimedOut)
      TimedOut           unclear: the server may have acted
"""

import asyncio
import json
import os
from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import aiohttp
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.log import mask
from bot.upload import Upload, form

if TYPE_CHECKING:
    from telegram._utils.types import ODVInput

# The library warns at every RetryAfter it builds, unless periods are timedeltas as in its next major version.
os.environ.setdefault("PTB_TIMEDELTA", "true")

# An idle connection is dropped before the server drops it: a POST on a dead one would be unclear.
_IDLE_SECONDS = 15.0
_NO_DETAILS = b'{"ok": false}'


class NotSent(NetworkError):
    """The call certainly never reached the server."""


class NotSentInTime(NotSent, TimedOut):
    """No connection was free, or none could be opened, in the time allowed."""


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds, None for no limit: between pieces read or written, to connect, to wait for a free place."""

    read: float | None = 20.0
    write: float | None = 20.0
    connect: float | None = 10.0
    pool: float | None = 10.0


class AiohttpRequest(BaseRequest):
    """The chat library's transport. `limit` is the number of connections at a time.

    Proxies named in the environment are used only with `proxy_from_environment`.
    """

    def __init__(
        self,
        *,
        limit: int = 100,
        timeouts: Timeouts | None = None,
        proxy_from_environment: bool = False,
    ) -> None:
        self._limit = limit
        self._timeouts = timeouts or Timeouts()
        self._proxy_from_environment = proxy_from_environment
        self._session: aiohttp.ClientSession | None = None
        self._places = asyncio.Semaphore(limit)

    @property
    def read_timeout(self) -> float | None:
        """Seconds; getUpdates adds its own waiting time to it."""
        return self._timeouts.read

    async def initialize(self) -> None:
        """Opens the session; nothing if it is open."""
        if self._session is not None:
            return
        self._places = asyncio.Semaphore(self._limit)
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=self._limit, keepalive_timeout=_IDLE_SECONDS),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": self.USER_AGENT},
            trust_env=self._proxy_from_environment,
        )

    async def shutdown(self) -> None:
        """Closes the session; `initialize` may open another."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: "ODVInput[float]" = BaseRequest.DEFAULT_NONE,
        write_timeout: "ODVInput[float]" = BaseRequest.DEFAULT_NONE,
        connect_timeout: "ODVInput[float]" = BaseRequest.DEFAULT_NONE,
        pool_timeout: "ODVInput[float]" = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """The status and body of the answer. Raises NotSent, TimedOut or NetworkError."""
        usual = self._timeouts
        timeouts = Timeouts(
            read=_given(read_timeout, usual.read),
            write=_given(write_timeout, usual.write),
            connect=_given(connect_timeout, usual.connect),
            pool=_given(pool_timeout, usual.pool),
        )
        places = await self._place(timeouts.pool)
        try:
            return await self._exchange(method, url, request_data, timeouts)
        except (aiohttp.ClientError, OSError, ValueError) as error:
            failure = _failure(error)
        finally:
            places.release()
        # Raised out here so that nothing is chained: aiohttp's texts hold the address, and so the token.
        raise failure

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """As the base class, without writing what the server said into the log. Raises NetworkError."""
        answer = _json_object(payload)
        if answer is None or ("result" not in answer and answer.get("ok") is not False):
            raise NetworkError("Invalid server response")
        return answer

    async def _place(self, seconds: float | None) -> asyncio.Semaphore:
        """A place taken, to be released on what is returned."""
        places = self._places
        if not places.locked():
            await places.acquire()
            return places
        try:
            async with asyncio.timeout(seconds):
                await places.acquire()
        except TimeoutError:
            raise NotSentInTime("Request was NOT sent (all connections are in use)") from None
        return places

    async def _exchange(
        self, method: str, url: str, data: RequestData | None, timeouts: Timeouts
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise NotSent("Request was NOT sent (the transport is not running)")
        upload = Upload(write_seconds=timeouts.write, read_seconds=timeouts.read)
        body, headers = await form(data, upload)
        limits = aiohttp.ClientTimeout(total=None, connect=timeouts.connect, sock_read=timeouts.read)
        async with (
            upload.watched() if data is not None and data.contains_files else nullcontext(),
            self._session.request(
                method, url, data=body, headers=headers, timeout=limits, allow_redirects=False
            ) as response,
        ):
            upload.answered()
            payload = await response.read()
        if response.ok:
            return response.status, payload
        return response.status, _error_payload(payload)


def _given(value: "ODVInput[float]", usual: float | None) -> float | None:
    return usual if value is BaseRequest.DEFAULT_NONE else cast("float | None", value)


def _failure(error: Exception) -> TelegramError:
    name = type(error).__name__
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return NotSentInTime("Request was NOT sent (no connection in time)")
    if isinstance(error, aiohttp.ClientConnectorError):
        return NotSent(f"Request was NOT sent ({name}, {mask(str(error.os_error))})")
    if isinstance(error, (aiohttp.InvalidURL, aiohttp.ClientHttpProxyError)):
        return NotSent(f"Request was NOT sent ({name})")
    if isinstance(error, TimeoutError):
        return TimedOut("Timed out; the server may have acted")
    return NetworkError(f"{name}; the server may have acted")


def _error_payload(payload: bytes) -> bytes:
    """What the library may quote in an exception: never a proxy's page that shows the address."""
    answer = _json_object(payload)
    return _NO_DETAILS if answer is None else mask(json.dumps(answer)).encode()


def _json_object(payload: bytes) -> dict[str, Any] | None:
    try:
        answer = json.loads(payload.decode("utf-8", "replace"))
    except ValueError:
        return None
    return answer if isinstance(answer, dict) else None
