"""The page, played in Chromium: two people, the clock, small screens, the keyboard, restarts."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update

from rehearsal.operator import Due, Person
from rehearsal.server import RehearsalServer
from tests.rehearsal.conftest import bot_of
from tests.rehearsal.test_people import Worker

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
]
pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),  # one browser for all of them
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no Chromium at {CHROMIUM}"),
]

HOME = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("1. Góp ý", callback_data="comment")],
        [InlineKeyboardButton("Cảnh báo", callback_data="alert")],
    ]
)
PEOPLE = [
    ("khoi", "Nguyễn Minh Khôi", "Bí thư"),
    ("ha", "Trần Thu Hà", "Phó Bí thư"),
    ("vinh", "Lê Vinh", ""),
]


class SampleCell:
    """An operator with three people and a due date each day at five in the afternoon."""

    def __init__(self) -> None:
        self.time = datetime(2027, 3, 8, 8, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
        self.joined: set[str] = set()
        self.expired: set[str] = set()

    async def now(self) -> datetime:
        return self.time

    async def people(self) -> list[Person]:
        return [Person(key, name, role, self._code(key), key in self.joined) for key, name, role in PEOPLE]

    def _code(self, key: str) -> str | None:
        return None if key in self.joined | self.expired else f"ma-{key}"

    async def next_due(self) -> Due:
        due = self.time.replace(hour=17)
        return Due(due if due > self.time else due + timedelta(days=1), "Trả lời phân công")

    async def walk_to(self, time: datetime) -> datetime:
        middle = self.time + (time - self.time) / 2
        for reached in (middle, time):
            await asyncio.sleep(0.3)
            self.time = reached
        return self.time


@pytest.fixture
def cell() -> SampleCell:
    return SampleCell()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def played(cell: SampleCell) -> AsyncIterator[RehearsalServer]:
    """The page with the sample cell, and a bot that greets, repeats and answers presses."""
    server = RehearsalServer(operator=cell)
    await server.start()
    async with bot_of(server) as bot, Worker(bot, _Greeter(bot, cell).handle):
        yield server
    await server.stop()


class _Greeter:
    def __init__(self, bot: Bot, cell: SampleCell) -> None:
        self._bot = bot
        self._cell = cell

    async def handle(self, update: Update) -> None:
        if query := update.callback_query:
            await query.answer(f"Đã bấm {query.data}", show_alert=query.data == "alert")
        elif message := update.message:
            text = message.text or (message.document and message.document.file_name) or "khác"
            if text.startswith("/start ma-"):
                self._cell.joined.add(text.removeprefix("/start ma-"))
            await message.reply_text(f"Đã nhận: {text}", reply_markup=HOME)


@asynccontextmanager
async def browsed(browser: Browser, url: str, *, width: int = 1280, height: int = 800) -> AsyncIterator[Page]:
    """A page at the address; anything that its scripts or its policy complain about fails the test."""
    complaints: list[str] = []
    page = await browser.new_page(viewport={"width": width, "height": height})
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if "Policy" in said.text else None)
    await page.goto(url)
    yield page
    await page.close()
    assert complaints == []


async def test_two_people_join_write_and_press(browser: Browser, played: RehearsalServer) -> None:
    async with browsed(browser, played.url) as page:
        khoi = page.get_by_label("Điện thoại của Nguyễn Minh Khôi")
        ha = page.get_by_label("Điện thoại của Trần Thu Hà")
        for phone, key in ((khoi, "khoi"), (ha, "ha")):
            await phone.get_by_role("button", name="Tham gia").click()
            await expect(phone.get_by_text(f"Đã nhận: /start ma-{key}")).to_be_visible()
            await expect(phone.get_by_role("button", name="Tham gia")).to_be_hidden()
        await khoi.get_by_label("Soạn tin").fill("Tôi nhất trí")
        await page.keyboard.press("Enter")
        await expect(khoi.get_by_text("Đã nhận: Tôi nhất trí")).to_be_visible()
        await expect(ha.get_by_text("Tôi nhất trí")).to_have_count(0)
        await khoi.get_by_role("button", name="1. Góp ý").last.click()
        await expect(khoi.get_by_role("status")).to_have_text("Đã bấm comment")
        await expect(khoi.locator("[aria-busy]")).to_have_count(0)
        await ha.get_by_role("button", name="Cảnh báo").click()
        await expect(page.get_by_role("dialog")).to_contain_text("Đã bấm alert")
        await page.get_by_role("button", name="Đã rõ").click()
        await expect(page.get_by_role("dialog")).to_be_hidden()


async def test_the_clock_walks_to_what_is_next_and_to_a_day(
    browser: Browser, played: RehearsalServer
) -> None:
    async with browsed(browser, played.url) as page:
        clock = page.locator("#now")
        await expect(clock).to_have_text("08 giờ 00 thứ Hai ngày 08/3/2027")
        await expect(page.locator("#due")).to_have_text("Trả lời phân công 17 giờ 00, thứ Hai ngày 08/3/2027")
        await page.get_by_role("button", name="Đến hạn kế tiếp").click()
        await expect(page.get_by_role("progressbar")).to_be_visible()
        await expect(page.get_by_role("button", name="Đến hạn kế tiếp")).to_be_disabled()
        await expect(clock).to_have_text("17 giờ 00 thứ Hai ngày 08/3/2027")
        await expect(page.get_by_role("progressbar")).to_be_hidden()
        await expect(page.locator("#walk-done")).to_have_text(
            "Đã đến 17 giờ 00, thứ Hai ngày 08/3/2027: không có gì để gửi."
        )
        await page.get_by_label("Đến ngày").fill("31/02/2028")
        assert await page.evaluate("!document.querySelector('#day').checkValidity()")
        await page.get_by_label("Đến ngày").fill("04/04/2027")
        await page.keyboard.press("ArrowUp")
        await expect(page.get_by_label("Đến ngày")).to_have_value("05/04/2027")
        await expect(page.locator("#day-words")).to_have_text("thứ Hai ngày 05/4/2027")
        await page.get_by_role("button", name="Đi", exact=True).click()
        await expect(clock).to_have_text("08 giờ 00 thứ Hai ngày 05/4/2027")


async def test_a_walk_says_how_much_was_sent(
    browser: Browser, played: RehearsalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def walk_to(time: datetime) -> datetime:
        played.control.says("khoi", "một")
        await asyncio.sleep(0.5)
        return time

    monkeypatch.setattr(played.clockwork._operator, "walk_to", walk_to)
    async with browsed(browser, played.url) as page:
        await page.get_by_role("button", name="Đến hạn kế tiếp").click()
        await expect(page.locator("#walk-done")).to_contain_text("đã gửi 1 tin.")


async def test_who_never_joined_does_not_look_joined_when_the_code_has_expired(
    browser: Browser, played: RehearsalServer, cell: SampleCell
) -> None:
    cell.expired.add("khoi")
    async with browsed(browser, played.url) as page:
        phone = page.get_by_label("Điện thoại của Nguyễn Minh Khôi")
        await expect(phone.get_by_text("chưa tham gia; mã đã hết hạn. Bí thư cấp mã mới")).to_be_visible()
        await expect(phone.get_by_role("button", name="Tham gia")).to_be_hidden()
        listed = page.get_by_role("button", name="Nguyễn Minh Khôi")
        await expect(listed).to_contain_text("chưa tham gia; mã đã hết hạn, Bí thư cấp mã mới")


async def test_a_reload_keeps_what_was_unread_and_no_more(browser: Browser, played: RehearsalServer) -> None:
    await played.clockwork.people()
    played.control.opens("vinh", "ma-vinh")
    await played.control.settled("vinh", quiet_seconds=0.1, timeout_seconds=5)
    async with browsed(browser, played.url) as page:
        await expect(page.locator(".phone")).to_have_count(2)
        await expect(page).to_have_title("Chế độ dùng thử")
        played.control.says("vinh", "chào")
        await expect(page).to_have_title("(1) Chế độ dùng thử")
        await page.reload()
        await expect(page).to_have_title("(1) Chế độ dùng thử")
        await page.get_by_role("button", name="Lê Vinh").click()
        await page.reload()
        await expect(page.locator(".phone")).to_have_count(2)
        await expect(page).to_have_title("Chế độ dùng thử")


async def test_messages_bear_the_rehearsals_time(browser: Browser, played: RehearsalServer) -> None:
    async with browsed(browser, played.url) as page:
        phone = page.get_by_label("Điện thoại của Nguyễn Minh Khôi")
        await phone.get_by_role("button", name="Tham gia").click()
        await expect(phone.locator(".day")).to_have_text("thứ Hai ngày 08/3/2027")
        await expect(phone.locator(".theirs time")).to_have_text("08:00")


@pytest.mark.parametrize("large", [False, True])
async def test_a_small_screen_shows_one_thing_at_a_time(
    browser: Browser, played: RehearsalServer, large: bool
) -> None:
    async with browsed(browser, played.url, width=360, height=640) as page:
        if large:
            await page.get_by_role("button", name="Chữ lớn").click()
        await expect(page.get_by_text("Chế độ dùng thử: dữ liệu mẫu, không gửi đi đâu")).to_be_visible()
        await page.get_by_role("button", name="Trần Thu Hà").click()
        phone = page.get_by_label("Điện thoại của Trần Thu Hà")
        await expect(page.get_by_role("navigation")).to_be_hidden()
        await phone.get_by_role("button", name="Tham gia").click()
        await expect(phone.get_by_text("Đã nhận: /start ma-ha")).to_be_visible()
        await expect(phone.get_by_role("button", name="Tham gia")).to_be_hidden()
        await page.get_by_role("button", name="Thời gian").click()
        await expect(page.get_by_role("button", name="Đến hạn kế tiếp")).to_be_visible()
        assert await page.evaluate("document.querySelector('.bar').clientWidth === innerWidth")
        await page.get_by_role("button", name="Thời gian").click()
        assert await page.evaluate("document.querySelector('.bar').offsetHeight") <= 72
        assert await page.evaluate("document.querySelector('.scroll').clientHeight") >= 300
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert await page.evaluate("document.documentElement.scrollHeight <= innerHeight")
        await phone.get_by_role("button", name="Về danh sách").click()
        await expect(page.get_by_role("button", name="Trần Thu Hà")).to_be_focused()


async def test_a_projector_shows_phones_side_by_side(browser: Browser, played: RehearsalServer) -> None:
    async with browsed(browser, played.url, width=1920, height=1080) as page:
        await expect(page.locator(".phone")).to_have_count(3)


async def test_unread_messages_are_counted_for_closed_phones(
    browser: Browser, played: RehearsalServer
) -> None:
    async with browsed(browser, played.url) as page:
        await expect(page.locator(".phone")).to_have_count(2)
        played.control.opens("vinh", "ma-vinh")
        await expect(page.get_by_role("button", name="1 tin chưa đọc")).to_be_visible()
        await expect(page).to_have_title("(1) Chế độ dùng thử")
        await page.get_by_role("button", name="Lê Vinh").click()
        await expect(page.get_by_label("Điện thoại của Lê Vinh").get_by_label("Soạn tin")).to_be_focused()
        await expect(page).to_have_title("Chế độ dùng thử")


async def test_everything_goes_by_keyboard(browser: Browser, played: RehearsalServer) -> None:
    async with browsed(browser, played.url) as page:
        await page.get_by_role("button", name="Nguyễn Minh Khôi").focus()
        await page.keyboard.press("Enter")
        await page.keyboard.type("Xin chào")
        await page.keyboard.press("Shift+Enter")
        await page.keyboard.type("các đồng chí")
        await page.keyboard.press("Enter")
        phone = page.get_by_label("Điện thoại của Nguyễn Minh Khôi")
        await expect(phone.locator(".mine .text")).to_have_text("Xin chào\ncác đồng chí")
        await phone.get_by_role("button", name="1. Góp ý").focus()
        await page.keyboard.press("Space")
        await expect(phone.get_by_role("status")).to_have_text("Đã bấm comment")
        await phone.get_by_role("button", name="Đính kèm").focus()
        await page.keyboard.press("Enter")
        await expect(phone.get_by_role("button", name="Gửi tệp", exact=True)).to_be_focused()
        await page.keyboard.press("ArrowDown")
        await expect(phone.get_by_role("button", name="Gửi ảnh")).to_be_focused()
        await page.keyboard.press("Escape")
        await expect(phone.get_by_role("button", name="Đính kèm")).to_be_focused()


async def test_every_control_has_a_name_and_messages_are_a_log(
    browser: Browser, played: RehearsalServer
) -> None:
    nameless = """[...document.querySelectorAll("button, input:not([hidden]), textarea, a")]
        .filter((one) => !(one.textContent.trim() || one.ariaLabel || one.labels?.length))
        .map((one) => one.outerHTML)"""
    async with browsed(browser, played.url) as page:
        log = page.get_by_role("log", name="Tin nhắn trên điện thoại của Nguyễn Minh Khôi")
        await expect(log).to_have_attribute("aria-live", "polite")
        assert await page.evaluate(nameless) == []


async def test_the_menu_sends_its_command(browser: Browser, played: RehearsalServer) -> None:
    async with browsed(browser, played.url) as page, bot_of(played) as bot:
        await bot.set_my_commands([("menu", "Việc của đồng chí")])
        phone = page.get_by_label("Điện thoại của Nguyễn Minh Khôi")
        await phone.get_by_role("button", name="Lệnh").click()
        await phone.get_by_role("button", name="Việc của đồng chí /menu").click()
        await expect(phone.get_by_text("Đã nhận: /menu")).to_be_visible()


async def test_files_go_both_ways(browser: Browser, played: RehearsalServer, tmp_path: Path) -> None:
    async with browsed(browser, played.url) as page, bot_of(played) as bot:
        phone = page.get_by_label("Điện thoại của Nguyễn Minh Khôi")
        await phone.get_by_role("button", name="Đính kèm").click()
        async with page.expect_file_chooser() as choosing:
            await phone.get_by_role("button", name="Gửi tệp", exact=True).click()
        paper = tmp_path / "Đề cương.docx"
        paper.write_bytes(b"noi dung")
        await (await choosing.value).set_files(paper)
        await expect(phone.get_by_text("Đã nhận: Đề cương.docx")).to_be_visible()
        await bot.send_document(played.control.phone("khoi").user_id, b"bien ban", filename="Biên bản.docx")
        async with page.expect_download() as downloading:
            await phone.get_by_role("link", name="Biên bản.docx").click()
        downloaded = await downloading.value
        assert downloaded.suggested_filename == "Biên bản.docx"
        assert (await downloaded.path()).read_bytes() == b"bien ban"


async def test_a_voice_note_by_the_microphone(browser: Browser, played: RehearsalServer) -> None:
    async with browsed(browser, played.url) as page:
        phone = page.get_by_label("Điện thoại của Nguyễn Minh Khôi")
        for button, sent in (("Bỏ", 0), ("Gửi ghi âm", 1)):
            await phone.get_by_role("button", name="Đính kèm").click()
            await phone.get_by_role("button", name="Ghi âm ngay").click()
            await expect(phone.get_by_role("timer")).to_have_text("Đang ghi âm 0:00")
            await asyncio.sleep(0.3)
            await phone.get_by_role("button", name=button, exact=True).click()
            await expect(phone.get_by_role("timer")).to_be_hidden()
            await expect(phone.get_by_label("Ghi âm", exact=True)).to_have_count(sent)
        voice = next(iter(played.control.phone("khoi").messages.values())).content["voice"]
        assert voice["mime_type"] == "audio/webm" and voice["file_size"] > 0


async def test_an_edit_and_a_deletion_happen_in_place(browser: Browser, played: RehearsalServer) -> None:
    async with browsed(browser, played.url) as page, bot_of(played) as bot:
        phone = page.get_by_label("Điện thoại của Nguyễn Minh Khôi")
        played.control.says("khoi", "Xin chào")
        await expect(phone.get_by_text("Đã nhận: Xin chào")).to_be_visible()
        chat = played.control.phone("khoi")
        own, answer = chat.messages
        await bot.edit_message_text("Đã <b>sửa</b>", chat.user_id, answer, parse_mode="HTML")
        await expect(phone.locator(".theirs strong")).to_have_text("sửa")
        await phone.locator(".mine").hover()
        await phone.get_by_role("button", name="Sửa", exact=True).click()
        await phone.get_by_label("Soạn tin").fill("Xin chào đồng chí")
        await page.keyboard.press("Enter")
        await expect(phone.locator(".mine .text")).to_have_text("Xin chào đồng chí")
        await bot.delete_message(chat.user_id, own)
        await expect(phone.locator(".mine")).to_have_count(0)


async def test_what_people_write_is_never_markup(browser: Browser, played: RehearsalServer) -> None:
    async with browsed(browser, played.url) as page:
        phone = page.get_by_label("Điện thoại của Nguyễn Minh Khôi")
        await phone.get_by_label("Soạn tin").fill("<img src=x onerror=alert(1)> & <b>đậm</b>")
        await page.keyboard.press("Enter")
        await expect(phone.locator(".theirs .text")).to_have_text(
            "Đã nhận: <img src=x onerror=alert(1)> & <b>đậm</b>"
        )
        assert await phone.locator(".text img, .text b").count() == 0


async def test_blocking_and_taking_it_back(browser: Browser, played: RehearsalServer) -> None:
    async with browsed(browser, played.url) as page:
        phone = page.get_by_label("Điện thoại của Nguyễn Minh Khôi")
        await phone.get_by_role("button", name="Thêm").click()
        await phone.get_by_role("button", name="Chặn trợ lý").click()
        await expect(phone.get_by_label("Soạn tin")).to_be_disabled()
        await phone.locator(".join").get_by_role("button", name="Bỏ chặn").click()
        await expect(phone.get_by_label("Soạn tin")).to_be_enabled()


async def test_the_page_comes_back_after_a_restart(
    browser: Browser, played: RehearsalServer, cell: SampleCell
) -> None:
    cell.joined.add("ha")
    async with browsed(browser, played.url) as page:
        await expect(page.locator(".phone")).to_have_count(2)
        ha = page.get_by_label("Điện thoại của Trần Thu Hà")
        await expect(ha.get_by_text("Chưa có tin nào từ lúc mở chương trình")).to_be_visible()
        port = int(played.url.rpartition(":")[2])
        await played.stop()
        await expect(page.get_by_text("Mất kết nối với chương trình dùng thử")).to_be_visible()
        again = RehearsalServer(port=port, operator=cell)
        await again.start()
        await expect(page.get_by_text("Mất kết nối với chương trình dùng thử")).to_be_hidden(timeout=15_000)
        again.control.says("khoi", "Tôi đã trở lại")
        await expect(page.get_by_text("Tôi đã trở lại")).to_be_visible()
        await again.stop()


async def test_without_an_operator_people_are_added_by_name(browser: Browser) -> None:
    server = RehearsalServer()
    await server.start()
    async with browsed(browser, server.url) as page:
        await expect(page.get_by_text("Trợ lý chưa kết nối")).to_be_visible()
        await page.get_by_label("Thêm một người").fill("Mai Thị Lan")
        await page.keyboard.press("Enter")
        phone = page.get_by_label("Điện thoại của Mai Thị Lan")
        await phone.get_by_role("button", name="Bắt đầu").click()
        await expect(phone.locator(".mine .text")).to_have_text("/start")
        await expect(page.get_by_role("button", name="Đến hạn kế tiếp")).to_be_hidden()
    await server.stop()
