"""What the browser is given: nothing from elsewhere, nothing inside a page, what is of others as it came."""

import re
from hashlib import sha256
from pathlib import Path
from tomllib import loads

import pytest

import jixiao.web

WEB = Path(jixiao.web.__file__).parent
STATIC, TEMPLATES = WEB / "static", WEB / "templates"
VENDORED = loads((STATIC / "VENDORED.toml").read_text("utf-8"))["file"]
PAGES = sorted(TEMPLATES.rglob("*.html"))
INLINE = re.compile(r"<style|<script(?![^>]*\ssrc=)|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)
ELSEWHERE = re.compile(r"https?://(?!www\.w3\.org/)|(?:src|href)=\"//|url\(\s*['\"]?(?!#|data:)|@import")


@pytest.mark.parametrize("file", VENDORED, ids=lambda file: file["name"])
def test_what_is_of_others_is_as_it_came(file: dict[str, str]) -> None:
    assert sha256((STATIC / file["name"]).read_bytes()).hexdigest() == file["sha256"]
    assert (STATIC / f"{Path(file['name']).stem}.LICENSE.txt").is_file()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(TEMPLATES).as_posix())
def test_no_style_and_no_script_stands_in_a_page(page: Path) -> None:
    assert INLINE.findall(page.read_text("utf-8")) == []


def test_nothing_is_loaded_from_elsewhere() -> None:
    own = [
        file for file in STATIC.iterdir() if file.suffix in (".css", ".svg", ".js") and file.name not in {one["name"] for one in VENDORED}
    ]
    assert len(own) > 5
    assert {file.name: found for file in (*own, *PAGES) if (found := ELSEWHERE.findall(file.read_text("utf-8")))} == {}


def test_every_style_sheet_is_asked_for_and_every_one_asked_for_is_there() -> None:
    asked = {name for page in PAGES for name in re.findall(r"asset\('([a-z.]+)'\)", page.read_text("utf-8"))}
    there = {file.name for file in STATIC.iterdir() if file.suffix in (".css", ".js")}
    assert there == {name for name in asked if name.endswith((".css", ".js"))}


def test_a_page_is_light() -> None:
    weights = {file.name: file.stat().st_size for file in STATIC.iterdir()}
    shared = weights["shell.css"] + weights["bench.js"] + weights["htmx.js"] + weights["icons.svg"]
    assert shared + max(weights[name] for name in ("alone.css", "form.css", "office.css", "rule.css")) < 120_000
