"""What is stored: one module a subject. Who looks for rows goes through ``people/access.py``, never to these tables directly."""

from jixiao.web.models.declarations import Declaration, GivenOpinion, Reply, TakenStep, Upload, Version
from jixiao.web.models.desks import Attachment, OwnRecord, Row
from jixiao.web.models.doors import Factor, Handshake, Identity, Recovery, ResetLink
from jixiao.web.models.journal import Entry, Head, Receipt
from jixiao.web.models.keeping import Deadline, Delivery, KeptRun, SpecialDay
from jixiao.web.models.people import Attempt, Grant, OldPassword, Person, Sitting, Token, Unit
from jixiao.web.models.records import Intake, Release, TakenOff
from jixiao.web.models.rules import Counted, LocalRule, Spoke
from jixiao.web.models.views import View

__all__ = [
    "Attachment",
    "Attempt",
    "Counted",
    "Deadline",
    "Declaration",
    "Delivery",
    "Entry",
    "Factor",
    "GivenOpinion",
    "Grant",
    "Handshake",
    "Head",
    "Identity",
    "Intake",
    "KeptRun",
    "LocalRule",
    "OldPassword",
    "OwnRecord",
    "Person",
    "Receipt",
    "Recovery",
    "Release",
    "Reply",
    "ResetLink",
    "Row",
    "Sitting",
    "SpecialDay",
    "Spoke",
    "TakenOff",
    "TakenStep",
    "Token",
    "Unit",
    "Upload",
    "Version",
    "View",
]
