"""What comes out of the log, and what never does."""

import asyncio
import io
import json
import logging
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import structlog
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from telegram.error import BadRequest, Forbidden, NetworkError, TimedOut

from bot import log as bot_log
from bot.log import about, configure, mask, reference
from storage.engine import open_engine
from workflow.cell import codes

TOKEN = "123456789:AAF-bb_CCddEEffGGhhIIjjKKllMMnnOOp"
WORDS = "xin nghỉ vì ốm"
ROOT = Path(__file__).parent.parent.parent


class Lines:
    """The lines logged so far."""

    def __init__(self) -> None:
        self.stream = io.StringIO()

    @property
    def text(self) -> str:
        return self.stream.getvalue()

    @property
    def all(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text.splitlines()]

    @property
    def last(self) -> dict[str, Any]:
        return self.all[-1]


@pytest.fixture
def lines() -> Iterator[Lines]:
    saved, root = structlog.get_config(), logging.getLogger()
    handlers, level = root.handlers[:], root.level
    lines = Lines()
    configure("debug", stream=lines.stream)
    yield lines
    structlog.configure(**saved)
    root.handlers[:] = handlers
    root.setLevel(level)


log = structlog.get_logger()


def raised(act: Callable[[], object]) -> BaseException:
    try:
        act()
    except Exception as error:
        return error
    raise AssertionError("nothing was raised")


def failing(error: BaseException) -> BaseException:
    def act() -> None:
        raise error

    return raised(act)


def test_a_line_is_one_object_with_the_time_in_utc(lines: Lines) -> None:
    log.warning("sent", chat=5, parts=[1, 2], name="Chi bộ\nví dụ", at=None)
    assert lines.text.count("\n") == 1
    line = lines.last
    assert list(line)[:3] == ["time", "level", "event"]
    at = datetime.fromisoformat(line["time"])
    assert at.tzinfo is not None and abs(at - datetime.now(UTC)).total_seconds() < 60
    assert line == {
        "time": line["time"],
        "level": "warning",
        "event": "sent",
        "chat": 5,
        "parts": [1, 2],
        "name": "Chi bộ\nví dụ",
        "at": None,
    }
    assert "Chi bộ" in lines.text


@pytest.mark.parametrize(("level", "count"), [("debug", 4), ("info", 3), ("warning", 2), ("error", 1)])
def test_the_level_is_kept(lines: Lines, level: str, count: int) -> None:
    configure(level, stream=lines.stream)
    log.debug("a")
    log.info("b")
    log.warning("c")
    log.error("d")
    assert len(lines.all) == count


@pytest.mark.parametrize(
    "value",
    [
        TOKEN,
        f"token={TOKEN}.",
        f"https://api.telegram.org/bot{TOKEN}/sendMessage",
        f"https://api.telegram.org/file/bot{TOKEN.replace(':', '%3A')}/documents/1.docx",
        {"deep": [{"url": f"/bot{TOKEN}/getMe"}]},
        (TOKEN, 1),
    ],
)
def test_a_token_never_comes_out(lines: Lines, value: object) -> None:
    log.info("called", value=value)
    log.info(f"called {value}")
    log.info("called", exc_info=failing(Forbidden(str(value))))
    assert TOKEN.partition(":")[2] not in lines.text
    assert lines.text.count("***") >= 3


def test_a_short_token_in_an_address_never_comes_out(lines: Lines) -> None:
    log.info("called", url="http://127.0.0.1:8081/bot1:abc/getMe", then="xong")
    assert lines.last["url"] == "http://127.0.0.1:8081/bot***/getMe"
    assert lines.last["then"] == "xong"


@pytest.mark.parametrize("person", [1, 18, 5000, 10**7])
def test_a_join_code_never_comes_out(lines: Lines, person: int) -> None:
    code = codes._code("secret", person, 3)
    for form in (code, code.lower(), f"/start {code}", f"https://t.me/vi_du_bot?start={code}"):
        log.info("typed", value=f"“{form}”")
    for form in (f"/start@vi_du_bot {code.replace('-', '')}", f"?start={code.replace('-', '')}"):
        log.info("typed", value=form)
    assert len(lines.all) == 6
    for line in lines.all:
        assert code.replace("-", "")[-8:] not in line["value"].replace("-", "").upper()


def test_what_is_no_secret_stays(lines: Lines) -> None:
    kept = "2026-11-22 10:20:30.123456, chat -1001234567890, 127.0.0.1:8080, /bottom:up/x, 2025-2030"
    assert mask(kept) == kept
    number = reference()
    assert mask(number) == number


@pytest.mark.parametrize(
    "error",
    [
        ValueError(WORDS),
        KeyError(WORDS),
        NetworkError(f"Unknown error in HTTP implementation: ValueError('{WORDS}')"),
        BadRequest(f"Can't parse entities: unsupported start tag “{WORDS}”"),
        OSError(2, "No such file or directory", f"{WORDS}.docx"),
        OSError(WORDS),
        UnicodeEncodeError("utf-8", WORDS, 0, 1, WORDS),
        ExceptionGroup(WORDS, [ValueError(WORDS)]),
    ],
    ids=lambda error: type(error).__name__,
)
def test_typed_words_never_come_out_of_an_exception(lines: Lines, error: BaseException) -> None:
    error.add_note(WORDS)
    failing(error)
    log.error("failed", exc_info=error)
    log.error("failed", error=error)
    log.error("failed", errors=[error])
    logging.getLogger("bot").error("failed", exc_info=error)
    try:
        raise RuntimeError(WORDS) from error
    except RuntimeError:
        log.exception("failed")
    assert len(lines.all) == 5
    assert WORDS not in lines.text and "ốm" not in lines.text


def test_typed_words_never_come_out_of_a_failed_statement(lines: Lines, tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/a.db")
    try:
        with engine.begin() as connection:
            connection.execute(text("SELECT :words FROM nowhere"), {"words": WORDS})
    except SQLAlchemyError:
        log.exception("failed")
    engine.dispose()
    assert WORDS not in lines.text
    texts = [link.get("reason") for link in lines.last["fault"]]
    assert "no such table: nowhere" in texts


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(28, "No space left on device"), "No space left on device"),
        (sqlite3.OperationalError("database is locked"), "database is locked"),
        (Forbidden("Forbidden: bot was blocked by the user"), "Forbidden: bot was blocked by the user"),
        (BadRequest("Chat not found"), "Chat not found"),
        (TimedOut(), "Timed out"),
        (ValueError("anything"), None),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_fault_tells_type_place_and_what_is_safe_to_tell(
    lines: Lines, error: BaseException, said: str | None
) -> None:
    log.error("failed", exc_info=failing(error))
    [link] = lines.last["fault"]
    assert link["type"] == type(error).__name__
    assert link.get("reason") == said
    assert link["at"][-1].startswith("tests/bot/test_log.py:") and link["at"][-1].endswith(" act")


def test_a_fault_tells_what_led_to_it(lines: Lines) -> None:
    inner, hidden = failing(KeyError("a")), failing(LookupError("b"))
    outer = RuntimeError("c")
    outer.__cause__, outer.__context__ = inner, hidden
    inner.__context__ = outer  # a ring is walked once
    log.error("failed", exc_info=ExceptionGroup("d", [outer, TimeoutError()]))
    assert [link["type"] for link in lines.last["fault"]] == [
        "ExceptionGroup",
        "RuntimeError",
        "TimeoutError",
        "KeyError",
    ]


def test_what_was_deliberately_left_behind_is_not_told(lines: Lines) -> None:
    error = RuntimeError("a")
    error.__context__, error.__suppress_context__ = KeyError("b"), True
    log.error("failed", exc_info=error)
    assert [link["type"] for link in lines.last["fault"]] == ["RuntimeError"]


def test_a_library_s_place_is_named_from_its_package(lines: Lines) -> None:
    log.error("failed", exc_info=raised(lambda: structlog.make_filtering_bound_logger("none")))
    assert any(place.startswith("structlog/") for place in lines.last["fault"][0]["at"])


def test_libraries_come_through_the_same_chain(lines: Lines) -> None:
    with about(reference="ABCD2345"):
        logging.getLogger("telegram.ext.Updater").warning("Exception happened while polling for updates.")
    assert lines.last["logger"] == "telegram.ext.Updater"
    assert lines.last["event"] == "Exception happened while polling for updates."
    assert lines.last["reference"] == "ABCD2345"
    assert lines.last["level"] == "warning"


def test_what_a_library_puts_into_its_words_never_comes_out(lines: Lines) -> None:
    telegram, asyncio_ = logging.getLogger("telegram.Bot"), logging.getLogger("asyncio")
    telegram.critical("Error while parsing updates! Received data was %r", {"text": WORDS})
    telegram.error("Failed run number %d of %s", 3, WORDS)
    telegram.error("Failed %(what)s after %(times)d", {"what": WORDS, "times": 2})
    asyncio_.error(f"Task exception was never retrieved\nfuture: <Task exception=ValueError('{WORDS}')>")
    asyncio_.error(f"Exception in callback act('{WORDS}')")
    assert [line["event"] for line in lines.all] == [
        "Error while parsing updates! Received data was dict",
        "Failed run number 3 of str",
        "Failed str after 2",
        "Task exception was never retrieved",
        "Exception in callback act",
    ]
    assert WORDS not in lines.text


@pytest.mark.parametrize("template", ["Failed %d", "Failed %s %s", "Failed %(what)s"])
def test_a_library_s_own_mistake_does_not_break_the_log(lines: Lines, template: str) -> None:
    [ours] = [handler for handler in logging.getLogger().handlers if type(handler).__module__ == "bot.log"]
    ours.emit(logging.LogRecord("telegram", logging.ERROR, "", 1, template, (WORDS,), None))
    assert lines.last["event"] == template


async def test_a_forgotten_task_tells_its_type_only(lines: Lines) -> None:
    async def act() -> None:
        raise ValueError(WORDS)

    task = asyncio.ensure_future(act())
    await asyncio.wait([task])
    loop = asyncio.get_running_loop()
    loop.default_exception_handler(
        {"message": "Task exception was never retrieved", "exception": task.exception(), "future": task}
    )
    assert lines.last["fault"][0]["type"] == "ValueError"
    assert WORDS not in lines.text


def test_the_clock_s_library_may_name_our_jobs(lines: Lines) -> None:
    logging.getLogger("apscheduler.executors.default").error('Job "%s" raised an exception', "tick")
    assert lines.last["event"] == 'Job "tick" raised an exception'


@pytest.mark.parametrize(
    "name",
    ["telegram", "telegram.ext", "aiohttp.access", "aiohttp.client", "apscheduler", "httpx", "any.other"],
)
def test_libraries_are_quiet_at_every_level_of_ours(lines: Lines, name: str) -> None:
    logging.getLogger(name).debug("payload %s", WORDS)
    logging.getLogger(name).info("payload %s", WORDS)
    assert lines.text == ""


def test_a_library_that_was_talkative_before_is_quiet(lines: Lines) -> None:
    logging.getLogger("telegram").setLevel(logging.DEBUG)
    configure("debug", stream=lines.stream)
    logging.getLogger("telegram.ext.ExtBot").debug("payload %s", WORDS)
    assert lines.text == ""


def test_requests_to_our_pages_are_not_logged(lines: Lines) -> None:
    logging.getLogger("aiohttp.access").error("GET /%s", WORDS)
    assert lines.text == ""


def test_what_people_wrote_is_only_counted(lines: Lines) -> None:
    log.info("received", text=WORDS, update={"message": {"caption": WORDS, "size": 3}}, words=[WORDS])
    assert WORDS not in lines.text
    assert lines.last["text"] == f"({len(WORDS)})"
    assert lines.last["update"] == {"message": {"caption": f"({len(WORDS)})", "size": 3}}


def test_an_object_is_only_named(lines: Lines) -> None:
    class Update:
        def __repr__(self) -> str:
            return WORDS

    log.info("received", update=Update(), kind={1, 2})
    assert lines.last["update"].endswith("Update") and lines.last["kind"] == "set"
    assert WORDS not in lines.text


def test_half_a_letter_does_not_break_the_log(lines: Lines) -> None:
    log.info("received", name="a\ud83d")
    assert lines.last["name"] == "a\\ud83d" or lines.last["name"] == "a\ud83d"


def test_what_is_about_an_update_is_marked_inside_the_block_only(lines: Lines) -> None:
    with about(reference="ABCD2345", update_id=7):
        log.info("a")
        with about(update_id=8):
            log.info("b")
    log.info("c")
    marks = [(line.get("reference"), line.get("update_id")) for line in lines.all]
    assert marks == [("ABCD2345", 7), ("ABCD2345", 8), (None, None)]


def test_a_reference_is_short_and_easy_to_say() -> None:
    numbers = {reference() for _ in range(2000)}
    assert len(numbers) == 2000
    assert all(len(number) == 8 for number in numbers)
    assert not set("".join(numbers)) & set("01OIL") and set("".join(numbers)) > set("23456789AZ")


@pytest.mark.parametrize(
    ("act", "event"),
    [
        (f"raise ValueError({WORDS!r})", "uncaught error"),
        (
            f"import threading; threading.Thread(target=int, args=({WORDS!r},)).start()",
            "uncaught error in a thread",
        ),
    ],
)
def test_an_uncaught_error_is_one_line_without_its_words(act: str, event: str) -> None:
    program = f"from bot.log import configure; configure('info'); {act}"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    [line] = done.stderr.splitlines()
    assert json.loads(line)["event"] == event
    assert json.loads(line)["fault"][0]["type"] == "ValueError"
    assert WORDS not in line


def test_a_log_that_is_closed_does_not_stop_what_it_tells_of() -> None:
    stream = io.StringIO()
    configure("info", stream=stream)
    stream.close()
    structlog.get_logger().info("poll.failed")


def test_the_command_lines_own_hook_prints_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Typer replaces the hook when it is called, and its own prints what a statement was given."""
    from typer.main import except_hook

    monkeypatch.setattr(sys, "excepthook", except_hook)
    bot_log._take_over_uncaught()
    assert sys.excepthook is bot_log._uncaught
