"""Claimants by their names: the person who is named after a post and its office, and the statement that goes on
speaking.
"""

from __future__ import annotations

from dataclasses import replace

from tawthiq.layers.annotation import Actor, Claim
from tawthiq.resources.words import WordClasses
from tawthiq.text.text import Text

POSTED = frozenset(("official", "person", "resident"))
"""Kinds of speakers who may be a person whose name follows."""
_COMMAS = frozenset("،,")
_REACH = 12
"""Tokens of a quoted or long office between the post and the name (قائد "قوة …" اللواء فلان)."""


def named_claimants(
    text: Text, grammar: WordClasses, claims: tuple[Claim, ...], actors: tuple[Actor, ...]
) -> tuple[Claim, ...]:
    """The claims, a bare post replaced by the named person after it, and «البيان» joined to the speaker whose
    statement it is.
    """
    out: list[Claim] = []
    for index, claim in enumerate(claims):
        if claim.same_as is not None:
            head = out[claim.same_as]
            same_words = claim.span == claims[claim.same_as].span
            out.append(replace(claim, span=head.span, first=head.first, last=head.last) if same_words else claim)
        elif index and _is_statement(text, grammar, claim):
            out.append(replace(claim, same_as=_root(out, index - 1)))
        else:
            person = _named(text, claim, actors)
            named = claim if person is None else replace(claim, span=person.span, first=person.first, last=person.last)
            out.append(named)
    return tuple(out)


def _root(claims: list[Claim], index: int) -> int:
    back = claims[index].same_as
    return index if back is None else back


def _is_statement(text: Text, grammar: WordClasses, claim: Claim) -> bool:
    return claim.last - claim.first == 1 and "statement" in grammar.of_form(text.tokens[claim.first].form)


def _named(text: Text, claim: Claim, actors: tuple[Actor, ...]) -> Actor | None:
    """The person named between a one-word post and the beginning of what is said, or right there before a comma."""
    if claim.last - claim.first != 1 or claim.kind not in POSTED or not claim.scope:
        return None
    if claim.verb is None or claim.verb.start > claim.span.start:
        return None
    sentence = text.sentence_of(claim.first)
    for actor in actors:
        near = claim.last <= actor.first <= min(claim.last + _REACH, sentence.last - 1)
        before = actor.span.end <= claim.scope[0].start
        opens = actor.span.start == claim.scope[0].start and text.tokens[actor.last].form in _COMMAS
        if actor.kind == "person" and near and (before or opens):
            return actor
    return None
