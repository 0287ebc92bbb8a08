"""A desk's page: for each act who does it where, what must hold, which rows it makes and which indicators these prove."""

from collections.abc import Iterable, Iterator, Mapping

from jixiao.desk.deskfile import PLACES, ROLES, Act, Desk, Role
from jixiao.desk.loading import kept_by
from jixiao.desk.showing import KINDS
from jixiao.ledger.measurefile import measures
from jixiao.ledger.schema import Ledger
from jixiao.params.load import Title
from jixiao.system.sentences import quoted

QUEUES, PANELS, ACTS = "queues", "panels", "acts"
HEADS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "zh": {
        QUEUES: ("等什么 Queue", "谁看 Who", "办什么 Act"),
        PANELS: ("板块 Panel", "怎么画 Drawn as"),
        ACTS: ("事项 Act", "谁 Who", "在哪里 Where", "写哪里 Writes", "证明什么 Feeds"),
    },
    "en": {
        QUEUES: ("Queue", "Who", "Act"),
        PANELS: ("Panel", "Drawn as"),
        ACTS: ("Act", "Who", "Where", "Writes", "Feeds"),
    },
}


def desk_page(desk: Desk, lang: str = "zh") -> Iterator[str]:
    """Yield the lines of the page, in Markdown: in Chinese with English beside it, or in English alone."""
    title, note = _both(desk.title, lang), desk.note.said(lang)
    yield f"# {title} (`{desk.name}`)" if lang == "en" else f"# {title}（`{desk.name}`）"
    yield from ("", note, "", *_head(HEADS[lang][QUEUES]))
    for queue in desk.queues.values():
        yield _line((_both(queue.title, lang), _people(queue.to, lang), f"`{queue.act}`" if queue.act else ""))
    yield from ("", *acts_table(desk, kept_by([desk]), lang), "")
    if desk.panels:
        yield from _head(HEADS[lang][PANELS])
        for panel in desk.panels.values():
            kind = KINDS[panel.kind]
            yield _line((_both(panel.title, lang), kind.rpartition(" ")[2] if lang == "en" else kind))
        yield ""
    for name, act in desk.acts.items():
        yield from _rules(name, act, lang)


def acts_table(desk: Desk, kept: dict[str, Ledger], lang: str = "zh") -> Iterator[str]:
    """Yield the table of a desk's acts."""
    yield from _head(HEADS[lang][ACTS])
    for name, act in desk.acts.items():
        where = PLACES[act.where].said(lang)
        yield _line((_named(act.title, name, lang), _people(act.by, lang), where, _written(act, kept, lang), _feeds(act, lang)))


def _head(names: tuple[str, ...]) -> Iterator[str]:
    yield _line(names)
    yield "|" + "---|" * len(names)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _both(title: Title, lang: str) -> str:
    return title.en if lang == "en" else f"{title.zh} {title.en}"


def _named(title: Title, name: str, lang: str) -> str:
    return f"{title.en} (`{name}`)" if lang == "en" else f"{title.zh}（`{name}`）"


def _listed(texts: Iterable[str], lang: str) -> str:
    return (", " if lang == "en" else "、").join(dict.fromkeys(texts))


def _people(roles: Iterable[Role], lang: str) -> str:
    return _listed((ROLES[role].said(lang) for role in roles), lang)


def _written(act: Act, kept: dict[str, Ledger], lang: str) -> str:
    return _listed((_named(kept[write.ledger].title, write.ledger, lang) for write in act.writes), lang)


def _feeds(act: Act, lang: str) -> str:
    if act.unmeasured:
        return f"none: {quoted(act.unmeasured)}" if lang == "en" else f"没有：{act.unmeasured}"
    return _listed((_named(measures()[name].head.title, name, lang) for name in act.feeds), lang)


def _rules(name: str, act: Act, lang: str) -> Iterator[str]:
    if act.must:
        yield from (f"## {_named(act.title, name, lang)}", "")
        for rule in act.must:
            does = ("may be done with a reason" if rule.weak else "refused") if lang == "en" else "写明理由可以办" if rule.weak else "不办"
            yield f"- {does}: {quoted(rule.say)} (`{rule.name}`)" if lang == "en" else f"- {does}：{rule.say}（`{rule.name}`）"
        yield ""
