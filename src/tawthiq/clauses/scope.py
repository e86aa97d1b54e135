"""How far a speaker's words reach: token stretches of what each frame of a sentence states.

What follows a verb of speech is said until the sentence ends, another speaker begins, or the outlet's own voice is
heard; an attribution («…، وفق الشرطة») covers what stands before it, back to the last attribution; a parenthesis
covers both sides; a quotation belongs whole to the one who is quoted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tawthiq.clauses.claims_frame import AROUND, BACKWARD, FORWARD, Frame
from tawthiq.clauses.claims_view import COMMAS, CONJUNCTIONS, DASHES, SpeechView

FRONTED = 7
"""Words that may stand before a parenthesis and still belong to the clause behind it («وقبل أيام، وفق المرصد، …»)."""
UNPUNCTUATED = 110
"""Tokens: a longer stretch without a full stop comes from a text whose full stops were lost."""
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Scoped:
    """A frame with the token stretches (half-open) of what it states."""

    frame: Frame
    stretches: tuple[Stretch, ...]


def scopes(view: SpeechView, frames: list[Frame], first: int, limit: int) -> list[Scoped]:
    """The frames of one sentence (tokens ``first``..``limit``) with their stretches; what another quotes, and relays
    that only repeat, are folded in."""
    kept = _fold_relays(view, _outside_quotations(view, frames), limit)
    out: list[Scoped] = []
    for at, frame in enumerate(kept):
        following = _next(kept, at)
        directed = _directed(view, frame, kept[:at], following, first, limit)
        stretches = [
            trimmed for s in _stretches(view, directed, following, out, first, limit) if (trimmed := _trim(view, *s))
        ]
        if not stretches and directed.direction == BACKWARD and out:
            stretches = list(out[-1].stretches)
        out.append(Scoped(directed, tuple(stretches)))
    return out


def _stretches(
    view: SpeechView, frame: Frame, following: Frame | None, earlier: list[Scoped], first: int, limit: int
) -> list[Stretch]:
    found: list[Stretch] = []
    if frame.direction in (BACKWARD, AROUND):
        found.append(_behind(view, frame, earlier, first))
    if frame.direction in (FORWARD, AROUND) and frame.start is not None:
        found.append((frame.start, _end(view, frame, following, limit)))
    return found


def _outside_quotations(view: SpeechView, frames: list[Frame]) -> list[Frame]:
    """The frames that stand in no quotation with which another frame opens."""
    closed = -1
    out: list[Frame] = []
    for frame in frames:
        if frame.begin >= closed:
            out.append(frame)
        if frame.start is not None:
            opened = next((i for i in (frame.start, frame.start - 1) if i in view.closes), None)
            closed = max(closed, view.closes[opened]) if opened is not None else closed
    return out


def _next(frames: list[Frame], at: int) -> Frame | None:
    """The frame that ends what one says: the next, unless it begins right where that begins (قال إن الجيش أعلن …)."""
    start = frames[at].start
    for frame in frames[at + 1 :]:
        if frame.nested:
            continue
        if start is None or frame.begin > start or frame.direction == BACKWARD:
            return frame
    return None


def _fold_relays(view: SpeechView, frames: list[Frame], limit: int) -> list[Frame]:
    """«قال … إن …، بحسب فرانس برس»: a medium named last in another's sentence relays it."""
    out: list[Frame] = []
    for frame in frames:
        relay = frame.claimant
        speaking = _speaking(out)
        if (
            speaking is None
            or relay is None
            or relay.kind != "media"
            or frame.direction != BACKWARD
            or not frame.attribution
        ):
            out.append(frame)
            continue
        closing = all(view.is_mark(i) for i in range(frame.after, limit))
        for at in range(_chain(out, speaking), speaking + 1):
            until = frame.begin if closing and at == speaking else out[at].until
            out[at] = replace(out[at], via=(*out[at].via, (relay.first, relay.last)), until=until)
    return out


def _speaking(frames: list[Frame]) -> int | None:
    """The index of the last frame in which one who is no medium goes on speaking."""
    forward = [i for i, f in enumerate(frames) if f.direction == FORWARD and not f.silent and not f.nested]
    if not forward:
        return None
    named = frames[_chain(frames, forward[-1])].claimant
    return None if named is not None and named.kind == "media" else forward[-1]


def _chain(frames: list[Frame], last: int) -> int:
    """The index of the frame that named the speaker who still speaks in frame ``last``."""
    while last > 0 and frames[last].claimant is None:
        last -= 1
    return last


def _directed(
    view: SpeechView, frame: Frame, earlier: list[Frame], following: Frame | None, first: int, limit: int
) -> Frame:
    """An attribution turned forward where it opens the sentence, and both ways where it is a parenthesis in one
    clause."""
    if frame.direction != BACKWARD or not frame.attribution:
        return frame
    start = frame.after
    while start < limit and view.forms[start] in COMMAS | DASHES:
        start += 1
    behind = [f for f in earlier if f.direction != FORWARD]
    opens = max([first, *(f.after for f in behind)])
    before = sum(1 for i in range(opens, frame.begin) if not view.is_mark(i))
    if start >= limit or view.forms[start] == ".":
        return frame
    if before == 0 and not any(f.direction == FORWARD for f in earlier):
        return replace(frame, direction=FORWARD, start=start)
    if start == frame.after and not before <= FRONTED:
        return frame
    parenthesis = before <= FRONTED or not _new_clause(view, start)
    if parenthesis and (following is None or following.direction == FORWARD) and not earlier:
        return replace(frame, direction=AROUND, start=start)
    return frame


def _new_clause(view: SpeechView, at: int) -> bool:
    """A clause of its own begins: و or ف before a word, فيما، الأمر الذي."""
    form = view.forms[at]
    relative = at + 1 < len(view.forms) and view.has(at + 1, "relative")
    return form[:1] in CONJUNCTIONS or view.has(at, "clause") or view.has(at, "relative") or relative


def _end(view: SpeechView, frame: Frame, following: Frame | None, limit: int) -> int:
    """Where what is said ends: before the next frame and the words that lead to it, or at the outlet's own voice."""
    end = limit if following is None else max(following.begin, frame.start or 0)
    end = end if frame.until is None else min(end, frame.until)
    start = frame.start if frame.start is not None else frame.after
    if end - start > UNPUNCTUATED // 2 and limit - frame.begin > UNPUNCTUATED // 2:
        end = _outlet_voice(view, start, end)
    while end > start and _leads_on(view, end - 1):
        end -= 1
    return end


def _leads_on(view: SpeechView, index: int) -> bool:
    """Words that lead to the next speaker: فيما، لكن، من جهته."""
    if view.is_mark(index):
        return index not in view.opens
    return view.has(index, "clause") or view.has(index, "turn") or view.has(index, "leads")


def _outlet_voice(view: SpeechView, start: int, end: int) -> int:
    """In a text without full stops: where a sentence of the outlet begins (يأتي ذلك، وفي محافظة …،)."""
    for at in range(start + 3, end):
        if view.has(at, "outlet_voice") or view.has(at, "turn") or view.has(at, "new_sentence"):
            return at
    return end


def _behind(view: SpeechView, frame: Frame, earlier: list[Scoped], first: int) -> Stretch:
    """What stands before an attribution: back to the last attribution, or to what another says in the same sentence."""
    begin = first
    for scoped in earlier:
        if scoped.frame.silent or scoped.frame.nested:
            continue
        if scoped.frame.direction == FORWARD and scoped.frame.start is not None:
            begin = max(begin, scoped.frame.start)
        else:
            begin = max(begin, scoped.frame.after)
    closing = frame.begin - 1
    while closing > begin and view.forms[closing] in COMMAS:
        closing -= 1
    if not frame.attribution:
        if closing in view.opens:
            return view.opens[closing], closing + 1
        begin = max(begin, _clause_start(view, begin, closing))
    return begin, frame.begin


def _clause_start(view: SpeechView, begin: int, end: int) -> int:
    """The index after the last comma before ``end`` that leaves at least a few words."""
    for at in range(end - 3, begin, -1):
        if view.forms[at] in COMMAS:
            return at + 1
    return begin


def _trim(view: SpeechView, start: int, end: int) -> Stretch | None:
    """The stretch without marks at its ends and without فإن at its head; None where nothing is left."""
    while start < end and (view.is_mark(start) or view.has(start, "that")):
        start += 1
    while end > start and view.is_mark(end - 1):
        end -= 1
    return (start, end) if end > start else None
