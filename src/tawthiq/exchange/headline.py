"""What a report is called where it is shown."""

from __future__ import annotations

from tawthiq.records.model import CodedReport

# A first line that is longer is no headline: it is cut.
_LONGEST = 120


def headline(coded: CodedReport) -> str:
    """The title; else the first line of the text, cut to 120 characters; else the document's id."""
    if coded.title and coded.title.strip():
        return coded.title.strip()
    first = next((line.strip() for line in (coded.text or "").splitlines() if line.strip()), "")
    if len(first) > _LONGEST:
        first = first[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return first or coded.doc_id
