"""Ways to guess a level, each tried on documents that it has not seen: the model, a word list, the nearest neighbour."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from classification.examples import Example, own, real
from classification.train import FOLDS, Held, features_of, fold_of, train
from jixiao.classify.features import UNITS, plain
from jixiao.classify.model import guess_by

Guesser = Callable[[Example], tuple[int, str | None]]
"""Returns how sure a guess is, as a whole number, and the level; None for no guess."""
WORDS = (
    ("服务对象满意度指标", "满意|好评|认可度"),
    ("时效指标", "及时|按时|按期|准时|如期|时限|时间|期限|时效|进度|周期|开工率|完工率"),
    ("可持续影响指标", "持续|长效|长期|长远|使用年限|机制"),
    ("生态效益指标", "生态|环境|污染|减排|绿化|植被|水质|空气|节能|水土"),
    ("经济效益指标", "增收|收入|产值|利润|税|销售额|营业额|经济|节约|效益"),
    ("经济成本指标", "成本|费|单价|均价|造价|标准|补贴|补助|投入|投资|价格"),
    ("质量指标", "合格|准确|质量|达标|完好|验收|优良|规范|差错|通过率|成活|故障"),
    ("社会效益指标", "提高|提升|改善|促进|保障|增强|知晓|就业|受益|覆盖|能力|水平|意识|安全|稳定|社会|影响"),
    ("数量指标", "数$|数量|面积|人次|场次|次数|长度|里程|举办|开展|购置|采购|建设|发放|新增|完成|培训"),
)
"""The plain word list: the first line that speaks decides."""
PATTERNS = tuple((level, re.compile(words)) for level, words in WORDS)
BY_UNIT = {UNITS[0]: "质量指标", UNITS[1]: "经济成本指标", UNITS[2]: "时效指标", UNITS[3]: "数量指标", UNITS[4]: "社会效益指标"}


def by_model(examples: Sequence[Example]) -> Guesser:
    """Return the model trained on the examples."""
    model = train(examples)

    def guess(example: Example) -> tuple[int, str | None]:
        found = guess_by(model, features_of(example))
        return (found.margin, found.level2) if found else (0, None)

    return guess


def by_words(_: Sequence[Example]) -> Guesser:
    """Return the word list, and where no word speaks the unit; it learns nothing."""

    def guess(example: Example) -> tuple[int, str | None]:
        level = next((level for level, pattern in PATTERNS if pattern.search(plain(example.name))), None)
        return (2, level) if level else (1, BY_UNIT.get(features_of(example)[-1]))

    return guess


def by_neighbour(examples: Sequence[Example]) -> Guesser:
    """Return the nearest neighbour: the example that shares most pairs of signs, by the share of all pairs in thousandths."""
    known = [(pairs(example), example.level2) for example in examples]

    def guess(example: Example) -> tuple[int, str | None]:
        mine = pairs(example)
        share, level = max(((1000 * len(mine & theirs) // max(1, len(mine | theirs)), level) for theirs, level in known), default=(0, ""))
        return share, level if share else None

    return guess


def pairs(example: Example) -> frozenset[str]:
    """Return the pairs of neighbouring signs of a name, its beginning and end marked, and its unit."""
    return frozenset(feature for feature in features_of(example) if len(feature) == 2 or ":" in feature)


RIVALS: dict[str, Callable[[Sequence[Example]], Guesser]] = {"model": by_model, "words": by_words, "neighbour": by_neighbour}


@cache
def held_out(rival: str) -> tuple[Held, ...]:
    """Return the guesses on every real document by what was learnt from the others and from our own examples."""
    fold, found = fold_of(real()), []
    for part in range(FOLDS):
        guess = RIVALS[rival]((*(e for e in real() if fold[e.document] != part), *own()))
        found += [(margin, e, level) for e in real() if fold[e.document] == part for margin, level in [guess(e)]]
    return tuple(found)
