"""Nouns that say harm by themselves: ستة قتلى، جريحان، جثة شاب، سقوط ضحايا."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.layers.harm_words import Words
from tawthiq.layers.quantities_record import DEFINITE, EITHER, ELLIPTIC, GROUP, NUMBER, PLURAL, SINGLE, Quantity
from tawthiq.text.letters import ar
from tawthiq.text.tokens import NUMBER as DIGITS

_TOLD = frozenset({"killed", "wounded", "harmed", "injury", "missing"})
_BOTH = frozenset({"killed", "wounded"})
_COUNT_WITHIN = 3
_AFTER = frozenset(
    {"parts", "stop", "others_many", "others_two", "others_one", "severity", "hits", "between", "negation"}
)


def noun_casualties(
    words: Words, quantities: tuple[Quantity, ...], used: set[int]
) -> Iterator[tuple[int, str, str, tuple[str, ...]]]:
    """Index of the quantity, kind, rule and cues of each that no word of harm has taken."""
    listed: set[int] = set()
    for index, quantity in enumerate(quantities):
        if _listed(words, quantity) or (index - 1 in listed and quantity.conjunction):
            listed.add(index)
            if quantity.conjunction and _unattached(words, quantities, index):
                yield index, "killed_or_wounded", words.lexicon.by_kind["killed_or_wounded"].id, ("uncounted", "open")
            continue
        if index in used or quantity.low is None:
            continue
        if _of_the_wounded(words, quantities, index):
            continue
        kinds = _kinds(words, quantity) & _TOLD
        if not kinds or quantity.suffix or _passed_over(words, quantity):
            continue
        cues = ("uncounted",) if quantity.shape in (PLURAL, EITHER) else ()
        for kind in _each(words, kinds, quantity):
            yield index, kind, words.lexicon.by_kind[kind].id, cues


def _of_the_wounded(words: Words, quantities: tuple[Quantity, ...], index: int) -> bool:
    """«120 جريحاً، و15 جريحاً في حالة حرجة»: a part of the wounded told just before."""
    quantity = quantities[index]
    if "wounded" not in quantity.kinds or not index or "state" not in words.classes(quantity.last + 1):
        return False
    start = words.sentence_start(quantity.first)
    return any(q.first >= start and "wounded" in q.kinds for q in quantities[max(0, index - 2) : index])


def _listed(words: Words, quantity: Quantity) -> bool:
    """قتيل in «بين قتيل وجريح»."""
    at = quantity.first - 1
    return bool(quantity.kinds) and "between" in words.classes(at)


def _unattached(words: Words, quantities: tuple[Quantity, ...], index: int) -> bool:
    """«أوقعوا القوة بين قتيل وجريح»: both kinds, and no count before them."""
    if index < 1 or not _listed(words, quantities[index - 1]):
        return False
    first = quantities[index - 1].first
    before = quantities[index - 2] if index > 1 else None
    counted = before is not None and before.counted and first - before.last <= _COUNT_WITHIN
    return not counted


def _each(words: Words, kinds: frozenset[str], quantity: Quantity) -> Iterator[str]:
    """«عشرات القتلى والجرحى» is a toll of each; «88 قتيلاً وجريحاً» is one of both."""
    rough = quantity.high is None and quantity.rule in words.lexicon.numbers.vague
    if rough and kinds == _BOTH and quantity.kinds == _BOTH:
        yield from sorted(kinds)
        return
    yield _kind(kinds, quantity)


def _kind(kinds: frozenset[str], quantity: Quantity) -> str:
    """ضحايا are killed where they are counted, else killed or wounded; إصابات are wounded."""
    if len(kinds) > 1:
        return "killed_or_wounded"
    kind = next(iter(kinds))
    if kind == "harmed":
        return "killed_or_wounded" if quantity.shape in (PLURAL, EITHER) else "killed"
    return "wounded" if kind == "injury" else kind


def _kinds(words: Words, quantity: Quantity) -> frozenset[str]:
    """What the noun, the words around it or a describing word say befell the people."""
    around = _between(words, quantity) or _of_body(words, quantity)
    return around or quantity.kinds or frozenset({quantity.adjective} - {""})


def _of_body(words: Words, quantity: Quantity) -> frozenset[str]:
    """جثث ثلاثة رجال: the dead, by the noun before them."""
    before = words.look(quantity.first - 1).look.nouns
    body = any(n.noun.id in ("body", "corpse") and not r.suffix for r, n in before)
    return frozenset({"killed"}) if body and not quantity.kinds and not quantity.conjunction else frozenset()


def _between(words: Words, quantity: Quantity) -> frozenset[str]:
    """«بين قتيل وجريح» after the people: both kinds."""
    at = quantity.last + (words.form(quantity.last) == ar("mA"))
    if "between" not in words.classes(at):
        return frozenset()
    kinds = {n.noun.kind for i in (at + 1, at + 2) for _, n in words.look(i).look.nouns}
    return frozenset({"killed", "wounded"}) if kinds >= {"killed", "wounded"} else frozenset()


def _passed_over(words: Words, quantity: Quantity) -> bool:
    """Direct hits (إصابات مباشرة), the body of a known person, what is negated, unknown or only feared."""
    if quantity.shape in (GROUP, DEFINITE) or words.definite(quantity.first):
        return quantity.shape not in (NUMBER, ELLIPTIC)
    if quantity.shape == SINGLE and "harmed" in quantity.kinds:
        return True
    if quantity.shape == PLURAL and "carried" in words.classes(quantity.first - 1):
        return True
    if quantity.shape == PLURAL and _construct(words, quantity):
        return True
    if quantity.shape == SINGLE and quantity.kinds and not _led(words, quantity):
        joined = quantity.conjunction and not any(n.noun.kind for _, n in words.look(quantity.first - 1).look.nouns)
        if joined or not _ends_at(words, quantity.last):
            return True
    if "injury" in quantity.kinds and (
        "hits" in words.classes(quantity.last) or words.near_before(quantity.first, "hit_verbs", 2)
    ):
        return True
    if quantity.shape == SINGLE and quantity.nouns[0].id in ("body", "corpse"):
        if words.near_before(quantity.first, "funeral", 2):
            return True
        told = quantity.last - quantity.first > 1 or quantity.last >= words.count or words.adverb(quantity.last)
        if not told or quantity.nouns[0].id == "corpse":
            return True
    if words.near_before(quantity.first, "negation", 3) or words.near_before(quantity.first, "unreal", 2):
        return True
    return words.near_before(quantity.first, "unknown", 8) and words.near_before(quantity.first, "negation", 12)


def _ends_at(words: Words, at: int) -> bool:
    """True where the phrase ends: a preposition, a mark, a further noun of harm or و follows."""
    look = words.look(at)
    return words.adverb(at) or words.form(at).startswith(ar("w")) or bool(look.harms or look.classes & _AFTER)


def _led(words: Words, quantity: Quantity) -> bool:
    """True where the phrase begins a sentence or a word of falling or of harm leads it (سقوط قتيل)."""
    before = words.look(quantity.first - 1)
    if quantity.first == words.sentence_start(quantity.first) or not words.word(quantity.first - 1):
        return True
    return bool(before.harms or before.classes & {"light", "light_verb", "results"})


def _construct(words: Words, quantity: Quantity) -> bool:
    """شهداء الأقصى، جثامين 4 شهداء، أي إصابات، بإصابات طفيفة: plurals that tell no toll of their own."""
    if "any" in words.classes(quantity.first - 1) or quantity.preposition == ar("l"):
        return True
    if "injury" in quantity.kinds and words.form(quantity.first - 1) == ar("mn"):
        return True
    if quantity.last >= words.count:
        return False
    if quantity.last == quantity.first + 1 and not _ends_at(words, quantity.last):
        return True
    severe = "severity" in words.classes(quantity.last)
    counted = words.tokens[quantity.last].kind == DIGITS
    return counted or ("injury" in quantity.kinds and (severe or quantity.preposition == ar("b")))
