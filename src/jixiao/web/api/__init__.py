"""``/api/v1``: everything a screen does, for programs too.

gate.py          who calls: by token, or by the browser's cookie
shapes.py        what goes in and out, as the OpenAPI page describes it
declarations.py, papers.py, reviewing.py, views.py        declarations, from the first draft to the grade
desks.py, session.py, own.py, rules.py                    the calls of everybody
officers.py, keeping.py   the calls of the three officers
handling.py      what goes wrong, as problem+json
"""
