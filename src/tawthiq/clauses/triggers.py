"""Triggers: the words of a text that name an event, each with its family and what qualifies it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from tawthiq.clauses.qualify import qualify
from tawthiq.layers.annotation import Annotation
from tawthiq.resources.triggers import NOUN, PHRASE, VERB, Condition, TriggerForm, TriggerLexicon
from tawthiq.text.letters import ar
from tawthiq.text.phrases import Match
from tawthiq.text.sentences import BOILERPLATE
from tawthiq.text.span import Span
from tawthiq.text.text import Text

HARM = "harm"
SPORT, EXERCISE = "sport", "exercise"
_SPORTING = 2
"""Words of sport that make a sentence one about a match: one alone may name a stadium that was hit."""
PLACE = "place"
"""The class of a condition that any place meets."""
_STRENGTH = {"strong": 2, "weak": 1, "harm": 0}
_ARTICLE = ar("Al")
_PREPOSITIONS = frozenset((ar("b"), ar("l"), ar("k")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger(Annotation):
    """A word that names an event. ``kind``: verb · noun · phrase; ``flags``: what qualifies it (negated, future,
    threat, attempt, conditional, habitual, background, purpose, undergone …); ``head``: the token that carries the
    form.
    """

    family: str
    type: str
    kind: str
    strength: str
    head: int
    sentence: int
    tense: str | None = None
    person: str | None = None
    definite: bool = False
    prefix: str = ""
    suffix: str = ""
    flags: frozenset[str] = frozenset()


def find_triggers(
    text: Text, lexicon: TriggerLexicon, taken: Collection[Span] = (), placed: Collection[int] = ()
) -> tuple[Trigger, ...]:
    """The triggers of a text in order; a word of harm (مقتل) counts only in a sentence in which nothing else names
    an event; a negated verb (لم تنفجر) names none. ``taken``: spans of names (actors, places) inside which a word
    names no event;
       ``placed``: tokens at which a place begins, for conditions that ask for one (class ``place``)."""
    blocked = _blocked(text, taken)
    skipped = {i for s in text.sentences if s.kind == BOILERPLATE for i in range(s.first, s.last)}
    fitting: list[tuple[Match, TriggerForm]] = []
    for match in lexicon.matcher.match(text):
        form = lexicon.forms[match.id]
        if match.first in skipped or any(i in blocked for i in range(match.first, match.last)):
            continue
        if _fits(text, lexicon, match, form, placed):
            fitting.append((match, form))
    other = _other_matters(text, lexicon, {text.sentence_of(match.first).index for match, _ in fitting})
    fitting = [pair for pair in fitting if text.sentence_of(pair[0].first).index not in other]
    found = [_trigger(text, lexicon, match, form) for match, form in _select(text, lexicon, fitting)]
    found = [t for t in found if not (t.kind == VERB and "negation" in t.flags)]
    named = {t.sentence for t in found if t.strength != HARM}
    return tuple(t for t in found if t.strength != HARM or t.sentence not in named)


def _other_matters(text: Text, lexicon: TriggerLexicon, sentences: Iterable[int]) -> frozenset[int]:
    """Sentences that tell of a match or of an exercise: their shots, attacks and explosions are no events."""
    out = set()
    for index in sentences:
        sentence = text.sentences[index]
        names = [lexicon.classes.at(text, i) for i in range(sentence.first, sentence.last)]
        if sum(SPORT in found for found in names) >= _SPORTING or any(EXERCISE in found for found in names):
            out.add(index)
    return frozenset(out)


def _blocked(text: Text, taken: Iterable[Span]) -> frozenset[int]:
    out: set[int] = set()
    for span in taken:
        first, last = text.tokens_in(span)
        out.update(range(first, last))
    return frozenset(out)


def _fits(text: Text, lexicon: TriggerLexicon, match: Match, form: TriggerForm, placed: Collection[int] = ()) -> bool:
    entry = form.entry
    if form.kind == VERB and (match.article or any(p in match.prefix for p in _PREPOSITIONS if p != ar("l"))):
        return False
    if form.kind == VERB and form.tense == "past" and match.prefix.endswith((ar("l"), ar("s"))):
        return False
    if entry.near and not _stands(text, lexicon, match, entry.near, placed):
        return False
    return not (entry.unless and _stands(text, lexicon, match, entry.unless, placed))


def _stands(text: Text, lexicon: TriggerLexicon, match: Match, condition: Condition, placed: Collection[int]) -> bool:
    wanted = frozenset(condition.classes)
    sentence = text.sentence_of(match.first)
    after = range(match.last, min(match.last + condition.within, sentence.last))
    before = range(max(match.first - condition.within, sentence.first), match.first)
    places = {"after": (after,), "before": (before,), "any": (before, after)}[condition.side]
    named = PLACE in wanted
    return any((named and i in placed) or lexicon.classes.at(text, i) & wanted for stretch in places for i in stretch)


def _select(
    text: Text, lexicon: TriggerLexicon, found: list[tuple[Match, TriggerForm]]
) -> list[tuple[Match, TriggerForm]]:
    """One reading per stretch: the longest, then the entry whose condition is met, then the stronger, then the
    likelier form.
    """

    def rank(pair: tuple[Match, TriggerForm]) -> tuple[int, int, int, int]:
        match, form = pair
        likely = _looks_like(text, lexicon, match)
        return (
            match.last - match.first,
            int(form.entry.near is not None),
            _STRENGTH[form.entry.strength],
            int(form.kind == likely or form.kind == PHRASE),
        )

    taken: set[int] = set()
    kept = []
    for pair in sorted(found, key=rank, reverse=True):
        stretch = range(pair[0].first, pair[0].last)
        if taken.isdisjoint(stretch):
            taken.update(stretch)
            kept.append(pair)
    return sorted(kept, key=lambda pair: pair[0].first)


def _looks_like(text: Text, lexicon: TriggerLexicon, match: Match) -> str:
    """Verb or noun, where one spelling serves both (قصف): the words around decide."""
    if match.article or any(p in match.prefix for p in _PREPOSITIONS):
        return NOUN
    sentence = text.sentence_of(match.first)
    if match.first > sentence.first:
        before = lexicon.grammar.of_form(text.tokens[match.first - 1].form)
        if before & {"preposition", "light_verb", "cause"} or lexicon.grammar.at(text, match.first - 1) & {"undergo"}:
            return NOUN
    if match.last < sentence.last:
        after = lexicon.grammar.of_form(text.tokens[match.last].form)
        if after & {"modifier", "preposition", "against"}:
            return NOUN
    return VERB


def _trigger(text: Text, lexicon: TriggerLexicon, match: Match, form: TriggerForm) -> Trigger:
    sentence = text.sentence_of(match.first)
    last = match.last
    definite = match.article or bool(match.suffix)
    while form.kind == NOUN and last < sentence.last and last - match.last < 2:
        if "modifier" not in lexicon.grammar.of_form(text.tokens[last].form):
            break
        last += 1
    return Trigger(
        first=match.first,
        last=last,
        span=text.span(match.first, last),
        rule=form.entry.id,
        family=form.entry.family,
        type=form.entry.type,
        kind=form.kind,
        strength=form.entry.strength,
        head=match.first,
        sentence=sentence.index,
        tense=form.tense,
        person=form.person,
        definite=definite,
        prefix=match.prefix,
        suffix=match.suffix,
        flags=qualify(text, lexicon.grammar, match, form),
    )
