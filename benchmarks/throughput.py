"""Documents a second on one core, the spread of times, and memory.

``python benchmarks/throughput.py [--mixed] [--limit N]``
"""

from __future__ import annotations

import statistics
import time
from collections import Counter

from documents import arguments, reports
from results import save
from tawthiq import Reader


def peak_megabytes() -> float | None:
    """The most memory that this process has held, or None where the system does not say."""
    try:
        import resource
    except ImportError:
        return None
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def main() -> None:
    options = arguments(__doc__)
    name, documents = reports(options)
    start = time.perf_counter()
    reader = Reader()
    loading = time.perf_counter() - start
    reader.read(documents[0])
    times, outcomes, events = [], Counter[str](), 0
    for document in documents:
        start = time.perf_counter()
        coded = reader.read(document)
        times.append(time.perf_counter() - start)
        outcomes[coded.accounted] += 1
        events += len(coded.events)
    characters = sum(len(document.text) for document in documents)
    save(
        "throughput-mixed" if options.mixed else "throughput",
        {
            "documents": f"{len(documents)} of {name}",
            "characters_per_document": round(characters / len(documents)),
            "load_s": round(loading, 2),
            "documents_per_second": round(len(documents) / sum(times), 1),
            "ms_per_1000_characters": round(1e6 * sum(times) / characters, 2),
            "ms_median": round(1000 * statistics.median(times), 2),
            "ms_p95": round(1000 * sorted(times)[int(0.95 * len(times))], 2),
            "ms_worst": round(1000 * max(times), 1),
            "accounted": dict(sorted(outcomes.items())),
            "events": events,
            "peak_mb": peak_megabytes(),
        },
    )


if __name__ == "__main__":
    main()
