"""The way of one amount, as docs/architecture.md tells it: walked in this process, every station seen with the amount in its hands."""

import re
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from itertools import chain
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from jixiao.cli.program import main
from jixiao.fence import Limits

ROOT = Path(__file__).parents[1]
SRC = str(ROOT / "src/jixiao") + "/"
PAGE = (ROOT / "docs/architecture.md").read_text("utf-8")
STATIONS = re.findall(r"(?m)^\| \d+ \| `(\S+)` \| `(\S+)` \|", PAGE)
LAYERS = re.findall(r"(?m)^\| `([a-z]+)` \|", PAGE)
AMOUNT = re.compile(r"51,?234\.56|5123456")
FORM = """## 项目经费情况说明 1 读书会

### 六、年度预算安排

读书会：24场*2000元/场=4.8万元

财政项目支出绩效目标申报表 1
(2025 年度)
项目名称\t读书会\t项目性质\t其他经常性项目\t项目类别\t特定目标类
主管部门\t示例区文化和旅游局\t实施单位\t示例区图书馆
项目资金 (元)\t项目资金总额\t51,234.56\t年度资金申请总额\t51,234.56
\t其中：财政资金\t41,234.56\t其中：当年财政拨款\t41,234.56
"""
START = {"__main__"}
Station = tuple[str, str]


class Walk:
    """Notes, in order, the functions that were given the amount or returned it."""

    def __init__(self, wanted: set[Station]) -> None:
        self.wanted = wanted
        self.seen: dict[Station, None] = {}

    def __call__(self, frame: FrameType, event: str, found: object) -> None:
        """Look at a call or a return."""
        code = frame.f_code
        if event not in ("call", "return") or not code.co_filename.startswith(SRC):
            return
        station = (code.co_filename.removeprefix(SRC), code.co_qualname)
        if station in self.wanted and station not in self.seen:
            given = [frame.f_locals.get(name) for name in code.co_varnames[: code.co_argcount]] if event == "call" else [found]
            sys.setprofile(None)
            if any(AMOUNT.search(repr(value)) for value in given):
                self.seen[station] = None
            sys.setprofile(self)


@contextmanager
def walked(wanted: set[Station]) -> Iterator[Walk]:
    walk = Walk(wanted)
    sys.setprofile(walk)
    try:
        yield walk
    finally:
        sys.setprofile(None)


def here(job: str, payload: Any, limits: Limits | None = None, **given: object) -> bytes:  # noqa: ANN401, ARG001 - as the fence's own
    """Do a child's job in this process, where it can be watched."""
    module, _, name = job.partition(":")
    frames: list[bytes] = []
    getattr(import_module(module), name)(payload if isinstance(payload, bytes) else b"".join(payload), frames.append)
    return b"".join(frames)


@pytest.fixture
def paper(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Return a Word file with the amount in a cell."""
    (tmp_path / "a.txt").write_text(FORM, "utf-8")
    assert main(["write", str(tmp_path / "a.txt"), "--to", str(tmp_path / "a.docx")]) == 0
    capsys.readouterr()
    return tmp_path / "a.docx"


def test_the_amount_passes_every_station_in_this_order(
    paper: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("jixiao.fence.fenced", here)
    with walked(set(STATIONS)) as walk:
        main(["audit", str(paper), "--show-unknown"])
    assert AMOUNT.search(capsys.readouterr().out)
    assert list(walk.seen) == STATIONS


def test_there_are_few_stations() -> None:
    assert (len(STATIONS) <= 17, len({file for file, _ in STATIONS}) <= 15) == (True, True)


@pytest.fixture
def layers() -> list[list[str]]:
    """Return the layers that the linter keeps, from the top, those beside each other together; the start is left out."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    (house,) = [c for c in project["tool"]["importlinter"]["contracts"] if c.get("containers") == ["jixiao"] and c.get("exhaustive")]
    lines = [line.replace("(", "").replace(")", "").split(" | ") for line in house["layers"]]
    return [kept for line in lines if (kept := [name for name in line if name not in START])]


def test_the_page_names_every_layer(layers: list[list[str]]) -> None:
    assert list(chain.from_iterable(layers)) == LAYERS


def test_who_contributes_is_told_every_layer(layers: list[list[str]]) -> None:
    text = re.sub(r"\s+", " ", (ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    assert f"`{' → '.join(' | '.join(line) for line in layers)}`" in text
