"""The key of a project across documents and engines, made from what it is: authority, unit, year, name."""

KEYED = "concat({authority}, '|', {unit}, '|', {year}, '|', {name})"


def project_key(document: str, project: str, digest: str = "sha256({})") -> str:
    """Return the SQL of a project's key, 16 hex digits; ``digest`` is how the engine writes SHA-256 of a text."""
    parts = {
        "authority": f"coalesce({document}.authority, '')",
        "unit": f"coalesce({project}.unit, {project}.department, '')",
        "year": f"coalesce(CAST({document}.fiscal_year AS VARCHAR), '')",
        "name": f"coalesce({project}.name, {project}.narrative_name, '')",
    }
    return f"substr({digest.format(KEYED.format(**parts))}, 1, 16)"


def document_key(document: str, digest: str = "sha256({})") -> str:
    """Return the SQL of a document's key: as a project's, with its title for a name and without a unit."""
    parts = {
        "authority": f"coalesce({document}.authority, '')",
        "unit": "''",
        "year": f"coalesce(CAST({document}.fiscal_year AS VARCHAR), '')",
        "name": f"coalesce({document}.title, '')",
    }
    return f"substr({digest.format(KEYED.format(**parts))}, 1, 16)"
