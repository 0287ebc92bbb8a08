"""The tree of units: made, moved, looked up."""

from django.db import IntegrityError, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr
from django.utils.timezone import localdate

from jixiao.web.journal.write import Actor, note
from jixiao.web.models import Unit
from jixiao.web.problems import Problem

LONGEST_NAME = 200


@transaction.atomic
def found_unit(actor: Actor, name: str, parent: Unit | None = None) -> Unit:
    """Return a new unit below another; Problem where one of that name is there already, or the one above is closed."""
    if not 0 < len(name.strip()) <= LONGEST_NAME or not name.strip().isprintable():
        raise Problem(422, f"单位名称要有 1 到 {LONGEST_NAME} 个字。")
    if parent is not None and parent.closed:
        raise Problem(409, f"“{parent.name}”已经撤销，下面不能再设单位。请另选上级单位。")
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
    """Put a unit, with all below it, under another one; Problem where that lies below it itself, is closed, or has one of that name."""
    if unit.parent_id is None:
        raise Problem(409, "最上级的单位不能移动。")
    if parent.path.startswith(unit.path):
        raise Problem(409, "不能把单位移到它自己下面。请另选上级单位。")
    if parent.closed:
        raise Problem(409, f"“{parent.name}”已经撤销，不能移到它下面。请另选上级单位。")
    if parent.children.filter(name=unit.name).exclude(pk=unit.pk).exists():
        raise Problem(409, f"“{parent.name}”下面已有单位“{unit.name}”。请另选上级单位。")
    old, new = unit.path, f"{parent.path}{unit.pk}/"
    Unit.objects.filter(path__startswith=old).update(path=Concat(Value(new), Substr(F("path"), len(old) + 1)))
    Unit.objects.filter(pk=unit.pk).update(parent=parent)
    note(actor, "unit.moved", f"unit:{unit.pk}", before=old, after=new)


@transaction.atomic
def close(actor: Actor, unit: Unit) -> None:
    """Let a unit begin nothing new from today on; Problem where a unit below it is open."""
    left = list(unit.children.filter(closed=None).values_list("name", flat=True)[:3])
    if left or unit.parent_id is None:
        why = f"“{unit.name}”下面还有单位：{'、'.join(left)}。请先移走或撤销它们。" if left else "最上级的单位不能撤销。"
        raise Problem(409, why)
    Unit.objects.filter(pk=unit.pk).update(closed=localdate())
    note(actor, "unit.closed", f"unit:{unit.pk}", name=unit.name)


@transaction.atomic
def reopen(actor: Actor, unit: Unit) -> None:
    """Let a closed unit begin anew; Problem where the one above it is closed."""
    if unit.parent is not None and unit.parent.closed:
        raise Problem(409, f"上级单位“{unit.parent.name}”已经撤销。请先恢复它，或把“{unit.name}”移到别处。")
    Unit.objects.filter(pk=unit.pk).update(closed=None)
    note(actor, "unit.reopened", f"unit:{unit.pk}", name=unit.name)


def under(unit: Unit) -> list[Unit]:
    """Return a unit and all below it."""
    return list(Unit.objects.filter(path__startswith=unit.path).order_by("path"))
