"""What a total is called, by the cut-offs and labels of a scheme."""

from decimal import Decimal

from jixiao.scoring.scheme import Scheme


def grade_of(scheme: Scheme, total: Decimal) -> str:
    """Return the label of a total (优, 良, …) as it stands: nothing is rounded up into a better grade."""
    return next((cut.label for cut in scheme.grades.cuts if total >= cut.floor), scheme.grades.cuts[-1].label)
