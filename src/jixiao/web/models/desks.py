"""Rows of ledgers and journals as acts left them, and whose record in a ledger somebody is."""

from django.db import models

from jixiao.web.models.people import Person, Unit

LONGEST_KEY = 200


class Row(models.Model):
    """A row of a ledger or a journal of a unit's year, as it stands: its values as JSON by column, and the line of the log that left it so.

    ``born`` is the line of the log that brought it, ``place`` where it stood in the file that it came in, empty of one that an act made.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveIntegerField()
    ledger = models.CharField(max_length=60)
    key = models.CharField(max_length=LONGEST_KEY)
    values = models.TextField()
    seq = models.PositiveBigIntegerField()
    born = models.PositiveBigIntegerField(default=0)
    place = models.CharField(max_length=300, default="")

    class Meta:
        """A key is there once in a ledger; lists go by key, and who has read up to a line of the log reads what came later."""

        constraints = (models.UniqueConstraint(fields=["unit", "year", "ledger", "key"], name="row_once"),)
        indexes = (models.Index(fields=["unit", "year", "seq"], name="row_seq"),)


class OwnRecord(models.Model):
    """The record that somebody is at a unit: a deputy's in the register, that of a member of the staff."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="own_records")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=LONGEST_KEY)

    class Meta:
        """Somebody is one record at a unit."""

        constraints = (models.UniqueConstraint(fields=["person", "unit"], name="own_record_once"),)
