"""Takes the pictures of README and tutorials in a real browser: what the program prints, its pages, its sheets of paper.

    bash scripts/pictures            # all of them
    bash scripts/pictures summary    # one

Every picture is of files that the program writes there and then, from the bundled example and the made-up clean forms.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
OUT = ROOT / "docs/pictures"
EXAMPLE = ROOT / "examples/songjiang-2024/declaration.txt"
CLEAN = ROOT / "bench/defects/clean"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
ANSI = re.compile(r"\x1b\[([\d;]*)m")
COLOURS = {
    "1": "font-weight:700",
    "2": "opacity:.65",
    "31": "color:#ff8f83",
    "32": "color:#8ddf9b",
    "33": "color:#f0c76a",
    "36": "color:#8fd3ff",
}
TERMINAL = (
    "<!doctype html><meta charset=utf-8><style>body{{margin:0;background:#e9ebee}}pre{{margin:24px;padding:20px 24px;border-radius:8px;"
    "background:#12161a;color:#e8ebee;font:14px/1.45 'Noto Sans Mono CJK SC','DejaVu Sans Mono',monospace;width:max-content}}</style><pre>{}</pre>"
)
YEAR = 2026
LINES = 46
DESKS = {"systems": 900, "training": 1260, "democracy": 1340}
"""Desks whose pictures are taken, and how high these are."""
Shot = Callable[[Page, Path], None]


def jixiao(*args: object, place: Path = ROOT) -> str:
    """Run the program as a user does, in a folder, and return what it printed; findings are no failure."""
    done = subprocess.run([sys.executable, "-m", "jixiao", *map(str, args)], capture_output=True, text=True, check=False, cwd=place)
    if done.returncode > 1:
        sys.exit(done.stderr)
    return done.stdout


def coloured(text: str) -> str:
    """Return a terminal's text as HTML."""
    parts, open_ = [], 0
    for number, piece in enumerate(ANSI.split(text)):
        if number % 2 == 0:
            parts.append(escape(piece))
            continue
        styles = [COLOURS[code] for code in piece.split(";") if code in COLOURS]
        parts.append("</span>" * open_ if not styles else f'<span style="{";".join(styles)}">')
        open_ = open_ + 1 if styles else 0
    return "".join(parts)


def terminal(page: Page, place: Path) -> None:
    """Take the beginning of a report as a terminal shows it."""
    shutil.copy(EXAMPLE, place / "申报表.txt")
    lines = jixiao("audit", "申报表.txt", "--color", "always", place=place).replace("──", "─").splitlines()
    file = place / "terminal.html"
    told = "\n".join(["$ jixiao audit 申报表.txt", *lines[:LINES]])
    file.write_text(TERMINAL.format(coloured(told)), "utf-8")
    page.goto(file.as_uri())
    page.locator("pre").screenshot(path=OUT / "terminal.png")


def report(_: Page, place: Path) -> None:
    """Take the first of the three sheets that a director gets."""
    jixiao("audit", EXAMPLE, "--to", place / "report.pdf")
    sheet(place / "report.pdf", "report")


def summary(page: Page, place: Path) -> None:
    """Take the summary of a folder."""
    folder = place / "报送材料"
    folder.mkdir()
    shutil.copy(EXAMPLE, folder / "松江人大2024.txt")
    for file in sorted(CLEAN.glob("*.txt"))[:4]:
        shutil.copy(file, folder / file.name)
    jixiao("audit", folder, "--to", place / "审核")
    page.goto((place / "审核/index.html").as_uri())
    page.screenshot(path=OUT / "summary.png", clip={"x": 0, "y": 0, "width": 1100, "height": 700})


def annotated(page: Page, place: Path) -> None:
    """Take a form with its remarks beside the cells."""
    jixiao("write", EXAMPLE, "--to", place / "申报表.html")
    jixiao("annotate", place / "申报表.html", "--to", place / "批注.html", "--severity", "error")
    page.goto((place / "批注.html").as_uri())
    cell = page.locator("[data-jixiao-note^=FND06]").first
    cell.evaluate("cell => window.scrollTo(0, cell.getBoundingClientRect().top + window.scrollY - 180)")
    page.screenshot(path=OUT / "annotated.png", clip={"x": 100, "y": 0, "width": 900, "height": 640})


def blank(_: Page, place: Path) -> None:
    """Take an empty form to be filled in."""
    jixiao("form", "blank", "shanghai-district", "--year", YEAR, "--to", place / "空表.docx")
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "--outdir", place, place / "空表.docx"], check=True, capture_output=True
    )
    sheet(place / "空表.pdf", "blank")


def sheet(file: Path, name: str) -> None:
    """Take the first page of a PDF."""
    subprocess.run(["pdftoppm", "-r", "80", "-png", "-singlefile", file, OUT / name], check=True)


@contextmanager
def served(*args: object) -> Iterator[str]:
    """Serve the workbench while its pictures are taken; give the address that it prints."""
    command = [sys.executable, "-m", "jixiao", "serve", "--port", "0", *map(str, args)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        if process.stdout is None:
            sys.exit("the workbench prints nothing")
        yield next(line for line in process.stdout if line.startswith("http")).strip()
        process.terminate()


def alone(page: Page, place: Path) -> None:
    """Take the first page of one person, what the bundled declaration comes to, one of its forms, and a form beside its original."""
    paper = place / "申报表.pdf"
    jixiao("write", EXAMPLE, "--to", paper)
    with served() as link:
        page.set_viewport_size({"width": 1280, "height": 860})
        page.goto(link)
        page.get_by_role("button", name="用自带的样表试一遍").click()
        page.wait_for_url(re.compile(r"/f/\d+$"))
        number = page.url.rpartition("/")[2]
        shot(page, "workbench-verdict", 660)
        page.goto(link.partition("/?")[0])
        shot(page, "workbench-first", 640)
        page.set_viewport_size({"width": 1440, "height": 1000})
        page.goto(f"{link.partition('/?')[0]}/f/{number}/p/4")
        shot(page, "workbench-form", 900)
        page.goto(link.partition("/?")[0])
        page.set_input_files("input[type=file]", paper)
        page.wait_for_url(re.compile(r"/f/\d+$"))
        page.goto(f"{page.url}/p/4?beside=1")
        page.focus("[id='/projects/3/funding/annual']")
        page.evaluate("document.getElementById('paper').scrollIntoView()")
        page.evaluate("scrollBy(0, -160)")
        shot(page, "workbench-original", 900)


def enter(page: Page, address: str, folder: Path, login: str, then: str = "") -> None:
    """Log in as one of the demo's people, to be led on to ``then``."""
    told = json.loads(jixiao("admin", "demo-users", "--folder", folder, "--format", "json"))
    page.goto(f"{address.rstrip('/')}/login{then}")
    page.fill("#login", login)
    page.fill("#password", next(one["password"] for one in told if one["login"] == login))
    page.click("button.primary")


def office(page: Page, place: Path) -> None:
    """Take the desk of a unit, the score of one of its projects, one under way, and its ledgers."""
    folder = place / "工作台"
    with served("--folder", folder, "--demo") as address:
        page.set_viewport_size({"width": 1440, "height": 1000})
        enter(page, address, folder, "renda_staff")
        shot(page, "workbench-desk", 900)
        page.goto(f"{address.rstrip('/')}/score")
        page.click("a[href$='/score/2']")
        shot(page, "workbench-score", 900)
        page.goto(f"{address.rstrip('/')}/monitor")
        page.goto(f"{page.url.partition('?')[0]}/5?day=2024-07-31")
        page.wait_for_selector(".asked canvas")
        shot(page, "workbench-monitor", 900)
        page.goto(f"{address.rstrip('/')}/records")
        shot(page, "workbench-records", 900)


def desks(page: Page, place: Path) -> None:
    """Take three desks as who works there has them: tickets by the clock, the hall of a course, a draft with its comments and changes."""
    folder = place / "办事"
    with served("--folder", folder, "--demo") as address:
        page.set_viewport_size({"width": 1280, "height": 1400})
        enter(page, address, folder, "renda_handler")
        for name, height in DESKS.items():
            page.goto(f"{address.rstrip('/')}/desks/{name}")
            shot(page, f"desk-{name}", height)


def phone(page: Page, place: Path) -> None:
    """Take four screens of the phone side by side: today, the code of the big screen, a claim, a project's budget."""
    folder = place / "掌上"
    with served("--folder", folder, "--demo") as address:
        page.set_viewport_size({"width": 390, "height": 780})
        taken = dict[str, bytes]()
        for login in ("renda_handler", "renda_deputy"):
            page.context.clear_cookies()
            enter(page, address, folder, login, "?next=/m/")
            taken[login] = page.screenshot()
            if login == "renda_handler":
                page.locator(".ph-now a").first.click()
                taken["code"] = page.screenshot()
        for name, path in (("claim", "/m/do/group/receipts.submit"), ("budget", "/m/budget/2")):
            page.goto(address.rstrip("/") + path)
            taken[name] = page.screenshot()
        side_by_side([taken[name] for name in ("renda_deputy", "code", "claim", "budget")], "phone")


def side_by_side(screens: list[bytes], name: str) -> None:
    """Put pictures beside each other in few colours."""
    pictures = [Image.open(BytesIO(one)).convert("RGB") for one in screens]
    gap = 12
    sheet = Image.new("RGB", (sum(one.width + gap for one in pictures) - gap, pictures[0].height), "#e9ebee")
    for at, one in enumerate(pictures):
        sheet.paste(one, (at * (one.width + gap), 0))
    sheet.quantize(128, dither=Image.Dither.NONE).save(OUT / f"{name}.png", optimize=True)


def shot(page: Page, name: str, height: int) -> None:
    """Take the top of a page in few colours: a text takes no more."""
    width = (page.viewport_size or {"width": 1280})["width"]
    taken = page.screenshot(clip={"x": 0, "y": 0, "width": width, "height": height})
    with Image.open(BytesIO(taken)) as picture:
        picture.convert("RGB").quantize(128, dither=Image.Dither.NONE).save(OUT / f"{name}.png", optimize=True)


SHOTS: dict[str, Shot] = {
    "terminal": terminal,
    "report": report,
    "summary": summary,
    "annotated": annotated,
    "blank": blank,
    "alone": alone,
    "office": office,
    "desks": desks,
    "phone": phone,
}


def main(wanted: list[str]) -> None:
    """Take the pictures that are wanted, all by default."""
    program = os.environ.get("JIXIAO_CHROMIUM") or next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        sys.exit("没有 Chromium。 No Chromium is installed.")
    OUT.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as driver, TemporaryDirectory() as folder:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox", "--force-color-profile=srgb", "--lang=zh-CN"])
        page = browser.new_page(viewport={"width": 1100, "height": 1000}, locale="zh-CN")
        for name in wanted or SHOTS:
            SHOTS[name](page, Path(folder))
            print(json.dumps({"picture": name}))
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
