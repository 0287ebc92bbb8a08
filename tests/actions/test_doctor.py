import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.json import encode

from jixiao.actions import doctor
from jixiao.actions.doctor import Check, look_around
from jixiao.errors import JobFailed, UsageWrong
from jixiao.fence import Outcome
from jixiao.read.document import read_bytes as real
from jixiao.read.gate import format_names

SAMPLES = doctor.SAMPLES
NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def quick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the picture out, which takes seconds to read."""
    shutil.copytree(SAMPLES, tmp_path / "samples", ignore=shutil.ignore_patterns("*.png"))
    monkeypatch.setattr(doctor, "SAMPLES", tmp_path / "samples")


def checks() -> dict[str, Check]:
    return {check.name: check for check in look_around(NOW)}


def test_here_all_is_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "SAMPLES", SAMPLES)
    found = checks()
    assert {name: check.state for name, check in found.items() if check.state != "good"} == {}
    assert {"python", "audit", "read", "write", "ocr", "font", "fence", "cache", "clock", ".docx", ".pdf"} <= found.keys()
    assert "2026-11-24" in found["clock"].zh
    assert ["内存" in found["fence"].zh, "写文件" in found["fence"].zh] == [True, True]


def test_every_sentence_stands_in_both_languages() -> None:
    assert [check.name for check in checks().values() if not check.zh.endswith(("。", "]'")) or not check.en.endswith((".", "]'"))] == []


def test_packages_that_are_not_there_are_told_with_the_line_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JIXIAO_SETUP", raising=False)
    monkeypatch.setattr(doctor, "missing", lambda extra: ("lxml",) if extra == "read" else ())
    found = checks()
    assert (found["read"].state, "pip install 'jixiao[read]'" in found["read"].zh, found["write"].state) == ("lacking", True, "good")
    assert (found[".docx"].state, found[".csv"].state, found["audit"].state) == ("lacking", "good", "good")


def test_in_a_clone_packages_need_no_line_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIXIAO_SETUP", "scripts/setup.py")
    monkeypatch.setattr(doctor, "missing", lambda extra: ("lxml",) if extra == "read" else ())
    read = checks()["read"]
    assert (read.state, "pip" in read.zh + read.en, "第一次用到时自己装上" in read.zh) == ("lacking", False, True)


def test_what_the_system_does_not_hold_back_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = encode({"memory": True, "files": True, "network": False})
    monkeypatch.setattr(doctor, "attempt", lambda *_: Outcome((answer,)))
    fence = checks()["fence"]
    assert (fence.state, "这个系统挡不住：网络" in fence.zh, "network" in fence.en) == ("lacking", True, True)


def test_a_fence_that_does_not_run_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "attempt", lambda *_: Outcome((), JobFailed("出错。", "It failed.")))
    assert checks()["fence"].state == "bad"


def test_an_audit_that_does_not_run_is_vital(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> object:
        raise UsageWrong("规则坏了。", "Rules are broken.")

    monkeypatch.setattr(doctor, "shipped_rules", broken)
    audit = checks()["audit"]
    assert (audit.state, audit.vital, "规则坏了" in audit.zh) == ("bad", True, True)


def test_a_font_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> object:
        raise UsageWrong("没有字体。", "No font.")

    monkeypatch.setattr(doctor, "chinese_font", none)
    assert checks()["font"].state == "lacking"


def test_a_cache_that_can_not_be_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(doctor, "cache_file", lambda: tmp_path / "file/deep/rules")
    assert checks()["cache"].state == "lacking"
    monkeypatch.setattr(doctor, "cache_file", lambda: None)
    assert checks()["cache"].state == "lacking"


def test_a_reader_that_reads_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    other = doctor.SAMPLE.replace("48,000.00", "1.00").encode()
    monkeypatch.setattr(doctor, "read_bytes", lambda data, name: real(data if name == "sample.txt" else other, "sample.txt"))
    found = checks()
    assert {found[suffix].state for suffix in doctor.TRIED} == {"bad"}


def test_an_old_sqlite_is_told_with_what_is_done_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 37, 2))
    (engine,) = [check for check in look_around(NOW) if check.name == "engine"]
    assert (engine.state, engine.vital) == ("lacking", False)
    assert "DuckDB" in engine.zh
    assert "3.38.0" in engine.en


def test_every_format_is_tried() -> None:
    suffixes = {"image": ".png", "sheetml": ".xml"}
    samples = {Path(file.name.removesuffix(".gz")).suffix for file in SAMPLES.iterdir()}
    assert {suffixes.get(name, f".{name}") for name in format_names() if name != "unread"} <= {*doctor.TRIED, *samples}


def test_a_sample_that_is_read_wrong_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        doctor, "read_bytes", lambda data, name: real("没有表的通知。".encode(), "a.txt") if name == "sample.xls" else real(data, name)
    )
    found = checks()
    assert (found[".xls"].state, found[".doc"].state) == ("bad", "good")
