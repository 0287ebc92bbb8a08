"""The trades that known documents are made of, from ``trades.toml``."""

import tomllib
from functools import cache
from pathlib import Path
from random import Random

from msgspec import Struct, convert

PLACES = (
    "云岭省青溪县",
    "上海市沧浪区",
    "江临市",
    "海东省望潮市",
    "北原省黑土县",
    "西岭自治区石河旗",
    "江北省洪湾市",
    "南屏省竹山县",
    "临川市东城区",
    "琼岛省椰林市",
)
Thing = tuple[str, str, float, float]
Effect = tuple[str, str, float]


class Trade(Struct, frozen=True):
    """An office's work: what it does, how that is measured and who is asked."""

    office: str
    units: tuple[str, ...]
    projects: tuple[str, ...]
    things: tuple[Thing, ...]
    quality: tuple[str, ...]
    prompt: tuple[str, ...]
    social: tuple[Effect, ...]
    economic: tuple[Effect, ...]
    nature: tuple[Effect, ...]
    lasting: tuple[Effect, ...]
    words: tuple[tuple[str, str], ...]
    people: tuple[str, ...]


class Office(Struct, frozen=True):
    """One trade in one place."""

    place: str
    trade: Trade

    @property
    def department(self) -> str:
        """Return the department's full name."""
        return self.place + self.trade.office

    def unit(self, random: Random) -> str:
        """Return the full name of one of its units, or of itself."""
        return random.choice((*(self.place + unit for unit in self.trade.units), self.department))


@cache
def trades() -> tuple[Trade, ...]:
    """Return all trades."""
    return convert(tomllib.loads(Path(__file__).with_name("trades.toml").read_text("utf-8"))["trade"], tuple[Trade, ...])


def office(random: Random) -> Office:
    """Return one office at random."""
    return Office(random.choice(PLACES), random.choice(trades()))
