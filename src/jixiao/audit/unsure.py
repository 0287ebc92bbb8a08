"""What a report says of the reading: the places that are not sure, what each keeps open, and why there was nothing to judge."""

from collections.abc import Iterable

from jixiao.audit.certainty import certainty_of
from jixiao.model.document import Document, Unread
from jixiao.model.finding import Doubt, Finding, Unsure
from jixiao.params.certainty import needed_for

NO_FORM = "/projects"
"""Where a reader says that it found no form."""
NOTHING = {
    "zh": "文件里没有找到绩效目标申报表、监控表或自评表，没有可以审核的内容。",
    "en": "No declaration, monitoring form or self-evaluation was found in the file; there is nothing to judge.",
}


def unsure_places(document: Document, findings: Iterable[Finding]) -> tuple[Unsure, ...]:
    """Return the places whose reading is not sure enough for every finding, those first that keep the most rules open."""
    kept_open: dict[str, dict[str, Doubt]] = {}
    for finding in findings:
        if finding.doubt is not None:
            kept_open.setdefault(finding.doubt.path, {})[finding.code] = finding.doubt
    weak = {why.path: (why.kind, why.sure) for why in certainty_of(document).below(needed_for("error"))}
    for path, doubts in kept_open.items():
        one = next(iter(doubts.values()))
        weak.setdefault(path, (one.kind, one.confidence))
    found = (
        Unsure(path=path, kind=kind, confidence=sure, place=document.places.get(path), rules=tuple(sorted(kept_open.get(path, ()))))
        for path, (kind, sure) in weak.items()
    )
    return tuple(sorted(found, key=lambda one: -len(one.rules)))


def not_read(document: Document, lang: str) -> tuple[Unread, ...]:
    """Return what was seen and not read; of a document without a form first why there is nothing to judge."""
    if document.projects:
        return document.unread
    told = next((warning.message for warning in document.warnings if warning.path == NO_FORM), None)
    place = next(iter(document.places.values()), None)
    return (Unread(path=NO_FORM, message=told if told and lang != "en" else NOTHING[lang], place=place), *document.unread)
