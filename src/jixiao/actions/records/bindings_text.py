"""The proposals as the text of ``bindings.toml``: what is proposed as TOML, why as comments in the run's language."""

import json
from collections.abc import Iterator
from itertools import groupby
from shlex import quote

from jixiao.actions.records.ledger_new import drafted_columns
from jixiao.evaluate.bind import Proposal
from jixiao.evaluate.needed import looked_at
from jixiao.ledger.measurefile import measures
from jixiao.ledger.schema import ledgers
from jixiao.system.sentences import quoted
from jixiao.write.page import Page
from jixiao.write.sentences import in_english

HEAD = (
    "# 指标与度量的对应：每个指标用哪个度量证明。由 jixiao bind 提出，请逐条核对后使用。",
    "# 没有度量的指标可以写 stated（单位填写的完成情况）；两样都没有的没有证据，不计分。",
    "# grades 是定性指标的分级标准：in_time 及时、quality 质量、effect 效果。",
)
HEAD_EN = (
    "# Which measure proves which indicator: proposed by jixiao bind, to be checked one by one.",
    "# An indicator without a measure may say `stated`; without either it has no evidence and no score.",
    "# grades are the scales of targets in words: in_time, quality, effect.",
)
ZH = Page()


def bindings_text(found: tuple[Proposal, ...], page: Page = ZH) -> str:
    """Return the proposals as the text of ``bindings.toml``, with reasons and confidence as comments."""
    lines = list(HEAD_EN if page.lang == "en" else (*HEAD, *HEAD_EN))
    for project, own in groupby(found, key=lambda proposal: (proposal.indicator.split("/")[2], proposal.project)):
        lines += ["", f"# {int(project[0]) + 1} {_one_line(project[1]) or page.say('（无名称）', '(no name)')}"]
        for proposal in own:
            lines += _entry(proposal, page)
    return "\n".join(lines) + "\n"


def _entry(proposal: Proposal, page: Page) -> Iterator[str]:
    also = page.say("、", ", ").join(proposal.others)
    others = page.say(f"；也可考虑 {also}", f"; perhaps {also}") if also else ""
    if proposal.measure is None:
        name = _one_line(proposal.name) or page.say("（无名称）", "(no name)")
        target = _one_line(proposal.target) or page.say("无指标值", "no target")
        yield page.say(f"# 没有度量：{name}（{target}）{others}", f"# No measure: {quoted(name)} ({target}){others}")
        yield f"#   {_way_out(proposal, page)}"
        yield from ("# [[binding]]", f"# indicator = {_quoted(proposal.indicator)}", '# stated = ""')
        return
    yield f"# {_because(proposal, proposal.measure, page)}{others}"
    yield "[[binding]]"
    yield f"indicator = {_quoted(proposal.indicator)}"
    if proposal.name is not None:
        yield f"name = {_quoted(proposal.name)}"
    yield f"measure = {_quoted(proposal.measure)}"
    if proposal.ledger is not None:
        yield f"ledger = {_quoted(proposal.ledger)}"
    if proposal.params:
        yield "params = { " + ", ".join(f"{name} = {_quoted(value)}" for name, value in proposal.params.items()) + " }"
    if proposal.grades is not None:
        yield f"grades = {_quoted(proposal.grades)}"


def _because(proposal: Proposal, measure: str, page: Page) -> str:
    title = measures()[measure].head.title.en
    return page.say(
        f"{proposal.title}，把握 {proposal.confidence}%：{_reasons(proposal.reasons, page)}",
        f"{title}, {proposal.confidence}% sure: {_reasons(proposal.reasons, page)}",
    )


def _way_out(proposal: Proposal, page: Page) -> str:
    """Return how an indicator without a measure could be proved."""
    if proposal.keep is not None:
        titles = [ledgers()[name].title for name in looked_at(proposal.keep, measures())]
        sure, why = proposal.keep.certainty, _reasons(proposal.keep.reasons, page)
        return page.say(
            f"可以记：{'、'.join(t.zh for t in titles)}（把握 {sure}%：{why}）",
            f"A ledger for it: {', '.join(f'{t.en} ({t.zh})' for t in titles)} ({sure}% sure: {why})",
        )
    asks = f"{proposal.name or ''} {proposal.target or ''}".strip()
    drafted = drafted_columns(asks)
    if drafted is None:
        return page.say("没有可以数的：写 stated，另附依据。", "Nothing in it can be counted: write `stated`, and keep a proof.")
    line = f"jixiao ledger new {page.say('英文名称', 'NAME')} --asks {quote(_one_line(asks))}"
    return page.say(
        f"没有台账说到它。自己记一本：{line}（列：{'、'.join(drafted)}）",
        f"No ledger speaks of it. Keep one: {line} (columns: {', '.join(drafted)})",
    )


def _reasons(reasons: tuple[str, ...], page: Page) -> str:
    told = map(_one_line, reasons)
    return ", ".join(map(in_english, told)) if page.lang == "en" else "，".join(told)


def _quoted(text: str) -> str:
    """Return a TOML string: JSON's is one."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _one_line(text: str | None) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text or "").split())
