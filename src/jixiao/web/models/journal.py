"""The log that is only added to, where its end is, and what was answered to calls that may come twice."""

from django.db import models

from jixiao.web.models.people import Person


class Entry(models.Model):
    """A line of the log: who did what to what, chained to the line before by its hash; a trigger refuses changes (see migrations)."""

    seq = models.PositiveBigIntegerField(primary_key=True)
    at = models.CharField(max_length=40)
    event = models.CharField(max_length=40, db_index=True)
    person = models.CharField(max_length=22, db_index=True)
    subject = models.CharField(max_length=100, db_index=True)
    body = models.TextField()
    before = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        """Looked for by day too."""

        indexes = (models.Index(fields=["at"], name="entry_at"),)


class Head(models.Model):
    """The log's last line: the one row that every change locks, so that lines come one after the other."""

    seq = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)


class Receipt(models.Model):
    """What was answered to a call with an ``Idempotency-Key``, to be answered again when the same call comes again."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=100)
    call = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    headers = models.JSONField(default=dict)
    body = models.BinaryField(default=b"")
    at = models.DateTimeField(db_index=True)

    class Meta:
        """A key is there once for a person."""

        constraints = (models.UniqueConstraint(fields=["person", "key"], name="receipt_once"),)
