"""Rows of ledgers and journals as acts left them, the files that came with acts, and whose record in a ledger somebody is."""

from django.db import models

from jixiao.web.models.declarations import Upload
from jixiao.web.models.keys import LONG, new_key
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


class Attachment(models.Model):
    """A file that came with an act: which act of which unit's year, and the record that it wrote, empty until it is done.

    ``found`` is what was read in it as JSON, empty where nothing was yet; while it is being read ``claimed`` says since when, and
    ``trouble`` is why it could not be.
    """

    id = models.CharField(max_length=LONG, primary_key=True, default=new_key)
    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveIntegerField()
    desk = models.CharField(max_length=60)
    act = models.CharField(max_length=60)
    record = models.CharField(max_length=LONGEST_KEY, default="", db_index=True)
    waits = models.BooleanField(default=True, db_index=True)
    found = models.TextField(default="")
    claimed = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=1000, default="")


class OwnRecord(models.Model):
    """The record that somebody is at a unit: a deputy's in the register, that of a member of the staff."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="own_records")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=LONGEST_KEY)

    class Meta:
        """Somebody is one record at a unit."""

        constraints = (models.UniqueConstraint(fields=["person", "unit"], name="own_record_once"),)
