"""What is stored: one module a subject. Who looks for rows goes through ``people/access.py``, never to these tables directly."""

from jixiao.web.models.declarations import Declaration, GivenOpinion, TakenStep, Upload, Version
from jixiao.web.models.desks import OwnRecord, Row
from jixiao.web.models.journal import Entry, Head, Receipt
from jixiao.web.models.people import Attempt, Grant, OldPassword, Person, Sitting, Token, Unit
from jixiao.web.models.records import Intake, Release, TakenOff

__all__ = [
    "Attempt",
    "Declaration",
    "Entry",
    "GivenOpinion",
    "Grant",
    "Head",
    "Intake",
    "OldPassword",
    "OwnRecord",
    "Person",
    "Receipt",
    "Release",
    "Row",
    "Sitting",
    "TakenOff",
    "TakenStep",
    "Token",
    "Unit",
    "Upload",
    "Version",
]
