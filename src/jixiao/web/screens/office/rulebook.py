"""The rules that an office writes itself: listed, written, tried, run over what is stored, switched on by a second person; and the parameters."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from msgspec import Struct

from jixiao.actions.params import ParamSummary, list_params
from jixiao.actions.rule.trial import own_rule
from jixiao.errors import JixiaoError, RuleFileInvalid
from jixiao.web.localrules.counting import RuleCount, tally
from jixiao.web.localrules.standing import rule_file
from jixiao.web.localrules.states import DRAFT, OFF, ON, PROPOSED, TITLES
from jixiao.web.localrules.store import DOES, RuleWork, attempt, begin_rule, found_rule, is_author, is_tried, listed, units_of, write_rule
from jixiao.web.models import LocalRule
from jixiao.web.numbers import whole_number
from jixiao.web.people.access import Rights, visible
from jixiao.web.problems import Problem, nothing
from jixiao.web.screens.notice import Notice
from jixiao.web.screens.office.declaration import cell_link
from jixiao.web.screens.office.frame import acting, entered, shown
from jixiao.web.screens.office.officers.frame import done
from jixiao.web.screens.office.when import when
from jixiao.write.page import SEVERITY_WORDS

LOOKS = {DRAFT: "note", PROPOSED: "warning", ON: "ok", OFF: "done"}
DONE = {
    "propose": "提请启用了。请另一位业务科室或绩效科的人来看、来启用。",
    "withdraw": "收回了，可以接着改。",
    "switch_on": "启用了。从现在起，这个单位和下级的申报都按它审核。",
    "switch_off": "停用了，不再按它审核。",
}


class OwnRow(Struct, frozen=True):
    """A local rule in a list: its level and title as far as its text can be read, where it is law, how far it has come, how often it spoke."""

    link: str
    code: str
    level: str
    word: str
    title: str
    unit: str
    state: str
    look: str
    by: str
    changed: str
    found: int
    unknown: int


def own_row(rule: LocalRule, told: RuleCount) -> OwnRow:
    """Return a local rule as lists show it."""
    try:
        head = own_rule(rule_file(rule.code), rule.text).head
        level, title = str(head.severity), head.title.zh
    except JixiaoError:
        level, title = "unknown", "还读不通"
    word = "无法读" if level == "unknown" else SEVERITY_WORDS[level][0]
    people = f"{rule.by.name}{f'，{rule.second.name} 启用' if rule.second else ''}"
    link = f"/rules/own/{rule.pk}"
    return OwnRow(
        link, rule.code, level, word, title, rule.unit.name, TITLES[rule.state], LOOKS[rule.state], people, when(rule.changed),
        told.fails, told.unknown,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@entered
def own(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Show the local rules that one sees, or begin one."""
    doing = RuleWork(mine, acting(request, mine))
    if request.method != "POST":
        return _own(request, doing)
    number = whole_number(request.POST.get("unit", ""))
    try:
        made = begin_rule(doing, request.POST.get("code", "")[:100], number)
    except Problem as refused:
        if refused.status == 404:
            raise
        return _own(request, doing, Notice(refused.zh, "bad"), refused.status)
    return HttpResponseRedirect(f"/rules/own/{made.pk}")


def _own(request: HttpRequest, doing: RuleWork, notice: Notice | None = None, status: int = 200) -> HttpResponse:
    sums = tally(visible(doing.mine)).rules
    rows = [own_row(rule, sums.get(rule.code, RuleCount(0, 0, 0)) if rule.state == ON else RuleCount(0, 0, 0)) for rule in listed(doing)]
    units = units_of(doing)
    return shown(
        request, doing.mine, "office/own_rules.html", "rules", status, notice=notice, rows=rows, units=units, tab="own",
        waiting=sum(row.look == LOOKS[PROPOSED] for row in rows), code=request.POST.get("code", "")[:10],
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@entered
def local_rule_page(request: HttpRequest, mine: Rights, key: str) -> HttpResponse:
    """Show a local rule; a POST writes its text, and tries it where that is asked for."""
    doing = RuleWork(mine, acting(request, mine))
    if request.method != "POST":
        return _one(request, doing, key)
    text = request.POST.get("text", "")
    try:
        rule = write_rule(doing, key, text, request.POST.get("before", ""))
        if "try" in request.POST:
            rule = attempt(doing, key, localdate())
    except Problem as refused:
        if refused.status == 404:
            raise
        return _one(request, doing, key, Notice(refused.zh, "bad"), refused.status, text)
    except RuleFileInvalid as wrong:
        return _one(request, doing, key, Notice(wrong.zh, "bad"), 422, text)
    return _one(request, doing, key, _tried(rule) if "try" in request.POST else Notice("存好了。", "good"))


@require_POST
@entered
def change_rule(request: HttpRequest, mine: Rights, key: str, what: str) -> HttpResponse:
    """Propose a rule, take it back, switch it on or off."""
    if what not in DOES:
        raise nothing()
    doing = RuleWork(mine, acting(request, mine))
    return _one(request, doing, key, *done(lambda: (DOES[what](doing, key), DONE[what])[1]))


def _tried(rule: LocalRule) -> Notice:
    if is_tried(rule):
        return Notice("例子都对，改动都被发现，在存着的申报上跑得完。可以提请启用。", "good")
    return Notice("还有没过的，看下面。", "bad")


def _one(
    request: HttpRequest, doing: RuleWork, key: str, notice: Notice | None = None, status: int = 200, typed: str | None = None
) -> HttpResponse:
    rule = found_rule(doing, key)
    row = own_row(rule, RuleCount(0, 0, 0))
    author, same = is_author(doing, rule), doing.mine.person.pk == rule.by_id
    ways = {DRAFT: ("propose",), PROPOSED: ("withdraw",) if same else ("switch_on", "withdraw"), ON: ("switch_off",), OFF: ()}
    words = {"propose": "提请启用", "withdraw": "收回来改", "switch_on": "启用", "switch_off": "停用"}
    run = rule.run if rule.run and rule.run.get("digest") == rule.digest else None
    return shown(
        request, doing.mine, "office/own_rule.html", "rules", status, notice=notice, rule=rule, row=row,
        may_write=author and rule.state == DRAFT, ways=[(way, words[way]) for way in ways[rule.state]] if author else [],
        same=same and rule.state == PROPOSED, is_tried=is_tried(rule), trial=rule.trial, run=run,
        hits=tuple(_hits(run["hits"])) if run and author else (),
        text=rule.text if typed is None else typed, lines=max(18, min(40, rule.text.count("\n") + 4)),
    )  # fmt: skip


def _hits(hits: Iterable[Mapping[str, Any]]) -> Iterable[tuple[str, Mapping[str, Any]]]:
    return ((cell_link(hit["declaration"], hit["path"]), hit) for hit in hits)


@require_GET
@entered
def params(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Show the parameters, all their values or those in force on a day, each with its source."""
    given, wanted = request.GET.get("on", "").strip()[:20], request.GET.get("q", "").replace("\0", "").strip()[:100]
    notice = None
    try:
        on = date.fromisoformat(given) if given else None
    except ValueError:
        on, notice = None, Notice(f"日期“{given}”写得不对，应像 2024-01-01。下面是全部日期的。", "bad")
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else "" if wanted else "dated"
    rows = [one for one in list_params(on, "zh") if _holds(one, wanted) and (not kind or _is_kind(one, kind))]
    values = [value for one in rows for value in one.values]
    unchecked = sum(not value.verified for value in values)
    return shown(
        request, mine, "office/params.html", "rules", 400 if notice else 200, notice=notice, rows=[_short(one) for one in rows],
        on=given if on else "", q=wanted, many=len(values), unchecked=unchecked, tab="params", kind=kind, kinds=KINDS,
    )  # fmt: skip


KINDS = {"dated": "有施行日期的标准和限额", "figures": "数和文字", "words": "词表"}
LONG = 12
"""Words of a list that are shown before the others are folded."""


def _short(one: ParamSummary) -> tuple[ParamSummary, list[tuple[Any, str, str]]]:
    """Return a parameter with its values as they are shown: in a line, and what is folded."""
    shown_values = []
    for value in one.values:
        words = (value.value,) if isinstance(value.value, str) else value.value
        shown_values.append((value, "、".join(words[:LONG]), "、".join(words[LONG:])))
    return one, shown_values


def _is_kind(one: ParamSummary, kind: str) -> bool:
    is_list = any(not isinstance(value.value, str) for value in one.values)
    is_dated = any(value.since or value.until for value in one.values)
    return {"dated": is_dated, "words": is_list and not is_dated, "figures": not is_list and not is_dated}[kind]


def _holds(one: ParamSummary, wanted: str) -> bool:
    sources = " ".join(value.source for value in one.values)
    return all(word in f"{one.name} {one.title} {sources}" for word in wanted.split())


urlpatterns = [
    path("rules/own", own),
    path("rules/own/<str:key>", local_rule_page),
    path("rules/own/<str:key>/<str:what>", change_rule),
    path("params", params),
]
