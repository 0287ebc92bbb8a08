import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.system import patterns
from jixiao.system.patterns import PatternMemory, of_ours, remember

COMPILER, MATCHER = import_module("re._compiler"), import_module("_sre")
ROOT = Path(__file__).parents[2]
FORMS = ["万?元", "(?P<a>[0-9]+)(?:(?P<b>x)|y)", "(?i)Total", "[^一-龥]+$", r"(?<=\d)\s+(?=\d)", "", "(a|b|)*?c", r"(?s:.)\Z"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "patterns.marshal"


@pytest.fixture
def memory(file: Path) -> Callable[[], PatternMemory]:
    return lambda: PatternMemory(str(file), COMPILER, MATCHER)


@pytest.fixture
def learned(memory: Callable[[], PatternMemory], monkeypatch: pytest.MonkeyPatch) -> Iterator[PatternMemory]:
    """Give a memory that compiles for this process, which it no longer does afterwards."""
    one = memory()
    monkeypatch.setattr(COMPILER, "compile", one.compile)
    re.purge()
    yield one
    re.purge()


@pytest.mark.parametrize("flags", [0, re.ASCII, re.IGNORECASE | re.DOTALL])
@pytest.mark.parametrize("form", FORMS)
def test_a_pattern_that_isknown_is_the_same_pattern(
    form: str, flags: int, learned: PatternMemory, memory: Callable[[], PatternMemory]
) -> None:
    made = of_ours(form, flags)
    learned.keep()
    again = memory()
    assert f"{int(flags)} {form}" in again.known
    back = again.compile(form, flags)
    assert (back, back.groupindex, back.groups, back.pattern) == (made, made.groupindex, made.groups, made.pattern)


@given(st.text(alphabet="ab01年元|()[]*+?.^$-\\dw {,}", max_size=12))
def test_any_pattern_comes_back_as_python_makes_it(tmp_path_factory: pytest.TempPathFactory, form: str) -> None:
    one = PatternMemory(str(tmp_path_factory.mktemp("p") / "x"), COMPILER, MATCHER)
    try:
        wanted = re.compile(form)
    except (re.error, FutureWarning):
        return
    one.learn(f"0 {form}", form, 0, wanted)
    assert one.compile(form) == wanted


def test_what_a_document_says_is_not_kept(learned: PatternMemory) -> None:
    re.compile("张三的电话")
    assert learned.known == {}


def test_what_a_module_compiles_while_it_loads_is_kept(learned: PatternMemory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "loads_patterns.py").write_text("import re\nA = re.compile('甲|乙')\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    import_module("loads_patterns")
    assert list(learned.known) == ["0 甲|乙"]


def test_what_a_module_of_the_file_of_modules_compiles_is_kept(file: Path, tmp_path: Path) -> None:
    (tmp_path / "loads_patterns.py").write_text("import re\nA = re.compile('甲|乙')\n", "utf-8")
    code = f"""
import sys
sys.path[:0] = [{str(tmp_path)!r}, {str(ROOT / "src")!r}]
from jixiao.system import modules, patterns
keep, known = modules.remember({str(tmp_path / "modules")!r}), patterns.remember({str(file)!r})
import loads_patterns
print(type(loads_patterns).__name__, "0 甲|乙" in known.__self__.known)
keep()
"""
    said = [subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, encoding="utf-8", check=True).stdout for _ in range(2)]
    assert said == ["module True\n", "Plain True\n"]


def test_a_known_pattern_is_made_once_and_any_other_is_pythons(learned: PatternMemory, memory: Callable[[], PatternMemory]) -> None:
    of_ours("甲+")
    learned.keep()
    again = memory()
    again.asked = lambda pattern, _: ("python's", pattern)  # type: ignore[assignment,return-value] # in its place
    assert again.given("甲+") is again.given("甲+")
    assert again.given("甲+").pattern == "甲+"
    assert [again.given(form) for form in ("乙", b"x")] == [("python's", form) for form in ("乙", b"x")]


@pytest.mark.parametrize("form", [b"bytes", re.compile("made")])
def test_what_is_no_text_goes_to_pythons_compiler(form: object, memory: Callable[[], PatternMemory]) -> None:
    one = memory()
    one.python = lambda pattern, _: ("python's", pattern)  # type: ignore[assignment,return-value] # in its place
    assert one.compile(form) == ("python's", form)


def test_half_a_surrogate_pair_is_kept_as_any_sign(learned: PatternMemory, memory: Callable[[], PatternMemory]) -> None:
    assert of_ours("[\ud800-\udfff]").search("\udc00")
    learned.keep()
    assert memory().compile("[\ud800-\udfff]").search("\udc00")


@pytest.mark.parametrize("steps", [b"", b"\xff" * 64, b"odd"])
def test_code_that_the_matcher_refuses_is_made_anew(steps: bytes, memory: Callable[[], PatternMemory]) -> None:
    one = memory()
    one.known["0 元"] = (32, 0, {}, steps)
    assert one.compile("元").fullmatch("元")


def test_where_nothing_can_be_written_patterns_are_compiled_as_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    one = PatternMemory(str(tmp_path / "file" / "patterns"), COMPILER, MATCHER)
    monkeypatch.setattr(COMPILER, "compile", one.compile)
    assert of_ours("没有地方").search("没有地方")
    one.keep()


@pytest.mark.parametrize("missing", ["MAGIC", "CODESIZE"])
def test_with_another_python_nothing_is_changed(missing: str, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = COMPILER.compile, re.compile
    monkeypatch.delattr(MATCHER, missing)
    remember(str(file))()
    assert (COMPILER.compile, re.compile) == before


def test_without_a_place_nothing_is_changed() -> None:
    before = COMPILER.compile
    remember(None)()
    assert COMPILER.compile is before


COUNTED = """
import sys
sys.path.insert(0, {src!r})
from re import _compiler
calls, parse = [], _compiler._parser.parse
_compiler._parser.parse = lambda *given: calls.append(1) or parse(*given)
from jixiao.system.patterns import remember
from types import ModuleType
keep = remember({file!r})
from jixiao.__main__ import main
assert main(["audit", {form!r}]) < 2
keep()
print(len(calls), file=sys.stderr)
"""


def test_a_second_run_parses_next_to_no_pattern(file: Path, example: Path) -> None:
    code = COUNTED.format(src=str(ROOT / "src"), file=str(file), form=str(example))
    counts = [
        int(subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, check=True).stderr.splitlines()[-1]) for _ in range(2)
    ]
    assert counts[0] > 500
    assert counts[1] < counts[0] / 10


READ = """
import sys
sys.path.insert(0, {src!r})
from pathlib import Path
from jixiao.system.patterns import remember
keep = remember({file!r})
from jixiao.__main__ import main
from jixiao.read.document import read_file
for text in sorted(Path({texts!r}).glob("*.txt")):
    read_file(text)
main(["audit", {form!r}])
keep()
"""


def test_a_pattern_is_put_together_of_its_words_in_the_same_order_in_every_process(tmp_path: Path, example: Path) -> None:
    known = []
    for seed in ("1", "2"):
        file = tmp_path / seed / "patterns.marshal"
        code = READ.format(src=str(ROOT / "src"), file=str(file), texts=str(ROOT / "tests/read/first_sight"), form=str(example))
        subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, check=True, stdout=subprocess.DEVNULL)
        known.append(PatternMemory(str(file), COMPILER, MATCHER).known.keys())
    assert known[0] ^ known[1] == set()
    assert len(known[0]) > 500


@pytest.fixture
def asking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Give a module of the program with a function in which a pattern stands, and one that makes a pattern of what it is given."""
    (tmp_path / "asks_for_patterns.py").write_text(
        'import re\ndef written(text):\n    return re.search("甲|乙", text)\ndef made(text):\n    return re.search(text, text)\n', "utf-8"
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(patterns, "OURS", str(tmp_path))
    return import_module("asks_for_patterns")


def test_what_stands_in_a_function_of_ours_is_kept_and_what_it_is_given_is_not(asking: ModuleType, learned: PatternMemory) -> None:
    assert asking.written("乙方") is not None
    assert asking.made("张三") is not None
    assert list(learned.known) == ["0 甲|乙"]


def test_what_stands_in_anybody_elses_function_is_not_kept(learned: PatternMemory) -> None:
    assert re.search("丙|丁", "丁") is not None
    assert learned.known == {}
