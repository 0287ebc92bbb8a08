"""Units, people, what they are, and how they come in."""

from django.db import models

from jixiao.web.models.keys import LONG, new_key


class Unit(models.Model):
    """A unit in the tree of units; ``path`` are the numbers from the root down to it, ``/1/4/``, so that what is below begins with it.

    From the day ``closed`` on it begins nothing new; what it has stays to be seen and finished.
    """

    name = models.CharField(max_length=200)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    path = models.CharField(max_length=400, unique=True)
    closed = models.DateField(null=True)

    class Meta:
        """One name is there once below one parent."""

        constraints = (models.UniqueConstraint(fields=["parent", "name"], name="unit_once", nulls_distinct=False),)

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """Somebody with a login. ``login`` is folded, so that two that look alike are one; ``mark`` grows when all sittings are to end.

    ``expires`` is the last moment at which the password holds, None where it does not end; with ``must_change`` it opens only the
    page where it is changed.
    """

    id = models.CharField(max_length=LONG, primary_key=True, default=new_key)
    login = models.CharField(max_length=100, unique=True)
    name = models.CharField(max_length=100)
    password = models.CharField(max_length=200)
    password_set = models.DateTimeField()
    expires = models.DateTimeField(null=True)
    must_change = models.BooleanField(default=False)
    active = models.BooleanField(default=True)
    until = models.DateField(null=True)
    mark = models.PositiveIntegerField(default=0)
    created = models.DateTimeField()
    seen = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name


class OldPassword(models.Model):
    """A password that was used before and is not taken again soon."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="old_passwords")
    password = models.CharField(max_length=200)
    until = models.DateTimeField()


class Grant(models.Model):
    """A role that a person has at a unit, up to a day where one is given; ``given_by`` lent it, where it is lent."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=30)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="grants")
    until = models.DateField(null=True)
    given_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """A role is there once for a person at a unit."""

        constraints = (models.UniqueConstraint(fields=["person", "role", "unit"], name="grant_once"),)


class Sitting(models.Model):
    """A browser in which somebody is logged in; only the hash of what its cookie holds is kept.

    ``half``: the second factor is still due; a ``lasting`` one lasts on the phone's pages.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sittings")
    mark = models.PositiveIntegerField()
    begun = models.DateTimeField()
    seen = models.DateTimeField(db_index=True)
    address = models.CharField(max_length=60)
    half = models.BooleanField(default=False)
    lasting = models.BooleanField(default=False)


class Token(models.Model):
    """A key by which a program of a person calls the API; only its hash is kept. ``scope`` is ``read`` or ``write``."""

    digest = models.CharField(max_length=64, primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="tokens")
    mark = models.PositiveIntegerField()
    scope = models.CharField(max_length=10)
    begun = models.DateTimeField()
    ends = models.DateTimeField(db_index=True)


class Attempt(models.Model):
    """A login that was tried, whether there is such a person or not; those that succeeded are taken away again."""

    login = models.CharField(max_length=100)
    address = models.CharField(max_length=60)
    at = models.DateTimeField(db_index=True)

    class Meta:
        """Looked for by login and by address."""

        indexes = (models.Index(fields=["login", "at"], name="attempt_login"), models.Index(fields=["address", "at"], name="attempt_addr"))
