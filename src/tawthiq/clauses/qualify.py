"""What qualifies a trigger: negation, future, threat, attempt, condition, habit, background, purpose, undergoing."""

from __future__ import annotations

from tawthiq.resources.triggers import NOUN, VERB, TriggerForm
from tawthiq.resources.words import WordClasses
from tawthiq.text.letters import ar
from tawthiq.text.phrases import Match
from tawthiq.text.text import Text

_WINDOWS = {
    "negation": 2, "future": 4, "threat": 4, "attempt": 4, "conditional": 4, "undergo": 6, "light_verb": 3,
    "response": 3, "new_event": 4, "expected": 3,
}  # fmt: skip
"""How many words before the trigger a qualifying word may stand."""
_AFTER = {"habitual": 8, "new_event": 3}
"""How many words after it."""
_OPENING = 4
"""A background cue counts where it stands among the first words of the sentence or directly before the trigger."""
_BREAKS = frozenset("،,؛;:.")


def qualify(text: Text, grammar: WordClasses, match: Match, form: TriggerForm) -> frozenset[str]:
    """Names of what qualifies a trigger; each is the name of the grammar class that was met."""
    sentence = text.sentence_of(match.first)
    flags: set[str] = set()
    for distance, index in enumerate(range(match.first - 1, sentence.first - 1, -1), 1):
        if distance > max(_WINDOWS.values()):
            break
        names = grammar.at(text, index)
        if text.tokens[index].form in _BREAKS:
            break
        flags |= {name for name, window in _WINDOWS.items() if name in names and distance <= window}
    for distance, index in enumerate(range(match.last, sentence.last), 1):
        if distance > max(_AFTER.values()) or text.tokens[index].form in _BREAKS:
            break
        names = grammar.at(text, index)
        flags |= {name for name, window in _AFTER.items() if name in names and distance <= window}
    for index in range(sentence.first, min(sentence.first + _OPENING, match.first + 1)):
        if "background" in grammar.at(text, index):
            flags.add("background_opening")
    if any("background" in grammar.at(text, i) for i in range(max(sentence.first, match.first - 4), match.first)):
        flags.add("background_near")
    if form.kind == VERB and form.tense == "present":
        flags.add("present")
        if match.prefix.endswith(ar("s")):
            flags.add("future")
        if match.prefix.endswith(ar("l")):
            flags.add("purpose")
    if form.kind == NOUN and match.prefix.endswith(ar("l")) and not match.article and "undergo" not in flags:
        flags.add("purpose")
    return frozenset(flags)
