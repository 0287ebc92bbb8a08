"""``jixiao monitor`` as a user runs it."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]


@pytest.fixture
def run(jixiao: Run, folder: Path) -> Run:
    """Return a function that monitors the worked year."""
    return lambda *more: jixiao("monitor", str(folder / "declaration.txt"), "--ledgers", str(folder / "ledgers"), *map(str, more))


def test_json_as_the_contract_says(run: Run) -> None:
    done = run("--as-of", "2024-07-31", "--format", "json")
    projects = json.loads(done.stdout)["projects"]
    assert (done.returncode, [p["number"] for p in projects]) == (0, list(range(1, 9)))
    assert all({"path", "to_date", "pace", "forecast", "likelihood"} <= x.keys() for p in projects for x in p["indicators"])
    assert all(p["money"]["executed"] and any(x["forecast"] for x in p["indicators"]) for p in projects)


@pytest.mark.parametrize(("lang", "words"), [("zh", "截至 2024年7月31日"), ("en", "2024-07-31")])
def test_text_says_until_when(run: Run, lang: str, words: str) -> None:
    done = run("--as-of", "2024-07-31", "--lang", lang)
    text = "".join(done.stdout.split())  # a long path breaks the line anywhere
    assert (done.returncode, words.replace(" ", "") in text) == (0, True)


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "html"])
def test_to_writes_a_file_over_another_only_when_told_to(run: Run, tmp_path: Path, suffix: str) -> None:
    to = tmp_path / f"july.{suffix}"
    to.write_text("old")
    refused = run("--as-of", "2024-07-31", "--to", to)
    assert (refused.returncode, to.read_text()) == (2, "old")
    done = run("--as-of", "2024-07-31", "--to", to, "--force")
    assert (done.returncode, done.stdout, to.stat().st_size > 5000) == (0, "", True)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (("--as-of", "2023-07-31"), "不在文件的 2024 年度里"),
        (("--as-of", "2199-07-31"), "还没有到"),
        (("--as-of", "七月"), "写得不对"),
        (("--as-of", "2024-07-31", "--to", "july.doc"), "后缀可以是：.docx、.xlsx、.pdf、.html"),
        (("--as-of", "2024-07-31", "--bindings", "nowhere.toml"), "读不了对应表"),
        (("--as-of", "2024-07-31", "--what-if", "/projects/1/funding/executed=多"), "要写金额"),
        (("--as-of", "2024-07-31", "--what-if", "/projects/1/indicators/99=1"), "在这份文件中没有"),
        (("--as-of", "2024-07-31", "--what-if", "/projects/1/funding/executed=9", "--to", "july.docx"), "不能写成监控表"),
        ((), "缺少参数"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(run: Run, more: tuple[str, ...], sentence: str) -> None:
    done = run(*more)
    assert (done.returncode, sentence in done.stderr, "Traceback" in done.stderr) == (2, True, False)


@pytest.mark.parametrize(("lang", "words"), [("zh", "是 800000.00，不是记录里的数"), ("en", "Supposed, not recorded")])
def test_a_supposition_is_said_to_be_one(run: Run, lang: str, words: str) -> None:
    done = run("--as-of", "2024-07-31", "--lang", lang, "--what-if", "/projects/1/funding/executed=800000")
    assert (done.returncode, words.replace(" ", "") in "".join(done.stdout.split())) == (0, True)
    told = json.loads(run("--as-of", "2024-07-31", "--format", "json", "--what-if", "/projects/1/funding/executed=800000").stdout)
    assert (told["what_if"], told["projects"][1]["money"]["executed"]) == (["/projects/1/funding/executed=800000.00"], "800000.00")
