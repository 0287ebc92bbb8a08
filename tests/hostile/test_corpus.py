"""Every hostile file ends in time with a sentence, and costs the caller hardly any memory."""

import re
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from jixiao.errors import InputUnreadable
from jixiao.read.document import read_bytes
from jixiao.read.formats import _zip
from jixiao.read.refused import Refused

SECONDS = 10
MEMORY = 50 << 10
"""KiB."""
STATUS = Path("/proc/self/status")
CHINESE = re.compile("[一-龥]{4}")


def loaded() -> ModuleType:
    spec = spec_from_file_location("hostile_make", Path(__file__).with_name("make.py"))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MAKERS = loaded().files()


def told(data: bytes, name: str) -> str:
    """Return what a reader says about a file: the refusal, or the warnings of the Document."""
    try:
        return " ".join(warning.message for warning in read_bytes(data, name).warnings)
    except InputUnreadable as refused:
        return refused.zh


def memory(of: str) -> int:
    found = re.search(rf"{of}:\s+(\d+)", STATUS.read_text("ascii"))
    assert found is not None
    return int(found[1])


def test_the_corpus_is_large() -> None:
    assert len(MAKERS) >= 100


REFUSED = {
    "bomb-one-part.docx": "压缩比异常",
    "bomb-overlap.docx": "压缩比异常",
    "many-parts.docx": "超过 2000 个",
    "encrypted-zip.docx": "已加密",
    "encrypted.xlsx": "已加密",
    "old-encrypted.doc": "已加密",
    "old-encrypted.xls": "已加密",
    "laughs.docx": "DOCTYPE",
    "laughs-strings.xlsx": "DOCTYPE",
    "doctype-utf16.docx": "DOCTYPE",
    "entity-net.docx": "DOCTYPE",
    "slip.docx": "越出目录",
    "bidi-inside.docx": "越出目录",
    "symlink.docx": "越出目录",
    "cut-half.docx": "不完整",
    "polyglot-inside.docx": "夹带",
    "macro.docm": "宏",
    "macro-renamed.docx": "宏",
    "macro-sheet.xlsx": "宏",
    "old-macro.doc": "宏",
    "old-macro.xls": "宏",
    "ole.docx": "OLE",
    "template-elsewhere.docx": "外部",
    "dde-split.docx": "DDE",
    "dde-simple.docx": "DDE",
    "dde-head.docx": "DDE",
    "dde.xlsx": "DDE",
    "dde-link.xlsx": "DDE",
    "template-utf16.docx": "外部",
    "template-escaped.docx": "外部",
    "macro-utf16.docx": "宏",
    "rar.docx": "RAR",
    "compound-loop.xls": "损坏",
}


def growth(before: int) -> int:
    """Return by how much memory grew at its peak, 0 where the system does not tell."""
    return memory("VmHWM") - before if STATUS.exists() else 0


def measured() -> int:
    """Return the memory in use and forget its peak."""
    if not STATUS.exists():
        return 0
    Path("/proc/self/clear_refs").write_text("5", "ascii")
    return memory("VmRSS")


@pytest.mark.parametrize("name", MAKERS)
def test_a_hostile_file_ends_in_time_with_a_sentence_and_without_cost(name: str, worked: Callable[[], float]) -> None:
    data = MAKERS[name]()
    before, made = measured(), worked()
    sentence = told(data, name)
    assert worked() - made < SECONDS
    assert growth(before) < MEMORY
    assert CHINESE.search(sentence)
    assert REFUSED.get(name, "") in sentence


def test_the_others_of_the_batch_are_done() -> None:
    names = ["bomb-text.docx", "template-elsewhere.docx", "far-cell.xlsx"]
    assert [bool(CHINESE.search(told(MAKERS[name](), name))) for name in names] == [True, True, True]


NOTHING = re.compile("(?!)")
GUARDS: tuple[tuple[str, str, object], ...] = (
    ("slip.docx", "UNSAFE", NOTHING),
    ("symlink.docx", "SYMLINK", -1),
    ("macro-renamed.docx", "MACROS", NOTHING),
    ("ole.docx", "EMBEDDED", NOTHING),
    ("many-parts.docx", "MOST_PARTS", 1 << 30),
    ("bomb-one-part.docx", "RATIO", 1 << 30),
)


@pytest.mark.parametrize(("name", "guard", "broken"), GUARDS)
def test_without_its_guard_a_trick_is_taken_in(name: str, guard: str, broken: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: the same file is let in by a door from which one look was taken away."""

    def let_in() -> None:
        container = _zip.opened(MAKERS[name](), most=1 << 40)
        _zip.without_macros(container, "")

    with pytest.raises(Refused):
        let_in()
    monkeypatch.setattr(_zip, guard, broken)
    let_in()
