"""The office's calendar, what was done to keep it, and what is to be told outside."""

from django.db import models

from jixiao.web.models.people import Person


class Deadline(models.Model):
    """The last day of a round for declarations of a budget year, and how many days before it is called near."""

    year = models.PositiveIntegerField()
    round = models.CharField(max_length=100)
    day = models.DateField()
    near = models.PositiveSmallIntegerField(default=10)

    class Meta:
        """A round has one last day in a year."""

        constraints = (models.UniqueConstraint(fields=["year", "round"], name="deadline_once"),)


class SpecialDay(models.Model):
    """A day that is worked or not against the usual, such as a holiday of the year or a weekend that is worked."""

    day = models.DateField(unique=True)
    is_worked = models.BooleanField()
    name = models.CharField(max_length=100)


class KeptRun(models.Model):
    """A backup or a proof, wanted by somebody or by the command line: when it began and ended, what came of it, what is wrong."""

    what = models.CharField(max_length=20)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    asked = models.DateTimeField(db_index=True)
    begun = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)
    told = models.CharField(max_length=500, default="")
    faults = models.JSONField(default=list)


class Delivery(models.Model):
    """Something to be told to an address outside: what, how often it was tried, when next; ``done`` when it was taken, ``given_up`` when not."""

    url = models.CharField(max_length=500)
    seq = models.PositiveBigIntegerField()
    body = models.TextField()
    tries = models.PositiveSmallIntegerField(default=0)
    next = models.DateTimeField(db_index=True)
    done = models.DateTimeField(null=True)
    given_up = models.BooleanField(default=False)
    trouble = models.CharField(max_length=300, default="")
