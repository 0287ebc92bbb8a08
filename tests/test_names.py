"""One name means one thing: where modules stand side by side, and where one is asked for by others."""

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "src/jixiao"
MODULES = sorted(file for file in PACKAGE.rglob("*.py") if "migrations" not in file.parts)
ASKED_FOR_BY_NAME: Mapping[str, frozenset[str]] = {
    "read/formats": frozenset(
        ("read", "recognises", "Reader", "rows_of", "sheet_of")
    ),  # what a reader has; the parts of each are called alike
    "cli/commands": frozenset(("run",)),  # what a command has
    "cli/formats": frozenset(("report_bytes",)),  # what a format has
    "rules/form": frozenset(("judge",)),  # what a rule in Python has
    "rules/goal": frozenset(("judge",)),
    "rules/outcome": frozenset(("judge",)),
    "audit/engines": frozenset(("judge",)),  # what an engine has: the verdicts of all are the same
    "corpus": frozenset(("judge_all",)),  # the same for engines of many documents
    "write/annotate": frozenset(("annotated", "clear")),  # what a kind of file has
    "write/corrected": frozenset(("corrected",)),
    "write/document": frozenset(("form", "prose", "paragraph", "rows", "cell")),  # the parts of a form, as each kind of file writes them
    "ledger": frozenset(("sheets_of",)),  # what a kind of workbook has
    "read/accounting": frozenset(("doubts",)),  # what each family of laws has
    "system": frozenset(("remember",)),  # what each memory of a process has
    "web/people": frozenset(  # what an officer does, in words for the person and as it is done
        ("activate", "bar", "grant", "hire", "reset", "revoke")
    ),
    "web/api": frozenset(  # addresses of the API: operations and shapes are published under these names
        ["OpinionOut", "Waits", "acted", "begun", "blank", "changed", "dropped", "ended", "listed", "made", "taken"]
    ),
}
"""By folder the names that others ask each of its modules for, whichever it is, or that are published."""
PAGES = ("web/alone/", "web/screens/")
"""What people see: a page of the same thing is called the same for one person, for an office and on a phone."""


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


@cache
def names(file: Path) -> tuple[str, ...]:
    """Return the classes and functions of a module that others may ask for."""
    kinds = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    return tuple(dict.fromkeys(node.name for node in tree(file).body if isinstance(node, kinds) and not node.name.startswith("_")))


def dotted(file: Path) -> str:
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def folder(file: Path) -> str:
    return file.parent.relative_to(PACKAGE).as_posix()


def imported() -> Iterator[tuple[str, str]]:
    """Yield the modules and names that modules ask each other for; nothing is imported but at a module's top."""
    known = frozenset(map(dotted, MODULES))
    for file in MODULES:
        asked = [(node.module, one) for node in tree(file).body if isinstance(node, ast.ImportFrom) and node.module for one in node.names]
        yield from ((module, one.name) for module, one in asked)
        modules = {one.asname or one.name: f"{module}.{one.name}" for module, one in asked if f"{module}.{one.name}" in known}
        for node in ast.walk(tree(file)) if modules else ():
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules:
                yield modules[node.value.id], node.attr


def test_modules_side_by_side_share_no_name() -> None:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for file in MODULES:
        for name in names(file):
            found[folder(file), name].append(file.stem)
    shared = {
        f"{place}: {name}": files
        for (place, name), files in found.items()
        if len(files) > 1 and name not in ASKED_FOR_BY_NAME.get(place, frozenset())
    }
    assert shared == {}


def test_what_others_ask_for_has_a_name_of_its_own_in_its_part_of_the_house() -> None:
    asked = frozenset(imported())
    found: dict[tuple[str, str], list[Path]] = defaultdict(list)
    for file in MODULES:
        for name in names(file):
            if (dotted(file), name) in asked:
                found[file.relative_to(PACKAGE).parts[0], name].append(file)
    shared = {
        f"{part}: {name}": [file.relative_to(PACKAGE).as_posix() for file in files]
        for (part, name), files in found.items()
        if len([file for file in files if name not in ASKED_FOR_BY_NAME.get(folder(file), frozenset())]) > 1
        and not all(file.relative_to(PACKAGE).as_posix().startswith(PAGES) for file in files)
    }
    assert shared == {}


def test_every_exception_is_needed() -> None:
    found: dict[tuple[str, str], int] = defaultdict(int)
    for file in MODULES:
        for name in names(file):
            found[folder(file), name] += 1
    assert [f"{place}: {name}" for place, known in ASKED_FOR_BY_NAME.items() for name in sorted(known) if found[place, name] < 2] == []


def module_named(node: ast.AST | None) -> str | None:
    """Return the module of ours that an expression loads by its name, as ``import_module`` and the shorter ``web`` of some tests do."""
    if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
        return None
    by, name = getattr(node.func, "id", None), str(node.args[0].value)
    return name if by == "import_module" else f"jixiao.web.{name}" if by == "web" else None


def assigned(whole: ast.Module) -> Iterator[tuple[str, ast.AST | None]]:
    """Yield the variables of a file with what they are set to, None for an argument."""
    for node in ast.walk(whole):
        if isinstance(node, ast.arg):
            yield node.arg, None
        if isinstance(node, ast.Assign):
            target, value = node.targets[0], node.value
            pairs: Iterable[tuple[ast.expr, ast.expr]] = [(target, value)]
            if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
                pairs = zip(target.elts, value.elts, strict=False)
            yield from ((one.id, part) for one, part in pairs if isinstance(one, ast.Name))


def asked_by_name(file: Path) -> Iterator[tuple[set[str | None], str]]:
    """Yield what a file asks of modules that it loads by name, at once or by a variable: the modules that it may be, and the name."""
    whole = ast.parse(file.read_text("utf-8"))
    held: dict[str, set[str | None]] = defaultdict(set)
    for variable, value in assigned(whole):
        held[variable].add(module_named(value))
    for node in ast.walk(whole):
        if isinstance(node, ast.Attribute):
            yield held[node.value.id] if isinstance(node.value, ast.Name) else {module_named(node.value)}, node.attr


def test_what_is_asked_of_a_module_loaded_by_name_is_there() -> None:
    """No type checker sees such a name, and a function that is called otherwise now is missed nowhere else before it is asked for."""
    root, known = PACKAGE.parents[1], {dotted(file): file for file in MODULES}
    files = [file for folder in ("src", "tests", "bench", "scripts") for file in (root / folder).rglob("*.py")]
    asked = [(file, modules, name) for file in files for modules, name in asked_by_name(file) if modules and modules <= known.keys()]
    assert len(asked) > 100
    assert [(file, modules, name) for file, modules, name in asked if not any(name in bound(known[str(one)]) for one in modules)] == []


def bound(file: Path) -> frozenset[str]:
    """Return all names that a module binds anywhere, and the modules beside it where it is a folder."""
    named = {node.name for node in ast.walk(tree(file)) if isinstance(node, ast.ClassDef | ast.FunctionDef)}
    stored = {node.id for node in ast.walk(tree(file)) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    imports = {
        one.asname or one.name for node in ast.walk(tree(file)) if isinstance(node, ast.Import | ast.ImportFrom) for one in node.names
    }
    beside = {other.stem for other in file.parent.iterdir()} if file.name == "__init__.py" else set[str]()
    return frozenset(named | stored | imports | beside)
