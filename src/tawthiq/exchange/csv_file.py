"""CSV: one row per event, UTF-8 with a byte order mark so that Excel shows Arabic, lines ended by CR LF (RFC 4180)."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from tawthiq.exchange.cells import harmless
from tawthiq.exchange.columns import columns, tellings
from tawthiq.exchange.wording import Wording
from tawthiq.records.model import CodedReport

BYTE_ORDER_MARK = "\ufeff"


def write_csv(reports: Iterable[CodedReport], out: TextIO, wording: Wording) -> int:
    """Write all events of ``reports`` to ``out`` (opened with ``newline=""``). Gives back how many there were."""
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out)
    table = columns()
    writer.writerow(harmless(column.label(wording)) for column in table)
    count = 0
    for coded in reports:
        for telling in tellings(coded, wording):
            writer.writerow(harmless(column.read(telling)) for column in table)
            count += 1
    return count
