"""A plot of the desk's growth as SVG, logarithmic on both axes: a line of slope one grows with the archive."""

from __future__ import annotations

import math
from typing import Any
from xml.sax.saxutils import escape

LINES = (
    ("search_p50_ms", "search, median (ms)", "#1b6ca8"),
    ("search_p95_ms", "search, 95th percentile (ms)", "#7fb2d9"),
    ("group_p50_ms", "one report into the groups, median (ms)", "#b5432a"),
    ("group_p95_ms", "one report into the groups, 95th percentile (ms)", "#e0a08f"),
    ("megabytes", "size (MB)", "#3d7d46"),
    ("reports_per_second", "reports taken in a second", "#6b4d9c"),
    ("cpu_ms_per_report", "one report, all in all (ms)", "#a98fd0"),
)
WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 860, 480, 70, 50, 30, 330


def plot(marks: list[dict[str, Any]]) -> str:
    """The figures of each mark as lines."""
    xs = [mark["reports"] for mark in marks]
    values = [max(0.1, float(mark[name])) for mark in marks for name, _, _ in LINES]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    first = math.log10(xs[0])
    last = math.log10(xs[-1]) if len(xs) > 1 else first + 1

    def x(value: float) -> float:
        return LEFT + (math.log10(value) - first) / (last - first) * (WIDTH - LEFT - RIGHT)

    def y(value: float) -> float:
        return HEIGHT - BOTTOM - (math.log10(max(0.1, value)) - low) / (high - low) * (HEIGHT - BOTTOM - TOP)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif"'
        ' font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        f'<text x="{LEFT}" y="18" font-size="14">The desk as it grows (both axes logarithmic)</text>',
    ]
    for power in range(low, high + 1):
        at = y(10.0**power)
        parts.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{at:.1f}" y2="{at:.1f}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{at + 4:.1f}" text-anchor="end">{10.0**power:g}</text>')
    parts += [f'<text x="{x(value):.1f}" y="{HEIGHT - 28}" text-anchor="middle">{value:,}</text>' for value in xs]
    parts.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 8}" text-anchor="middle">reports</text>')
    for place, (name, label, colour) in enumerate(LINES):
        points = " ".join(f"{x(m['reports']):.1f},{y(float(m[name])):.1f}" for m in marks)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [
            f'<circle cx="{x(m["reports"]):.1f}" cy="{y(float(m[name])):.1f}" r="3" fill="{colour}"/>' for m in marks
        ]
        row = TOP + 20 + 22 * place
        parts.append(f'<rect x="{WIDTH - RIGHT + 15}" y="{row - 9}" width="12" height="10" fill="{colour}"/>')
        parts.append(f'<text x="{WIDTH - RIGHT + 33}" y="{row}">{escape(label)}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"
