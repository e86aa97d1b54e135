"""What was taken in stays as it was: verify, erasure, backup and restore."""

from __future__ import annotations

import sqlite3
import zipfile
from pathlib import Path

import pytest
from django.db import connection

from tawthiq.desk.backup import backup, check, load_rows
from tawthiq.desk.captures import path_of
from tawthiq.desk.erasure import erase, same_text
from tawthiq.desk.item import Original
from tawthiq.desk.models import Body, Capture, CodedReport, LogEntry, Report, SearchText, Tombstone
from tawthiq.desk.opening import open_desk
from tawthiq.desk.restore import restore
from tawthiq.desk.search.run import Query, search
from tawthiq.desk.verify import verify
from tawthiq.errors import InputError
from tests.desk.desks import item, members, take
from tests.incidents import cases
from tests.incidents.invented import document, event

FLIPPED_PAYLOAD = (
    "UPDATE desk_codedreport SET payload = CAST(substr(payload, 1, 40) || x'00' || substr(payload, 42) AS BLOB)"
    " WHERE id = 4"
)
ORIGINAL = Original("html", "<html>صفحة</html>".encode())


def filled() -> None:
    take(cases.all_cases())
    take([], extra=[item(document("h1", "صفحة محفوظة من تل الورد", outlet="موقع"), original=ORIGINAL)])


def faults() -> list[str]:
    return [str(fault) for fault in verify()]


def tamper(folder: Path, statement: str) -> None:
    """Change the SQLite file behind the desk's back: triggers dropped, another connection."""
    connection.close()
    with sqlite3.connect(folder / "desk.sqlite3") as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute(statement)
    raw.close()


def test_what_was_taken_in_is_green(desk: Path) -> None:
    filled()
    assert faults() == []


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE desk_body SET text = replace(text, 'ثلاثة', 'ثلاثا') WHERE report_id = 1", "body:1"),
        ("UPDATE desk_report SET title = 'x' WHERE id = 2", "report:2"),
        ("UPDATE desk_report SET published = '2020-01-01' WHERE id = 3", "report:3"),
        (FLIPPED_PAYLOAD, "coding:4"),
        ("UPDATE desk_membership SET judgement = 'negative' WHERE id = 2", "membership:2"),
        ("UPDATE desk_incident SET status = 'approved' WHERE id = 1", "incident:1"),
        ("UPDATE desk_logentry SET actor = 'nobody' WHERE id = 5", "log:5"),
        ("DELETE FROM desk_logentry WHERE id = 5", "log:6"),
        ("UPDATE desk_searchtext SET folded = 'x' WHERE report_id = 6", "searchtext:6"),
        ("UPDATE desk_publisher SET party = 1 WHERE id = 1", "publisher:1"),
        ("UPDATE desk_capture SET sha256 = 'x' WHERE id = 1", "capture:1"),
        ("DELETE FROM desk_body WHERE report_id = 7", "report:7"),
    ],
)  # fmt: skip
def test_whatever_is_changed_behind_the_desk_is_named(sqlite_desk: Path, statement: str, named: str) -> None:
    filled()
    tamper(sqlite_desk, statement)
    assert any(fault.startswith(f"{named}:") for fault in faults()), faults()


def test_a_log_rewritten_with_fitting_hashes_up_to_the_end_still_lacks_what_was_done(sqlite_desk: Path) -> None:
    """Cutting off the end of the log leaves a whole chain, but codings that no row tells of."""
    filled()
    tamper(sqlite_desk, "DELETE FROM desk_logentry WHERE id > 3")
    assert any("not in the log" in fault for fault in faults())


@pytest.mark.parametrize("bit", range(8))
def test_one_flipped_bit_of_a_text_in_the_file_is_named(sqlite_desk: Path, bit: int) -> None:
    """Also where it leaves bytes that are no UTF-8 any more."""
    filled()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    path = sqlite_desk / "desk.sqlite3"
    data = bytearray(path.read_bytes())
    word = "ثلاثة مدنيين وأصيب".encode()
    at = data.index(word)
    data[at + 1] ^= 1 << bit
    path.write_bytes(data)
    assert any(fault.startswith("body:1:") for fault in faults()), faults()


def test_a_changed_capture_is_named(desk: Path) -> None:
    filled()
    path_of(Capture.objects.get().sha256).write_bytes(b"<html>other</html>")
    assert faults() == ["capture:1: its file is missing or was changed"]


def test_erasure_leaves_a_tombstone_and_nothing_else(desk: Path) -> None:
    filled()
    report = Report.objects.get(doc_id="d1")
    (stone,) = erase([report], "officer", "request")
    assert faults() == []
    assert not Body.objects.filter(report=report).exists()
    assert not CodedReport.objects.filter(report=report).exists()
    assert not SearchText.objects.filter(report=report).exists()
    assert search(Query(text="سيارة")).total == 1
    assert frozenset({"d2/e1"}) in members()
    assert LogEntry.objects.filter(action="report.erased", object=f"report:{report.id}").exists()
    assert stone.sha256 == report.sha256
    assert take([cases.drone_first()]).new == 0, "an erased report does not come back"


def test_erased_words_are_not_in_the_file_any_more(sqlite_desk: Path) -> None:
    filled()
    text = "كلمة زنجبارية نادرة لا ترد في أي تقرير آخر من هذه التقارير المخترعة كلها"
    take([document("z1", text, event("كلمة"), title="عنوان زنجباري", outlet="موقع")])
    erase([Report.objects.get(doc_id="z1")], "officer", "request")
    connection.close()
    found = [path.name for path in sqlite_desk.rglob("*") if path.is_file() and "زنجبار".encode() in path.read_bytes()]
    assert found == []


def test_copies_of_an_erased_text_are_found(desk: Path) -> None:
    words = cases.market_first()["text"] + " وأضاف المتحدث أن فرق الإنقاذ واصلت العمل في المكان حتى ساعات المساء."
    one = document("c1", words, outlet="أ")
    two = document("c2", words, outlet="ب")
    take([one, two])
    assert [report.doc_id for report in same_text(Report.objects.get(doc_id="c1"))] == ["c2"]


def test_a_backup_is_restored_and_verified(desk: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    filled()
    before, grouped = LogEntry.objects.last().hash, members()
    counts = backup(tmp_path / "desk.zip")
    assert counts["Report"] == 9
    connection.close()
    _fresh_database(request)
    restored = restore(tmp_path / "desk.zip", tmp_path / "again")
    assert restored.faults == ()
    assert restored.counts == counts
    assert (LogEntry.objects.last().hash, members()) == (before, grouped)
    assert search(Query(text="سوق")).total == 2
    take([document("new", "قصف على عين القمح", event("قصف", at=("عين القمح",)))])
    assert faults() == []


def _fresh_database(request: pytest.FixtureRequest) -> None:
    """On PostgreSQL the restored desk needs a database of its own."""
    import os

    if os.environ.get("DATABASE_URL"):
        server = request.getfixturevalue("postgres")
        os.environ["DATABASE_URL"] = server.database(request.getfixturevalue("postgres_template"))


@pytest.mark.postgres
def test_a_backup_moves_from_one_database_to_the_other(
    sqlite_desk: Path, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled()
    grouped = members()
    backup(tmp_path / "desk.zip")
    server = request.getfixturevalue("postgres")
    monkeypatch.setenv("DATABASE_URL", server.database(request.getfixturevalue("postgres_template")))
    restored = restore(tmp_path / "desk.zip", tmp_path / "team")
    assert connection.vendor == "postgresql"
    assert restored.faults == ()
    assert members() == grouped
    assert search(Query(text="إدلب")).total == 0
    assert search(Query(text="تل الورد")).total == 7


def test_what_was_erased_after_the_backup_is_erased_again(sqlite_desk: Path, tmp_path: Path) -> None:
    filled()
    backup(tmp_path / "desk.zip")
    erase([Report.objects.get(doc_id="d1")], "officer", "request")
    restored = restore(tmp_path / "desk.zip", sqlite_desk, replace=True)
    assert (restored.erased_again, restored.faults) == (1, ())
    assert Report.objects.get(doc_id="d1").erased
    assert Tombstone.objects.count() == 1
    assert (sqlite_desk.parent / "desk.before-restore-1").is_dir()


def test_a_desk_is_not_overwritten_unasked(sqlite_desk: Path, tmp_path: Path) -> None:
    filled()
    backup(tmp_path / "desk.zip")
    with pytest.raises(InputError, match="--replace"):
        restore(tmp_path / "desk.zip", sqlite_desk)
    with pytest.raises(InputError, match="never overwrites"):
        backup(tmp_path / "desk.zip")
    with pytest.raises(InputError, match="not empty"):
        load_rows(tmp_path / "desk.zip")


def test_a_damaged_backup_names_its_part(sqlite_desk: Path, tmp_path: Path) -> None:
    filled()
    backup(tmp_path / "desk.zip")
    with zipfile.ZipFile(tmp_path / "desk.zip") as whole, zipfile.ZipFile(tmp_path / "bad.zip", "w") as bad:
        for name in whole.namelist():
            data = whole.read(name)
            bad.writestr(name, data.replace(b"positive", b"negative") if name.endswith("membership.jsonl") else data)
    with pytest.raises(InputError, match=r"rows/membership\.jsonl: does not have its digest"):
        check(tmp_path / "bad.zip")
    with pytest.raises(InputError, match="not a backup"):
        check(Path(__file__))


def test_a_backup_is_taken_while_another_process_writes(sqlite_desk: Path, tmp_path: Path) -> None:
    filled()
    with sqlite3.connect(sqlite_desk / "desk.sqlite3", timeout=5, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        counts = backup(tmp_path / "desk.zip")
        other.execute("ROLLBACK")
    other.close()
    assert counts["Report"] == 9


def test_a_desk_opens_again_as_it_was_left(sqlite_desk: Path) -> None:
    filled()
    connection.close()
    open_desk(sqlite_desk)
    assert faults() == []
