"""The settings that an audit went by, told in its report: where they came from, what they leave out, who answers for exceptions."""

from collections.abc import Sequence
from pathlib import Path

from jixiao.audit.run import AuditOptions
from jixiao.audit.settings import Settings
from jixiao.door import readable_path
from jixiao.model.finding import InForce, Severity

MOST = 8
"""Codes that a remark lists; the report's data has all."""


def in_force(file: Path | None, settings: Settings, options: AuditOptions, fail_on: Severity, left_out: Sequence[str]) -> InForce:
    """Return what an audit goes by; ``left_out`` are the codes of the shipped rules that do not run."""
    return InForce(
        file=None if file is None else readable_path(file),
        select=options.select,
        ignore=options.ignore,
        fail_on=fail_on,
        region=settings.place,
        baseline=options.baseline is not None,
        waivers=tuple(f"{w.name()}：{w.reason}（{w.person}）" for w in options.waivers),
        left_out=tuple(left_out),
    )


def remarks(told: InForce, passed_over: Sequence[Path], lang: str) -> tuple[str, ...]:
    """Return a sentence for the settings in force, the rules they leave out, and each settings file that was passed over."""
    words = SENTENCES[lang]
    listed = words["and"].join(told.left_out[:MOST]) + (words["more"] if len(told.left_out) > MOST else "")
    said = [words["file"].format(told.file)] if told.file else []
    said += [words["left_out"].format(len(told.left_out), listed)] if told.left_out else []
    return (*said, *(words["passed_over"].format(readable_path(file)) for file in passed_over))


SENTENCES = {
    "zh": {
        "and": "、",
        "more": "等",
        "file": "采用了设置文件“{}”。",
        "left_out": "按设置或选项，有 {} 条规则没有运行：{}。",
        "passed_over": "没有采用“{}”：它在被审文件旁边或上级。确要采用，请写 --config。",
    },
    "en": {
        "and": ", ",
        "more": " …",
        "file": "The settings file “{}” is in force.",
        "left_out": "By settings or options {} rules did not run: {}.",
        "passed_over": "“{}” was passed over: it lies beside or above an input. Name it with --config to use it.",
    },
}
