"""The matcher under its first address; it lives in `tawthiq.text.phrases`."""

from tawthiq.text.phrases import Match, Phrase, PhraseMatcher, longest

__all__ = ["Match", "Phrase", "PhraseMatcher", "longest"]
