import json
from pathlib import Path

import pytest

from jixiao.cli.program import main
from jixiao.corpus import generate as generating
from jixiao.corpus.defects import DEFECTS


def test_generate_then_audit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    monkeypatch.setattr(generating, "DEFECTS", DEFECTS[:1])
    monkeypatch.setattr(generating, "CLEAN", 1)
    monkeypatch.setattr(generating, "PLANTED", 0)
    assert main(["corpus", "generate", "--projects", "40", "--seed", "3", "--to", str(tmp_path / "made")]) == 0
    capfdbinary.readouterr()
    main(["corpus", "audit", str(tmp_path / "made"), "--format", "json"])
    report = json.loads(capfdbinary.readouterr().out)
    assert {"documents", "projects", "indicators", "rules", "findings", "by_code", "digest"} <= report.keys()
    assert report["projects"] == 40
    main(["corpus", "audit", str(tmp_path / "made")])
    told = capfdbinary.readouterr().out.decode()
    assert all(f"{code}  {count:>7}  " in told for code, count in report["failed_by_code"].items())
    assert sum(report["failed_by_code"].values()) == report["failed"]


@pytest.mark.parametrize("arguments", [["generate"], ["audit"], ["audit", "nowhere"], ["generate", "--projects", "0", "--to", "x"]])
def test_wrong_use(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["corpus", *arguments]) == 2


@pytest.mark.parametrize(
    ("word", "said"),
    [("add", "这个版本还没有“add”，现在可用的是：generate、audit。"), ("adds", "没有“adds”这一项，可选：generate、audit。")],
)
def test_what_is_not_there_yet_is_told_from_what_is_misspelt(word: str, said: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["corpus", word, "x"]) == 2
    assert said in capfdbinary.readouterr().err.decode()


def test_a_corpus_in_object_storage_wants_spark(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["corpus", "audit", "s3://somewhere/corpus"]) == 2
    assert "请加 --engine spark" in capfdbinary.readouterr().err.decode()
