"""Lines of an export as labels and values: JSON, YAML, tags, or every cell in brackets."""

import re
from collections.abc import Sequence

JSON = re.compile(r'\s*"([^"]{1,48})"\s*:\s*(?:"((?:[^"\\]|\\.)*)"|(-?\d[\d.]*)|null|true|false)?\s*,?\s*')
OPENING = re.compile(r'\s*(?:"([^"]{1,48})"\s*:\s*)?[\[{]\s*')
TAGGED = re.compile(r"\s*<((?=[^<>]*[\u4e00-\u9fff])[^<>/\s!?]{1,48})((?:\s[^<>]*)?)>([^<>]*)</\1>\s*")
ATTRIBUTE = re.compile(r"""([^\s<>=/"']{1,48})\s*=\s*(?:"([^"]*)"|'([^']*)')""")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
UNIT = re.compile(r"(?:金额|计量)?单位")
MONEY = re.compile(r"(?:人民币)?[千万亿百]*元")
TAG = re.compile(r"\s*</?[^<>]{1,80}>\s*|\s*<\?.*\?>\s*")
YAML = re.compile(r'\s*(?:-\s+)?([^\s:：\-"][^:："]{0,47}):(?:\s+(?:"(.*)"|\'(.*)\'|(.*)))?')
CLOSING = re.compile(r"\s*[\[\]{}]+\s*,?\s*")
BRACKETS = re.compile(r"\s*(?:\[[^\[\]]*\]\s*){2,}")
CELL = re.compile(r"\[([^\[\]]*)\]")
QUOTED = re.compile(r'\s*(?:-\s+)?[^\s:：\-"][^:："]{0,47}:\s+"')
LEAST, MOST = 6, 0.6
"""So many lines at least, and so large a part of them, say what an export is written in."""


def cells_told(texts: Sequence[str]) -> list[str] | None:
    """Return the lines of an export with tabs between labels and values, signs of its language empty; None for other texts."""
    if often(JSON, texts):
        return [json_line(text) for text in texts]
    if often(TAGGED, texts):
        return [
            _tagged(found) if (found := TAGGED.fullmatch(text)) else _attributes(text) if TAG.fullmatch(text) else text for text in texts
        ]
    if often(QUOTED, texts, whole=False):
        return [yaml_line(text) for text in texts]
    if sum(BRACKETS.fullmatch(text) is not None for text in texts) >= LEAST:
        return ["\t".join(CELL.findall(text)) if BRACKETS.fullmatch(text) else text for text in texts]
    return None


def _tagged(found: re.Match[str]) -> str:
    """Return an element as a label and its value, what its attributes say behind it; a unit of money belongs to the label."""
    told = _told(found[2])
    unit = next((value for name, value in told if UNIT.fullmatch(name) and MONEY.fullmatch(value)), None)
    rest = "\t".join(f"{name}\t{value}" for name, value in told if value != unit)
    return f"{found[1]}{f'（{unit}）' if unit else ''}\t{found[3]}" + (f"\t{rest}" if rest else "")


def _attributes(tag: str) -> str:
    """Return what the attributes of a tag without a text say, as labels and values."""
    return "" if tag.lstrip().startswith("<?") else "\t".join(f"{name}\t{value}" for name, value in _told(tag))


def _told(attributes: str) -> list[tuple[str, str]]:
    """Return the attributes that say something to a reader; the others are those of the format."""
    found = [(name, double or single) for name, double, single in ATTRIBUTE.findall(attributes)]
    return [(name, value) for name, value in found if value.strip() and CHINESE.search(name + value) and not name.startswith("xmlns")]


def often(pattern: re.Pattern[str], texts: Sequence[str], *, whole: bool = True) -> bool:
    """Return whether a pattern fits most of the lines."""
    count = sum((pattern.fullmatch(text) if whole else pattern.match(text)) is not None for text in texts)
    return count >= LEAST and count >= MOST * sum(CLOSING.fullmatch(text) is None and TAG.fullmatch(text) is None for text in texts)


def json_line(text: str) -> str:
    """Return a line of JSON as a label and its value; what only opens or closes holds none."""
    found = JSON.fullmatch(text)
    if found is not None:
        return f"{found[1]}\t{(found[2] or found[3] or '').replace(chr(92) + 'n', ' ')}"
    opening = OPENING.fullmatch(text)
    return (opening[1] or "") if opening else "" if CLOSING.fullmatch(text) else text


def yaml_line(text: str) -> str:
    """Return a line of YAML as a label and its value; a label without one stays as it is."""
    found = YAML.fullmatch(text)
    if found is None:
        return text
    value = next((found[n] for n in (2, 3, 4) if found[n] is not None), "")
    return f"{found[1]}\t{value}" if value or text.rstrip().endswith('"') else found[1]
