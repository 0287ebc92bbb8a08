"""Looking around on a system: what is there, what protects, whether the main job and every reader work; nothing leaves the machine."""

import gzip
import locale
import os
import platform
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from msgspec import Struct
from msgspec.json import decode, encode

from jixiao import __version__
from jixiao.actions.write import titles
from jixiao.audit.load import shipped_rules
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.errors import JixiaoError
from jixiao.extras import MODULES, SETUP, missing
from jixiao.fence import MIB, Emit, Limits, attempt
from jixiao.model.document import Project
from jixiao.read.document import read_bytes
from jixiao.system.kept import cache_file
from jixiao.write.document.fonts import chinese_font
from jixiao.write.document.save import written

State = Literal["good", "lacking", "bad"]
"""Lacking: something that not everybody needs is not there."""
OLDEST = (3, 11)
NEWER = (3, 38, 0)
"""The oldest SQLite that is used."""
TRIED = (".docx", ".xlsx", ".pdf", ".html", ".csv", ".json")
"""Formats that the program writes itself, so that their readers can be tried here."""
SAMPLES = Path(__file__).parent / "samples"
"""The sample in the formats that the program only reads: a drawn page, a picture, files of old programs (packed)."""
PICTURE = ".png"
ALONE = (".json", ".csv")
"""Formats that need no packages."""
SAMPLE = """财政项目支出绩效目标申报表 1
(2025 年度)
项目名称\t读书会\t项目性质\t其他经常性项目
主管部门\t示例区文化和旅游局\t实施单位\t示例区图书馆
项目资金 (元)\t项目资金总额\t48,000.00\t年度资金申请总额\t48,000.00
项目绩效目标\t项目总目标\t\t年度总体目标
\t三年举办读书会 72 场。\t\t2025 年举办读书会 24 场。
\t一级指标\t二级指标\t三级指标\t年度(/项目)指标值
绩效指标\t产出指标\t数量指标\t读书会举办场次\t≥24.00(场)
"""
USES = {
    "read": ("读 Word、Excel、PDF、OFD、网页", "reading Word, Excel, PDF, OFD and web pages"),
    "write": ("写 Word、Excel、PDF、网页", "writing Word, Excel, PDF and web pages"),
    "web": ("在浏览器里办公", "the workbench in the browser"),
    "bucket": ("把文件存到 S3 兼容的存储", "files in an S3-compatible store"),
    "spark": ("在集群上审语料库", "auditing a corpus on a cluster"),
    "ocr": ("识别扫描件和图片", "reading scans and pictures"),
}
LIMITS = Limits(memory=96 * MIB, cpu=5, wall=10.0)
NOWHERE = ("192.0.2.1", 9)
"""An address that leads nowhere (RFC 5737); a datagram's connection to it sends nothing."""
GUARDS = {"memory": ("内存", "memory"), "files": ("写文件", "writing files"), "network": ("网络", "network")}


class Check(Struct, frozen=True, kw_only=True):
    """One thing looked at, what was found and, where it is not good, the way out; ``vital`` where the main job needs it."""

    name: str
    state: State
    zh: str
    en: str
    vital: bool = False


def look_around(now: datetime) -> Iterator[Check]:
    """Yield the checks one by one; ``now`` is in the system's time zone.

    A picture takes longer to read than all others, in a child: it begins first, beside them.
    """
    with ThreadPoolExecutor(1) as beside:
        samples = {file: beside.submit(_sample, file) for file in sorted(SAMPLES.iterdir(), key=lambda file: file.suffix != PICTURE)}
        yield _python()
        yield _main_job()
        yield _engine()
        yield from map(_extra, MODULES)
        yield from (_font(), _fence(), _cache(), _clock(now), _console())
        yield from map(_reader, TRIED)
        yield from (samples[file].result() for file in sorted(samples))


def _python() -> Check:
    version = f"Python {platform.python_version()}"
    where = f"{platform.system()} {platform.machine()}, jixiao {__version__}"
    if sys.version_info < OLDEST:
        return Check(name="python", state="bad", zh=f"{version}：需要 3.11 或更新的版本。", en=f"{version}: 3.11 is needed.", vital=True)
    return Check(name="python", state="good", zh=f"{version}（{where}）。", en=f"{version} ({where}).", vital=True)


def _main_job() -> Check:
    """Audit a small declaration, as the main job does."""
    try:
        document = read_bytes(SAMPLE.encode(), "sample.txt")
        rules = shipped_rules()
        report = audit_documents([document], AuditOptions(), rules).documents[0]
    except JixiaoError as wrong:
        return Check(name="audit", state="bad", zh=f"审核不能运行：{wrong.zh}", en=f"The audit does not run: {wrong.en}", vital=True)
    told = report.counts.passed + report.counts.fail
    return Check(
        name="audit",
        state="good",
        zh=f"审核能运行：{len(rules)} 条规则，样例判定 {told} 处。",
        en=f"The audit runs: {len(rules)} rules, {told} verdicts on the sample.",
        vital=True,
    )


def _engine() -> Check:
    """Say whether small inputs are judged by the engine that is made for them."""
    try:
        engine = import_module("jixiao.audit.engines.sqlite")
        is_quick, version = engine.is_usable(), f"SQLite {engine.sqlite3.sqlite_version}"
    except ImportError:
        is_quick, version = False, "SQLite"
    if is_quick:
        return Check(name="engine", state="good", zh=f"{version}：小份文件用它审核。", en=f"{version} judges small inputs.")
    oldest = ".".join(map(str, NEWER))
    return Check(
        name="engine",
        state="lacking",
        zh=f"{version} 用不了（需要 {oldest} 或更新的版本）：都由 DuckDB 审核，结果一样，每次多用约一秒。换新一点的 Python 就有。",
        en=f"{version} can't be used ({oldest} or newer is needed): DuckDB judges all, the same, a second slower. A newer Python has it.",
    )


def _extra(extra: str) -> Check:
    zh, en = USES[extra]
    lacking = ", ".join(missing(extra))
    if not lacking:
        return Check(name=extra, state="good", zh=f"组件 {extra} 已装：{zh}。", en=f"The packages of {extra} are there: {en}.")
    way, way_en = f"安装：pip install 'jixiao[{extra}]'", f"Install them: pip install 'jixiao[{extra}]'"
    if SETUP in os.environ:
        way, way_en = "第一次用到时自己装上。", "They are installed when they are first needed."
    return Check(
        name=extra,
        state="lacking",
        zh=f"组件 {extra} 没有装（缺 {lacking}），不能{zh}。{way}",
        en=f"The packages of {extra} are not there ({lacking}): no {en}. {way_en}",
    )


def _font() -> Check:
    try:
        font = chinese_font()
    except JixiaoError as wrong:
        return Check(name="font", state="lacking", zh=f"写 PDF 用的中文字体：{wrong.zh}", en=f"Chinese font for PDF: {wrong.en}")
    return Check(name="font", state="good", zh=f"写 PDF 用的中文字体：{font.family}。", en=f"Chinese font for PDF: {font.family}.")


def _fence() -> Check:
    """Run a probe in the fence, which tries what a hostile file might."""
    done = attempt("jixiao.actions.doctor:probe", b"", LIMITS)
    if done.problem is not None or not done.frames:
        told = done.problem
        zh, en = (told.zh, told.en) if told else ("没有回答。", "no answer.")
        return Check(name="fence", state="bad", zh=f"隔离进程不能运行：{zh}", en=f"The fenced process does not run: {en}")
    held = decode(done.frames[0], type=dict[str, bool])
    open_ = [GUARDS[name] for name, is_held in held.items() if not is_held]
    shut = [GUARDS[name] for name, is_held in held.items() if is_held]
    zh = "隔离进程能运行，挡住了：" + ("、".join(words for words, _ in shut) or "无") + "，时间由父进程限制。"
    en = f"The fenced process runs; held back: {', '.join(words for _, words in shut) or 'nothing'}; time is limited from outside."
    if not open_:
        return Check(name="fence", state="good", zh=zh, en=en)
    left = "、".join(words for words, _ in open_)
    return Check(
        name="fence",
        state="lacking",
        zh=f"{zh}这个系统挡不住：{left}。来路不明的文件请在 Linux 或虚拟机里读。",
        en=f"{en} This system does not hold back: {', '.join(words for _, words in open_)}. Read files of unknown origin on Linux or in a virtual machine.",
    )


def probe(_: object, emit: Emit) -> None:
    """Run in the child: try to write a file, to reach the network, to take too much memory; send which were held back."""
    emit(encode({"memory": _is_held(_hoard), "files": _is_held(_scribble), "network": _is_held(_reach_out)}))


def _is_held(deed: Callable[[], None]) -> bool:
    try:
        deed()
    except (OSError, MemoryError):
        return True
    return False


def _hoard() -> None:
    bytearray(LIMITS.memory * 2)


def _scribble() -> None:
    Path("probe.txt").write_bytes(b"x" * 4096)


def _reach_out() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.connect(NOWHERE)


def _cache() -> Check:
    file = cache_file()
    if file is None:
        return Check(
            name="cache", state="lacking", zh="没有缓存文件夹，每次启动慢一些。", en="There is no cache folder; every start is slower."
        )
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=file.parent):
            pass
    except OSError as wrong:
        return Check(
            name="cache",
            state="lacking",
            zh=f"缓存文件夹 {file.parent} 不能写（{wrong.strerror}），每次启动慢一些。",
            en=f"The cache folder {file.parent} can't be written ({wrong.strerror}); every start is slower.",
        )
    return Check(name="cache", state="good", zh=f"缓存文件夹 {file.parent} 能写。", en=f"The cache folder {file.parent} can be written.")


def _clock(now: datetime) -> Check:
    ahead = now.utcoffset() or timedelta()
    hours, minutes = divmod(abs(ahead) // timedelta(minutes=1), 60)
    far = f"{hours}:{minutes:02}" if minutes else str(hours)
    zh, en = (f"{'早' if ahead > timedelta() else '晚'} {far} 小时", f"UTC{'+' if ahead > timedelta() else '-'}{far}")
    return Check(
        name="clock",
        state="good",
        zh=f"今天是 {now.date()}，期限和豁免按这一天算（本机时间{f'比世界时{zh}' if ahead else '就是世界时；北京时间早 8 小时'}）。",
        en=f"Today is {now.date()} ({en if ahead else 'the clock is on UTC'}); deadlines and waivers go by it.",
    )


def _console() -> Check:
    encoding = locale.getpreferredencoding(False)
    return Check(
        name="console", state="good", zh=f"系统编码 {encoding}，输出一律 UTF-8。", en=f"System encoding {encoding}; output is UTF-8."
    )


def _reader(suffix: str) -> Check:
    """Write the sample as a file, read it back, and hold its money against what was written."""
    document = read_bytes(SAMPLE.encode(), "sample.txt")
    if suffix not in ALONE and (missing("read") or missing("write")):
        return _untried(suffix)
    try:
        data = written(document, Path(f"sample{suffix}"), titles()).data
        found = read_bytes(data, f"sample{suffix}").projects
    except JixiaoError as wrong:
        return Check(name=suffix, state="bad", zh=f"{suffix} 读写试验失败：{wrong.zh}", en=f"{suffix} failed its test: {wrong.en}")
    if not _is_sample(found):
        return Check(
            name=suffix,
            state="bad",
            zh=f"{suffix} 读回的内容不对。请报告维护者。",
            en=f"{suffix} does not read back right. Tell the maintainers.",
        )
    return Check(name=suffix, state="good", zh=f"{suffix} 写出、读回一致。", en=f"{suffix} is written and read back.")


def _untried(suffix: str) -> Check:
    return Check(name=suffix, state="lacking", zh=f"{suffix} 没有试：组件没有装。", en=f"{suffix} was not tried: packages are not there.")


def _is_sample(found: Sequence[Project]) -> bool:
    """Return whether what was read are the name and the money of the sample."""
    wanted = read_bytes(SAMPLE.encode(), "sample.txt").projects[0]
    return bool(found) and (found[0].name, found[0].funding.annual) == (wanted.name, wanted.funding.annual)


def _sample(file: Path) -> Check:
    """Read the sample in a format that the program does not write."""
    packed = file.suffix == ".gz"
    suffix = Path(file.stem).suffix if packed else file.suffix
    if missing("ocr" if suffix == PICTURE else "read"):
        return _untried(suffix)
    try:
        found = read_bytes(gzip.decompress(file.read_bytes()) if packed else file.read_bytes(), f"sample{suffix}").projects
    except JixiaoError as wrong:
        return Check(name=suffix, state="bad", zh=f"{suffix} 读不了样本：{wrong.zh}", en=f"{suffix} failed its test: {wrong.en}")
    if not _is_sample(found):
        return Check(
            name=suffix, state="bad", zh=f"{suffix} 的样本读得不对。请报告维护者。", en=f"{suffix} is not read right. Tell the maintainers."
        )
    return Check(name=suffix, state="good", zh=f"{suffix} 的样本读得对。", en=f"{suffix}: the sample is read right.")
