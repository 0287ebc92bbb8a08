"""A folder of many documents of eight forms each: the bundled example with other figures in every copy."""

import re
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
RATE = 0.05
EXAMPLE = ROOT / "examples/songjiang-2024/declaration.txt"
FIGURE = re.compile(r"(?<![\d.,〔【（(年-])\d{2,6}(?=(?:\.\d+)?(?:万元|元|人|名|次|场|个|天|份|%))")


def write_variants(folder: Path, number: int, seed: int = 7) -> None:
    """Write so many copies of the example, a twentieth of the figures in front of a unit drawn anew."""
    random = Random(seed)  # noqa: S311 - made-up figures, no secret
    text = EXAMPLE.read_text("utf-8")

    def other(found: re.Match[str]) -> str:
        figure = int(found[0])
        return str(random.randint(figure // 2 + 1, figure * 2)) if random.random() < RATE else found[0]

    for place in range(number):
        (folder / f"{place:04}.txt").write_text(FIGURE.sub(other, text), "utf-8")
