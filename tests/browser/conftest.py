"""Our pages made once, and a Chromium that opens them from the disk and tells what went wrong."""

import json
import os
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from clicking import Enter, Office
from playwright.sync_api import Browser, Page, expect, sync_playwright

from jixiao.actions.audit import AuditRequest, audit
from jixiao.actions.diff import diff
from jixiao.actions.evaluate import EvaluateRequest, evaluate, write_evaluation
from jixiao.actions.example import write_example
from jixiao.actions.monitor import MonitorRequest, monitor, write_monitoring
from jixiao.actions.publish import SiteOptions, publish
from jixiao.actions.show import show
from jixiao.actions.write import titles
from jixiao.read.document import read_file
from jixiao.write.atomic import write_whole
from jixiao.write.difference.report import diff_report
from jixiao.write.document.save import written
from jixiao.write.format.html import as_html
from jixiao.write.page import Page as Shown
from jixiao.write.report.audit import audit_report

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
"""Names of the browser on different systems; JIXIAO_CHROMIUM names another."""
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SECONDS = 120_000
"""Milliseconds that a step may take on a busy machine."""
expect.set_options(timeout=SECONDS)


class Opened(NamedTuple):
    """A page that is open, what its console and its scripts complained of, and the addresses elsewhere that it asked for."""

    page: Page
    complaints: list[str]
    elsewhere: list[str]


Open = Callable[..., Opened]


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the system's Chromium; the test is skipped where there is none."""
    program = os.environ.get("JIXIAO_CHROMIUM") or next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        pytest.skip("no Chromium is installed (Debian, Ubuntu: apt install chromium)")
    return program


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Return the browser; it starts once for all pages."""
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium, args=list(QUIET))
        yield started
        started.close()


@pytest.fixture
def opened(browser: Browser) -> Iterator[Open]:
    """Return a function that opens a file at a width in pixels."""
    pages: list[Page] = []

    def go(file: Path, width: int = 1440) -> Opened:
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.set_default_timeout(SECONDS)
        pages.append(page)
        complaints: list[str] = []
        elsewhere: list[str] = []
        page.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda wrong: complaints.append(str(wrong)))
        page.on("request", lambda asked: elsewhere.append(asked.url) if not asked.url.startswith(("file:", "data:")) else None)
        page.goto(file.as_uri())
        return Opened(page, complaints, elsewhere)

    yield go
    for page in pages:
        page.close()


def silent(at: int, of: int, name: str) -> None:
    """Tell nothing."""


def of_records(folder: Path) -> dict[str, Path]:
    """Return the pages that the worked year's records make: scores and monitoring."""
    write_example(folder)
    file, ledgers, today = str(folder / "declaration.txt"), folder / "ledgers", date(2025, 1, 22)
    made = {"score": folder / "score.html", "monitoring": folder / "monitoring.html"}
    write_evaluation(evaluate(EvaluateRequest(file=file, ledgers=ledgers), bytes), made["score"], Shown())
    request = MonitorRequest(file=file, ledgers=ledgers, as_of=date(2024, 7, 31), today=today)
    write_monitoring(monitor(request, bytes), made["monitoring"], Shown())
    return made


@pytest.fixture(scope="session")
def made(chromium: str, example: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:  # noqa: ARG001 - without it nothing is made
    """Return every kind of page that we write, made from the bundled declaration."""
    folder = tmp_path_factory.mktemp("pages")
    document, other = read_file(example), folder / "改后.txt"
    other.write_text(example.read_text("utf-8").replace("903,200.00", "963,200.00"), "utf-8")
    files = {"word": folder / "申报表.docx", "paper": folder / "申报表.pdf"}
    for file in files.values():
        write_whole(file, written(document, file, titles()).data)
    found = diff(str(example), str(other), bytes, silent)
    report = audit(AuditRequest(files=(str(example),), today=date(2024, 1, 1), lang="zh"), bytes, silent).report
    texts = {
        "report": as_html(audit_report(report, Shown()), Shown()),
        "difference": as_html(diff_report(found.one, found.other, found.comparison, Shown()), Shown()),
        "shown text": show(example, Shown()),
        "shown Word file": show(files["word"], Shown()),
        "shown PDF": show(files["paper"], Shown()),
    }
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(text, "utf-8")
    pages = {name: folder / f"{name}.html" for name in texts}
    return {**pages, **of_records(folder / "year"), **of_the_portal(folder)}


def of_the_portal(folder: Path) -> dict[str, Path]:
    """Return the pages of a unit's year with its records, and those of two years."""
    declaration, ledgers = folder / "year/declaration.txt", folder / "year/ledgers"
    (ledgers / "drafts.csv").write_text("编号,题目,几段,截止\nCA-01,联系群众办法（征求意见稿）,9,2024-09-30\n", "utf-8")
    comments = "编号,草案,第几段,意见,哪天,采不采纳,答复,哪天答\nYJA-0001,CA-01,3,白天都上班。,2024-09-01,采纳,加上晚上。,2024-09-10\n"
    (ledgers / "comments.csv").write_text(comments, "utf-8")
    other = folder / "next.txt"
    other.write_text(declaration.read_text("utf-8").replace("2024", "2025"), "utf-8")
    manner = SiteOptions("zh", date(2025, 1, 22), (ledgers,))
    publish([str(declaration)], folder / "site", silent, manner=manner)
    publish([str(declaration), str(other)], folder / "sites", silent, manner=manner)
    names = ("index", "search", "activities", "drafts", "surveys", "data")
    more = {"project": "site/1/project-4.html", "years": "sites/years.html", "several": "sites/index.html"}
    return {name: folder / f"site/{name}.html" for name in names} | {name: folder / path for name, path in more.items()}


@pytest.fixture(scope="module")
def office(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:  # noqa: ARG001 - without it nothing is served
    folder = tmp_path_factory.mktemp("office") / "工作台"
    begin = [sys.executable, "-I", "-m", "jixiao"]
    command = [*begin, "serve", "--folder", str(folder), "--port", "0", "--demo"]
    told = folder.with_name("stderr.txt")
    with told.open("w") as errors, subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True) as process:
        assert process.stdout
        address = next(line for line in process.stdout if line.startswith("http")).strip().rstrip("/")
        urllib.request.urlopen(f"{address}/healthz", timeout=60).close()  # noqa: S310 - our own server
        people = subprocess.run(
            [*begin, "admin", "demo-users", "--folder", str(folder), "--format", "json"], capture_output=True, check=True
        )
        yield Office(address, {one["login"]: one["password"] for one in json.loads(people.stdout)})
        process.send_signal(signal.SIGTERM)
    assert "SIGSEGV" not in told.read_text("utf-8")  # a process that was forked with a database open


@pytest.fixture
def enter(browser: Browser, office: Office) -> Iterator[Enter]:
    pages: list[Page] = []

    def go(login: str, width: int = 1440, **context: object) -> Page:
        made = browser.new_context(viewport={"width": width, "height": 900}, **context)  # type: ignore[arg-type]
        page = made.new_page()
        page.set_default_timeout(60_000)
        pages.append(page)
        page.goto(f"{office.address}/login")
        page.get_by_label("用户名").fill(login)
        page.get_by_label("密码").fill(office.passwords[login])
        page.get_by_role("button", name="登录").click()
        page.wait_for_url(lambda url: not url.partition("?")[0].endswith("/login"))
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        return page

    yield go
    for page in pages:
        page.context.close()
