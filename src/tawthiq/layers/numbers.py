"""Numbers and amounts of a text: digits and words, ranges, bounds, vague amounts, duals, singulars, ordinals.

The bounds follow the coding guide: أكثر من 10 = 11 and open, على الأقل 10 = 10 and open, نحو 10 = 10,
عدة = 2 and open, عشرات = 20 and open. «ما يصل إلى 56» is told as 56, approximate, as coders do.
"""

from __future__ import annotations

from tawthiq.layers.annotation import Number
from tawthiq.layers.numbers_bounds import Amount, Bounds, bounded, find_bounds
from tawthiq.layers.numbers_nouns import noun_number, unit_after
from tawthiq.layers.numbers_read import Exact, read_number
from tawthiq.resources.counted import PLURAL
from tawthiq.resources.numbers import UNKNOWN, NumberWords
from tawthiq.text.letters import ar
from tawthiq.text.text import Text
from tawthiq.text.tokens import MARK, NUMBER, WORD, Token

_CLITIC_PIECES = frozenset({"", ar("w"), ar("f"), ar("b"), ar("l"), ar("k")})
_ARTICLE = ar("Al")
_AND = ar("w")
_WIDEST_RANGE = 10
"""«3 أو 4» is a range; where the second number is more than ten times the first, the two are told apart."""


def find_numbers(text: Text, words: NumberWords) -> tuple[Number, ...]:
    """All amounts in ``text`` in order of their first token; none overlap.

    ``unit`` is the citation form of the noun that follows where the tables know it, else the word as it stands, None
    where no noun follows.
    """
    bounds = find_bounds(text, words)
    found: list[Number] = []
    vague = {match.first: (match, bound) for match, bound in bounds.vague}
    at, end = 0, len(text.tokens)
    while at < end:
        if at not in vague and _counts_nothing(text.tokens[at], words):
            at += 1
            continue
        number = _at(text, at, words, bounds, found)
        if number is None and at in vague:
            match, bound = vague[at]
            after = bounds.starts.get(at)
            if after is not None and _noun_before(text, at, words):
                match, bound = after
            amount = Amount(match.first, bound.low, bound.high, bound.id)
            number = _number(text, amount, match.last, unit_after(text, match.last, words))
        if number is None:
            number = _ordinal(text, at, words) or noun_number(text, at, words, found[-1] if found else None)
        if number is None:
            at += 1
            continue
        while found and found[-1].last > number.first:
            found.pop()
        found.append(number)
        at = number.last
    return tuple(found)


def _counts_nothing(token: Token, words: NumberWords) -> bool:
    """True for a mark, and for a word that the lexicon does not know."""
    return token.kind == MARK or (token.kind == WORD and words.look(token.form) is UNKNOWN)


def _at(text: Text, at: int, words: NumberWords, bounds: Bounds, found: list[Number]) -> Number | None:
    exact = read_number(text, at, words)
    if exact is None:
        return _after_noun(text, at, words)
    first = _with_clitics(text, at)
    spread = _range(text, first, exact, words)
    if spread is not None:
        amount, last = spread
    else:
        amount, last = bounded(text, exact, first, bounds), exact.last
    if found and found[-1].last > amount.first and found[-1].rule not in _YIELDING:
        amount = Amount(first, amount.low, amount.high, amount.rule, amount.approximate, amount.cues)
    return _number(text, amount, last, unit_after(text, last, words))


_YIELDING = frozenset({"numbers.dual", "numbers.singular", "numbers.ordinal", "numbers.several"})


def _after_noun(text: Text, at: int, words: NumberWords) -> Number | None:
    """شخص واحد، المفجرين الاثنين: words that are numbers only after their noun."""
    if not at or text.tokens[at].kind != WORD:
        return None
    for reading, word in words.look(text.tokens[at].form).words:
        if reading.prefix or not (word.after or (reading.article and word.value == 2)):
            continue
        before = [n for r, n in words.look(text.tokens[at - 1].form).nouns if r.article == reading.article]
        if any(n.noun.thing != "time" for n in before):
            return _number(text, Amount(at, word.value, word.value, "numbers.exact"), at + 1, before[0].noun.lemma)
    return None


def _number(text: Text, amount: Amount, last: int, unit: str | None) -> Number:
    return Number(
        first=amount.first,
        last=last,
        span=text.span(amount.first, last),
        rule=amount.rule,
        cues=amount.cues,
        low=amount.low,
        high=amount.high,
        approximate=amount.approximate,
        unit=unit,
    )


def _noun_before(text: Text, at: int, words: NumberWords) -> bool:
    """True where an indefinite counted noun in the plural stands before token ``at`` (أشخاص عدة)."""
    nouns = words.look(text.tokens[at - 1].form).nouns if at else ()
    return any(form.number == PLURAL and not reading.article and not reading.suffix for reading, form in nouns)


def _with_clitics(text: Text, at: int) -> int:
    """The token before digits where it is nothing but clitics written on to them (و3، الـ24)."""
    tokens = text.tokens
    if not at or tokens[at].kind != NUMBER or tokens[at - 1].end != tokens[at].start or tokens[at - 1].kind != WORD:
        return at
    form = tokens[at - 1].form
    bare = form[:-2] if form.endswith(_ARTICLE) else form
    return at - 1 if bare in _CLITIC_PIECES or form == ar("ll") else at


def _range(text: Text, first: int, low: Exact, words: NumberWords) -> tuple[Amount, int] | None:
    """بين 10 و15، من 30 إلى 40، 10-15، ثلاثة أو أربعة."""
    tokens, at = text.tokens, low.last
    if at + 1 >= len(tokens) or low.prefix == _AND:
        return None
    opener = _opener(text, first, words)
    form = tokens[at].form
    joined = form == _AND and tokens[at].end == tokens[at + 1].start
    if form in words.range_joiners or joined or _is_hyphen(text, at):
        high = read_number(text, at + 1, words)
    else:
        high = read_number(text, at, words)
        if high is None or high.prefix != _AND:
            return None
        joined = True
    if high is None or high.value <= low.value or (joined and opener != "between"):
        return None
    if opener is None and (high.value > low.value * _WIDEST_RANGE or form not in words.range_joiners | {"-", "–"}):
        return None
    start = first if opener is None else _opener_start(text, first, words)
    return Amount(start, low.value, high.value, "numbers.range", cues=(opener or "joined",)), high.last


def _opener(text: Text, first: int, words: NumberWords) -> str | None:
    """``between`` or ``from`` where such a word stands before the number."""
    if not first or text.tokens[first - 1].form not in words.range_openers:
        return None
    return "from" if len(text.tokens[first - 1].form) == len(ar("mn")) else "between"


def _opener_start(text: Text, first: int, words: NumberWords) -> int:
    pair = f"{text.tokens[first - 2].form} {text.tokens[first - 1].form}" if first > 1 else ""
    return first - 2 if pair in words.range_openers else first - 1


def _is_hyphen(text: Text, at: int) -> bool:
    """A hyphen between two numbers, and no third that would make a date of them."""
    tokens = text.tokens
    if tokens[at].form not in ("-", "–") or tokens[at].kind != MARK:
        return False
    beyond = at + 2
    dated = beyond < len(tokens) and tokens[beyond].form == tokens[at].form
    return not dated and not (at > 1 and tokens[at - 2].form == tokens[at].form)


def _ordinal(text: Text, at: int, words: NumberWords) -> Number | None:
    """الخامس، الثانية عشرة، الخامس والعشرون: with the article only ("a third one" is left to the harm layer)."""
    if text.tokens[at].kind != WORD:
        return None
    for reading, value in words.look(text.tokens[at].form).ordinals:
        if not reading.article:
            continue
        last, total = at + 1, value
        for after, word in words.look(text.tokens[last].form).words if last < len(text.tokens) else ():
            teen = word.role == "ten" and not after.prefix
            if teen or (word.role == "tens" and after.prefix == _AND and after.article):
                last, total = last + 1, value + word.value
                break
        amount = Amount(at, total, total, "numbers.ordinal")
        return Number(
            first=at, last=last, span=text.span(at, last), rule=amount.rule, low=total, high=total, ordinal=True
        )
    return None
