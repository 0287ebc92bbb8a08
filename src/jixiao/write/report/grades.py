"""The grades proposed for the projects, with what each item of the review form was judged by."""

from collections import Counter
from collections.abc import Iterable, Iterator

from jixiao.model.finding import DocumentReport
from jixiao.model.grade import ENGLISH, GRADES, Grade, GradeProposal
from jixiao.write.page import Page
from jixiao.write.sentences import in_english
from jixiao.write.text.grade import grade_sentence, grade_title, grade_word, judged_part, looked_at, taken, worst_first
from jixiao.write.tree import HTML, MARKDOWN, TEXT, Cell, Column, Fold, Format, Paragraph, Part, Row, Section, Table

MOST = 12
"""Projects that a terminal lists without ``--verbose``: those with the lowest points."""


def grade_parts(report: DocumentReport, page: Page, name: str, on: tuple[Format, ...]) -> Iterator[Section]:
    """Yield the proposal as a section, worst project first, those without one last; nothing where nothing is graded."""
    if report.grades:
        told = grade_counts((p.grade for p in report.grades), page)
        title = grade_title(page)
        parts = tuple(_parts(report, page))
        yield Section(title, parts, anchor=f"{name}-grades", short=f"{title}{page.say('：', ': ')}{told}", on=on)


def grade_counts(proposed: Iterable[Grade | None], page: Page) -> str:
    """Return how many projects are proposed to get each grade, ``优 3、良 2``."""
    counts = Counter(proposed)
    return page.say("、", ", ").join(f"{grade_word(grade, page)} {counts[grade]}" for grade in (*GRADES, None) if counts[grade])


def _parts(report: DocumentReport, page: Page) -> Iterator[Part]:
    ordered = worst_first(report)
    for number, proposal in enumerate(ordered):
        sentence = grade_sentence(proposal, page)
        if page.verbose or number < MOST:
            yield Paragraph(sentence, hang=4, on=TEXT)
            yield from _items(proposal, page) if page.verbose else ()
        yield Paragraph(sentence, on=HTML)
        yield Fold(page.say("审核表各项", "The review form"), (_form(proposal, page),))
    if not page.verbose and len(ordered) > MOST:
        more = len(ordered) - MOST
        yield Paragraph(page.say(f"另有 {more} 个项目（--verbose 全部列出）", f"{more} more (--verbose lists all)"), paint="dim", on=TEXT)
    heads = page.say("项目|等级|扣分和说明|得分", "Project|Grade|Taken off|Points").split("|")
    columns = tuple(Column(h, look="num" if h == heads[-1] else "") for h in heads)
    yield Table(columns, tuple(_grade(p, page) for p in report.grades), on=MARKDOWN)


def _items(proposal: GradeProposal, page: Page) -> Iterator[Paragraph]:
    for item in proposal.items:
        name = page.say(item.item, ENGLISH[item.item])
        yield Paragraph(f"{name}  {item.score:f}/{item.graded:f}  {looked_at(item, page)}", paint="dim", first=4, hang=6, on=TEXT)


def _form(proposal: GradeProposal, page: Page) -> Table:
    heads = page.say("审核要点|得分|看了什么|由人判断", "Item|Points|Judged by|For a person").split("|")
    columns = tuple(Column(h, names=not n, each="num" if n == 1 else "") for n, h in enumerate(heads))
    rows = tuple(
        Row(
            (
                Cell(page.say(i.item, ENGLISH[i.item])),
                Cell(f"{i.score:f} / {i.graded:f}"),
                Cell(looked_at(i, page)),
                Cell(in_english(i.by_hand) if page.lang == "en" else i.by_hand),
            )
        )
        for i in proposal.items
    )
    return Table(columns, rows, look="rep cards")


def _grade(proposal: GradeProposal, page: Page) -> Row:
    told = [part for part in (proposal.held, judged_part(proposal, page).strip(" （）()"), taken(proposal, page)) if part]
    name = " ".join(filter(None, ("" if proposal.number is None else str(proposal.number), proposal.name)))
    total = "–" if proposal.total is None else f"{proposal.total:f}"
    return Row((Cell(name), Cell(grade_word(proposal.grade, page)), Cell(page.say("；", "; ").join(told)), Cell(total)))
