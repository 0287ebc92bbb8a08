"""What comes to the records and what is made of them: files of rows on their way in, points taken off, what was released."""

from django.db import models

from jixiao.web.models.declarations import Declaration, Upload
from jixiao.web.models.keys import LONG, new_key
from jixiao.web.models.people import Person, Unit

WORDS = 1000


class Intake(models.Model):
    """A file of rows that is being taken in: what a person mended in it so far as JSON; ``state`` is open, taken or dropped.

    ``seq`` is the line of the log by which its rows came in, ``rows`` how many they were. A large file waits with its ``work`` (check,
    take) for the background, which has it since ``claimed`` and is ``done`` with so many of ``total`` rows; ``found`` is what the last check
    came to as JSON, ``trouble`` why it broke off. Who had it taken in is ``asked_by``, from ``address``.
    """

    id = models.CharField(max_length=LONG, primary_key=True, default=new_key)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveIntegerField()
    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, related_name="+")
    mends = models.TextField(default="{}")
    state = models.CharField(max_length=10, default="open")
    rows = models.PositiveIntegerField(default=0)
    seq = models.PositiveBigIntegerField(null=True)
    changed = models.DateTimeField()
    work = models.CharField(max_length=10, default="")
    asked_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=100, default="")
    claimed = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    found = models.TextField(default="")
    trouble = models.CharField(max_length=WORDS, default="")

    class Meta:
        """Those of a unit's year, the open ones first; and those that wait for the background."""

        indexes = (
            models.Index(fields=["unit", "year", "state"], name="intake_unit"),
            models.Index(fields=["changed"], condition=~models.Q(work=""), name="intake_waits"),
        )


class TakenOff(models.Model):
    """Points that a reviewer took off an indicator's score, with the reason; ``back`` says since when they are given back, and why."""

    declaration = models.ForeignKey(Declaration, on_delete=models.PROTECT, related_name="taken_off")
    path = models.CharField(max_length=300)
    name = models.CharField(max_length=500)
    points = models.DecimalField(max_digits=6, decimal_places=2)
    reason = models.CharField(max_length=WORDS)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=30)
    at = models.DateTimeField()
    back = models.DateTimeField(null=True)
    back_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    back_why = models.CharField(max_length=WORDS, default="")

    class Meta:
        """An indicator has one that stands."""

        constraints = (models.UniqueConstraint(fields=["declaration", "path"], condition=models.Q(back=None), name="taken_off_once"),)


class Release(models.Model):
    """A text that two people released to the public: which version with its hash, who asked and who agreed; and its withdrawal."""

    id = models.CharField(max_length=LONG, primary_key=True, default=new_key)
    declaration = models.ForeignKey(Declaration, on_delete=models.PROTECT, related_name="releases")
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    asked_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_index=True)
    withdrawn = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=WORDS, default="")
