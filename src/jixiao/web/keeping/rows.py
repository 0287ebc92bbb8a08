"""The rows of all tables as lines of JSON, the same whichever database they come from and go into."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import Any

from django.apps import apps
from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.python import Deserializer
from django.db import connections, models, transaction

FORMAT = "jsonl"
TOGETHER = 500
"""Rows written at a time."""


class Then(Deserializer):
    """Makes rows of the models as they were when the rows were written."""

    def __init__(self, rows: list[dict[str, Any]], then: Any) -> None:  # noqa: ANN401 - Django's registry of models
        """Take the rows and what holds the models."""
        super().__init__(rows)
        self._get_model_from_node = then.get_model


def tables(of: Any = apps) -> list[type[models.Model]]:  # noqa: ANN401 - as above
    """Return the tables, those that others refer to first; ``of`` holds the models, those of today or as they were."""
    waiting, done = list(of.get_app_config("web").get_models()), list[type[models.Model]]()
    while waiting:
        ready = [one for one in waiting if not _needed(one) & (set(waiting) - {one})]
        done += ready
        waiting = [one for one in waiting if one not in ready]
    return done


def lines_of(table: type[models.Model], using: str) -> Iterator[bytes]:
    """Yield a table's rows by their key, a line each."""
    rows = table._default_manager.using(using).order_by("pk").iterator(chunk_size=TOGETHER)
    for row in rows:
        yield serializers.serialize(FORMAT, [row]).encode()


def put_back(lines: Iterable[str], then: Any = apps) -> int:  # noqa: ANN401 - as above
    """Write rows into their tables as they were, and return how many; ``then`` holds the models that they were written from."""
    count, rest = 0, iter(lines)
    with transaction.atomic():
        while part := list(islice(rest, TOGETHER)):
            rows = [row.object for row in Then([json.loads(line) for line in part], then)]
            for table, own in groupby(rows, key=type):
                table._default_manager.bulk_create(list(own))  # type: ignore[attr-defined] # the type is a table
            count += len(rows)
    return count


def number_on(using: str = "default") -> None:
    """Let the database number new rows after those that were put back."""
    connection = connections[using]
    statements = connection.ops.sequence_reset_sql(no_style(), tables())
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _needed(table: type[models.Model]) -> set[type[models.Model]]:
    return {field.related_model for field in table._meta.fields if field.is_relation and isinstance(field.related_model, type)}
