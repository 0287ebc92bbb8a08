"""The house keeps its shape: sizes, names, imports, exact figures, locks, dependencies."""

import ast
import re
import statistics
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from jixiao import errors

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
RULES = sorted(file for file in (ROOT / "src/jixiao/rules").rglob("*_*.*") if file.suffix in {".sql", ".py"})
LOCKS = sorted((ROOT / "locks").glob("*.txt"))
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc", "base", "manager", "core"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def short(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def functions(file: Path) -> Iterator[tuple[str, Function, int]]:
    for node in ast.walk(tree(file)):
        if isinstance(node, Function) and node.end_lineno:
            yield f"{short(file)}:{node.name}", node, node.end_lineno - node.lineno + 1


def all_functions() -> list[tuple[str, Function, int]]:
    return list(chain.from_iterable(functions(file) for file in SOURCES))


def test_a_function_fits_on_a_screen() -> None:
    assert {name: lines for name, _, lines in all_functions() if lines > 50} == {}


def test_most_functions_are_short() -> None:
    assert statistics.median(lines for _, _, lines in all_functions()) <= 10


def test_a_module_has_at_most_400_lines() -> None:
    assert {short(file): lines for file in SOURCES if (lines := len(file.read_text("utf-8").splitlines())) > 400} == {}


EXAMPLES = re.compile(r"\n/\*--- examples\n.*|\nEXAMPLES = r?(\"{3}|'{3})\n.*?\n\1", re.DOTALL)


def test_a_rule_has_at_most_110_lines_beside_its_examples() -> None:
    assert {short(file): lines for file in RULES if (lines := len(EXAMPLES.sub("", file.read_text("utf-8")).splitlines())) > 110} == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [short(file) for file in SOURCES if FORBIDDEN_NAMES & set(file.with_suffix("").parts[len(ROOT.parts) :])] == []


def is_migration(file: Path) -> bool:
    """Whether the framework wrote the module: how a table came to be."""
    return file.parent.name == "migrations" and file.stem[0].isdecimal()


def test_every_module_says_what_it_holds() -> None:
    assert [short(file) for file in SOURCES if not ast.get_docstring(tree(file)) and not is_migration(file)] == []


def test_no_function_imports_the_house() -> None:
    inside = [
        f"{name} line {inner.lineno}"
        for name, node, _ in all_functions()
        for inner in ast.walk(node)
        if (isinstance(inner, ast.ImportFrom) and (inner.level or (inner.module or "").split(".")[0] == "jixiao"))
        or (isinstance(inner, ast.Import) and any(alias.name.split(".")[0] == "jixiao" for alias in inner.names))
    ]
    assert inside == []


@pytest.mark.parametrize("folder", ["model", "values"])
def test_documents_import_the_standard_library_and_msgspec_only(folder: str) -> None:
    allowed = {
        "jixiao",
        "msgspec",
        "collections",
        "datetime",
        "decimal",
        "difflib",
        "fractions",
        "typing",
        "re",
        "functools",
        "enum",
        "itertools",
        "unicodedata",
    }
    found = {
        f"{short(file)}: {name}"
        for file in (ROOT / "src/jixiao" / folder).rglob("*.py")
        for name in imported(file)
        if name.split(".")[0] not in allowed
    }
    assert found == set()


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("folder", ["model", "values", "facts", "audit", "formula"])
def test_no_figure_is_a_float(folder: str) -> None:
    floats = {
        f"{short(file)}: {ast.unparse(node)}"
        for file in (ROOT / "src/jixiao" / folder).rglob("*.py")
        for node in ast.walk(tree(file))
        if isinstance(node, ast.AnnAssign) and "float" in ast.unparse(node.annotation)
    }
    assert {line for line in floats if not re.search(r": (confidence|box|timeout|seconds)\b", line)} == set()


def test_nothing_is_caught_wholesale() -> None:
    wholesale = [
        f"{short(file)} line {node.lineno}"
        for file in SOURCES
        if short(file) != "src/jixiao/fence/__init__.py"  # its child tells the parent whatever happens, then ends
        for node in ast.walk(tree(file))
        if isinstance(node, ast.ExceptHandler) and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
    ]
    assert wholesale == []


def test_json_of_others_comes_in_by_the_door_that_knows_all_that_can_be_wrong_with_it() -> None:
    """A decoder raises UnicodeDecodeError and RecursionError beside its own errors: who catches one by hand forgets another."""
    by_hand = [
        f"{short(file)} line {tried.lineno}"
        for file in SOURCES
        if short(file) not in {"src/jixiao/door.py", "src/jixiao/system/kept.py"}  # the second is below the door, and its files are sealed
        for tried in ast.walk(tree(file))
        if isinstance(tried, ast.Try) and any("DecodeError" in ast.unparse(handler.type or tried) for handler in tried.handlers)
        if any(re.search(r"(json\.|(?<![.\w)]))decode\(", ast.unparse(line)) for line in tried.body)
    ]
    assert by_hand == []


def test_toml_of_others_comes_in_by_the_door_that_refuses_keys_without_end() -> None:
    """What catches a TOML error reads a file of somebody else; 64 KB of one dotted key take four gigabytes to parse."""
    by_hand = [
        short(file)
        for file in SOURCES
        if short(file) not in {"src/jixiao/door.py", "src/jixiao/system/content.py"}  # the second reads our own
        and "TOMLDecodeError" in (text := file.read_text("utf-8"))
        and re.search(r"(?<![\w.])loads\b|toml\(\)\.loads", text)
    ]
    assert by_hand == []


def test_an_english_sentence_quotes_no_chinese_one() -> None:
    """What our errors say as a text is Chinese: who tells one in English takes its ``en``."""
    ours = re.compile(
        rf"\b(?:{'|'.join(name for name, one in vars(errors).items() if isinstance(one, type) and issubclass(one, errors.JixiaoError))})\b"
    )
    quoting = [
        f"{short(file)} line {call.lineno}"
        for file in SOURCES
        for handler in ast.walk(tree(file))
        if isinstance(handler, ast.ExceptHandler) and handler.type is not None and ours.search(ast.unparse(handler.type))
        for call in ast.walk(handler)
        if isinstance(call, ast.Call) and len(call.args) > 1 and isinstance(call.args[-1], ast.JoinedStr)
        if any(isinstance(part, ast.FormattedValue) and ast.unparse(part.value) == handler.name for part in call.args[-1].values)
    ]
    assert quoting == []


def test_every_lock_is_made_by_the_script_and_no_other_is_there() -> None:
    made = re.findall(r"(?m)^(?:compile|pin) ([a-z-]+) ", (ROOT / "scripts/lock").read_text("utf-8"))
    assert {"main", "dev"} <= set(made)
    assert sorted(file.stem for file in LOCKS) == sorted(made)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda file: file.stem)
def test_a_lock_holds_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert re.findall(r"https?://|--(?:extra-)?index|--find-links|--trusted-host", text) == []
    pins = re.findall(r"(?m)^[a-z0-9-]+==\S+.*\\\n(?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+", text)
    assert len(pins) == len(re.findall(r"(?m)^\S", text)) > 0


def test_every_dependency_says_why() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    listed = tomllib.loads(project)["project"]
    wanted = [*listed["dependencies"], *chain.from_iterable(listed["optional-dependencies"].values())]
    assert [name for name in wanted if not re.search(rf'"{re.escape(name)}",\s+# \w.+', project)] == []


def test_run_time_dependencies_are_the_three_we_argued_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert [re.split(r"[<>=]", name)[0] for name in project["dependencies"]] == ["click", "duckdb", "msgspec"]


def written() -> Iterator[Path]:
    made = {".git", "__pycache__", "out", "dist", "build", ".hypothesis"} | {
        folder.name for pattern in (".*_cache", ".venv*") for folder in ROOT.glob(pattern)
    }
    yield from (file for file in ROOT.rglob("*") if file.is_file() and not made & set(file.relative_to(ROOT).parts))


def test_no_machine_and_no_registry_is_named() -> None:
    named = re.compile(rb"/(?:work|root|home|opt)/[a-z.]|(?:pypi|npmjs|pythonhosted)\.org")
    assert {short(file): found.group().decode() for file in written() if (found := named.search(file.read_bytes()))} == {}


COORDINATE = re.compile(r"tag\(|told = f\"\{Decimal\(place\)")
PRINTED = re.compile(r"\{[^{}]*:[+,]*\.2f\}")


def test_money_and_scores_are_printed_half_up() -> None:
    """Python's own formats round a half to even; only places of a drawing may."""
    files = [*SOURCES, *sorted((ROOT / "src").rglob("*.toml")), *sorted((ROOT / "src").rglob("*.jinja"))]
    found = {short(f): line.strip() for f in files for line in f.read_text("utf-8").splitlines() if PRINTED.search(line)}
    assert {file: line for file, line in found.items() if not COORDINATE.search(line)} == {}
