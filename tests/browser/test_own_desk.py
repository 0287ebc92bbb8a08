"""A school's own desk in a real browser: the term planned at the desk, the day recorded on the phone, refused and passed with a reason."""

import json
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from clicking import day_at
from playwright.sync_api import Browser, Page, expect

LUNCHES = Path(__file__).parents[2] / "examples/desks"
CODE = "FW-9001"


class School(NamedTuple):
    """A running workbench with the example year and the school's own desk: its address, and the password of the school's staff."""

    address: str
    password: str


@pytest.fixture(scope="module")
def school(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:  # noqa: ARG001 - without it nothing is served
    folder = tmp_path_factory.mktemp("school") / "工作台"
    begin = [sys.executable, "-I", "-m", "jixiao"]
    command = [*begin, "serve", "--folder", str(folder), "--port", "0", "--demo", "--office", str(LUNCHES)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        address = next(line for line in process.stdout if line.startswith("http")).strip().rstrip("/")
        urllib.request.urlopen(f"{address}/healthz", timeout=60).close()  # noqa: S310 - our own server
        told = subprocess.run([*begin, "admin", "demo-users", "--folder", str(folder), "--format", "json"], capture_output=True, check=True)
        passwords = {one["login"]: one["password"] for one in json.loads(told.stdout)}
        yield School(address, passwords["xiaoxue_staff"])
        process.send_signal(signal.SIGTERM)


def entered(browser: Browser, school: School, to: str, width: int, **context: object) -> Page:
    page = browser.new_context(viewport={"width": width, "height": 780}, **context).new_page()  # type: ignore[arg-type]
    page.set_default_timeout(60_000)
    page.goto(f"{school.address}/login?next={to}")
    page.get_by_label("用户名").fill("xiaoxue_staff")
    page.get_by_label("密码").fill(school.password)
    page.get_by_label("密码").press("Enter")
    page.wait_for_url(f"**{to}")
    return page


def test_the_term_is_planned_at_the_desk_and_the_day_recorded_on_the_phone(browser: Browser, school: School) -> None:
    desk = entered(browser, school, "/desks/lunches", 1280)
    desk.get_by_role("link", name="排一个学期").first.click()
    row = desk.locator(".act-row").first
    row.get_by_label("服务编号").fill(CODE)
    row.get_by_label("项目").fill("2")
    row.get_by_label("服务内容").fill("营养午餐")
    row.get_by_label("计划日期").fill(day_at(desk))
    row.get_by_label("应服务人数").fill("860")
    desk.locator(".act-form").get_by_role("button", name="排一个学期").click()
    planned = desk.locator("main", has_text="营养午餐，应有 860 人")
    expect(planned.or_(desk.get_by_label("理由")).first).to_be_visible()
    if desk.get_by_label("理由").count():  # today is no day of school
        desk.get_by_label("理由").fill("今天补课")
        desk.locator(".act-form").get_by_role("button", name="排一个学期").click()
    expect(planned).to_be_visible()

    phone = entered(browser, school, "/m/", 360, has_touch=True, is_mobile=True)
    expect(phone.locator("main")).to_contain_text("营养午餐，应有 860 人")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    phone.get_by_role("link", name="记当天的服务").first.tap()
    phone.get_by_label("服务人数").fill("861")
    phone.get_by_label("是", exact=True).check()
    phone.locator("main").get_by_role("button", name="记当天的服务").tap()
    expect(phone.locator("main")).to_contain_text("应有 860 人，填了 861 人")
    phone.get_by_label("服务人数").fill("858")
    phone.locator("main").get_by_role("button", name="记当天的服务").tap()
    expect(phone.locator(".ph-ok")).to_have_text("办好了")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360

    desk.goto(f"{school.address}/desks/lunches")
    expect(desk.locator("main")).not_to_contain_text("营养午餐，应有 860 人")
    desk.goto(f"{school.address}/records/services?q={CODE}")
    expect(desk.locator("main")).to_contain_text("858")
