"""The local Bot API server: the bot's side, the people's side and the page on one port."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web
from aiohttp.web_request import FileField
from telegram.constants import FileSizeLimit

from rehearsal import botapi
from rehearsal.chats import BotUser
from rehearsal.clockwork import Clockwork
from rehearsal.control import Control
from rehearsal.doors import Doors
from rehearsal.faults import Fault, FaultKind
from rehearsal.operator import Operator
from rehearsal.query import Query, Upload
from rehearsal.refusals import (
    BLOCKED,
    NOT_FOUND,
    UNAUTHORIZED,
    BotApiError,
    bad_request,
    forbidden,
    too_many_requests,
)
from rehearsal.stage import Stage

DEFAULT_TOKEN = "7000000001:che-do-dung-thu-tren-may-nay"  # noqa: S105  opens nothing but this server
PAGE = Path(__file__).parent / "page"
_NAMES = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104  every door, and one to knock at
_FORM_BYTES = 1 << 20  # what a body may hold beside the file
_HANG_SECONDS = 120.0
_SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;"
        " media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none';"
        " frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


class RehearsalServer:
    """One bot, its chats, its page.

    Port 0 takes a free one. The latency, in milliseconds, is added to every answer but that of getUpdates.
    """

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        token: str = DEFAULT_TOKEN,
        bot_name: str = "Trợ lý chuyên đề",
        bot_username: str = "tro_ly_dung_thu_bot",
        latency_ms: float = 0,
        operator: Operator | None = None,
    ) -> None:
        self._host = host
        self._port = port
        self._runner: web.AppRunner | None = None
        self.token = token
        self.latency_ms = latency_ms
        self.stage = Stage(BotUser(_bot_id(token), bot_name, bot_username))
        self.control = Control(self.stage)
        self.clockwork = Clockwork(self.stage, operator)

    @property
    def url(self) -> str:
        """The address of the page; a bot's base_url is this with "/bot"."""
        host = _NAMES.get(self._host, self._host)
        return f"http://{f'[{host}]' if ':' in host else host}:{self._port}"

    async def start(self) -> int:
        """Listens; the port."""
        # A closed connection ends its handler: a killed bot must not go on holding the poll.
        self._runner = web.AppRunner(
            self._app(), access_log=None, handler_cancellation=True, shutdown_timeout=0.5
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        return self._port

    async def stop(self) -> None:
        """Ends polls and streams and closes the port."""
        self.stage.changes.close()
        self.stage.updates.close()
        await self.clockwork.stop()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    def _app(self) -> web.Application:
        app = web.Application(client_max_size=FileSizeLimit.FILESIZE_UPLOAD + _FORM_BYTES)
        app.router.add_route("*", "/bot{token}/{method}", self._bot_side)
        app.router.add_get("/file/bot{token}/{path:.+}", self._bot_file)
        Doors(self.stage, self.control, self.clockwork).add_to(app.router)
        app.router.add_get("/{name:[a-z.-]*}", _page)
        return app

    async def _bot_side(self, request: web.Request) -> web.Response:
        try:
            if request.match_info["token"] != self.token:
                raise BotApiError(401, UNAUTHORIZED)
            result = await self._called(await _query(request))
        except BotApiError as refusal:
            return _refused(refusal)
        return _answer({"ok": True, "result": result})

    async def _called(self, query: Query) -> Any:
        await self.clockwork.refresh()
        await self.clockwork.meet(query.text("chat_id"))
        fault = self.stage.faults.take(query.method, query.text("chat_id"))
        if fault:
            await _before(fault)
        result = await botapi.call(self.stage, query)
        if fault:
            await _after(fault)
        if self.latency_ms and query.method.lower() != "getupdates":
            await asyncio.sleep(self.latency_ms / 1000)
        return result

    async def _bot_file(self, request: web.Request) -> web.Response:
        try:
            if request.match_info["token"] != self.token:
                raise BotApiError(404, NOT_FOUND)
            file = self.stage.files.at(request.match_info["path"])
        except BotApiError as refusal:
            return _refused(refusal)
        return web.Response(body=file.content, content_type="application/octet-stream")


async def _before(fault: Fault) -> None:
    if fault.kind is FaultKind.TOO_MANY:
        raise too_many_requests(max(1, round(fault.seconds)))
    if fault.kind is FaultKind.SERVER_ERROR:
        raise BotApiError(500, "Internal Server Error")
    if fault.kind is FaultKind.FORBIDDEN:
        raise forbidden(BLOCKED)
    if fault.kind is FaultKind.HANG_BEFORE:
        await asyncio.sleep(_HANG_SECONDS)


async def _after(fault: Fault) -> None:
    if fault.kind is FaultKind.HANG_AFTER:
        await asyncio.sleep(_HANG_SECONDS)
    if fault.kind is FaultKind.SLOW:
        await asyncio.sleep(fault.seconds)


async def _query(request: web.Request) -> Query:
    method = request.match_info["method"]
    values: dict[str, Any] = dict(request.query)
    if request.content_type.startswith("multipart/"):
        return await _multipart(request, method, values)
    body = await _read(request)
    if request.content_type == "application/json":
        values |= _object(body)
    else:
        values |= dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    return Query(method, values)


async def _multipart(request: web.Request, method: str, values: dict[str, Any]) -> Query:
    uploads: dict[str, Upload] = {}
    try:
        form = await request.post()
    except web.HTTPRequestEntityTooLarge:
        raise BotApiError(413, "Request Entity Too Large") from None
    for name, value in form.items():
        if isinstance(value, FileField):
            uploads[name] = Upload(value.filename, value.content_type, value.file.read())
        else:
            values[name] = value
    return Query(method, values, uploads)


async def _read(request: web.Request) -> bytes:
    try:
        return await request.read()
    except web.HTTPRequestEntityTooLarge:
        raise BotApiError(413, "Request Entity Too Large") from None


def _object(body: bytes) -> dict[str, Any]:
    try:
        given = json.loads(body or b"{}")
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(given, dict):
        raise bad_request("object expected")
    return given


def _refused(refusal: BotApiError) -> web.Response:
    response = _answer(refusal.payload(), status=refusal.code)
    if "retry_after" in refusal.parameters:
        response.headers["Retry-After"] = str(refusal.parameters["retry_after"])
    return response


def _answer(body: object, *, status: int = 200) -> web.Response:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return web.Response(body=text.encode(), status=status, content_type="application/json")


async def _page(request: web.Request) -> web.StreamResponse:
    name = request.match_info["name"] or "index.html"
    path = PAGE / name
    if not path.is_file():
        return _answer({"ok": False, "error_code": 404, "description": NOT_FOUND}, status=404)
    return web.FileResponse(path, headers=_SECURITY)


def _bot_id(token: str) -> int:
    number = token.partition(":")[0]
    return int(number) if number.isdigit() else 7_000_000_001
