"""Personal data in what a command prints or writes as a page: masked unless the call wishes it raw; an office's own forms keep theirs."""

from pathlib import Path
from typing import TypeVar

from jixiao.privacy.mask import masked

OWN_FORMS = frozenset((".docx", ".xlsx", ".pdf", ".xls", ".doc"))
"""Suffixes of official forms: what a unit signs is what it wrote."""
MASKED = (
    "文件里的个人信息已用星号遮住；自己用、要原文，加 --raw。",
    "Personal data in it is masked; for your own use --raw leaves it as it is.",
)
"""Said where something was masked, in Chinese and in English."""
T = TypeVar("T")


def is_own(to: Path) -> bool:
    """Return whether a file is a form of the office's own."""
    return to.suffix.lower() in OWN_FORMS


def for_others(value: T, to: Path | None, *, raw: bool) -> T:
    """Return what is to be printed, or written to a file, with personal data masked where it is no form of the office's own."""
    return value if raw or (to is not None and is_own(to)) else masked(value)
