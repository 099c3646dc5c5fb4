"""`python -m bot`: the command line.

What only one command needs is imported there: the running bot starts without it.
"""

import asyncio
import contextlib
import errno
import signal
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from telegram.error import InvalidToken

from bot import checking, commands
from bot.checking import Finding
from bot.lock import AlreadyRunning, ProcessLock
from bot.log import configure
from bot.program import Program, event_loop, settle_memory
from bot.settings import Settings, SettingsError
from bot.telegram import user_name
from bot.wiring import make_program
from scheduler.clock import MovableClock, SystemClock
from storage import migrate
from storage.engine import open_engine
from storage.writer import run_once
from texts.clean import clean_name
from texts.errors import BadNameError

app = typer.Typer(add_completion=False, no_args_is_help=False, pretty_exceptions_enable=False)
WRONG, TOKEN_REFUSED, RUNNING = 1, 2, 3
PORT_TROUBLES = {
    errno.EADDRINUSE: "một chương trình khác đang dùng cổng này",
    errno.EACCES: "không có quyền mở cổng này",
    errno.EADDRNOTAVAIL: "địa chỉ WEB_HOST không có trên máy này",
}


def say(text: str) -> None:
    """One line for the operator."""
    typer.echo(text)


def fail(text: str, code: int = WRONG) -> NoReturn:
    """One clear line, and a non-zero exit code."""
    typer.echo(text, err=True)
    raise typer.Exit(code)


def _settings() -> Settings:
    try:
        settings = Settings.load()
    except SettingsError as error:
        fail(str(error))
    configure(settings.log_level)
    return settings


def _database(url: str) -> Engine:
    """The database at its newest schema, or one clear line why not."""
    try:
        engine = open_engine(url)
        migrate.upgrade(engine)
    except (SQLAlchemyError, OSError) as error:
        reason = getattr(error, "orig", None) or error
        fail(f"Không mở được cơ sở dữ liệu: {reason}")
    return engine


def _until_stopped(main: Callable[[], Awaitable[None]]) -> None:
    async def run() -> None:
        settle_memory()
        task = asyncio.ensure_future(main())
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, task.cancel)
        with contextlib.suppress(asyncio.CancelledError):
            await task

    with asyncio.Runner(loop_factory=event_loop()) as runner:
        runner.run(run())


@app.callback(invoke_without_command=True)
def default(context: typer.Context) -> None:
    """Trợ lý chuyên đề. Không có TELEGRAM_TOKEN: chạy chế độ dùng thử."""
    if context.invoked_subcommand is not None:
        return
    settings = _settings()
    (_run if settings.telegram_token else _rehearse)(settings)


@app.command()
def run() -> None:
    """Chạy với Telegram (cần TELEGRAM_TOKEN)."""
    _run(_settings())


@app.command()
def rehearse() -> None:
    """Chạy chế độ dùng thử trên máy này, với chi bộ mẫu."""
    _rehearse(_settings())


def _run(settings: Settings) -> None:
    if settings.telegram_token is None:
        fail("Chưa có TELEGRAM_TOKEN. Xin ghi mã của bot vào tệp .env, hoặc chạy: python -m bot rehearse")
    token = settings.telegram_token.get_secret_value()
    lock = ProcessLock(settings.data_dir, token)
    try:
        lock.acquire()
    except AlreadyRunning:
        fail("Bot này đang chạy ở một tiến trình khác trên máy. Tiến trình mới dừng lại.", RUNNING)
    except OSError as error:
        fail(f"Không ghi được vào thư mục DATA_DIR: {error.strerror}")
    with lock:
        program = make_program(
            settings,
            engine=_database(settings.database_url),
            clock=SystemClock(),
            token=token,
            api_url=settings.telegram_api_url,
        )
        try:
            _until_stopped(lambda: _announced(program))
        except InvalidToken:
            fail("Telegram không nhận TELEGRAM_TOKEN này. Xin kiểm tra lại mã của bot.", TOKEN_REFUSED)
        say("Đã dừng.")


async def _announced(program: Program) -> None:
    """Say that it runs once it does: not before the platform has taken the token."""
    started = asyncio.Event()
    running = asyncio.ensure_future(program.run(started))
    waiting = asyncio.ensure_future(started.wait())
    try:
        await asyncio.wait({running, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if started.is_set():
            say("Trợ lý chuyên đề đang chạy. Bấm Ctrl+C để dừng.")
        await running
    finally:
        waiting.cancel()
        running.cancel()
        await asyncio.gather(running, waiting, return_exceptions=True)


def _rehearse(settings: Settings) -> None:
    lock = ProcessLock(settings.data_dir, "rehearsal")
    try:
        lock.acquire()
    except AlreadyRunning:
        fail("Chế độ dùng thử đang chạy ở một tiến trình khác, với cùng dữ liệu trong DATA_DIR.", RUNNING)
    except OSError as error:
        fail(f"Không ghi được vào thư mục DATA_DIR: {error.strerror}")
    with lock:
        engine = _database(f"sqlite:///{settings.data_dir}/dung-thu.db")
        start = commands.rehearsal_start(engine, datetime.now(UTC), settings.timezone)
        if commands.is_empty(engine, start, settings.timezone):
            commands.load_sample(engine, start, settings.timezone)
        _until_stopped(lambda: _rehearsal(settings, engine, start))
        say("Đã dừng.")


async def _rehearsal(settings: Settings, engine: Engine, start: datetime) -> None:
    from bot.rehearse import RehearsalOperator
    from rehearsal.server import RehearsalServer

    clock = MovableClock(start)
    operator = RehearsalOperator(clock)
    server = RehearsalServer(settings.web_host, settings.web_port, operator=operator)
    try:
        await server.start()
    except OSError as error:
        reason = PORT_TROUBLES.get(error.errno or 0, "hệ thống không cho mở cổng này")
        fail(f"Không mở được cổng {settings.web_port}: {reason}. Xin đổi WEB_PORT.")
    free = settings.model_copy(update={"send_rate": 0.0})
    program = make_program(free, engine=engine, clock=clock, token=server.token, api_url=server.url)
    operator.attach(program)
    say(f"Chế độ dùng thử: mở {server.url} bằng trình duyệt. Bấm Ctrl+C để dừng.")
    try:
        await program.run()
    finally:
        await server.stop()


@app.command("migrate")
def migrate_command() -> None:
    """Đưa cơ sở dữ liệu lên phiên bản mới nhất."""
    engine = _database(_settings().database_url)
    say(f"Cơ sở dữ liệu đang ở phiên bản {migrate.current(engine)}.")


@app.command("sample")
def sample_command() -> None:
    """Nạp chi bộ mẫu vào cơ sở dữ liệu trống."""
    settings = _settings()
    engine = _database(settings.database_url)
    try:
        commands.load_sample(engine, datetime.now(UTC), settings.timezone)
    except ValueError:
        fail("Cơ sở dữ liệu đã có chi bộ, không nạp dữ liệu mẫu.")
    say("Đã nạp chi bộ mẫu, 18 đồng chí. Xem mã tham gia: python -m bot codes")


@app.command("import")
def import_command(
    file: Annotated[Path | None, typer.Argument(help="Tệp .xlsx danh sách chi bộ")] = None,
    cell: Annotated[str | None, typer.Option("--cell", help="Tên chi bộ")] = None,
) -> None:
    """Nhập danh sách một chi bộ từ tệp .xlsx; chi bộ bắt đầu từ hôm nay."""
    from bot import roster
    from bot.sheets import SheetError

    # The library would say in English what is missing.
    if file is None or cell is None:
        lacks = "tên tệp danh sách" if file is None else "--cell"
        fail(f'Thiếu {lacks}. Cách dùng: python -m bot import danh-sach.xlsx --cell "Chi bộ 1"')
    settings = _settings()
    now = datetime.now(UTC)
    try:
        name = clean_name(cell)
        people = roster.read(file, today=now.astimezone(settings.timezone).date())
        engine = _database(settings.database_url)
        quarter = run_once(engine, now, settings.timezone, roster.take_in, name, people)
    except BadNameError:
        fail("--cell cần tên chi bộ bằng chữ, không quá 120 ký tự.")
    except SheetError as error:
        fail("\n".join(["Chưa nhập được, chưa có gì thay đổi:", *error.problems]))
    for remark in people.remarks:
        say(remark)
    say(
        f"Đã nhập {name}: {len(people.entries)} đồng chí. Quý đầu tiên: {quarter.roman}, chưa có chuyên đề."
        " Xem mã tham gia: python -m bot codes"
    )


@app.command("check")
def check_command() -> None:
    """Kiểm tra cài đặt, cơ sở dữ liệu, nhật ký, mã của bot, đồng hồ; mỗi điều một dòng."""
    settings = _settings()
    findings, engine = checking.database(settings.database_url)
    findings = [Finding(True, "Cài đặt: đúng."), *findings, asyncio.run(checking.token(settings))]
    if engine is not None:
        findings += checking.contents(engine, datetime.now(UTC), settings.timezone)
    for finding in findings:
        say(f"{'tốt ' if finding.well else 'LỖI '} {finding.text}")
    if not all(finding.well for finding in findings):
        raise typer.Exit(WRONG)


@app.command("codes")
def codes_command(
    as_json: Annotated[bool, typer.Option("--json", help="Mỗi đồng chí một dòng JSON")] = False,
    renew: Annotated[
        str | None, typer.Option("--new", help="Họ và tên: cấp mã mới, ngắt máy đang dùng")
    ] = None,
    cell: Annotated[str | None, typer.Option("--cell", help="Chỉ chi bộ này")] = None,
) -> None:
    """Họ tên, vai trò, mã tham gia và đường dẫn của từng đồng chí."""
    settings = _settings()
    engine = _database(settings.database_url)
    now, zone = datetime.now(UTC), settings.timezone
    try:
        only = None if renew is None else run_once(engine, now, zone, commands.renew, renew, cell)
        name = _bot_name(settings)
        cells = run_once(engine, now, zone, commands.codes_by_cell, name, cell, person_id=only)
    except LookupError as error:
        fail(str(error.args[0]))
    if as_json:
        say(commands.as_json(row for _, rows in cells for row in rows))
        return
    say(commands.as_lines(cells) or "Chưa có chi bộ nào. Nhập danh sách: python -m bot import")


def _bot_name(settings: Settings) -> str | None:
    """The bot's user name, for links; None when the platform cannot be asked now."""
    if settings.telegram_token is None:
        return None
    token = settings.telegram_token.get_secret_value()
    return asyncio.run(user_name(token, settings.telegram_api_url))


if __name__ == "__main__":
    app()
