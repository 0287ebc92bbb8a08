"""Years that a goal names, without titles, document numbers and spans."""

import pytest

from jixiao.facts.years import years_named


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("完成2023年度培训任务", [2023]),
        ("满意度较2023年提高", [2023]),
        ("2021—2025年规划，2021年至2023年建成", []),
        ("按《2023年工作要点》和沪府〔2022〕5号执行", []),
        ("投入2024.5万元", []),
        ("2024年底前建成，2025年启用", [2024, 2025]),
    ],
)
def test_years_that_stand_alone_are_named(text: str, years: list[int]) -> None:
    assert [row["year"] for row in years_named(text)] == years


def test_the_words_around_a_year_reach_to_the_next_stop() -> None:
    assert list(years_named("救助群众，满意度较2023年提高一成，好。")) == [
        {"year": 2023, "before": "满意度较", "after": "提高一成", "clause": "满意度较2023年提高一成"}
    ]
