"""Chromium plays a secretary and two members on the phone page: assign, hand in, agree, comment, vote."""

import re
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from storage.tables import Ballot
from storage.writer import run_once
from tests.browser_note import CHROMIUM
from tests.stage import Stage
from workflow.rules.calendar import HOME

ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(240),
    pytest.mark.skipif(not CHROMIUM.exists(), reason="there is no Chromium on this machine"),
]
PATIENCE_MS = 15_000


@pytest.fixture
async def page(stage: Stage) -> AsyncIterator[Page]:
    """The phone page of the running stage."""
    async with async_playwright() as playwright:
        browser: Browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = await browser.new_page(viewport={"width": 1920, "height": 1080})
        page.set_default_timeout(PATIENCE_MS)
        await page.goto(stage.server.url)
        yield page
        await browser.close()


@dataclass
class Person:
    """One phone on the page."""

    page: Page
    name: str

    @property
    def phone(self) -> Locator:
        return self.page.get_by_role("region", name=f"Điện thoại của {self.name}")

    async def comes(self) -> "Person":
        """Show this phone, join where that is still to be done."""
        if not await self.phone.is_visible():
            await self.page.get_by_role("button", name=re.compile(f"^{self.name}")).click()
        join = self.phone.get_by_role("button", name="Tham gia", exact=True)
        if await join.is_visible():
            await join.click()
            await self.sees(f"Việc của đồng chí {self.name}")
        return self

    async def presses(self, label: str) -> None:
        """Press the newest button of this label, numbered or not; wait for what the bot says to it."""
        before = await self._said.count()
        named = re.compile(rf"^(\d+\. )?{re.escape(label)}$")
        await self.phone.get_by_role("log").get_by_role("button", name=named).last.click()
        await expect(self._said).not_to_have_count(before, timeout=PATIENCE_MS)

    async def types(self, text: str) -> None:
        """Type and send; wait for what the bot says to it."""
        before = await self._said.count()
        await self.phone.get_by_label("Soạn tin").fill(text)
        await self.page.keyboard.press("Enter")
        await expect(self._said).not_to_have_count(before, timeout=PATIENCE_MS)

    @property
    def _said(self) -> Locator:
        return self.phone.locator(".theirs")

    async def sees(self, words: str) -> None:
        await expect(self.phone.get_by_text(words).last).to_be_visible(timeout=PATIENCE_MS)


async def _walk(page: Page, day: str, words: str) -> None:
    """To 08:00 or later of a day, by the page's own clock."""
    await page.get_by_label("Đến ngày").fill(day)
    await page.get_by_role("button", name="Đi", exact=True).click()
    await expect(page.locator("#now")).to_contain_text(words, timeout=60_000)
    await expect(page.get_by_role("progressbar")).to_be_hidden(timeout=60_000)


async def test_three_people_go_from_the_assignment_to_the_vote(page: Page, stage: Stage) -> None:
    an = await Person(page, "Nguyễn Mẫu An").comes()
    await an.presses("Phân công chuyên đề")
    await an.presses("Phân công theo kế hoạch")
    await an.sees("Đã phân công chuyên đề")

    giang = await Person(page, "Hoàng Mẫu Giang").comes()
    await giang.presses("Viết đề cương")
    await giang.types("I- Lý do\nII- Câu hỏi cần trả lời")
    await giang.presses("Xem lại và gửi")
    await giang.presses("Gửi")
    await giang.sees("Đã gửi đề cương")

    binh = await Person(page, "Trần Mẫu Bình").comes()
    await binh.presses("Kiểm duyệt")
    await binh.presses("Đồng ý đưa ra chi bộ")
    await binh.presses("Xác nhận đưa ra chi bộ")
    await an.sees("nội dung chuyên đề tháng 4/2027")

    await an.presses("Đọc tài liệu")
    await an.presses("Góp ý")
    await an.types("Nên bổ sung số liệu.")
    await an.presses("Gửi ý kiến")
    await an.sees("Đã ghi nhận ý kiến")

    await _walk(page, "06/04/2027", "06/4/2027")
    await an.presses("Việc của tôi")
    await an.presses("Việc của Bí thư")
    await an.presses("Kết luận, biểu quyết")
    await an.presses("Kết luận")
    await an.types("Chi bộ thống nhất ba giải pháp.")
    await an.presses("Xem lại và gửi")
    await an.presses("Dùng nội dung này")
    await an.presses("Xin ý kiến trước buổi sinh hoạt")
    await an.presses("Bắt đầu xin ý kiến")
    await _walk(page, "07/04/2027", "07/4/2027")
    for person, choice in ((an, "Tán thành"), (giang, "Tán thành"), (binh, "Không tán thành")):
        await (await person.comes()).presses("Việc của tôi")
        await person.presses("Cho ý kiến")
        await person.presses(choice)
        await person.sees("Đã ghi lựa chọn của đồng chí")
    ballots = run_once(stage.engine, stage.now, HOME, lambda work: work.all(Ballot))
    assert Counter(row.choice for row in ballots) == {"yes": 2, "no": 1}
