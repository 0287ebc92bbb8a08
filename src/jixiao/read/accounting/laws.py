"""Laws that every form keeps, whatever its layout: a reading that breaks one is doubted, in exactly the values concerned.

They ask nothing of how a form was read, so they hold for layouts that the reader does not know. Where the source tells its
cells, what breaks a law may be a slip of the form: only what no form says is doubted there.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import permutations
from types import MappingProxyType

from msgspec.structs import replace

from jixiao.forms.grammar import level_ranks, meanings, means, owner
from jixiao.formula.deadline import read_date
from jixiao.formula.target.units import UNITS
from jixiao.model.document import Funding, Goals, Indicator, Project
from jixiao.read.accounting import among, order
from jixiao.read.accounting.among import AROUND
from jixiao.read.accounting.kept import CUT
from jixiao.read.accounting.lacking import lacking
from jixiao.read.form.fits import OFFICE, choice_fit, is_figure, office_fit
from jixiao.read.notebook import Notebook
from jixiao.read.rows.ends import signs
from jixiao.read.rows.looks import looks
from jixiao.read.wording import is_blank, narrow
from jixiao.values.blank import first_filled, is_nonzero
from jixiao.values.place import Place

DOUBT = 0.9
"""How sure a value is that breaks a law: it is read all the same, and nothing is accused on it alone."""
LEVEL = re.compile("[一二三]级指标|(?:产出|效益|成本|满意度|数量|质量|时效|经济效益|社会效益|生态效益|可持续影响|服务对象满意度)指标(?=.)")
FOOT = re.compile("[（(](?:签字|签章|盖章|公章)[）)]|联系电话|填表人|审核人|备案号|主办单位")
"""What stands under a form and never in a row of indicators."""
DATED = re.compile(r"\s*(?:19|20)\d\d(?!\d)")
"""What no office's name begins with."""
KINDS = re.compile(r"(?:一次性|经常性|延续性?|新增|特定目标类|其他运转类|人员类|公用经费类?)(?:项目)?")
NOWHERE: Mapping[str, Place] = MappingProxyType({})
HALF = Decimal("0.6")
STRAY = re.compile(r"[;|〔〕]|[。,、:]$|^[^\w(\"《“「『【\[#*★☆●◆■□]")
"""What parts texts, inside a name or around it."""
TORN = re.compile(r"^[%‰。,、;:)】]|(?:\d|[,、(（])$")
"""How no text begins or ends."""
SIGNED_LEVEL = re.compile(r"^[^\w(]|[^\w)]$|指标\d+$")
NUMBERED = re.compile(r"(?:目标|任务)(\d{1,2})[:：]")
POINT = re.compile(r"[\u4e00-\u9fff]\d{1,2}[.、)](?=[\u4e00-\u9fff])|^\d{1,2}[.、](?=[^\d.]|\d{4}年)")
"""A number of a point, inside a text or left in front of it."""
VALUE = re.compile(r"[≥≤≧≦><=]?[\d,.]+(?:[-~至—][\d,.]+)?([^\d]*)")
LEVELS = ("level1", "level2")
ESCAPED = "\\"
"""What a converter leaves of its own marks."""
SHORTEST_GOAL, LEAST_WORDS = 4, 3
SHORTEST_LABEL, LONGEST_LABEL = 4, 12
HEADS = 2
"""So many heads of columns make the head of a table."""
LABELS = frozenset(("field", "column"))
ACTUAL = frozenset(("monitoring",))


def doubts(project: Project, told: bool, places: Mapping[str, Place] = NOWHERE) -> Iterator[tuple[str, str]]:
    """Yield the pointers of values that break a law, each with what is odd; ``told``: the source tells its cells."""
    yield from identity(project)
    yield from headed(project.goals)
    yield from () if told else (*money(project.funding), *strays(project), *torn(project.goals))
    for which in ("indicators", "indicators_medium_term"):
        rows = getattr(project, which)
        yield from among.doubts(rows, told, places, f"/{which}")
        yield from order.doubts(places, len(rows), f"/{which}")
        owed = frozenset(field for field in LEVELS if any(getattr(row, field) is not None for row in rows))
        first = next((n for n, row in enumerate(rows) if row.level1 is not None or row.level2 is not None), 0)
        for index, row in enumerate(rows):
            own = frozenset[str]() if told and index >= first else owed
            yield from ((f"/{which}/{index}/{field}", why) for field, why in row_doubts(row, own, project, told))


def identity(project: Project) -> Iterator[tuple[str, str]]:
    """Yield what says whose project it is and can't: a name that is a figure, an office or a kind, an office that is none."""
    name, offices = project.name, {project.department, project.unit} - {None}
    if name is not None and (
        is_figure(name)
        or read_date(name) is not None
        or is_blank(name)
        or not re.search(r"\w", name)
        or among.unbalanced(narrow(name))
        or name in offices
        or KINDS.fullmatch(name)
    ):
        yield "/name", f"项目名称“{name[:30]}”不像名称。"
    for field in ("department", "unit"):
        value = getattr(project, field)
        if value is None:
            continue
        dated = DATED.match(value) is not None and OFFICE.search(value) is None
        if office_fit(value) < 0 or dated or KINDS.fullmatch(value) or not re.search(r"\w", AROUND.sub("", narrow(value))):
            yield f"/{field}", f"单位“{value[:30]}”不像单位。"
    for field in ("nature", "category"):
        value = getattr(project, field)
        if value is not None and (choice_fit(value) < 0 or (OFFICE.search(value) and not KINDS.search(value))):
            yield f"/{field}", f"“{value[:30]}”不像项目的属性或类别。"


def strays(project: Project) -> Iterator[tuple[str, str]]:
    """Yield what says whose project it is and holds another label, or signs that part texts; an office as the name of a project."""
    for field in ("name", "department", "unit"):
        value = getattr(project, field)
        if value is not None and (STRAY.search(narrow(value)) or any(labels_field(part) for part in CUT.split(value)[1:] if part)):
            yield f"/{field}", f"“{value[:40]}”里也许不止一栏的内容。"
    name = project.name
    if name is not None and OFFICE.search(name) and project.kind != "whole_department" and None in (project.department, project.unit):
        yield "/name", f"项目名称“{name[:30]}”像是单位的名称。"


def headed(goals: Goals) -> Iterator[tuple[str, str]]:
    """Yield the goals that hold heads of columns: a table was taken for their text."""
    for field in ("overall", "annual", "achieved"):
        text = getattr(goals, field)
        if text is None:
            continue
        if sum(means(part, "column") is not None for part in CUT.split(text) if part) >= HEADS or led(text, field) or ESCAPED in text:
            yield f"/goals/{field}", "目标的文字里有表的栏目，也许把别的内容也读了进去。"
        elif len(re.findall(r"\w", text)) < SHORTEST_GOAL or len(re.findall(r"[^\W\d_]", text)) < LEAST_WORDS:
            yield f"/goals/{field}", f"目标“{text}”太短，不像目标。"


def led(text: str, field: str) -> bool:
    """Return whether a goal begins with the label of another one (实际完成情况…)."""
    own = narrow(text)
    heads = (own[:length] for length in range(SHORTEST_LABEL, min(len(own), LONGEST_LABEL)))
    return any(meaning.group == "goal" and meaning.field not in ("goal", field) for head in heads for meaning in meanings(head))


def torn(goals: Goals) -> Iterator[tuple[str, str]]:
    """Yield the goals that begin or end in the middle."""
    for field in ("overall", "annual", "achieved"):
        text = getattr(goals, field)
        if text is not None and (TORN.search(narrow(text)) or skips(narrow(text))):
            yield f"/goals/{field}", "目标的文字像是不全，或者和旁边的内容混在一起。"


def skips(text: str) -> bool:
    """Return whether the numbered points of a text do not begin with the first, or leave one out."""
    told = [int(number) for number in NUMBERED.findall(text)]
    return told != list(range(1, len(told) + 1))


def money(funds: Funding) -> Iterator[tuple[str, str]]:
    """Yield the figures of budget and execution whose rate does not follow, where it would if they stood in other columns."""
    budget, executed, rate = first_filled(funds.adjusted, funds.annual), funds.executed, funds.execution_rate
    if budget is None or budget == 0 or executed is None or rate is None or follows(executed, budget, rate):
        return
    amounts = [value for value in (funds.initial, funds.adjusted, funds.executed) if is_nonzero(value)]
    rates = [value for value in (rate, funds.execution_points, funds.execution_score) if value is not None and value > 1]
    if any(follows(one, other, third) for one, other in permutations(amounts, 2) for third in rates):
        for field in ("initial", "adjusted", "annual", "executed", "execution_rate", "execution_points", "execution_score"):
            if getattr(funds, field) is not None:
                yield f"/funding/{field}", "执行率和预算数、执行数对不上，换一种对法却能对上，也许读错了列。"


def follows(executed: Decimal, budget: Decimal, rate: Decimal) -> bool:
    """Return whether a rate in per cent is that of execution to budget, rounded as people do."""
    return abs(executed / budget * 100 - rate) < HALF


def row_doubts(row: Indicator, owed: frozenset[str], project: Project, told: bool) -> Iterator[tuple[str, str]]:
    """Yield the fields of an indicator that break a law; ``owed`` are the levels that others have and no merged cell gives this one."""
    yield from level_doubts(row, owed, told)
    name, aim = row.name or "", row.target.raw if row.target is not None else ""
    if name and is_value(narrow(name)):
        yield from ((field, f"指标名称“{name[:30]}”像是指标值。") for field in ("name", "target"))
    if POINT.search(narrow(name)) or POINT.search(narrow(aim)):
        yield "name", f"“{(name or aim)[:40]}”里也许有几个指标。"
        yield "target", f"“{(aim or name)[:40]}”里也许有几个指标。"
    if name and not re.search(r"\w", name):
        yield "name", f"指标名称“{name[:30]}”不是文字。"
    if row.likelihood is not None and not re.search(r"\w{2}", row.likelihood):
        yield "likelihood", f"“{row.likelihood[:20]}”没有说明完成的可能性。"
    if name and (LEVEL.search(name) or FOOT.search(name) or signs(name) or looks(name).led or labels_field(name)):
        yield "name", f"指标名称“{name[:30]}”不像名称。"
        yield "target", "这一行不像指标。"
    if aim and (FOOT.search(aim) or signs(aim) or LEVEL.search(aim) or any(level_ranks(aim))):
        yield "name", "这一行不像指标。"
        yield "target", f"指标值“{aim[:30]}”不像指标值。"
    if project.kind in ACTUAL and row.actual is not None:
        yield "actual", "监控表里没有实际完成值这一栏，也许是别的栏。"


def is_value(text: str) -> bool:
    """Return whether a text is a range, or a figure with a unit: no name of anything."""
    found = VALUE.fullmatch(text)
    return found is not None and found[1] in UNITS


def labels_field(text: str) -> bool:
    """Return whether a text is the label of a field or the head of a column."""
    return any(meaning.group in LABELS for meaning in meanings(text))


def level_doubts(row: Indicator, owed: frozenset[str], told: bool) -> Iterator[tuple[str, str]]:
    """Yield levels that can't be: both in one, one that others have and a row lacks, a level 2 under a level 1 that it is none of."""
    first, second = row.level1, row.level2
    if first is not None and LEVEL.search(narrow(first)):
        yield "level1", f"一级指标“{first[:30]}”里不止一级。"
        yield "level2", "二级指标没有单独读到。"
    if second is not None and (LEVEL.search(narrow(second)) or is_figure(second)):
        yield "level2", f"二级指标“{second[:30]}”不像二级指标的名称。"
    for field, text in (("level1", first), ("level2", second)):
        if text is not None and SIGNED_LEVEL.search(narrow(text)):
            yield field, f"“{text[:30]}”的首尾有多余的符号。"
    if any(getattr(row, field) is None for field in owed):
        yield from ((field, "这一行的级次没有读全。") for field in (*LEVELS, "name"))
    if told:
        return
    if first is not None and second is not None and (above := owner(second)) is not None and row.level1_standard not in (None, above):
        yield "level1", f"二级指标“{second[:20]}”一般不在“{first[:20]}”下，也许读错了行。"
        yield "level2", f"二级指标“{second[:20]}”一般不在“{first[:20]}”下，也许读错了行。"


def judge(project: Project, notebook: Notebook, told: bool) -> frozenset[str]:
    """Doubt the values of a project that break a law, say what is odd about them, each thing once, and return their pointers."""
    lacking(project, notebook, told)
    said: set[str] = set()
    broken = list(doubts(project, told, notebook.places))
    for pointer, why in broken:
        if pointer in notebook.blanks:
            notebook.blanks[pointer] = replace(notebook.blanks[pointer], confidence=min(notebook.blanks[pointer].confidence, DOUBT))
        place = notebook.places.get(pointer)
        if place is None or place.confidence <= DOUBT:
            continue
        notebook.at(pointer, place, DOUBT)
        if why not in said:
            notebook.warn(pointer, why + "请对照原表核对。", DOUBT)
        said.add(why)
    return frozenset(pointer for pointer, _ in broken)
