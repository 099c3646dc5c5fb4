"""The people's side over HTTP, under /rehearsal/: JSON in, JSON out, and a stream of changes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote

from aiohttp import web

from rehearsal.clockwork import Clockwork
from rehearsal.control import Control, ImpossibleError
from rehearsal.faults import Fault, FaultKind
from rehearsal.files import FileKind
from rehearsal.refusals import BotApiError
from rehearsal.stage import Stage
from rehearsal.views import Views

_TOGETHER_SECONDS = 0.03  # changes that come together are told together
_HEARTBEAT_SECONDS = 15.0
_SHOWN_INLINE = ("image/png", "image/jpeg", "image/webp", "image/gif", "audio/")


class Doors:
    """Routes of the control API."""

    def __init__(self, stage: Stage, control: Control, clockwork: Clockwork) -> None:
        self._stage = stage
        self._control = control
        self._clockwork = clockwork
        self._views = Views(stage)

    def add_to(self, router: web.UrlDispatcher) -> None:
        """Adds every route."""
        router.add_get("/rehearsal/changes", self._guarded(self._changes))
        router.add_get("/rehearsal/events", self._guarded(self._events))
        router.add_get("/rehearsal/people", self._guarded(self._people))
        router.add_post("/rehearsal/people", self._guarded(self._add_person))
        router.add_get("/rehearsal/clock", self._guarded(self._clock))
        router.add_post("/rehearsal/walk", self._guarded(self._walk))
        router.add_post("/rehearsal/faults", self._guarded(self._add_fault))
        router.add_delete("/rehearsal/faults", self._guarded(self._clear_faults))
        router.add_post("/rehearsal/expire", self._guarded(self._expire))
        router.add_get("/rehearsal/files/{file_id}", self._guarded(self._file))
        router.add_get("/rehearsal/phones/{key}", self._guarded(self._phone))
        router.add_get("/rehearsal/phones/{key}/settled", self._guarded(self._settled))
        router.add_post("/rehearsal/phones/{key}/file", self._guarded(self._send_file))
        router.add_post("/rehearsal/phones/{key}/{act}", self._guarded(self._act))

    def _guarded(
        self, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def guarded(request: web.Request) -> web.StreamResponse:
            if _foreign(request):
                return _json({"error": "another site may not use this"}, status=403)
            try:
                await self._clockwork.refresh()
                return await handler(request)
            except ImpossibleError as reason:
                return _json({"error": str(reason)}, status=409)
            except BotApiError as refusal:
                return _json({"error": refusal.description}, status=404)
            except (KeyError, ValueError, TypeError) as reason:
                return _json({"error": f"bad request: {reason!r}"}, status=400)

        return guarded

    async def _changes(self, request: web.Request) -> web.Response:
        return _json(self._views.changes(int(request.query.get("since", 0))))

    async def _events(self, request: web.Request) -> web.StreamResponse:
        """Changes as server-sent events; the id of each lets a page go on where it was cut off."""
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await response.prepare(request)
        since = self._resumed(request)
        while not self._stage.changes.closed:
            told = self._views.changes(since)
            since = told["revision"]
            body = json.dumps(told, ensure_ascii=False)
            await response.write(f"id: {self._views.life}.{since}\ndata: {body}\n\n".encode())
            if await self._stage.changes.after(since, timeout_seconds=_HEARTBEAT_SECONDS):
                await asyncio.sleep(_TOGETHER_SECONDS)
        return response

    def _resumed(self, request: web.Request) -> int:
        life, _, revision = request.headers.get("Last-Event-ID", "").partition(".")
        return int(revision) if life == self._views.life and revision.isdigit() else 0

    async def _people(self, _: web.Request) -> web.Response:
        people = await self._clockwork.people()
        listed = [
            {
                "key": person.key,
                "name": person.name,
                "role": person.role,
                "code": person.code,
                "joined": person.is_in,
            }
            for person in people
        ]
        return _json({"people": listed, "operated": self._clockwork.operated})

    async def _add_person(self, request: web.Request) -> web.Response:
        given = await _body(request)
        name = str(given["name"])
        chat = self._control.open_phone(str(given.get("key") or name), name)
        return _json(self._views.phone(chat))

    async def _clock(self, _: web.Request) -> web.Response:
        return _json(await self._clockwork.state())

    async def _walk(self, request: web.Request) -> web.Response:
        given = await _body(request)
        await self._clockwork.start_walk(datetime.fromisoformat(given["to"]) if given.get("to") else None)
        return _json(await self._clockwork.state(), status=202)

    async def _add_fault(self, request: web.Request) -> web.Response:
        given = await _body(request)
        given["kind"] = FaultKind(given["kind"])
        self._control.fails(Fault(**given))
        return _json({})

    async def _clear_faults(self, _: web.Request) -> web.Response:
        self._control.clears_faults()
        return _json({})

    async def _expire(self, _: web.Request) -> web.Response:
        self._control.expires_presses()
        return _json({})

    async def _file(self, request: web.Request) -> web.Response:
        file = self._stage.files.get(request.match_info["file_id"])
        inline = file.mime_type.startswith(_SHOWN_INLINE)
        shown = "inline" if inline else "attachment"
        headers = {
            "Content-Disposition": f"{shown}; filename*=UTF-8''{quote(file.name, safe='')}",
            "Content-Type": file.mime_type if inline else "application/octet-stream",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
        }
        return web.Response(body=file.content, headers=headers)

    async def _phone(self, request: web.Request) -> web.Response:
        chat = self._control.phone(request.match_info["key"])
        return _json(self._views.phone(chat, int(request.query.get("since", 0))))

    async def _settled(self, request: web.Request) -> web.Response:
        settled = await self._control.settled(
            request.match_info["key"],
            quiet_seconds=int(request.query.get("quiet_ms", 120)) / 1000,
            timeout_seconds=int(request.query.get("timeout_ms", 10_000)) / 1000,
        )
        return _json({"settled": settled})

    async def _send_file(self, request: web.Request) -> web.Response:
        """The body is the file itself; kind, name and caption stand in the address."""
        self._control.sends_file(
            request.match_info["key"],
            FileKind(request.query["kind"]),
            await request.read(),
            name=request.query["name"],
            mime_type=request.content_type,
            caption=request.query.get("caption", ""),
        )
        return _json({})

    async def _act(self, request: web.Request) -> web.Response:
        act = _ACTS.get(request.match_info["act"])
        if act is None:
            return _json({"error": "no such act"}, status=404)
        act(self._control, request.match_info["key"], await _body(request))
        return _json({})


def _block(control: Control, key: str, given: Mapping[str, Any]) -> None:
    control.blocks(key, blocked=bool(given["blocked"]))


def _forward(control: Control, key: str, given: Mapping[str, Any]) -> None:
    if "message_id" in given:
        control.forwards_message(key, int(given["message_id"]))
    else:
        control.forwards(key, str(given["text"]), from_name=str(given["from_name"]))


_ACTS: dict[str, Callable[[Control, str, Mapping[str, Any]], object]] = {
    "text": lambda control, key, given: control.says(key, str(given["text"])),
    "open": lambda control, key, given: control.opens(key, str(given["link"])),
    "press": lambda control, key, given: control.presses(key, int(given["message_id"]), str(given["data"])),
    "edit": lambda control, key, given: control.edits(key, int(given["message_id"]), str(given["text"])),
    "sticker": lambda control, key, _: control.sends_sticker(key),
    "forward": _forward,
    "block": _block,
}


def _foreign(request: web.Request) -> bool:
    """Whether a page of another site sends this: a browser names its origin."""
    origin = request.headers.get("Origin")
    return origin is not None and origin.partition("://")[2] != request.host


async def _body(request: web.Request) -> dict[str, Any]:
    if not request.can_read_body:
        return {}
    given = json.loads(await request.read())
    if not isinstance(given, dict):
        raise TypeError("an object is expected")
    return given


def _json(body: object, *, status: int = 200) -> web.Response:
    return web.Response(
        body=json.dumps(body, ensure_ascii=False).encode(), status=status, content_type="application/json"
    )
