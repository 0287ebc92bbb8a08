"""Declarations with their versions, the files they came from, the steps they took and the opinions given on them."""

from difflib import SequenceMatcher

from django.db import models

from jixiao.web.models.keys import LONG, new_key
from jixiao.web.models.people import Person, Unit

SAME = 0.9
"""How much of a name stands there, from which on it is that name."""


class Upload(models.Model):
    """A file as it arrived; its bytes lie in the store under their SHA-256."""

    digest = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Declaration(models.Model):
    """A unit's declaration of a year, as it stands.

    ``version`` is the text as it is now, ``handed_in`` the one that others than the unit see, ``frozen`` the one approved. ``reached``
    is how far it ever came (position in the phases of ``workflow``). ``confirmed`` says that the indicators were confirmed since an
    amount was changed. ``annual`` is the year's money in yuan, ``figure`` what the unit may have. While it is being read in the
    background ``claimed`` says since when; ``trouble`` is why reading failed.
    """

    id = models.CharField(max_length=LONG, primary_key=True, default=new_key)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="declarations")
    title = models.CharField(max_length=500)
    kind = models.CharField(max_length=30, default="declaration")
    year = models.PositiveIntegerField(null=True)
    state = models.CharField(max_length=30)
    reached = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=0)
    handed_in = models.PositiveIntegerField(null=True)
    frozen = models.PositiveIntegerField(null=True)
    confirmed = models.BooleanField(default=True)
    forms = models.PositiveIntegerField(default=0)
    annual = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    figure = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    handed_in_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    last_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    upload = models.ForeignKey(Upload, null=True, on_delete=models.PROTECT, related_name="+")
    created = models.DateTimeField()
    changed = models.DateTimeField()
    claimed = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=1000, default="")

    class Meta:
        """Lists go by what changed last; the state picks what waits, the year is chosen from those there are."""

        indexes = (
            models.Index(fields=["unit", "-changed", "id"], name="declaration_unit"),
            models.Index(fields=["-changed", "id"], name="declaration_changed"),
            models.Index(fields=["state", "-changed"], name="declaration_state"),
            models.Index(fields=["year", "unit"], name="declaration_year"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def full_title(self) -> str:
        """The title, with the unit before it where it does not begin with its name, a slip in it aside."""
        unit = self.unit.name
        same = SequenceMatcher(None, unit, self.title[: len(unit)]).ratio() >= SAME
        return self.title if same else f"{unit}：{self.title}"


class Version(models.Model):
    """A declaration's text at one moment: the Document as JSON, packed, with the SHA-256 of the JSON. Never changed once written."""

    declaration = models.ForeignKey(Declaration, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    what = models.CharField(max_length=200)
    frozen = models.BooleanField(default=False)

    class Meta:
        """A number is there once."""

        constraints = (models.UniqueConstraint(fields=["declaration", "number"], name="version_once"),)


class TakenStep(models.Model):
    """A step that was taken: by whom, in which role, from where to where, on which version, with what.

    ``sheet`` are the points of the review form, item by item, where a grade was given by it.
    """

    declaration = models.ForeignKey(Declaration, on_delete=models.PROTECT, related_name="steps")
    name = models.CharField(max_length=30)
    start = models.CharField(max_length=30)
    end = models.CharField(max_length=30)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=30)
    at = models.DateTimeField()
    version = models.PositiveIntegerField()
    grade = models.CharField(max_length=2, default="")
    figure = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    reason = models.TextField(default="")
    document = models.CharField(max_length=300, default="")
    sheet = models.JSONField(null=True)


class GivenOpinion(models.Model):
    """An opinion on a field, given with a step."""

    step = models.ForeignKey(TakenStep, on_delete=models.PROTECT, related_name="opinions")
    path = models.CharField(max_length=300)
    text = models.TextField()


class Reply(models.Model):
    """An answer to an opinion: by the unit, or by who reviews; ``settles`` says that the reviewers take it as it is."""

    opinion = models.ForeignKey(GivenOpinion, on_delete=models.PROTECT, related_name="replies")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=30)
    at = models.DateTimeField()
    text = models.CharField(max_length=2000, default="")
    settles = models.BooleanField(default=False)
