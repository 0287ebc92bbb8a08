"""A desk's page: for each act who does it where, what must hold, which rows it makes and which indicators these prove."""

from collections.abc import Iterator

from jixiao.desk.deskfile import PLACES, ROLES, Act, Desk
from jixiao.desk.loading import kept_by
from jixiao.desk.showing import KINDS
from jixiao.ledger.measurefile import measures
from jixiao.ledger.schema import Ledger


def desk_page(desk: Desk) -> Iterator[str]:
    """Yield the lines of the page, in Markdown."""
    kept = kept_by([desk])
    yield f"# {desk.title.zh} {desk.title.en}（`{desk.name}`）"
    yield from ("", desk.note.zh, "", "| 等什么 Queue | 谁看 Who | 办什么 Act |", "|---|---|---|")
    for queue in desk.queues.values():
        yield f"| {queue.title.zh} {queue.title.en} | {'、'.join(ROLES[role].zh for role in queue.to)} | {f'`{queue.act}`' if queue.act else ''} |"
    yield from ("", *acts_table(desk, kept), "")
    if desk.panels:
        yield from ("| 板块 Panel | 怎么画 Drawn as |", "|---|---|")
        yield from (f"| {panel.title.zh} {panel.title.en} | {KINDS[panel.kind]} |" for panel in desk.panels.values())
        yield ""
    for name, act in desk.acts.items():
        yield from _rules(name, act)


def acts_table(desk: Desk, kept: dict[str, Ledger]) -> Iterator[str]:
    """Yield the table of a desk's acts."""
    yield from ("| 事项 Act | 谁 Who | 在哪里 Where | 写哪里 Writes | 证明什么 Feeds |", "|---|---|---|---|---|")
    for name, act in desk.acts.items():
        by = "、".join(ROLES[role].zh for role in act.by)
        yield f"| {act.title.zh}（`{name}`） | {by} | {PLACES[act.where].zh} | {_written(act, kept)} | {_feeds(act)} |"


def _written(act: Act, kept: dict[str, Ledger]) -> str:
    return "、".join(dict.fromkeys(f"{kept[write.ledger].title.zh}（`{write.ledger}`）" for write in act.writes))


def _feeds(act: Act) -> str:
    if act.unmeasured:
        return f"没有：{act.unmeasured}"
    return "、".join(f"{measures()[name].head.title.zh}（`{name}`）" for name in act.feeds)


def _rules(name: str, act: Act) -> Iterator[str]:
    if act.must:
        yield from (f"## {act.title.zh}（`{name}`）", "")
        for rule in act.must:
            yield f"- {'写明理由可以办' if rule.weak else '不办'}：{rule.say}（`{rule.name}`）"
        yield ""
