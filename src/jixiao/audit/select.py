"""Choosing rules by code (FND06) or family (FND), by the version that brought or changed them, by the region of their law."""

import re
from collections.abc import Iterable, Sequence
from importlib import import_module

from jixiao.audit.rulefile import Rule
from jixiao.errors import UsageWrong


def chosen(rules: Iterable[Rule], select: Sequence[str] = (), ignore: Sequence[str] = (), *, also: Iterable[str] = ()) -> tuple[Rule, ...]:
    """Return the rules that ``select`` names (all when empty) less those of ``ignore``.

    UsageWrong for a code that neither a rule has nor ``also`` names, the codes of rules that could not be loaded.
    """
    known = tuple(rules)
    if not select and not ignore:
        return known
    names = {name for code in (*(rule.code for rule in known), *also) for name in (code, code[:3])}
    wanted, refused = _checked(select, names), _checked(ignore, names)
    return tuple(r for r in known if (not wanted or _named(r, wanted)) and not _named(r, refused))


VERSION = re.compile(r"\d+(?:\.\d+)*")


def changed_since(rules: Iterable[Rule], version: str) -> tuple[Rule, ...]:
    """Return the rules that a later version brought or altered; UsageWrong for what is no version."""
    after = _version(version)
    return tuple(r for r in rules if any(_version(v) > after for v in (r.head.since, r.head.changed) if v))


def _version(text: str) -> tuple[int, ...]:
    if not VERSION.fullmatch(text):
        raise UsageWrong(f"“{text}”不是版本号，应像 0.1。", f"“{text}” is no version; write it like 0.1.")
    numbers = [int(part) for part in text.split(".")]
    while len(numbers) > 1 and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def in_region(rules: Iterable[Rule], region: str | None) -> tuple[Rule, ...]:
    """Return the rules that are law in a region such as 上海市普陀区: of the whole country, of it, or of what it lies in.

    Without a region all of them. A rule with several bases stays where one of them holds.
    """
    return tuple(r for r in rules if region is None or any(b.region is None or region.startswith(b.region) for b in r.head.basis))


def _named(rule: Rule, names: set[str]) -> bool:
    return rule.code in names or rule.family in names


def _checked(given: Sequence[str], names: set[str]) -> set[str]:
    wanted = {name.strip().upper() for name in given if name.strip()}
    for name in sorted(wanted - names):
        near = import_module("difflib").get_close_matches(name, sorted(names), n=3, cutoff=0.5)
        zh, en = (f"相近的有：{'、'.join(near)}。", f" Near ones: {', '.join(near)}.") if near else ("", "")
        raise UsageWrong(
            f"没有代码或类别“{name}”的规则。{zh}用 jixiao rules 查看全部规则。",
            f"No rule has the code or family “{name}”.{en} See all with: jixiao rules.",
        )
    return wanted
