"""Whether a text is Arabic at all: by its letters, so that nothing is coded from a language the rules do not know."""

from __future__ import annotations

import re
from typing import Final

# Letters of languages that share the script and are in no Arabic word: Persian peh, tcheh, jeh, gaf; Urdu and Pashto
# retroflexes, noon ghunna, yeh barree; Kurdish e, o, ve, rr, ll; Uyghur vowels. Keheh (U+06A9), Farsi yeh (U+06CC) and
# the other hehs (U+06BE, U+06C1, U+06D5) are left out: Arabic typed on a foreign keyboard has them.
_FOREIGN: Final = re.compile(
    "[\u0679\u067c\u067e\u0681\u0685\u0686\u0688\u0689\u0691\u0693\u0695\u0696\u0698\u069a\u06a4\u06ab\u06ad\u06af"
    "\u06b5\u06ba\u06bc\u06c0\u06c6\u06c7\u06c8\u06cb\u06ce\u06d0\u06d2]"
)
_SCRIPT: Final = (
    "\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdfb\ufe70-\ufefc"
)
_MARKS: Final = "\u0610-\u061a\u0640\u064b-\u065f\u0670"
_WORD: Final = re.compile(f"[{_SCRIPT}][{_SCRIPT}{_MARKS}]*")
_OTHER: Final = re.compile(f"[^\\W\\d_{_SCRIPT}{_MARKS}]+")
# The article, bare, after one written-on particle (wa, fa, bi, ka), or drawn together with the preposition li.
_ARTICLE: Final = re.compile("(?:[\u0648\u0641\u0628\u0643]?\u0627\u0644|\u0644\u0644).")
# Least share of Arabic-script letters among all letters of an Arabic report.
_SCRIPT_SHARE = 0.4
# Share of foreign letters: Persian has 3-4 %, Urdu and Kurdish over 10 %, an Arabic report full of Persian names below
# half a per cent; Arabic in an Iraqi or Gulf spelling reaches 3 %, but carries the article as any Arabic does.
_FOREIGN_SHARE = 0.02
_FOREIGN_SHARE_DESPITE_ARTICLES = 0.08
_ARTICLES_OF_ARABIC = 0.10
# Share of words with the article: 15-35 % in Arabic prose, 0-3 % in Persian, Urdu and Kurdish.
_ARTICLE_SHARE = 0.04
_WORDS_FOR_ARTICLE = 25
_CHARACTERS_READ = 20_000


def why_not_arabic(text: str) -> str | None:
    """The reason why ``text`` is not taken for Arabic, or None where it is. Reads the first 20,000 characters."""
    sample = text[:_CHARACTERS_READ]
    words = _WORD.findall(sample)
    arabic = sum(map(len, words))
    other = sum(map(len, _OTHER.findall(sample)))
    if not arabic + other:
        return "not Arabic: the text holds no letters"
    share = arabic / (arabic + other)
    if share < _SCRIPT_SHARE:
        return f"not Arabic: {share:.0%} of the letters are of the Arabic script"
    foreign = len(_FOREIGN.findall(sample)) / arabic
    articles = sum(_ARTICLE.match(word) is not None for word in words) / len(words)
    borne = _FOREIGN_SHARE_DESPITE_ARTICLES if articles >= _ARTICLES_OF_ARABIC else _FOREIGN_SHARE
    if foreign > borne:
        return (
            f"not Arabic: {foreign:.1%} of its letters are Persian, Kurdish, Urdu or of another language of the script"
        )
    if len(words) >= _WORDS_FOR_ARTICLE and articles < _ARTICLE_SHARE:
        return "not Arabic: almost no word carries the Arabic article"
    return None
