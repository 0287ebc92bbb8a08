"""The tree of units: made, moved, looked up."""

from django.db import IntegrityError, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

from jixiao.web.journal.write import Actor, note
from jixiao.web.models import Unit
from jixiao.web.problems import Problem


@transaction.atomic
def found(actor: Actor, name: str, parent: Unit | None = None) -> Unit:
    """Return a new unit below another; Problem where one of that name is there already."""
    try:
        with transaction.atomic():
            unit = Unit.objects.create(name=name.strip(), parent=parent, path=f"?{name.strip()}?{parent.pk if parent else ''}")
    except IntegrityError as twice:
        raise Problem(409, f"这里已有单位“{name}”。请换一个名称。") from twice
    unit.path = f"{parent.path if parent else '/'}{unit.pk}/"
    unit.save(update_fields=["path"])
    note(actor, "unit.made", f"unit:{unit.pk}", name=unit.name, parent=parent and parent.pk)
    return unit


@transaction.atomic
def move(actor: Actor, unit: Unit, parent: Unit) -> None:
    """Put a unit, with all below it, under another one; Problem where that lies below it itself."""
    if parent.path.startswith(unit.path):
        raise Problem(409, "不能把单位移到它自己下面。请另选上级单位。")
    old, new = unit.path, f"{parent.path}{unit.pk}/"
    Unit.objects.filter(path__startswith=old).update(path=Concat(Value(new), Substr(F("path"), len(old) + 1)))
    Unit.objects.filter(pk=unit.pk).update(parent=parent)
    note(actor, "unit.moved", f"unit:{unit.pk}", before=old, after=new)


def under(unit: Unit) -> list[Unit]:
    """Return a unit and all below it."""
    return list(Unit.objects.filter(path__startswith=unit.path).order_by("path"))
