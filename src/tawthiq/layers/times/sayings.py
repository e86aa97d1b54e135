"""The table of sayings: what ``say:`` in the grammar calls."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tawthiq.layers.times import sayings_dates as dates
from tawthiq.layers.times import sayings_hours as hours
from tawthiq.layers.times import sayings_spans as spans

SAYINGS: dict[str, Callable[[dict[str, Any]], Any]] = {
    function.__name__: function
    for function in (
        dates.relative, dates.weekday, dates.month_day, dates.year, dates.date, dates.month, dates.day_of_month,
        dates.numeric, dates.feast, dates.same_day, dates.mention, dates.unit, dates.weekend, dates.season,
        dates.part_of_year, dates.edge_of_year, hours.part, hours.merge, hours.clock, hours.clock_range,
        hours.night_pair, hours.friday_prayer, hours.part_alone, hours.part_of_mention, spans.amount, spans.count,
        spans.ago, spans.since_ago, spans.last_n, spans.same_period, spans.vague, spans.vague_range, spans.offset,
        spans.offset_bare, spans.duration, spans.since, spans.row_of_days, spans.row_of_months, spans.until,
        spans.after_date, spans.from_to,
    )
}  # fmt: skip
