"""The reader: from one report to its coded document. Loads the data once; safe to use from several threads."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from tawthiq.clauses.claims import find_claims
from tawthiq.clauses.events import Knowledge, draft_events
from tawthiq.clauses.evidence import find_evidence
from tawthiq.clauses.namesakes import without_craft, without_name_words, without_namesakes
from tawthiq.clauses.reading import Layers
from tawthiq.clauses.split import cut_clauses
from tawthiq.clauses.spokespersons import named_claimants
from tawthiq.clauses.triggers import find_triggers
from tawthiq.layers.actors import STATE_RULES, find_actors
from tawthiq.layers.actors_view import view
from tawthiq.layers.casualties import find_casualties
from tawthiq.layers.numbers import find_numbers
from tawthiq.layers.places import find_places
from tawthiq.layers.times import find_times
from tawthiq.layers.victims import find_victims
from tawthiq.layers.weapons import find_weapons
from tawthiq.reading.language import why_not_arabic
from tawthiq.reading.report import Report
from tawthiq.records.assemble import Head, assemble
from tawthiq.records.model import CodedReport
from tawthiq.records.parts import cut_into_parts, join_parts
from tawthiq.records.terms import Accounted
from tawthiq.records.trace import Trace
from tawthiq.resources.engine_data import EngineData, load_engine_data
from tawthiq.resources.files import DataFiles
from tawthiq.text.text import Text, read_text
from tawthiq.version import engine_version


class Reader:
    """Reads reports. ``data``: a folder with a linguist's own copy of the data files; None: the packaged ones.

    Raises DataError where a data file is wrong.
    """

    def __init__(self, data: Path | None = None) -> None:
        self._files = DataFiles(data)
        self._data: EngineData = load_engine_data(self._files)

    def read(self, report: Report) -> CodedReport:
        """The coded document of a report. Never raises for what the text holds: a text that is empty or not Arabic
        gives an empty document that says why.
        """
        return self.explain(report)[0]

    def explain(self, report: Report) -> tuple[CodedReport, Trace]:
        """The coded document, and for each of its values the rule that found it and what else it rested on."""
        raw, headline_end = coded_text(report)
        head = self._head(report, raw)
        reason = "the text is empty" if not raw.strip() else why_not_arabic(raw)
        if reason is not None:
            return _uncoded(head, raw, reason, "not_arabic" if raw.strip() else "nothing_found"), Trace()
        parts = cut_into_parts(raw)
        if len(parts) == 1:
            return self._code(head, raw, headline_end, report.published)
        coded = [
            (start, *self._code(head, raw[start:end], headline_end if start == 0 else None, report.published))
            for start, end in parts
        ]
        return join_parts(_uncoded(head, raw, None, "nothing_found"), coded)

    def _code(
        self, head: Head, raw: str, headline_end: int | None, published: date | datetime | None
    ) -> tuple[CodedReport, Trace]:
        text = read_text(raw, headline_end, self._data.orthography)
        layers = self.layers(text, published)
        day = published.date() if isinstance(published, datetime) else published
        return assemble(head, layers, draft_events(layers, self._knowledge(), day))

    def failed(self, report: Report, reason: str) -> CodedReport:
        """The empty document of a report that could not be read to its end, accounted for with the reason."""
        raw, _ = coded_text(report)
        return _uncoded(self._head(report, raw), raw, reason, "failed")

    def layers(self, text: Text, published: date | datetime | None = None) -> Layers:
        """The annotations of a text; claims, victims and clauses only where a word names an event."""
        data = self._data
        day = published.date() if isinstance(published, datetime) else published
        numbers = find_numbers(text, data.numbers)
        times = find_times(text, data.times, published)
        words = view(text)
        actors = find_actors(text, data.register, day, words)
        actors = without_namesakes(text, data.triggers.grammar, actors)
        taken = [a.span for a in actors if a.group_id and not a.assets and a.rule not in STATE_RULES]
        taken += [t.span for t in times if t.kind in ("point", "clock")]
        places = find_places(text, data.gazetteer, None, taken, numbers)
        weapons = find_weapons(text, data.weapons, numbers, words)
        weapons = without_name_words(weapons, actors)
        actors = without_craft(actors, weapons)
        casualties = find_casualties(text, data.harm, numbers, actors)
        named = [a.span for a in actors if a.group_id] + [p.span for p in places if p.gazetteer_id]
        named += [t.span for t in times]
        placed = frozenset(p.first for p in places if not p.adjectival)
        triggers = find_triggers(text, data.triggers, named, placed)
        found = Layers(
            text=text,
            times=times,
            places=places,
            actors=actors,
            weapons=weapons,
            casualties=casualties,
            evidence=find_evidence(text, data.speech),
            triggers=triggers,
        )
        return self._told(found) if triggers else found

    def _told(self, found: Layers) -> Layers:
        """The annotations of a text with what only events ask for."""
        text, actors, grammar = found.text, found.actors, self._data.triggers.grammar
        names = grammar.over(text)
        verbs = frozenset(t.first for t in found.triggers if t.kind == "verb")
        return replace(
            found,
            victims=find_victims(text, self._data.harm, found.casualties),
            claims=named_claimants(text, grammar, find_claims(text, self._data.speech, actors), actors),
            clauses=cut_clauses(text, names, verbs),
            names=names,
        )

    def _knowledge(self) -> Knowledge:
        return Knowledge(self._data.triggers, self._data.types, self._data.weights)

    def _head(self, report: Report, raw: str) -> Head:
        doc_id = report.doc_id or "sha256:" + hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()
        return Head(
            doc_id=doc_id,
            outlet=report.outlet,
            url=report.url,
            title=report.title,
            published=report.published_day,
            engine=engine_version(),
            data=self._files.digest(),
            notes=report.notes,
        )


def coded_text(report: Report) -> tuple[str, int | None]:
    """The text that is coded, and where its headline ends: the text as received where it begins with the headline,
    else the title, a line break and the text.
    """
    title = (report.title or "").strip()
    if not title:
        return report.text, None
    lead = len(report.text) - len(report.text.lstrip())
    if report.text[lead:].startswith(title):
        return report.text, lead + len(title)
    return f"{title}\n{report.text}", len(title)


def _uncoded(head: Head, raw: str, reason: str | None, accounted: Accounted) -> CodedReport:
    return CodedReport(
        doc_id=head.doc_id,
        outlet=head.outlet,
        url=head.url,
        title=head.title,
        published=head.published,
        text=raw,
        engine=head.engine,
        data=head.data,
        accounted=accounted,
        reason=reason,
        notes=head.notes,
    )
