"""Every value of the wire format has a word in both languages."""

from typing import get_args

import pytest

from tawthiq.errors import DataError
from tawthiq.records import terms
from tawthiq.resources.files import DataFiles
from tawthiq.resources.labels import LANGUAGES, load_labels
from tawthiq.resources.yaml_lines import load_yaml

LISTS = {
    "type": terms.EventType,
    "status": terms.EventStatus,
    "part": terms.DayPart,
    "date_precision": terms.DatePrecision,
    "place_role": terms.PlaceRole,
    "place_precision": terms.PlacePrecision,
    "actor_role": terms.ActorRole,
    "weapon": terms.WeaponKind,
    "outcome": terms.OutcomeState,
    "harm": terms.HarmKind,
    "who": terms.Who,
    "scope": terms.TollScope,
    "stance": terms.Stance,
    "relation": terms.RelationType,
    "evidence": terms.EvidenceKind,
    "accounted": terms.Accounted,
    "left_over": terms.LeftOverKind,
    "sex": terms.Sex,
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", LISTS)
def test_every_value_has_a_word(kind, language):
    labels = load_labels(DataFiles(), language)
    assert [value for value in get_args(LISTS[kind]) if (kind, value) not in labels.terms] == []


@pytest.mark.parametrize(
    ("number", "arabic", "english"),
    [
        (0, "لا جرحى", "no one wounded"),
        (1, "جريح واحد", "1 wounded"),
        (2, "جريحان", "2 wounded"),
        (3, "3 جرحى", "3 wounded"),
        (10, "10 جرحى", "10 wounded"),
        (13, "13 جريحًا", "13 wounded"),
        (100, "100 جريح", "100 wounded"),
        (103, "103 جرحى", "103 wounded"),
        (111, "111 جريحًا", "111 wounded"),
        (1000, "1000 جريح", "1000 wounded"),
    ],
)
def test_counted_nouns_agree_with_their_number(number, arabic, english):
    assert load_labels(DataFiles(), "ar").count("wounded", number) == arabic
    assert load_labels(DataFiles(), "en").count("wounded", number) == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_other_data_files_have_words_here(language):
    """Break-down groups of the people table, relations of the table of regions."""
    files = DataFiles()
    labels = load_labels(files, language)
    people = [line.split("\t") for line in files.text("lexicon/people.tsv").splitlines() if not line.startswith("#")]
    column = people[0].index("group")
    groups = {row[column] for row in people[1:] if len(row) > column and row[column]}
    relations = {entry.value["bearing"] for entry in load_yaml(files, "lexicon/places-regions.yaml")}
    assert {group for group in groups if ("group", group) not in labels.terms} == set()
    assert {
        relation for relation in relations if relation and ("place_relation", relation) not in labels.terms
    } == set()


def test_a_term_that_is_not_in_the_table_is_shown_as_it_is():
    assert load_labels(DataFiles(), "ar").term("weapon", "ray_gun") == "ray gun"


@pytest.mark.parametrize(
    ("name", "extra", "message"),
    [
        ("terms.tsv", "status\tdenied\tx\ty\n", "second time"),
        ("interface.tsv", "new.key\t{a}\t{b}\n", "different braces"),
        ("interface.tsv", "new.key\t\tword\n", "an empty cell"),
        ("counted.tsv", "ships\ten\ta\ta\ta\ta\ta\ta\n", "no ar forms of: ships"),
    ],
)
def test_a_broken_table_is_refused(tmp_path, name, extra, message):
    (tmp_path / "labels").mkdir()
    for file in ("terms.tsv", "interface.tsv", "counted.tsv"):
        text = DataFiles().text(f"labels/{file}") + (extra if file == name else "")
        (tmp_path / "labels" / file).write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        load_labels(DataFiles(tmp_path), "ar")
