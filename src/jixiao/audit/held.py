"""Verdicts that rest on what is not surely read become unknown, those that fail and those that pass, and name what keeps them open."""

from collections.abc import Mapping

from msgspec.structs import replace

from jixiao.audit.again import Parts
from jixiao.audit.ground import Ground
from jixiao.audit.rests import memory
from jixiao.audit.rulefile import Rule
from jixiao.audit.verdicts import Judged, Tally, owner_of
from jixiao.facts.schema import Rows as Facts
from jixiao.model.document import Document


def settled(
    judged: Judged, rules: Mapping[str, Rule], documents: Mapping[str, Document], facts: Facts, parts: Mapping[str, Parts] | None = None
) -> Judged:
    """Return a run with what rests on a doubtful reading turned from fail or pass to unknown; ``documents`` and their ``parts`` by their keys."""
    grounds = {key: Ground(document, key, facts, (parts or {}).get(key)) for key, document in documents.items()}
    verdicts, tallies, by_project = [], Turned(judged.tallies), Turned(judged.by_project)
    for verdict in judged.verdicts:
        key = verdict.subject.partition(":")[0]
        doubt = grounds[key].doubt(verdict, rules[verdict.code]) if verdict.ok is False else None
        if doubt is not None:
            tallies.turn(verdict.code, key, fail=1, opened=1)
            by_project.turn(verdict.code, owner_of(verdict.subject), fail=1, opened=1)
        verdicts.append(verdict if doubt is None else verdict._replace(ok=None, doubt=doubt))
    passed = dict(judged.passed)
    for (code, owner), subjects in judged.passed.items():
        key = owner.partition(":")[0]
        opened = {verdict.subject: verdict for verdict in grounds[key].opened(rules[code], owner, subjects)}
        if opened:
            stay = passed[code, owner] = [subject for subject in subjects if subject not in opened]
            for counted, of in ((tallies, key), (by_project, owner)):
                counted.turn(code, of, passed=len(subjects) - len(stay), opened=len(opened))
            verdicts += opened.values()
    if any(ground.asked for ground in grounds.values()):
        memory().keep()
    return replace(judged, verdicts=tuple(verdicts), tallies=tallies.now, by_project=by_project.now, passed=passed)


class Turned:
    """Tallies while verdicts are turned to unknown."""

    def __init__(self, tallies: Mapping[tuple[str, str], Tally]) -> None:
        self.now = dict(tallies)

    def turn(self, code: str, owner: str, *, opened: int, passed: int = 0, fail: int = 0) -> None:
        """Count verdicts of a rule on an owner's subjects as unknown (``opened``) that passed, several on one subject among them, or failed."""
        if tally := self.now.get((code, owner)):
            now = tally._replace(passed=tally.passed - passed, fail=tally.fail - fail, unknown=tally.unknown + opened)
            self.now[code, owner] = now
