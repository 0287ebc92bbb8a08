"""Rules of an office, each text a row of its own, and how often every rule spoke over what is stored."""

from django.db import models

from jixiao.web.models.declarations import Declaration
from jixiao.web.models.keys import LONG, new_key
from jixiao.web.models.people import Person, Unit


class LocalRule(models.Model):
    """A text of a local rule and how far it has come: draft, proposed, on, off; only a draft's text changes.

    ``unit`` is where it is law: it judges the declarations of that unit and of all below. ``trial`` is how its examples and changes did,
    ``run`` what it found in what is stored, both of the text with ``tried`` as its hash. ``second`` is who switched it on.
    """

    id = models.CharField(max_length=LONG, primary_key=True, default=new_key)
    code = models.CharField(max_length=5, db_index=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=10, db_index=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    changed = models.DateTimeField()
    trial = models.JSONField(null=True)
    run = models.JSONField(null=True)
    second = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Of a code one text is on."""

        constraints = (models.UniqueConstraint(fields=["code"], condition=models.Q(state="on"), name="local_rule_on"),)


class Counted(models.Model):
    """That the rules were counted on a declaration: on which text, by which book of rules."""

    declaration = models.OneToOneField(Declaration, on_delete=models.CASCADE, related_name="counted")
    version = models.PositiveIntegerField()
    book = models.CharField(max_length=64, db_index=True)


class Spoke(models.Model):
    """How often a rule found something in a declaration, and how often it could not judge; rules that did neither have no row."""

    declaration = models.ForeignKey(Declaration, on_delete=models.CASCADE, related_name="spoke")
    code = models.CharField(max_length=5)
    fails = models.PositiveIntegerField()
    unknown = models.PositiveIntegerField()

    class Meta:
        """A rule is there once for a declaration; sums go by code."""

        constraints = (models.UniqueConstraint(fields=["declaration", "code"], name="spoke_once"),)
        indexes = (models.Index(fields=["code", "declaration"], name="spoke_code"),)
