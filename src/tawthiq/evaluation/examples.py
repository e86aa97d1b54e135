"""Runs the examples that stand beside the entries of the data files.

In ``examples`` the stretch that must be found stands in ⟦double brackets⟧: an annotation that the entry fired must
cover exactly that. In ``not`` nothing may be found that the entry fired.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from tawthiq.errors import DataError
from tawthiq.resources.files import DataFiles
from tawthiq.resources.yaml_lines import load_yaml
from tawthiq.text.span import Span

OPEN, CLOSE = "\u27e6", "\u27e7"


class Found(Protocol):
    """What a layer finds: a span, the rule that found it, and what else it rested on."""

    @property
    def span(self) -> Span: ...
    @property
    def rule(self) -> str: ...
    @property
    def cues(self) -> Sequence[str]: ...


Layer: TypeAlias = Callable[[str], Iterable[Found]]
"""What a layer finds in a sentence."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence without its brackets, and the spans that entry ``id`` must (or, with none, must not) find in it."""

    id: str
    sentence: str
    spans: tuple[Span, ...]
    file: str
    line: int


def examples_of(files: DataFiles, name: str) -> Iterator[Example]:
    """The examples of every entry of a YAML file. Raises DataError where an entry lacks a kind, or brackets are bad."""
    for entry in load_yaml(files, name):
        if not isinstance(entry.value, dict) or "id" not in entry.value:
            raise DataError("an entry needs an id", file=name, line=entry.line, field="id")
        for field in ("examples", "not"):
            sentences = entry.value.get(field)
            if not isinstance(sentences, list) or not sentences:
                raise DataError("an entry needs at least one", file=name, line=entry.line, field=field)
            for sentence in sentences:
                yield _example(str(entry.value["id"]), str(sentence), name, entry.line, wanted=field == "examples")


def _example(rule: str, marked: str, file: str, line: int, *, wanted: bool) -> Example:
    sentence, spans = unmarked(marked)
    if wanted != bool(spans):
        message = "nothing in double brackets" if wanted else "double brackets in a counter-example"
        raise DataError(f"{message}: {marked}", file=file, line=line, field="examples" if wanted else "not")
    return Example(rule, sentence, spans, file, line)


def unmarked(marked: str) -> tuple[str, tuple[Span, ...]]:
    """The sentence without its brackets, and the spans that stood in them."""
    sentence, spans, start = "", [], None
    for char in marked:
        if char == OPEN:
            start = len(sentence)
        elif char == CLOSE and start is not None:
            spans.append(Span(start, len(sentence)))
            start = None
        else:
            sentence += char
    return sentence, tuple(spans)


def fault_of(example: Example, layer: Layer) -> str | None:
    """What is wrong with an example, or None where it holds."""
    found = list(layer(example.sentence))
    fired = [item.span for item in found if _by(item, example.id)]
    if not example.spans:
        if not fired:
            return None
        return f"finds «{fired[0].cut(example.sentence)}», and should find nothing: {example.sentence}"
    missed = [span for span in example.spans if span not in fired]
    if not missed:
        return None
    instead = ", ".join(f"«{item.span.cut(example.sentence)}» ({item.rule})" for item in found) or "nothing"
    return f"should find «{missed[0].cut(example.sentence)}», finds {instead}: {example.sentence}"


def _by(item: Found, rule: str) -> bool:
    return item.rule == rule or rule in item.cues
