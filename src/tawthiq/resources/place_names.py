"""Spellings of place names that the fold does not join: words written apart or together, أبو in its cases.

``كفر نوران`` is also written كفرنوران, ``خان يونس`` خانيونس, and ``أبو كمال`` stands as أبي كمال after a
preposition.
"""

from __future__ import annotations

from tawthiq.text.fold import fold_key
from tawthiq.text.letters import ar

_JOINED = frozenset(
    map(ar, ("kfr", "xAn", "tl", "dyr", "byt", "Eyn", "Am", "mErh", "mErt", "Abw", "bny", "xrbh", "by"))
)
"""First words of names that are often written on to the next word (كفر، خان، تل، دير، بيت، عين، أم، معرة …)."""
_SPLIT = tuple(map(ar, ("kfr", "mEr", "dyr")))
_CASES = {
    ar(word): tuple(map(ar, others)) for word, others in {"Abw": ("Aby", "AbA"), "bnw": ("bny",), "*w": ("*y",)}.items()
}
_HEH, _TEH, _ALEF, _ARTICLE = ar("h"), ar("t"), ar("A"), ar("Al")
_LEAST_REST = 3


def name_variants(name: str) -> frozenset[tuple[str, ...]]:
    """The folded word sequences under which ``name`` is looked for. Hyphens part words."""
    words = tuple(fold_key(name).replace("-", " ").split())
    variants = {words} | _joined(words) | _split(words)
    for variant in tuple(variants):
        for other in _CASES.get(variant[0], ()):
            variants.add((other, *variant[1:]))
    return frozenset(variants)


def _joined(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    if len(words) < 2 or words[0] not in _JOINED:
        return set()
    stem = words[0][:-1] + _TEH if words[0].endswith(_HEH) else words[0]
    return {(stem + words[1], *words[2:])}


def _split(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    first = words[0]
    return {
        (start, first[len(start) :], *words[1:])
        for start in _SPLIT
        if first.startswith(start) and len(first) - len(start) >= _LEAST_REST and first[len(start)] != _HEH
    }
