"""Pages turned or seen from the side, and made straight: every crossing of ruling lines comes back to where it was."""

import pytest

from jixiao.extras import missing
from jixiao.read.scan.libraries import Array, cv, numpy
from jixiao.read.scan.straight import SAME, Straight, straight_of

pytestmark = pytest.mark.skipif(bool(missing("ocr")), reason="the extra for recognising text is not installed")

WIDE, HIGH = 1600, 1200
LEFT, TOP, RIGHT, FOOT, STEP = 120, 100, 1480, 800, 70
ACROSS, DOWN = range(TOP, FOOT + 1, STEP), range(LEFT, RIGHT + 1, 170)
CORNERS = {
    "from the left": ((0, 0), (1, 0.03), (0, 1), (1, 0.97)),
    "from the right": ((0, 0.025), (1, 0), (0, 0.975), (1, 1)),
    "from below": ((0.04, 0), (0.96, 0), (0, 1), (1, 1)),
    "from a corner": ((0.02, 0.01), (1, 0.03), (0, 1), (0.97, 0.98)),
}
"""Where a page's corners have come to: upper left, upper right, lower left, lower right."""


def ruled() -> Array:
    """Return the ink of a page with a table."""
    ink = numpy().zeros((HIGH, WIDE), "uint8")
    for y in ACROSS:
        cv().line(ink, (LEFT, y), (RIGHT, y), 255, 2)
    for x in DOWN:
        cv().line(ink, (x, TOP), (x, FOOT), 255, 2)
    return ink


def seen(corners: tuple[tuple[float, float], ...]) -> Array:
    """Return what takes a dot of the page to the photo."""
    page = numpy().array([(0, 0), (WIDE, 0), (0, HIGH), (WIDE, HIGH)], "float32")
    photo = numpy().array([(x * WIDE, y * HIGH) for x, y in corners], "float32")
    return cv().getPerspectiveTransform(page, photo)


def unevenness(straight: Straight, by: Array) -> float:
    """Return by how many dots the crossings of a line stand apart in height, or in breadth, on the page made straight, at most."""
    forth = numpy().linalg.inv(numpy().array(straight.back).reshape(3, 3)) @ by
    places = (
        cv().perspectiveTransform(numpy().array([[(x, y) for y in ACROSS for x in DOWN]], "float64"), forth).reshape(len(ACROSS), -1, 2)
    )
    return float(max(numpy().ptp(places[:, :, 1], axis=1).max(), numpy().ptp(places[:, :, 0], axis=0).max()))


@pytest.mark.parametrize("name", CORNERS)
def test_a_page_seen_from_the_side_becomes_straight(name: str) -> None:
    by = seen(CORNERS[name])
    photo = cv().warpPerspective(ruled(), by, (WIDE, HIGH))
    found = straight_of(photo)
    before = unevenness(Straight(SAME, WIDE, HIGH), by)
    assert before > 20
    assert unevenness(found, by) < 6


@pytest.mark.parametrize("degrees", [0.0, 0.7, -2.3])
def test_a_page_that_is_only_turned_is_turned_back_and_nothing_else(degrees: float) -> None:
    by = cv().getRotationMatrix2D((WIDE / 2, HIGH / 2), -degrees, 1.0)
    found = straight_of(cv().warpAffine(ruled(), by, (WIDE, HIGH)))
    assert (found.back == SAME, found.back[6:]) == (degrees == 0.0, (0.0, 0.0, 1.0))
    assert unevenness(found, numpy().vstack((by, (0, 0, 1)))) < 3


def test_a_page_without_ruling_lines_is_never_taken_to_be_seen_from_the_side() -> None:
    ink = numpy().zeros((HIGH, WIDE), "uint8")
    for row, y in enumerate(ACROSS):
        for x in range(LEFT + row * 7, RIGHT - row * 40, 24):
            cv().rectangle(ink, (x, y), (x + 14, y + 16), 255, 2)
    assert straight_of(ink).back[6:] == (0.0, 0.0, 1.0)
