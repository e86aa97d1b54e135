"""A text seen for its reported speech: marks, quotation marks, small words, heads of speakers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tawthiq.layers.annotation import Actor
from tawthiq.resources.speech import SPEAKS, Attribution, Cue, Head, SpeechLexicon, SpeechVerb, SpokenVerb
from tawthiq.text.clitics import readings
from tawthiq.text.letters import ar
from tawthiq.text.sentences import BOILERPLATE, DATELINE, Sentence
from tawthiq.text.text import Text

COMMAS = frozenset(",\u060c;\u061b")
DASHES = frozenset("-\u2013\u2014\u2015\u0640")
COLON = ":"
NO_FLAGS: frozenset[str] = frozenset()
OPENERS = frozenset("\"\u00ab\u201c\u201e\u201d\u2039\u275d'")
INSIDE_NAMES = frozenset("#_@")
AL = ar("Al")
W, F, B, L, K = ar("w"), ar("f"), ar("b"), ar("l"), ar("k")
LL = L + L
ARTICLES = (LL, AL, L + AL, B + AL, W + AL, F + AL, W + LL)
"""The article with what may be written on to it."""
ALA = ar("Ely")
YEH = ar("y")
CONJUNCTIONS = frozenset((W, F))
LONGEST_QUOTED_NAME = 8
"""Words: what stands between quotation marks and is longer is no name."""
SHORTEST_OUTLET = 4
"""Letters of an outlet's name with its article, at least one more than this."""
FARTHEST_GOVERNOR = 30
"""Words in which أن must follow a speaker that no lexicon knows."""


class SpeechView:
    """``text`` with the questions that the reading of claims asks of it. Token indexes throughout."""

    __slots__ = ("actors", "closes", "flags", "forms", "known", "lexicon", "opens", "text")

    def __init__(self, text: Text, lexicon: SpeechLexicon, actors: tuple[Actor, ...] = ()) -> None:
        self.text = text
        self.lexicon = lexicon
        self.actors = {actor.first: actor for actor in actors}
        self.known: set[str] = set()
        self.forms = tuple(token.form for token in text.tokens)
        self.flags = [lexicon.flags(form) for form in self.forms]
        for index in [i for i, flags in enumerate(self.flags) if "that" in flags and self._spelt(i)]:
            self.flags[index] = NO_FLAGS
        self.closes = dict(self._quotations())
        self.opens = {closed: opened for opened, closed in self.closes.items()}

    def _spelt(self, index: int) -> bool:
        """A letter of a name that is spelt out (سي إن إن، دي.إيه.إن): not the أن that it looks like."""
        if index and self.forms[index - 1] == "." and self.touches(index):
            return True
        return self.has(index - 1, "letter") or (self.has(index + 1, "letter") and self.has(index + 2, "letter"))

    def _quotations(self) -> Iterator[tuple[int, int]]:
        """Token indexes of each pair of quotation marks."""
        at = {token.span.start: token.index for token in self.text.tokens} if self.text.quotations else {}
        for quotation in self.text.quotations:
            opened, closed = at.get(quotation.start - 1), at.get(quotation.end)
            if opened is not None and closed is not None:
                yield opened, closed

    def sentences(self) -> Iterator[Sentence]:
        """The sentences that are coded."""
        return (s for s in self.text.sentences if s.kind not in (BOILERPLATE, DATELINE))

    def has(self, index: int, key: str) -> bool:
        """Whether the word stands under ``key`` of the small words, و or ف before it or not."""
        return 0 <= index < len(self.flags) and key in self.flags[index]

    def verb(self, index: int) -> SpokenVerb | None:
        """The word as a verb of speech; يُدعى is none, and told from يدّعي by its last letter as it is written."""
        if not 0 <= index < len(self.forms):
            return None
        if SPEAKS not in self.flags[index]:
            return None
        if "passive_alef" in self.flags[index] and self.text.raw[self.text.tokens[index].span.end - 1] != YEH:
            return None
        return self.lexicon.verb(self.forms[index])

    def participle(self, index: int) -> SpeechVerb | None:
        """The word as a participle of speech in the accusative (مشيرا، مؤكدة), و before it or not."""
        form = self.forms[index]
        if form[:1] in CONJUNCTIONS and form[1:] in self.lexicon.participles:
            form = form[1:]
        return self.lexicon.participles.get(form)

    def speech_noun(self, index: int) -> SpeechVerb | None:
        """The word as a noun of speech (إعلان، قوله)."""
        return self.lexicon.noun(self.forms[index]) if SPEAKS in self.flags[index] else None

    def carries_pronoun(self, index: int) -> bool:
        """True for a noun of speech with its speaker written on to it (قوله، قولها)."""
        return any(r.suffix and r.stem in self.lexicon.nouns for r in readings(self.forms[index]))

    def governor(self, index: int, limit: int) -> int | None:
        """The index of أن, a colon, a comma or a quotation up to which only a speaker can stand; None where none
        opens what is said. A comma or a short quotation counts where one of the others follows later."""
        stop = quotation = None
        at = index
        end = min(limit, index + FARTHEST_GOVERNOR)
        while at < end:
            if "that" in self.flags[at] or self.forms[at] == COLON:
                return at if stop is None else stop
            if self.verb(at) is not None and at > index:
                break
            if stop is None and self.forms[at] in COMMAS:
                stop = at
            if at in self.closes:
                long = self.closes[at] - at > LONGEST_QUOTED_NAME
                quotation = at if quotation is None and at > index and long else quotation
                at = self.closes[at]
            at += 1
        if quotation is None:
            return None
        return quotation if stop is None else min(stop, quotation)

    def bracket(self, opened: int, limit: int) -> int:
        """The index of the bracket that closes one opened at ``opened``, or 0."""
        return next((i for i in range(opened + 1, min(limit, opened + 14)) if self.forms[i] == ")"), 0)

    def is_preposition(self, index: int) -> bool:
        """A preposition; على and the name علي are one word after the fold and are told apart as they are written."""
        if "preposition" not in self.flags[index]:
            return False
        return self.forms[index] != ALA or self.text.raw[self.text.tokens[index].span.end - 1] != YEH

    def wants_to_stay_unnamed(self, index: int) -> bool:
        """رفض الكشف عن اسمه، طلب عدم ذكر اسمه."""
        return self.has(index, "anonymity") and self.has(index + 1, "anonymity_object")

    def is_mark(self, index: int) -> bool:
        return self.text.tokens[index].kind == "mark"

    def touches(self, index: int) -> bool:
        """True where no white space stands between a token and the one before it."""
        if not 0 < index < len(self.forms):
            return False
        return self.text.tokens[index - 1].end == self.text.tokens[index].start

    def bare(self, index: int) -> str:
        """The folded word without ال and what is written before it."""
        form = self.forms[index]
        for prefix in ARTICLES if form.startswith(ARTICLES) else ():
            if form.startswith(prefix) and len(form) - len(prefix) > 2:
                return form[len(prefix) :]
        return form

    def definite(self, index: int, attached: bool = True) -> bool:
        """True for a word with the article; ``attached``: also behind ب، ل، ك written on to it."""
        form = self.forms[index]
        if not attached:
            return form.startswith((AL, W + AL, F + AL))
        bare = form[1:] if form[:1] in (W, F, B, K) else form
        return bare.startswith(AL) or (form.startswith((LL, W + LL)) and len(form) > 4)

    def head(self, index: int, limit: int) -> tuple[Head, int, str, bool, str] | None:
        """The head of a speaker that begins at a word: it, the index after it, prefix, article, suffix; the longest
        one."""
        limit = min(limit, len(self.forms))
        if index >= limit:
            return None
        form = self.forms[index]
        found = self._head(form, index, limit)
        if found is None and form.endswith(AL[0]):
            found = self._head(form[:-1], index, limit)
        return found or self._glued(form, index)

    def _glued(self, form: str, index: int) -> tuple[Head, int, str, bool, str] | None:
        """A correspondent written together with the outlet (مراسلالوادي), as where a link has lost its space."""
        for reading in readings(form):
            for noun in self.lexicon.words["glued"]:
                if reading.stem.startswith(noun + AL) and len(reading.stem) > len(noun) + SHORTEST_OUTLET:
                    return replace(self.lexicon.heads[noun][-1], builds="name"), index + 1, reading.prefix, False, ""
        return None

    def _head(self, form: str, index: int, limit: int) -> tuple[Head, int, str, bool, str] | None:
        best: tuple[Head, int, str, bool, str] | None = None
        for reading in readings(form):
            for stem in (reading.stem, AL + reading.stem) if reading.article else (reading.stem,):
                for head in self.lexicon.heads.get(stem, ()):
                    end = self._follow(index, head.words, limit)
                    if end and (reading.suffix == "" or len(head.words) == 1) and (best is None or end > best[1]):
                        article = reading.article or stem.startswith(AL)
                        best = (head, end, reading.prefix, article, reading.suffix)
        return best

    def _follow(self, index: int, words: tuple[str, ...], limit: int) -> int:
        """The index after a phrase whose first word stands at ``index``, or 0; ال and marks inside names are seen
        through."""
        at, limit = index + 1, min(limit, len(self.forms))
        for word in words[1:]:
            while at < limit and (self.forms[at] in INSIDE_NAMES or at in self.closes):
                at += 1
            if at >= limit or self.forms[at] not in (word, AL + word):
                return 0
            at += 1
        return at

    def attribution(self, index: int, limit: int) -> tuple[Attribution, int] | None:
        """The attribution phrase that begins at a word and the index after it; the longest one."""
        form = self.forms[index]
        for stem in (form, form[1:]) if form[:1] in CONJUNCTIONS else (form,):
            for attribution in self.lexicon.attributions.get(stem, ()):
                end = self._follow(index, attribution.words, limit)
                if end and end < limit and self.forms[end].startswith(attribution.fused):
                    return attribution, end
        return None

    def cue(self, index: int, limit: int, cues: dict[str, tuple[Cue, ...]]) -> tuple[Cue, int] | None:
        """The hedge or evidence phrase that begins at a word and the index after it; the longest one."""
        best: tuple[Cue, int] | None = None
        for reading in readings(self.forms[index]):
            for cue in cues.get(reading.stem, ()):
                end = self._follow(index, cue.words, limit)
                if end and (best is None or end > best[1]):
                    best = (cue, end)
        return best

    def negated(self, index: int) -> bool:
        """True where لم، لن، لا، دون أن or عدم stands right before a word."""
        before = [self.forms[i] for i in range(max(0, index - 2), index)]
        if before and self.has(index - 1, "negation"):
            return True
        return len(before) == 2 and self.has(index - 1, "that") and self.has(index - 2, "negation")
