"""The page of the measures: what each counts, in Chinese and English, with what may be set and how a target is recognised."""

from collections.abc import Iterator

from jixiao.ledger.measurefile import measures
from jixiao.ledger.measurepage import described

HEAD = """# 度量 Measures

一个度量从台账算出一个数，并说出它来自哪些记录。`jixiao bind` 按名称、级别、单位为每个指标提议一个，写进 `bindings.toml` 由人核定；`jixiao evaluate` 和 `jixiao monitor` 用它算实际完成值。
一个度量是 `src/jixiao/ledger/measures/` 下的一个文件，写法见[加一个度量](../recipes/add-a-measure.md)。

A measure makes one figure of the ledgers and names the records it comes from. `jixiao bind` proposes one for each indicator, a person decides, `jixiao evaluate` and `jixiao monitor` use it.

- 看过的每条记录要么计入，要么带着原因不计入，要么还没有到期。没有看到任何记录，就没有结果：空白不是零。
  Every record looked at counts, is left out with a reason, or is still to come. Where there is none there is no figure.
- 只用到期末为止知道的事；计划日期是知道的。 Nothing later than the last day is known, but for days planned.
- 累计：数随年度进度增加；现状：哪一天都是同一尺度。 *cumulative* figures grow through the year, *current* ones are on the same scale on any day.

"""


def measures_page() -> Iterator[str]:
    """Yield the lines of the reference page."""
    known = measures()
    yield from HEAD.splitlines()
    yield from ("| 度量 | 名称 | 单位 | 台账 |", "|---|---|---|---|")
    for name, measure in known.items():
        head = measure.head
        yield f"| [`{name}`](#{name}) | {head.title.zh} {head.title.en} | {head.unit} | {'、'.join(f'`{x}`' for x in head.ledgers)} |"
    for measure in known.values():
        yield from ("", f"## {measure.name}", "", *described(measure))
