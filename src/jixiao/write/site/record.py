"""What the public site is made of: documents by unit and year, what came of them, what the office did with the public."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from jixiao.forms.layout import Layout
from jixiao.model.document import Document, Project
from jixiao.values.money import Money
from jixiao.write.page import KIND_WORDS, Lang

Taken = Literal["采纳", "部分采纳", "不采纳"]
Weight = Literal["error", "warning"]
FEWEST = 5
"""Answers from which on it is told how many said what: of two people who are both satisfied one knows who was."""


class Wrong(NamedTuple):
    """What does not add up, as a sentence, and how much it weighs."""

    weight: Weight
    sentence: str


class Reached(NamedTuple):
    """What was reached of an indicator: its name, the target as printed, and the figure."""

    name: str
    target: str | None
    actual: str


class Result(NamedTuple):
    """What came of a project by the records: money of the budget in force and spent, what was reached, points of 100.

    ``until`` is the day up to which that is so, None for the whole year; ``score`` is there for a whole year alone.
    """

    until: date | None
    budget: Money | None
    spent: Money | None
    reached: tuple[Reached, ...]
    score: Decimal | None = None


class Record(NamedTuple):
    """One document of the site: its number from 1, the document, the form of each project, the downloads (path, words, bytes).

    ``reading`` is what is to be said of each project that was not read whole or not surely, ``wrong`` what does not add up in each,
    ``wrong_cover`` what does not add up on the cover; ``results`` are by the projects' positions.
    """

    number: int
    document: Document
    layout_of: Callable[[Project], Layout]
    downloads: tuple[tuple[str, str, int], ...]
    reading: tuple[tuple[str, ...], ...]
    wrong: tuple[tuple[Wrong, ...], ...] = ()
    wrong_cover: tuple[str, ...] = ()
    results: tuple[Result | None, ...] = ()

    @property
    def title(self) -> str:
        """Return what the document is called."""
        year = f"{self.document.fiscal_year} 年度" if self.document.fiscal_year else ""
        return (
            self.document.title or f"{self.document.authority or ''}{year}{KIND_WORDS.get(self.document.kind or '', ('绩效文件', ''))[0]}"
        )

    def wrong_in(self, position: int) -> tuple[Wrong, ...]:
        """Return what does not add up in a project."""
        return self.wrong[position] if self.wrong else ()

    def result_of(self, position: int) -> Result | None:
        """Return what came of a project, None where nothing is known."""
        return self.results[position] if self.results else None


class Activity(NamedTuple):
    """Something that was held or is to be: never who was there."""

    day: date | None
    planned: date | None
    title: str
    kind: str
    people: int | None
    project: str | None


class Question(NamedTuple):
    """A question of a survey with how many gave which answer."""

    text: str
    satisfied: int
    fair: int
    unsatisfied: int

    @property
    def answers(self) -> int:
        """Return how many answered."""
        return self.satisfied + self.fair + self.unsatisfied

    @property
    def is_told(self) -> bool:
        """Whether so many answered that nobody's answer can be told from the figures."""
        return self.answers >= FEWEST


class Survey(NamedTuple):
    """A survey: whom it asked, when, how many sheets went out and came back, and what was answered."""

    respondents: str
    held_on: date
    sent: int | None
    returned: int | None
    project: str | None
    questions: tuple[Question, ...]


class Comment(NamedTuple):
    """A comment on a paragraph: its words, and the answer where there is one."""

    text: str
    day: date | None
    taken: Taken | None
    answer: str | None


class DraftParagraph(NamedTuple):
    """A paragraph of a draft by its number: its text where that is kept, the comments on it, the text as it was changed and when."""

    number: int
    text: str | None
    comments: tuple[Comment, ...]
    changed: str | None = None
    changed_on: date | None = None


class Draft(NamedTuple):
    """A draft put to the public: until when, its length in paragraphs, those with a text or a comment."""

    title: str
    until: date | None
    length: int
    paragraphs: tuple[DraftParagraph, ...]

    @property
    def comments(self) -> tuple[Comment, ...]:
        """Return all comments."""
        return tuple(comment for paragraph in self.paragraphs for comment in paragraph.comments)

    @property
    def changed(self) -> int:
        """Return how many paragraphs were changed."""
        return sum(paragraph.changed is not None for paragraph in self.paragraphs)


class Reply(NamedTuple):
    """A citizen's question and the office's answer: about which project, where it is of one; the days of both."""

    question: str
    project: str | None
    day: date | None
    answer: str
    answered_on: date | None


class Public(NamedTuple):
    """What a unit did with the public in a year: activities, surveys, drafts put to it, questions it answered.

    ``waiting`` are the days of the questions that nobody answered yet; ``ask`` is the address that takes new ones in, empty where there is none.
    """

    activities: tuple[Activity, ...] = ()
    surveys: tuple[Survey, ...] = ()
    drafts: tuple[Draft, ...] = ()
    replies: tuple[Reply, ...] = ()
    waiting: tuple[date | None, ...] = ()
    ask: str = ""


class Year(NamedTuple):
    """A unit's year: the document that promises, the others of the same year, and what was done with the public."""

    unit: str
    year: int | None
    lead: Record
    others: tuple[Record, ...] = ()
    public: Public = Public()

    @property
    def projects(self) -> tuple[Project, ...]:
        """Return the projects of the year."""
        return self.lead.document.projects

    @property
    def money(self) -> Money | None:
        """Return the year's money in yuan, None where a project does not say its own."""
        known = [project.funding.annual for project in self.projects]
        return sum((yuan for yuan in known if yuan is not None), Money("0.00")) if known and None not in known else None


class Place(NamedTuple):
    """A project of a year, by its position from 0."""

    year: Year
    position: int


class SideBySide(NamedTuple):
    """A unit's years in order, and its projects over them: a row a project, a place a year, None where it was not there."""

    unit: str
    years: tuple[Year, ...]
    rows: tuple[tuple[Place | None, ...], ...]


class Portal(NamedTuple):
    """The whole site: its years, several years of a unit beside one another, the language, the day it is made."""

    years: tuple[Year, ...]
    compared: tuple[SideBySide, ...]
    lang: Lang
    made_on: date

    @property
    def records(self) -> tuple[Record, ...]:
        """Return all documents by number."""
        found = (record for year in self.years for record in (year.lead, *year.others))
        return tuple(sorted(found, key=lambda record: record.number))

    @property
    def is_one(self) -> bool:
        """Whether there is one year of one unit: then its page is the first."""
        return len(self.years) == 1

    def page_of(self, year: Year) -> str:
        """Return the path of a year's page."""
        return "index.html" if self.is_one else f"{year.lead.number}/index.html"


def project_path(record: Record, position: int) -> str:
    """Return the path of the page of a project at a position from 0."""
    return f"{record.number}/{page_name(position)}"


def page_name(position: int) -> str:
    """Return the file name of the page of a project at a position from 0."""
    return f"project-{position + 1}.html"


def name_of(project: Project, position: int) -> str:
    """Return what a project is called."""
    return project.name or project.narrative_name or project.form_title or f"项目 {position + 1}"
