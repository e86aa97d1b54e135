"""Arabic letters written in ASCII, for the few closed sets of endings and clitics that the grammar itself fixes.

The transliteration is Buckwalter's, cut down to the letters that remain after the fold.
"""

from __future__ import annotations

_ARABIC = "\u0627\u0628\u062a\u062b\u062c\u062d\u062e\u062f\u0630\u0631\u0632\u0633\u0634\u0635\u0636\u0637\u0638\u0639\u063a\u0641\u0642\u0643\u0644\u0645\u0646\u0647\u0648\u064a\u0621"  # noqa: E501
"""alef beh teh … yeh hamza, in the order of the ASCII row below."""
_TABLE = str.maketrans("AbtvjHxd*rzs$SDTZEgfqklmnhwy'", _ARABIC)


def ar(ascii_form: str) -> str:
    """``ar("hmA")`` is هما."""
    return ascii_form.translate(_TABLE)
