"""Proposals: the measure that fits by name, level, unit, project and records; none rather than a guess."""

from pathlib import Path
from tomllib import loads

import pytest

from jixiao.actions.example import write_example
from jixiao.actions.records.bind import bind
from jixiao.actions.records.bindings_text import bindings_text
from jixiao.actions.records.bound import Bound
from jixiao.evaluate.bind import Proposal, proposals
from jixiao.evaluate.bind_general import Subject
from jixiao.evaluate.bindings_file import read_bindings
from jixiao.formula.target import read_target
from jixiao.ledger.measurefile import measures
from jixiao.ledger.schema import ledgers
from jixiao.model.document import Document, Indicator, Project, Source


@pytest.fixture(scope="module")
def found(year: Path) -> tuple[Proposal, ...]:
    return bind(str(year / "declaration.txt"), year / "ledgers", bytes)


def proposal(name: str, level: str, target: str, project: str = "甲") -> Proposal:
    indicator = Indicator(name=name, level2_standard=level, target=read_target(target).target)
    document = Document(source=Source(file="a", sha256="0"), projects=(Project(name=project, indicators=(indicator,)),))
    (found,) = proposals(document, measures(), dict.fromkeys([(0, name) for name in measures()], True))
    return found


def test_the_worked_years_indicators_find_their_measures(found: tuple[Proposal, ...], start: Bound) -> None:
    proposed = {proposal.indicator: proposal.measure for proposal in found}
    bound = {binding.indicator: binding.measure for binding in start.bindings.binding if binding.measure is not None}
    right = [pointer for pointer, measure in bound.items() if proposed[pointer] == measure]
    assert len(right) >= len(bound) * 9 // 10


@pytest.fixture(scope="module", params=[("school", 18), ("town", 19)], ids=["school", "town"])
def of_another(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int, tuple[Proposal, ...]]:
    """Return another office's folder, how many measures it should find at least, and the proposals for it."""
    office, least = request.param
    folder = tmp_path_factory.mktemp(office)
    write_example(folder, office)
    return folder, least, bind(str(folder / "declaration.txt"), folder / "ledgers", bytes)


def test_of_other_offices_only_what_can_be_defended_is_proposed(of_another: tuple[Path, int, tuple[Proposal, ...]]) -> None:
    folder, least, found = of_another
    keyed = read_bindings(folder / "bindings.toml").by_indicator()
    given = [p for p in found if p.measure is not None]
    wrong = [
        (p.name, p.measure, p.ledger) for p in given if (p.measure, p.ledger) != (keyed[p.indicator].measure, keyed[p.indicator].ledger)
    ]
    assert (wrong, len(given) >= least) == ([], True)


@pytest.mark.parametrize("of_another", [("school", 18)], ids=["school"], indirect=True)
def test_an_accident_at_school_is_not_one_of_the_web_site(of_another: tuple[Path, int, tuple[Proposal, ...]]) -> None:
    assert [p.measure for p in of_another[-1] if p.name == "校舍安全事故"] == [None]


def test_every_proposal_has_reasons_and_a_confidence(found: tuple[Proposal, ...]) -> None:
    assert all(p.reasons and 0 < p.confidence <= 100 for p in found if p.measure is not None)


def test_the_proposal_is_a_file_of_bindings(found: tuple[Proposal, ...]) -> None:
    tables = loads(bindings_text(found))["binding"]
    assert {table["indicator"] for table in tables} == {p.indicator for p in found if p.measure is not None}


@pytest.mark.parametrize(
    ("name", "level", "target", "project", "measure"),
    [
        ("参训学员满意率", "服务对象满意度指标", "≥90%", "干部培训", "satisfaction_rate"),
        ("年度培训人数", "数量指标", "≥200人", "干部培训", "training_people"),
        ("外出考察次数", "数量指标", "≥4次", "课题调研", "trips_made"),
        ("项目总成本", "经济成本指标", "≤30万元", "课题调研", "project_spending"),
    ],
)
def test_indicators_of_other_units_find_measures_too(name: str, level: str, target: str, project: str, measure: str) -> None:
    assert proposal(name, level, target, project).measure == measure


@pytest.mark.parametrize(
    ("name", "level", "target"),
    [("新增绿地面积", "数量指标", "≥2000平方米"), ("参训学员满意率", "服务对象满意度指标", "≥90人"), ("居民收入", "经济效益指标", "提高")],
)
def test_what_no_measure_can_prove_gets_none(name: str, level: str, target: str) -> None:
    assert proposal(name, level, target).measure is None


@pytest.mark.parametrize(("kinds", "expected"), [(["免费开放"], "sum_people"), (["免费开放", "讲座"], None), ([], None)])
def test_what_to_keep_is_proposed_where_it_is_kept_and_all_of_one_sort(kinds: list[str], expected: str | None) -> None:
    """The name of the indicator says 接待观众, that of the records 免费开放: of two sorts nobody could tell which is meant."""
    target = read_target("≥100000人次").target
    row = Indicator(name="接待观众人次", level2_standard="数量指标", target=target)
    source = Source(file="f", sha256="s", format="text")
    document = Document(source=source, projects=(Project(name="场馆开放", unit="某县博物馆", indicators=(row,)),))
    subjects = {0: [Subject(ledgers()["services"], frozenset(kinds), frozenset())]}
    (found,) = proposals(document, measures(), {}, subjects)
    assert (found.measure, found.ledger) == (expected, "services" if expected else None)
    assert found.measure is not None or found.keep is not None


def test_a_name_cannot_break_out_of_the_file() -> None:
    hostile = Proposal(indicator="/projects/0/indicators/0", project='a\n[[deduction]]\n"', name='x"\n[[reviewed]]', target="≥1\n[x]")
    assert "reviewed" not in loads(bindings_text((hostile,)))
