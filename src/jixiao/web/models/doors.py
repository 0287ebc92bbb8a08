"""What opens a login besides a password: a second factor, a link that opens once, a sign-in at another house."""

from django.db import models

from jixiao.web.models.people import Person


class Factor(models.Model):
    """A person's second factor: the shared secret, sealed; ``since`` is when the first code proved it, ``step`` the last half minute used."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="factor")
    secret = models.CharField(max_length=400)
    since = models.DateTimeField(null=True)
    step = models.PositiveBigIntegerField(default=0)


class Recovery(models.Model):
    """A code that opens once where the second factor is lost; only its hash is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="recoveries")
    digest = models.CharField(max_length=64)

    class Meta:
        """A code is there once."""

        constraints = (models.UniqueConstraint(fields=["person", "digest"], name="recovery_once"),)


class ResetLink(models.Model):
    """A link by which a person sets a password once; only the hash of its key is kept."""

    digest = models.CharField(max_length=64, primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="reset_links")
    ends = models.DateTimeField()


class Handshake(models.Model):
    """A sign-in that has gone to another house and is not back: what its answer has to fit."""

    digest = models.CharField(max_length=64, primary_key=True)
    nonce = models.CharField(max_length=64)
    verifier = models.CharField(max_length=128)
    following = models.CharField(max_length=500)
    ends = models.DateTimeField(db_index=True)


class Identity(models.Model):
    """Who a person is at another house: its name for itself and its key for the person, bound at the first sign-in."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="identities")
    issuer = models.CharField(max_length=300)
    subject = models.CharField(max_length=255)

    class Meta:
        """One of them is one person, and a person is one of them."""

        constraints = (
            models.UniqueConstraint(fields=["issuer", "subject"], name="identity_once"),
            models.UniqueConstraint(fields=["person", "issuer"], name="identity_person"),
        )
