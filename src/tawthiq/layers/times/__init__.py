"""The times layer: expressions of time in a text, resolved against the day of publication.

The words and patterns stand in ``data/times/``; this package reads them over a text (`scan`, `chart`), puts meanings
together (`sayings`), and resolves them (`finish`). A name, an age or an ordinal that only looks like a time is left out
(`context`). Nothing is ever dated by publication alone.
"""

from tawthiq.layers.times.find import find_times
from tawthiq.layers.times.implied import Implied, implied_publication

__all__ = ["Implied", "find_times", "implied_publication"]
