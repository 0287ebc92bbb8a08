"""How sure the reading of a cell must be, by what is to rest on it."""

from decimal import Decimal
from functools import cache, lru_cache

from jixiao.params.load import parameters


@cache
def needed_for(severity: str) -> Decimal:
    """Return how sure every cell must be that a finding of a severity (``error``, ``warning``, ``note``) rests on, 0 to 1."""
    dated = parameters()["certainty_for_error" if severity == "error" else "certainty_for_warning"]
    return Decimal(str(dated.values[0].value))


@lru_cache(maxsize=1024)
def is_clear(confidence: float) -> bool:
    """Whether a reading is sure enough for every finding."""
    return Decimal(str(confidence)) >= needed_for("error")
