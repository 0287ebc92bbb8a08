"""Forms of unread families that are no table: cards, answers to questions, keys and values, sentences above a table."""

from collections.abc import Iterator
from random import Random

from layouts.held.flat import Pair, framed, goals, grouped, identity, money, record, total
from layouts.held.printers import rows
from layouts.known import Form, Known
from layouts.setting import form_table
from layouts.style import Style
from layouts.unseen.shape import first_part


def pairs_of(form: Form, style: Style) -> list[Pair]:
    """Return project, money and goals as labelled texts, the unit of money before the money."""
    return [*identity(form, style), Pair("金额单位", style.money), *money(form, style), *goals(form, style)]


def cards(known: Known, style: Style, random: Random) -> str:
    """Return every indicator as a card: its name, below it what is said of it, below that where it belongs in small print."""
    edge, sign = random.choice((("", " "), ("────────", " · "), ("* * *", " / "))), " "
    line, between = edge

    def body(form: Form) -> Iterator[str]:
        for label, text in pairs_of(form, style):
            yield from (label, text or "—", line) if line else (f"{label}{sign}{text}",)
        yield from ("绩效指标", f"共{len(form.rows)}项", line)
        for row in form.rows:
            yield row.name
            yield from (f"{label}{sign}{text}" for label, text in record(row, style) if text)
            yield f"{row.level1}{between if between.strip() else ' › '}{row.level2}"
            yield line
        yield from (f"{label}{sign}{text}" for label, text in total(form, style))

    return framed(known, style, body)


def answers(known: Known, style: Style, random: Random) -> str:
    """Return the form as a collected questionnaire: questions that are counted, each with its answer on the next line."""
    mark = random.choice(("答：", "", "    "))

    def body(form: Form) -> Iterator[str]:
        number = 0
        asked = [(label, text) for label, text in pairs_of(form, style)]
        for n, row in enumerate(form.rows, 1):
            asked += [(f"第{n}个指标的{style.labels[level]}", text) for level, text in (("level1", row.level1), ("level2", row.level2))]
            asked += [(f"第{n}个指标的{style.labels['row']}", row.name)]
            asked += [(f"第{n}个指标的{label}", text) for label, text in record(row, style)]
        for number, (label, text) in enumerate([*asked, *total(form, style)], 1):
            yield from (f"{number}. {label}", f"{mark}{text or '（未填写）'}")

    return framed(known, style, body)


def keyed(known: Known, style: Style, random: Random) -> str:
    """Return keys and values indented by depth, as programs exchange them: the indicators in lists under their levels."""
    quote = random.choice(("", '"'))

    def told(text: str) -> str:
        return f"{quote}{text}{quote}"

    def body(form: Form) -> Iterator[str]:
        yield from (f"{told(label)}: {told(text)}" for label, text in identity(form, style))
        yield f"{told(f'资金（{style.money}）')}:"
        yield from (f"  {told(label)}: {told(text)}" for label, text in money(form, style))
        yield from (f"{told(label)}: {told(text)}" for label, text in goals(form, style))
        yield f"{told('绩效指标')}:"
        for level1, of_level in grouped(form):
            yield f"  {told(level1)}:"
            for level2, own in of_level:
                yield f"    {told(level2)}:"
                for row in own:
                    yield f"      - {told(style.labels['row'])}: {told(row.name)}"
                    yield from (f"        {told(label)}: {told(text)}" for label, text in record(row, style))
        yield from (f"{told(label)}: {told(text)}" for label, text in total(form, style))

    return framed(known, style, body)


def told_above(known: Known, style: Style, random: Random) -> str:
    """Return project, money and goal told in sentences, the indicators in a table below."""
    sign = random.choice(("\t", " | "))

    def body(form: Form) -> Iterator[str]:
        named = identity(form, style)
        others = (f"{label}为{text or '（空）'}" for label, text in named[1:])
        yield "，".join((f"本表所列{named[0].label}为“{named[0].text}”", *others)) + "。"
        yield "资金方面，" + "，".join(f"{label}为{text}{style.money}" for label, text in money(form, style) if text) + "。"
        yield from (f"{label}是：{text}" for label, text in goals(form, style) if text)
        yield "具体绩效指标见下："
        below = first_part(form_table(form, style))[1]
        yield from (sign.join(row) for row in rows(below))

    return framed(known, style, body)
