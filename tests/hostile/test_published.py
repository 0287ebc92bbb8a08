"""What is published holds no personal data, as other readers than ours find it, no live formula, and no page that loads or runs anything."""

import csv
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from hostile.folders import FORM
from hostile.readers import texts, texts_of
from jixiao.cli.program import main

CANARIES = (
    "13912345678",
    "139.1234.5678",
    "１３９１２３４５６７８",
    "一三九一二三四五六七八",
    "310117198808081230",
    "zhang@example.com",
    "护照E12345678",
    "手机139、1234、5678",
    "A B 13912345678",
    "AB12 13912345678",
    "家住桃花源小区A3栋1802",
    "冯有才，男，1958年4月2日出生",
    "律师执业证143210987654321",
    "liwei77☆163.com",
)
RUNS = re.compile(r"<[^>]* style=|<script>alert|<img src=x|<[^>]* on\w+=")
"""What runs, or is styled, in a page by a text of somebody else."""
FORMULAS = ("=HYPERLINK(1)", "+1+1", "-2+3", "@SUM(1)", "\u202e=1", "＝1+1")


def published(tmp_path: Path, text: str, name: str = "a.txt") -> tuple[int, Path]:
    file, site = tmp_path / name, tmp_path / "site"
    file.write_text(text, "utf-8")
    return main(["publish", str(file), "--to", str(site)]), site


def digits_of(text: str) -> str:
    return re.sub(r"[^0-9@A-Za-z一-九〇]", "", text)


@pytest.mark.parametrize("canary", CANARIES)
def test_a_document_with_personal_data_is_not_published(tmp_path: Path, canary: str) -> None:
    code, site = published(tmp_path, FORM.format(n=1).replace("读书会：", f"联系人{canary}，读书会："))
    assert (code, site.exists()) == (2, False)


def test_nor_one_whose_name_holds_it(tmp_path: Path) -> None:
    code, site = published(tmp_path, FORM.format(n=1), "王小明13912345678.txt")
    assert (code, site.exists()) == (2, False)


def test_another_extractor_finds_none_in_what_was_published(tmp_path: Path) -> None:
    code, site = published(tmp_path, FORM.format(n=1))
    assert code == 0
    told = [text for text in texts(site) for canary in CANARIES if canary in text or "1391234" in digits_of(text)]
    assert (len(list(texts(site))) > 10, told) == (True, [])


def test_the_last_look_blocks_what_the_first_let_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.actions.publish.personal", lambda _: ())
    code, site = published(tmp_path, FORM.format(n=1).replace("参加活动读者满意度", "参加活动读者满意度13912345678"))
    assert (code, site.exists()) == (2, False)


def test_that_extractor_sees_what_was_let_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.actions.publish.personal", lambda _: ())
    monkeypatch.setattr("jixiao.actions.publish.leaks", lambda _: ())
    code, site = published(tmp_path, FORM.format(n=1).replace("参加活动读者满意度", "参加活动读者满意度13912345678"))
    assert code == 0
    seen = {file.suffix for file in site.rglob("*") if file.is_file() and any("13912345678" in text for text in texts_of(file))}
    assert {".html", ".docx", ".xlsx", ".csv", ".json"} <= seen


def with_formulas(tmp_path: Path) -> Path:
    text = FORM.format(n=1)
    for number, formula in enumerate(FORMULAS):
        text = text.replace("满意度指标\t服务", f"产出指标\t数量指标\t{formula}次数{number}\t≥{number + 1}.00(次)\n\t满意度指标\t服务", 1)
    code, site = published(tmp_path, text)
    assert code == 0
    return site


@pytest.fixture(scope="module")
def formulas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_formulas(tmp_path_factory.mktemp("formulas"))


def cells(site: Path) -> list[str]:
    return [cell for file in site.rglob("*.csv") for row in csv.reader(file.read_text("utf-8-sig").splitlines()) for cell in row]


def live(site: Path) -> list[str]:
    begins = ("=", "+", "-", "@", "\t", "\r", "＝")
    return [cell for cell in cells(site) if cell.startswith(begins) and not re.fullmatch(r"-?\d+(\.\d+)?", cell)]


def test_published_tables_have_no_live_formula(formulas: Path) -> None:
    assert (live(formulas), any(cell.startswith("'=") for cell in cells(formulas))) == ([], True)


def test_formulas_that_are_not_guarded_are_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("csv_", "open_data"):
        monkeypatch.setattr(f"jixiao.write.document.{module}.GUARD", "")
    assert live(with_formulas(tmp_path)) != []


def test_published_books_have_no_formula(formulas: Path) -> None:
    for file in formulas.rglob("*.xlsx"):
        with zipfile.ZipFile(file) as packed:
            sheets = [packed.read(name) for name in packed.namelist() if name.startswith("xl/worksheets/")]
        assert [sheet for sheet in sheets if b"<f>" in sheet or b"<f " in sheet] == []


@pytest.mark.parametrize("write", [lambda out: ["write", "--to", out], lambda out: ["audit", "--to", out]], ids=["form", "report"])
def test_every_page_has_a_policy_and_no_style_or_script_of_an_element(tmp_path: Path, write: Callable[[str], list[str]]) -> None:
    file, out = tmp_path / "a.txt", tmp_path / "out.html"
    file.write_text(FORM.format(n=1).replace("读书会", '读书会<script>alert(1)</script><img src=x onerror="a">'), "utf-8")
    main([*write(str(out)), str(file)])
    page = out.read_text("utf-8")
    assert "default-src &#x27;none&#x27;" in page or "default-src 'none'" in page or "default-src &#39;none&#39;" in page
    assert RUNS.findall(page) == []


def test_a_text_that_is_not_escaped_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.write.document.html.escape", lambda text, **_: text)
    file, out = tmp_path / "a.txt", tmp_path / "out.html"
    file.write_text(FORM.format(n=1).replace("读书会", "读书会<script>alert(1)</script>"), "utf-8")
    main(["write", str(file), "--to", str(out)])
    assert RUNS.findall(out.read_text("utf-8")) != []
