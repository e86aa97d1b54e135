"""All data files load strictly, and every example in them holds."""

import shutil

import pytest

from tawthiq.evaluation.data_check import check_data
from tawthiq.resources.example_files import files_with_examples
from tawthiq.resources.files import DataFiles


def test_all_data_files_hold():
    check = check_data()
    assert check.problems == []
    assert check.examples > 1000


def test_every_example_is_read_by_a_layer():
    assert [name for name, layer in files_with_examples(DataFiles()) if layer is None] == []


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("lexicon/hedges.yaml", "- id: hedge.new\n  colour: red\n", "lexicon/hedges.yaml:1"),
        ("lexicon/others.yaml", "- id: x\n  examples: [⟦a⟧]\n  not: [b]\n", "no layer is known to read it"),
        ("labels/terms.tsv", "list\tid\tar\n", "labels/terms.tsv:1"),
    ],
)
def test_a_fault_is_named_with_its_file(tmp_path, repository, name, text, said):
    folder = tmp_path / "data"
    shutil.copytree(repository / "src" / "tawthiq" / "data", folder)
    (folder / name).write_text(text, encoding="utf-8")
    assert any(said in problem for problem in check_data(folder).problems)
