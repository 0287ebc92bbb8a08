"""A measure's page: what it counts, what may be set, how a target is recognised, its SELECT and examples."""

from collections.abc import Iterator

from jixiao.ledger.measurefile import Measure
from jixiao.system.sentences import quoted

VALUES = {
    "sum": ("各条之和", "sum"),
    "ratio": ("分子除以分母", "ratio"),
    "percent": ("分子占分母的百分比", "per cent"),
    "average": ("分子除以分母", "average"),
}
DIRECTIONS = {"more": ("越多越好", "more is better"), "less": ("越少越好", "less is better"), "equal": ("等于为好", "equal is best")}
PERIODS = {"cumulative": ("累计", "cumulative"), "current": ("现状", "current")}


def measure_page(measure: Measure, lang: str = "zh") -> str:
    """Return the page as Markdown: in both languages, or in English alone."""
    told = _in_english(measure) if lang == "en" else described(measure)
    text = f"# {measure.name}\n\n" + "\n".join(told) + f"\n\n## SQL\n\n```sql\n{measure.sql}\n```\n"
    examples = "Examples" if lang == "en" else "例子 Examples"
    return text + (f"\n## {examples}\n\n```toml\n{measure.examples_text}\n```\n" if measure.examples_text else "")


def described(measure: Measure) -> Iterator[str]:
    """Yield the lines that say in both languages what the measure counts and how."""
    head = measure.head
    parts = (VALUES[head.value], DIRECTIONS[head.direction], PERIODS[head.period])
    yield from (f"**{head.title.zh}**（{head.unit}） {head.title.en}", "", head.definition.zh, "", head.definition.en, "")
    yield f"- {'，'.join(zh for zh, _ in parts)}。{', '.join(en for _, en in parts)}."
    yield f"- 来源：{head.source}"
    if measure.params:
        yield f"- 可以设定 params：{'、'.join(f'`{name} = {_shown(value)}`' for name, value in measure.params.items())}"
    if head.law:
        yield f"- 用到的[参数](params.md)：{'、'.join(f'`{name}`' for name in head.law)}"
    yield f"- 认得的指标 recognised by：{'、'.join(head.fits.words)}"


def _in_english(measure: Measure) -> Iterator[str]:
    head = measure.head
    parts = (VALUES[head.value], DIRECTIONS[head.direction], PERIODS[head.period])
    yield from (f"**{head.title.en}** ({head.unit})", "", head.definition.en, "")
    yield f"- {', '.join(en for _, en in parts)}."
    yield f"- from: {quoted(head.source)}"
    if measure.params:
        yield f"- params: {', '.join(f'`{name} = {_shown(value)}`' for name, value in measure.params.items())}"
    if head.law:
        yield f"- dated parameters: {', '.join(f'`{name}`' for name in head.law)}"
    yield f"- recognised by: {', '.join(map(quoted, head.fits.words))}"


def _shown(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)
