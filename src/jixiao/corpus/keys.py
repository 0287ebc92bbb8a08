"""The keys of projects and documents across documents and engines, as SQL over ``document AS d`` and ``project AS p``: 16 hex digits of what they are."""

_KEY = (
    "substr(sha256(concat(coalesce(d.authority, ''), '|', {unit}, '|', coalesce(CAST(d.fiscal_year AS VARCHAR), ''), '|', {name})), 1, 16)"
)
PROJECT_KEY = _KEY.format(unit="coalesce(p.unit, p.department, '')", name="coalesce(p.name, p.narrative_name, '')")
DOCUMENT_KEY = _KEY.format(unit="''", name="coalesce(d.title, '')")
"""As of a project, with its title for a name and without a unit."""
