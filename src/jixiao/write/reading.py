"""What a report says first: what of the file was not read, where, and which rules that leaves open; or that nothing was judged."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from jixiao.forms.remarks import remark_in
from jixiao.model.document import Unread
from jixiao.model.fields import field_words, project_position
from jixiao.model.finding import BalanceRow, DocumentReport, DoubtKind, Unsure
from jixiao.values.money import grouped
from jixiao.values.place import Place, per_cent
from jixiao.write.page import Page
from jixiao.write.text.grade import grade_word
from jixiao.write.where import file_name, place_words, project_label

MOST_PLACES, MOST_RULES, MOST_PARTS = 3, 6, 8
"""Places, codes and unread parts that are named; of more it is told how many."""
NOT_READ = "没有读到"
ORIGINALS = frozenset(("docx", "doc", "wps", "xlsx", "xls", "et"))
"""Files that an office writes in itself."""
"""How a sentence on an unread part begins; a reader's own words may begin so too."""
PART = 200
"""Characters of a part's description."""
KINDS: dict[DoubtKind, tuple[str, str]] = {
    "doubtful": ("读得不确定 {} 处", "{} not surely read"),
    "unseen": ("没有读到内容、又不能确定原件上就是空的 {} 处", "{} where nothing was read, though the source may say something"),
    "incomplete": ("可能没有读全 {} 处", "{} perhaps not read whole"),
}

DISCLOSED = {
    "targets": ("编报绩效目标", "performance targets"),
    "monitored": ("绩效监控", "monitoring"),
    "evaluated": ("绩效自评", "self-evaluation"),
    "reviewed": ("部门和财政评价", "evaluations by others"),
}
"""Steps of performance management that a booklet tells the figures of."""
WHOLE = {
    "targets": ("整体支出绩效目标", "targets of the office's whole spending"),
    "evaluated": ("整体支出自评", "self-evaluation of the office's whole spending"),
}
"""The same of an office's spending as a whole."""


def disclosed_words(stated: Mapping[str, str | None], page: Page) -> Iterator[str]:
    """Yield what a paragraph says of performance management: of how many projects and how much money it was done."""
    for step, (zh, en) in DISCLOSED.items():
        count, total, share = (stated.get(f"{step}_{key}") for key in ("count", "total", "share"))
        if count is not None:
            told = [page.say(f"{count} 个项目", page.number(int(count), "", "project"))]
            told += [page.say(f"{grouped(Decimal(total))} 元", f"{grouped(Decimal(total))} yuan")] if total else []
            told += [page.say(f"占 {share}%", f"{share}% of it")] if share else []
            yield page.say(f"正文写 {zh}：", f"the text says of {en}: ") + page.say("，", ", ").join(told)
    for step, (zh, en) in WHOLE.items():
        total, score, grade = (stated.get(f"whole_{step}_{key}") for key in ("total", "score", "grade"))
        told = [page.say(f"{grouped(Decimal(total))} 元", f"{grouped(Decimal(total))} yuan")] if total else []
        told += [page.say(f"{score} 分", f"{score} points")] if score else []
        told += [page.say(f"等级{grade}", f"grade {grade_word(grade, page)}")] if grade else []
        if told:
            yield page.say(f"正文写 {zh}：", f"the text says of {en}: ") + page.say("，", ", ").join(told)
    if (score := stated.get("average_score")) is not None:
        yield page.say(f"正文写 平均得分：{score} 分", f"the text says of the mean score: {score}")


def reading_title(report: DocumentReport, page: Page) -> str:
    """Return the heading over what was not read, or not surely."""
    if not report.is_judged:
        return page.say("没有审核", "Not judged")
    if report.unread or any(one.kind != "doubtful" for one in report.unsure) or not report.unsure:
        return page.say("没有读全", "Not read whole")
    return page.say("读得不确定", "Not surely read")


def reading_points(report: DocumentReport, page: Page) -> tuple[str, ...]:
    """Return what was not read or not surely read, a sentence each with what it leaves open, then the way out; nothing for a sure reading."""
    if not report.is_judged:
        return tuple(nothing_judged(report, page))
    if not report.partly_read:
        return ()
    told = [*_parts(report, page), *_kinds(report, page)]
    if not told:
        told = [page.say("有的表只读成了一部分。", "Some forms were read in part only.")]
    return (*told, _way_out(report, page))


def nothing_judged(report: DocumentReport, page: Page) -> Iterator[str]:
    """Yield that a file was not judged and why, what it discloses all the same, and the way out."""
    nothing = Unread(path="", message=page.say("没有找到绩效目标表", "no performance form was found in it"))
    first, *others = report.unread or (nothing,)
    yield _part(first, report, page)
    yield from (page.say(f"{told}。", f"{told[0].upper()}{told[1:]}.") for told in disclosed_words(report.stated, page))
    yield from (_said((unread,), report, page) + page.say("。", ".") for unread in others[:MOST_PARTS])
    if len(others) > MOST_PARTS:
        yield _more(len(others) - MOST_PARTS, page)
    yield page.say(
        "请确认文件是否选对；确有表格的，换一份 Word 或 Excel 原件再审。",
        "See whether it is the right file; if there is a form in it, audit a Word or Excel original.",
    )


class Remark(NamedTuple):
    """One thing that was not read, or not surely: the sentence on it, its pointer, where it stands."""

    text: str
    path: str
    place: Place | None


def reading_remarks(report: DocumentReport, page: Page) -> Iterator[Remark]:
    """Yield what was not read, part by part, then what is not sure and leaves something open, place by place."""
    for unread in report.unread:
        yield Remark(_part(unread, report, page), unread.path, unread.place)
    for one in report.unsure:
        if one.rules and not any(one in _under(unread, report) for unread in report.unread):
            yield Remark(_unsure(one.kind, [one], 1, report, page), one.path, one.place)


def _parts(report: DocumentReport, page: Page) -> Iterator[str]:
    """Yield the parts that were seen and not read, those of a project of which the same is said in one sentence."""
    alike: dict[tuple[int | None, str], list[Unread]] = {}
    for unread in report.unread:
        alike.setdefault((project_position(unread.path), unread.message), []).append(unread)
    before: tuple[str, ...] = ()
    for same in list(alike.values())[:MOST_PARTS]:
        codes = _codes(same, report)
        yield _said(same, report, page) + (_as_before(page) if codes and codes == before else _left_open(codes, page))
        before = codes
    more = len(alike) - MOST_PARTS
    if more > 0:
        yield _more(more, page)


def _more(more: int, page: Page) -> str:
    return page.say(f"另有 {more} 处没有读到。", f"{page.number(more, '', 'more part')} not read.")


def _part(unread: Unread, report: DocumentReport, page: Page) -> str:
    """Return ``没有读到（项目 1，第 12 行）：…。因此 3 条规则无法判定（…）。``; of a file without a form why it was not judged."""
    if not report.is_judged:
        file, text = file_name(report.file), _short(remark_in(page.lang, unread.message).rstrip("。."))
        return page.say(f"“{file}”没有审核：{text}。", f"“{file}” was not judged: {text}.")
    return _said((unread,), report, page) + _left_open(_codes((unread,), report), page)


def _said(same: Sequence[Unread], report: DocumentReport, page: Page) -> str:
    """Return what was not read and where: in how many places of a project, when it is the same in several."""
    first = same[0]
    text = _short(remark_in(page.lang, first.message).rstrip("。."))
    stands = list(dict.fromkeys(place_words(one.place, page) for one in same if one.place is not None))
    more = page.say(f"等 {len(stands)} 处", f" and {len(stands) - MOST_PLACES} more") if len(stands) > MOST_PLACES else ""
    where = [project_label(report, first.path, page), page.say("、", ", ").join(stands[:MOST_PLACES]) + more]
    brackets = _brackets(page.say("，", ", ").join(filter(None, where)), page)
    if text.startswith(NOT_READ):
        return page.say(NOT_READ, "Not read") + brackets + page.say("：", ": ") + text.removeprefix(NOT_READ).lstrip("：:")
    return page.say(f"{NOT_READ}{brackets}：{text}", f"Not read{brackets}: {text}")


def _codes(parts: Sequence[Unread], report: DocumentReport) -> tuple[str, ...]:
    """Return the rules that unread parts leave open."""
    return tuple(sorted({code for unread in parts for one in _under(unread, report) for code in one.rules}))


def _as_before(page: Page) -> str:
    return page.say("。无法判定的规则同上。", ". The rules left open are those above.")


def _kinds(report: DocumentReport, page: Page) -> Iterator[str]:
    """Yield what was read and is not sure, by what would be wrong with it; what an unread part explains is told there."""
    told = {one.path for unread in report.unread for one in _under(unread, report)}
    for kind in KINDS:
        found = [one for one in report.unsure if one.kind == kind and one.path not in told]
        if found:
            yield _unsure(kind, found, MOST_PLACES, report, page)


def _unsure(kind: DoubtKind, found: Sequence[Unsure], most: int, report: DocumentReport, page: Page) -> str:
    zh, en = KINDS[kind]
    named = page.say("、", ", ").join(_cell(one, report, page) for one in found[:most])
    more = page.say("等", " and others") if len(found) > most else ""
    number = page.say(zh.format(len(found)), en.format(page.number(len(found), "", "place")))
    codes = sorted({code for one in found for code in one.rules})
    return f"{number}{page.say('：', ': ')}{named}{more}{_left_open(codes, page)}"


def _cell(one: Unsure, report: DocumentReport, page: Page) -> str:
    """Return ``项目 1 第 7 个指标的名称（第 80 行，把握 40%）``."""
    where = place_words(one.place, page) if one.place is not None else ""
    sure = page.say(f"把握 {per_cent(one.confidence)}%", f"{per_cent(one.confidence)}% sure") if one.confidence else ""
    field = f"{project_label(report, one.path, page)} {field_words(one.path, page.lang)}".strip()
    return field + _brackets(page.say("，", ", ").join(filter(None, (where, sure))), page)


def _under(unread: Unread, report: DocumentReport) -> Iterator[Unsure]:
    """Yield what an unread part leaves unsure: itself, what stands in it, and the list or part it belongs to."""
    for one in report.unsure:
        inside = one.path == unread.path or one.path.startswith(f"{unread.path}/")
        if inside or (one.kind == "incomplete" and unread.path.startswith(f"{one.path}/")):
            yield one


def _left_open(codes: Sequence[str], page: Page) -> str:
    """Return what is left open, as the end of a sentence."""
    if not codes:
        return page.say("。已作的判定不受影响。", ". The verdicts given do not rest on it.")
    named = page.say("、", ", ").join(codes[:MOST_RULES]) + (page.say("等", " …") if len(codes) > MOST_RULES else "")
    return page.say(
        f"。因此 {len(codes)} 条规则无法判定（{named}）。", f". So {page.number(len(codes), '', 'rule')} could not judge there ({named})."
    )


def _way_out(report: DocumentReport, page: Page) -> str:
    """Say what helps; who has handed in a Word or Excel file is not sent for one."""
    if report.file.rpartition(".")[2].lower() in ORIGINALS:
        return page.say("请对照原件核对这些地方，写清楚了再审。", "Check these against the source, and audit it again once they are plain.")
    return page.say(
        "请对照原件核对这些地方；换一份 Word 或 Excel 原件再审最好。",
        "Check these against the source; it is best to audit a Word or Excel original.",
    )


def _brackets(text: str, page: Page) -> str:
    return page.say(f"（{text}）", f" ({text})") if text else ""


def _short(text: str) -> str:
    return text if len(text) <= PART else text[: PART - 1] + "…"


def unsure_mark(row: BalanceRow, field: str, page: Page) -> str:
    """Return the mark behind a figure of a project's money whose reading is doubtful, nothing behind one that is sure."""
    return page.say("〔存疑〕", " [unsure]") if field in row.doubtful else ""
