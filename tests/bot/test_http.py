"""The transport, against a small server on loopback, mostly through the library's own Bot."""

import asyncio
import io
import json
import socket
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot, InputFile
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.http import AiohttpRequest, NotSent, NotSentInTime, Timeouts

TOKEN = "123456:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"
FAST = Timeouts(read=0.8, write=0.8, connect=0.8, pool=0.8)
MESSAGE = {"message_id": 7, "date": 1_800_000_000, "chat": {"id": 5, "type": "private"}, "text": "đã nhận"}

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(slots=True)
class Server:
    """A Bot API server that answers as it is told and keeps what it was sent."""

    answer: Answer
    url: str = ""
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    connections: set[tuple[str, int]] = field(default_factory=set)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        self.connections.add(request.transport.get_extra_info("peername"))
        return await self.answer(request)


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    server = Server(ok)
    app = web.Application(client_max_size=64 * 2**20)
    app.router.add_route("*", "/{path:.*}", server.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    server.url = f"http://127.0.0.1:{port}"
    yield server
    await runner.cleanup()


@pytest.fixture
async def request_() -> AsyncIterator[AiohttpRequest]:
    async with AiohttpRequest(timeouts=FAST) as request:
        assert isinstance(request, AiohttpRequest)
        yield request


def bot_at(url: str, request: AiohttpRequest) -> Bot:
    return Bot(TOKEN, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot", request=request)


async def ok(request: web.Request) -> web.Response:
    await request.read()
    return web.json_response({"ok": True, "result": MESSAGE})


def refusing(status: int, description: str, **parameters: int) -> Answer:
    async def answer(_request: web.Request) -> web.Response:
        body = {"ok": False, "error_code": status, "description": description}
        return web.json_response({**body, "parameters": parameters} if parameters else body, status=status)

    return answer


def unused_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def everything_about(error: BaseException) -> str:
    """Every text that a log or a debugger could make of it."""
    lines = traceback.format_exception(error)
    while error.__context__ is not None:
        error = error.__context__
        lines.append(repr(error))
    return "".join(lines)


async def test_a_text_arrives_as_a_form(server: Server, request_: AiohttpRequest) -> None:
    seen: dict[str, Any] = {}

    async def answer(request: web.Request) -> web.Response:
        seen.update(path=request.path, type=request.content_type, form=dict(await request.post()))
        return web.json_response({"ok": True, "result": MESSAGE})

    server.answer = answer
    sent = await bot_at(server.url, request_).send_message(5, "Góp ý & đề cương = 100%\n\ud83d")
    assert sent.text == "đã nhận"
    assert seen["path"] == f"/bot{TOKEN}/sendMessage"
    assert seen["type"] == "application/x-www-form-urlencoded"
    assert seen["form"] == {"chat_id": "5", "text": "Góp ý & đề cương = 100%\n?"}


async def test_nested_values_go_as_json(server: Server, request_: AiohttpRequest) -> None:
    seen: dict[str, Any] = {}

    async def answer(request: web.Request) -> web.Response:
        seen.update(await request.post())
        return web.json_response({"ok": True, "result": True})

    server.answer = answer
    await bot_at(server.url, request_).set_my_commands([("menu", "Việc của tôi")])
    assert json.loads(seen["commands"]) == [{"command": "menu", "description": "Việc của tôi"}]


async def test_a_call_without_arguments(server: Server, request_: AiohttpRequest) -> None:
    seen: list[bytes] = []

    async def answer(request: web.Request) -> web.Response:
        seen.append(await request.read())
        return web.json_response({"ok": True, "result": {"id": 1, "is_bot": True, "first_name": "Trợ lý"}})

    server.answer = answer
    assert (await bot_at(server.url, request_).get_me()).first_name == "Trợ lý"
    assert seen == [b""]


@pytest.mark.parametrize(
    ("status", "description", "kind"),
    [
        (400, "Bad Request: chat not found", BadRequest),
        (401, "Unauthorized", InvalidToken),
        (403, "Forbidden: bot was blocked by the user", Forbidden),
        (404, "Not Found", InvalidToken),
        (409, "Conflict: terminated by other getUpdates request", Conflict),
        (500, "Internal Server Error", NetworkError),
    ],
)
async def test_refusals_become_the_library_s_errors(
    server: Server, request_: AiohttpRequest, status: int, description: str, kind: type[Exception]
) -> None:
    server.answer = refusing(status, description)
    with pytest.raises(kind) as caught:
        await bot_at(server.url, request_).send_message(5, "a")
    assert type(caught.value) is kind
    assert description.rpartition(": ")[2].lower() in str(caught.value).lower()


async def test_flood_control_names_its_seconds(server: Server, request_: AiohttpRequest) -> None:
    server.answer = refusing(429, "Too Many Requests: retry after 7", retry_after=7)
    with pytest.raises(RetryAfter) as caught:
        await bot_at(server.url, request_).send_message(5, "a")
    assert "7" in str(caught.value) or "0:00:07" in str(caught.value)


async def test_a_refused_connection_is_not_sent(request_: AiohttpRequest) -> None:
    bot = bot_at(f"http://127.0.0.1:{unused_port()}", request_)
    with pytest.raises(NotSent, match="NOT sent") as caught:
        await bot.send_message(5, "a")
    assert not isinstance(caught.value, TimedOut)
    assert TOKEN not in everything_about(caught.value)


async def test_a_server_that_does_not_speak_tls_is_not_sent(server: Server, request_: AiohttpRequest) -> None:
    with pytest.raises(NotSent) as caught:
        await bot_at(server.url.replace("http:", "https:"), request_).send_message(5, "a")
    assert TOKEN not in everything_about(caught.value)


async def test_an_unknown_host_is_not_sent(request_: AiohttpRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_args: object, **_kwargs: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(NotSent, match="NOT sent") as caught:
        await bot_at("http://khong-co.invalid", request_).send_message(5, "a")
    assert TOKEN not in everything_about(caught.value)


async def test_an_address_that_is_none_is_not_sent(request_: AiohttpRequest) -> None:
    with pytest.raises(NotSent) as caught:
        await bot_at("http://:0", request_).send_message(5, "a")
    assert TOKEN not in everything_about(caught.value)


async def test_no_connection_in_time_is_not_sent(request_: AiohttpRequest) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        port = listener.getsockname()[1]
        crowd = [socket.socket() for _ in range(4)]
        for each in crowd:  # nobody accepts them: the next one waits for ever
            each.setblocking(False)
            each.connect_ex(("127.0.0.1", port))
        try:
            with pytest.raises(NotSentInTime) as caught:
                await bot_at(f"http://127.0.0.1:{port}", request_).send_message(5, "a")
        finally:
            for each in crowd:
                each.close()
    assert isinstance(caught.value, NotSent) and isinstance(caught.value, TimedOut)
    assert TOKEN not in everything_about(caught.value)


async def test_no_free_connection_in_time_is_not_sent(server: Server) -> None:
    release = asyncio.Event()

    async def answer(request: web.Request) -> web.Response:
        await release.wait()
        return await ok(request)

    server.answer = answer
    patient = Timeouts(read=10, write=10, connect=10, pool=0.1)
    async with AiohttpRequest(limit=1, timeouts=patient) as request:
        assert isinstance(request, AiohttpRequest)
        bot = bot_at(server.url, request)
        first = asyncio.create_task(bot.send_message(5, "a"))
        await asyncio.sleep(0.05)
        with pytest.raises(NotSentInTime, match="NOT sent"):
            await bot.send_message(5, "b")
        release.set()
        assert (await first).message_id == 7
        assert (await bot.send_message(5, "c")).message_id == 7


async def test_a_server_that_takes_the_call_and_hangs_is_unclear(
    server: Server, request_: AiohttpRequest
) -> None:
    async def answer(request: web.Request) -> web.Response:
        await request.read()
        await asyncio.sleep(5)
        return web.Response()

    server.answer = answer
    with pytest.raises(TimedOut) as caught:
        await bot_at(server.url, request_).send_message(5, "a")
    assert not isinstance(caught.value, NotSent)
    assert TOKEN not in everything_about(caught.value)


async def test_a_server_that_hangs_in_the_middle_of_its_answer_is_unclear(
    server: Server, request_: AiohttpRequest
) -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": "100"})
        await response.prepare(request)
        await response.write(b'{"ok": true')
        await asyncio.sleep(5)
        return response

    server.answer = answer
    with pytest.raises(TimedOut) as caught:
        await bot_at(server.url, request_).send_message(5, "a")
    assert not isinstance(caught.value, NotSent)


@pytest.mark.parametrize("answered", [b"", b'{"ok": tr'])
async def test_a_connection_that_breaks_is_unclear(
    server: Server, request_: AiohttpRequest, answered: bytes
) -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        await request.read()
        assert request.transport is not None
        if answered:
            response = web.StreamResponse(headers={"Content-Length": "100"})
            await response.prepare(request)
            await response.write(answered)
        request.transport.abort()
        return web.Response()

    server.answer = answer
    with pytest.raises(NetworkError) as caught:
        await bot_at(server.url, request_).send_message(5, "a")
    assert type(caught.value) is NetworkError
    assert TOKEN not in everything_about(caught.value)


async def test_a_longer_limit_of_one_call_is_kept(server: Server, request_: AiohttpRequest) -> None:
    async def answer(request: web.Request) -> web.Response:
        await asyncio.sleep(0.5)
        return await ok(request)

    server.answer = answer
    assert await bot_at(server.url, request_).send_message(5, "a", read_timeout=5)


@pytest.mark.parametrize("status", [200, 502])
@pytest.mark.parametrize(
    "page", [f"<h1>POST /bot{TOKEN}/sendMessage failed</h1>", json.dumps([TOKEN]), json.dumps({"x": TOKEN})]
)
async def test_rubbish_in_place_of_an_answer(
    server: Server, request_: AiohttpRequest, caplog: pytest.LogCaptureFixture, status: int, page: str
) -> None:
    async def answer(_request: web.Request) -> web.Response:
        return web.Response(status=status, text=page)

    server.answer = answer
    with pytest.raises(NetworkError) as caught:
        await bot_at(server.url, request_).send_message(5, "a")
    assert type(caught.value) is NetworkError
    assert TOKEN not in everything_about(caught.value)
    assert TOKEN not in caplog.text


async def test_a_token_in_the_server_s_words_is_masked(server: Server, request_: AiohttpRequest) -> None:
    server.answer = refusing(404, f"Not Found: /bot{TOKEN}/nothing")
    with pytest.raises(InvalidToken) as caught:
        await bot_at(server.url, request_).send_message(5, "a")
    assert "Not Found: /bot***/nothing" in str(caught.value)


async def test_a_redirect_is_not_followed(server: Server, request_: AiohttpRequest) -> None:
    async def answer(request: web.Request) -> web.Response:
        server.calls.append((request.path, {}))
        raise web.HTTPTemporaryRedirect(f"{server.url}/elsewhere")

    server.answer = answer
    with pytest.raises(NetworkError):
        await bot_at(server.url, request_).send_message(5, "a")
    assert [path for path, _ in server.calls] == [f"/bot{TOKEN}/sendMessage"]


class Unnamed(io.BytesIO):
    """A file handle, as the library accepts them."""


@pytest.mark.parametrize("from_handle", [False, True])
async def test_a_file_goes_up_whole_under_its_vietnamese_name(
    server: Server, request_: AiohttpRequest, from_handle: bool
) -> None:
    content = bytes(range(256)) * 8192  # 2 MB
    bodies: list[bytes] = []

    async def answer(request: web.Request) -> web.Response:
        bodies.append(await request.read())
        return web.json_response({"ok": True, "result": MESSAGE})

    server.answer = answer
    given = Unnamed(content) if from_handle else content
    file = InputFile(given, filename='Đề cương "quý II"\r\n.docx', read_file_handle=False)
    for _ in range(2):  # a repeated call sends the file again, from its start
        await bot_at(server.url, request_).send_document(5, file, caption="Đề cương\ud83d")
    assert len(bodies) == 2
    for body in bodies:
        assert content in body
        assert 'filename="Đề cương \\"quý II\\"  .docx"'.encode() in body
        assert b"application/vnd.openxmlformats-officedocument.wordprocessingml.document" in body
        assert "Đề cương?".encode() in body


async def test_a_slow_upload_that_moves_is_waited_for(server: Server) -> None:
    received = 0

    async def answer(request: web.Request) -> web.Response:
        nonlocal received
        while chunk := await request.content.read(2**20):
            received += len(chunk)
            await asyncio.sleep(0.2)
        return web.json_response({"ok": True, "result": MESSAGE})

    server.answer = answer
    started = asyncio.get_running_loop().time()
    # Seconds that a busy machine does not use up by itself.
    patient = AiohttpRequest(timeouts=Timeouts(read=2.0, write=2.0, connect=2.0, pool=2.0))
    await patient.initialize()
    await bot_at(server.url, patient).send_document(5, b"x" * 24 * 2**20)
    await patient.shutdown()
    assert received > 24 * 2**20
    assert asyncio.get_running_loop().time() - started > 2 * 2.0


async def test_an_upload_that_stands_still_is_unclear(server: Server, request_: AiohttpRequest) -> None:
    async def answer(request: web.Request) -> web.Response:
        await request.content.read(1)
        await asyncio.sleep(5)
        return web.Response()

    server.answer = answer
    with pytest.raises(TimedOut) as caught:
        async with asyncio.timeout(3):
            await bot_at(server.url, request_).send_document(5, b"x" * 24 * 2**20)
    assert not isinstance(caught.value, NotSent)


async def test_the_answer_to_an_upload_may_come_slowly(server: Server, request_: AiohttpRequest) -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        await request.read()
        text = json.dumps({"ok": True, "result": MESSAGE}).encode()
        response = web.StreamResponse(headers={"Content-Length": str(len(text))})
        await response.prepare(request)
        for at in range(0, len(text), 25):
            await asyncio.sleep(0.15)
            await response.write(text[at : at + 25])
        return response

    server.answer = answer
    assert await bot_at(server.url, request_).send_document(5, b"x")


async def test_a_file_comes_down_whole(server: Server, request_: AiohttpRequest) -> None:
    content = bytes(range(256)) * 20_000

    async def answer(request: web.Request) -> web.Response:
        if request.path == f"/file/bot{TOKEN}/documents/đề cương.docx":
            return web.Response(body=content)
        found = {"file_id": "a", "file_unique_id": "b", "file_path": "documents/đề cương.docx"}
        return web.json_response({"ok": True, "result": found})

    server.answer = answer
    file = await bot_at(server.url, request_).get_file("a")
    assert bytes(await file.download_as_bytearray()) == content


async def test_connections_are_kept_and_limited(server: Server) -> None:
    async with AiohttpRequest(limit=3, timeouts=Timeouts()) as request:
        assert isinstance(request, AiohttpRequest)
        bot = bot_at(server.url, request)
        await asyncio.gather(*(bot.send_message(5, str(n)) for n in range(50)))
    assert 1 <= len(server.connections) <= 3


async def test_it_can_be_closed_and_opened_again(server: Server) -> None:
    request = AiohttpRequest(timeouts=FAST)
    bot = bot_at(server.url, request)
    with pytest.raises(NotSent):
        await bot.send_message(5, "trước")
    for _ in range(2):
        await request.initialize()
        await request.initialize()
        assert await bot.send_message(5, "đang chạy")
        await request.shutdown()
        await request.shutdown()
    with pytest.raises(NotSent):
        await bot.send_message(5, "sau")


@pytest.mark.parametrize("asked_for", [False, True])
async def test_a_proxy_of_the_environment_is_used_only_when_asked_for(
    server: Server, monkeypatch: pytest.MonkeyPatch, asked_for: bool
) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{unused_port()}")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    async with AiohttpRequest(timeouts=FAST, proxy_from_environment=asked_for) as request:
        assert isinstance(request, AiohttpRequest)
        bot = bot_at(server.url, request)
        if asked_for:
            with pytest.raises(NotSent):
                await bot.send_message(5, "a")
        else:
            assert await bot.send_message(5, "a")


def test_long_polling_adds_to_the_read_limit() -> None:
    assert AiohttpRequest(timeouts=Timeouts(read=3)).read_timeout == 3
