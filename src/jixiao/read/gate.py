"""Which format a file has, and its blocks, read in a fenced child process: hostile until parsed.

Limits per file (security anchors): memory, processor time, wall time and output of the child; a file that breaks one is
told in a sentence and the other files of the call go on.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from msgspec import DecodeError
from msgspec.structs import replace

from jixiao.door import LARGEST, MIB, decoded
from jixiao.errors import ExtraMissing, InputUnreadable, JobFailed
from jixiao.read.blocks import Blocks, Repair
from jixiao.read.parsing import Format, format_module
from jixiao.read.refused import Refusal
from jixiao.read.text import SUFFIXES as PLAIN

if TYPE_CHECKING:
    from jixiao.fence import Heard

_pages: ContextVar["Heard | None"] = ContextVar("pages", default=None)


@contextmanager
def telling_pages(heard: "Heard") -> Iterator[None]:
    """Tell of the pages of what is read within, where a page takes long: which is begun, of how many."""
    before = _pages.set(heard)
    try:
        yield
    finally:
        _pages.reset(before)


@cache
def format_names() -> tuple[str, ...]:
    """Return the module names of all formats, by the files of the folder."""
    folder = Path(__file__).parent / "formats"
    return tuple(sorted(f.stem for f in folder.glob("*.py") if not f.stem.startswith("_")))


def format_of(data: bytes, name: str) -> str | None:
    """Return the module name of the format that recognises the bytes, None for text."""
    return next((n for n in format_names() if format_module(n).recognises(data, name)), None)


@cache
def suffixes() -> frozenset[str]:
    """Return the suffixes of all formats: a module's SUFFIXES, else its own name."""
    return frozenset(suffix for name in format_names() for suffix in own_suffixes(name))


def own_suffixes(form: str) -> tuple[str, ...]:
    """Return the suffixes of one format."""
    return cast("tuple[str, ...]", getattr(format_module(form), "SUFFIXES", (f".{form}",)))


def misnamed(name: str, form: str | None) -> tuple[Repair, ...]:
    """Return the warning that a file's suffix is that of another format than its content (None: text), nothing where they agree."""
    suffix = Path(name).suffix.lower()
    own = PLAIN if form is None else own_suffixes(form)
    if suffix in own or not suffix or suffix not in suffixes() | frozenset(PLAIN):
        return ()
    content = "纯文本" if form is None else f" {form.upper()} 格式"
    return (Repair(f"文件扩展名是“{suffix}”，内容却是{content}，按内容读。", 0.8),)


def read_fenced(data: bytes, name: str, form: str) -> Blocks:
    """Return the blocks of a file with their format, parsed in a child; InputUnreadable with the way out when that fails.

    A format says in EXTRA which extra it needs. One that finds out while it reads refuses and names it: then the extra is
    installed and the file read again.
    """
    if len(data) > LARGEST:
        raise InputUnreadable(name, f"文件超过 {LARGEST // MIB} MB。请拆分后再读。", f"the file is over {LARGEST // MIB} MB. Split it.")
    module = format_module(form)
    _need(getattr(module, "EXTRA", None), name)
    answer = _answer(data, name, module, form)
    if isinstance(answer, Refusal) and answer.extra:
        _need(answer.extra, name)
        answer = _answer(data, name, module, form)
    if isinstance(answer, Refusal):
        raise InputUnreadable(name, answer.zh, answer.en)
    return replace(answer, repairs=(*misnamed(name, form), *answer.repairs), format=answer.format or module.FORMAT)


def _need(extra: str | None, name: str) -> None:
    """Make sure that the extra is installed; a file that can't be read without it costs itself only."""
    if extra is None:
        return
    try:
        import_module("jixiao.extras").need(extra)
    except ExtraMissing as missing:
        raise InputUnreadable(name, missing.zh, missing.en) from missing


def _answer(data: bytes, name: str, module: Format, form: str) -> Blocks | Refusal:
    fence = import_module("jixiao.fence")  # which a plain text does without
    limits = getattr(module, "LIMITS", None) or fence.Limits(memory=1024 * MIB, cpu=60, wall=60.0, output=64 * MIB)
    try:
        sent = fence.fenced("jixiao.read.parsing:parse", (form.encode() + b"\n", data), limits, warm=_warm(module), heard=_pages.get())
        return decoded(sent, cast("type[Blocks | Refusal]", Blocks | Refusal))
    except (JobFailed, DecodeError) as failed:
        zh, en = (failed.zh, failed.en) if isinstance(failed, JobFailed) else ("解析结果不完整。", "the result is incomplete.")
        raise InputUnreadable(
            name,
            f"文件损坏或内容异常（{zh.rstrip('。')}）。请用原软件打开后另存一份再试。",
            f"the file is damaged or abnormal ({en.rstrip('.')}). Open it in its own program, save a copy and try again.",
        ) from failed


def _warm(module: Format) -> tuple[str, ...]:
    """Return the modules that a format loads: its own, and those that it names in LOADS."""
    return (f"jixiao.read.formats.{module.__name__.rpartition('.')[2]}", *getattr(module, "LOADS", ()))
