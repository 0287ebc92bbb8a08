"""Grade scales: what share of the points a measured per cent earns where the target is a word such as 及时."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct, ValidationError, convert

from jixiao.errors import ParameterInvalid, UsageWrong
from jixiao.params.load import Title
from jixiao.scoring.scheme import Basis
from jixiao.system.content import tables_of, toml

FOLDER = Path(__file__).parent / "grades"


class Step(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From ``floor`` per cent on the actual is called ``word`` and earns ``share`` per cent of the points."""

    floor: Decimal
    word: str
    share: Decimal


class GradeScale(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A scale from the highest step down, the last beginning at 0; what it rests on."""

    title: Title
    steps: tuple[Step, ...]
    basis: tuple[Basis, ...]
    name: str = ""

    def step_of(self, per_cent: Fraction) -> Step:
        """Return the step that a per cent stands on."""
        return next((step for step in self.steps if per_cent >= step.floor), self.steps[-1])


@cache
def grade_scales(folder: Path = FOLDER) -> Mapping[str, GradeScale]:
    """Return every scale by its name; ParameterInvalid names a file that is wrong."""
    return MappingProxyType({file.stem: _read(file) for file in sorted(folder.glob("*.toml"))})


def grade_scale(name: str) -> GradeScale:
    """Return the scale of that name; UsageWrong gives the names that there are."""
    known = grade_scales()
    if name not in known:
        raise UsageWrong(
            f"没有名为“{name}”的分级标准，可用的有：{'、'.join(known)}。",
            f"There is no grade scale “{name}”; there are: {', '.join(known)}.",
        )
    return known[name]


def _read(file: Path) -> GradeScale:
    try:
        scale = convert({**tables_of(file), "name": file.stem}, GradeScale, strict=False)
    except (toml().TOMLDecodeError, UnicodeDecodeError, ValidationError) as wrong:
        raise ParameterInvalid(f"分级标准 {file.name} 有误：{wrong}", f"Grade scale {file.name} is invalid: {wrong}") from wrong
    floors, shares = [step.floor for step in scale.steps], [step.share for step in scale.steps]
    if not floors or floors[-1] != 0 or floors != sorted(set(floors), reverse=True) or shares != sorted(shares, reverse=True):
        raise ParameterInvalid(
            f"分级标准 {file.name} 有误：各档从高到低，最后一档从 0 起，得分比例随之不增。",
            f"Grade scale {file.name} is invalid: steps fall to 0, and shares with them.",
        )
    return scale
