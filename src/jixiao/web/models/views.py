"""Ways of looking through a list that a person keeps under a name."""

from django.db import models

from jixiao.web.models.people import Person

NAMED, ASKED = 40, 1000


class View(models.Model):
    """What somebody looks for again and again, under a name of the own: the end of an address."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="views")
    name = models.CharField(max_length=NAMED)
    query = models.CharField(max_length=ASKED)

    class Meta:
        """A person has one of a name."""

        constraints = (models.UniqueConstraint(fields=["person", "name"], name="view_once"),)
