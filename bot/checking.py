"""`check`: what an operator wants to know at a glance, a line each, and whether all of it is well."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from telegram.error import InvalidToken, TelegramError

from bot.settings import Settings
from bot.telegram import make_bot
from scheduler.sweeps import CLOCK
from storage import audit, heartbeats, migrate
from storage.engine import open_engine
from storage.people import members
from storage.tables import Audit, Cell
from storage.work import UnitOfWork
from storage.writer import run_once

SILENT_FOR = timedelta(minutes=1)
AHEAD_BY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the check."""

    well: bool
    text: str


def database(url: str) -> tuple[list[Finding], Engine | None]:
    """Whether the database opens and stands at the newest schema; an engine where more can be asked.

    Nothing is changed: no file is made, nothing is migrated.
    """
    file = make_url(url).database if make_url(url).get_backend_name() == "sqlite" else None
    if file is not None and not Path(file).exists():
        return [Finding(False, "Cơ sở dữ liệu: chưa có. Chạy: python -m bot migrate")], None
    try:
        engine = open_engine(url)
        revision, newest = migrate.current(engine), migrate.newest()
    except (SQLAlchemyError, OSError) as error:
        reason = getattr(error, "orig", None) or error
        return [Finding(False, f"Cơ sở dữ liệu: không mở được: {reason}")], None
    if revision != newest:
        text = f"Cơ sở dữ liệu: phiên bản {revision}, cần {newest}. Chạy: python -m bot migrate"
        return [Finding(False, text)], None
    return [Finding(True, f"Cơ sở dữ liệu: mở được, phiên bản {revision} (mới nhất).")], engine


def contents(engine: Engine, now: datetime, zone: ZoneInfo) -> list[Finding]:
    """The cells with their audit chains, and the clock's last beat."""
    return run_once(engine, now, zone, lambda work: [*_cells(work), _clock(work)])


async def token(settings: Settings) -> Finding:
    """Whether the platform takes the token; the token itself is never printed."""
    if settings.telegram_token is None:
        return Finding(True, "Mã của bot: chưa có TELEGRAM_TOKEN, chương trình chạy chế độ dùng thử.")
    value = settings.telegram_token.get_secret_value()
    try:
        async with make_bot(value, api_url=settings.telegram_api_url, send_rate=0) as bot:
            return Finding(True, f"Mã của bot: Telegram nhận, bot @{bot.username}.")
    except InvalidToken:
        return Finding(False, "Mã của bot: Telegram không nhận TELEGRAM_TOKEN này.")
    except TelegramError as error:
        return Finding(False, f"Mã của bot: chưa hỏi được Telegram ({type(error).__name__}).")


def _cells(work: UnitOfWork) -> Iterator[Finding]:
    cells = work.all(Cell)
    if not cells:
        yield Finding(True, "Chi bộ: chưa có. Nhập danh sách: python -m bot import")
    for cell in cells:
        people, entries = len(members(work, cell.id)), work.count(Audit, cell_id=cell.id)
        broken = audit.first_break(work, cell.id)
        if broken is None:
            yield Finding(True, f"{cell.name}: {people} đồng chí, nhật ký liền mạch ({entries} mục).")
        else:
            yield Finding(False, f"{cell.name}: {people} đồng chí, nhật ký bị sửa từ mục {broken}.")


def _clock(work: UnitOfWork) -> Finding:
    beat = heartbeats.last_beat(work, CLOCK)
    if beat is None:
        return Finding(True, "Đồng hồ: chương trình chưa chạy lần nào với cơ sở dữ liệu này.")
    said = beat.astimezone(work.zone).strftime("%H:%M:%S %d/%m/%Y")
    if beat > work.now + AHEAD_BY:
        return Finding(False, f"Đồng hồ: nhịp cuối lúc {said} ở phía trước; giờ của máy đã bị lùi.")
    if beat < work.now - SILENT_FOR:
        return Finding(False, f"Đồng hồ: im lặng từ {said}; chương trình không chạy hoặc bị treo.")
    return Finding(True, f"Đồng hồ: đang chạy, nhịp cuối lúc {said}.")
