"""Marks never change the text: not a character, not its order."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.exchange.marks import Mark, join_marks, marked_html

TEXT = "قصفت قوات المنجل بلدة الرمانة، وقال مصدر إن 3 قتلوا."


class Reader(HTMLParser):
    """Collects the text, the ids, and whether tags are closed in order."""

    def __init__(self):
        super().__init__()
        self.text, self.ids, self.open, self.marked = "", [], [], {}

    def handle_starttag(self, tag, attrs):
        assert tag in ("mark", "a")
        assert not (tag == "a" and "a" in [name for name, _ in self.open])
        identity = dict(attrs).get("id")
        if identity:
            self.ids.append(identity)
        self.open.append((tag, identity))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        self.text += data
        for tag, identity in self.open:
            if tag == "mark" and identity:
                self.marked[identity] = self.marked.get(identity, "") + data


def read(html):
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open
    return reader


def mark(start, end, **fields):
    return Mark(start, end, ("place",), ("e1",), "title", **fields)


def test_nested_marks():
    html = marked_html(TEXT, [mark(0, 16), mark(5, 16)])
    assert html.startswith('<mark id="q0-16" class="m-place of-e1" title="title">قصفت <mark id="q5-16"')
    assert read(html).marked["q0-16"] == TEXT[0:16]


def test_crossing_marks_are_cut_and_keep_one_id_each():
    reader = read(marked_html(TEXT, [mark(0, 10), mark(5, 16)]))
    assert reader.text == TEXT
    assert sorted(reader.ids) == ["q0-10", "q5-16"]


def test_a_link_never_stands_in_a_link():
    html = marked_html(TEXT, [mark(0, 16, target="#e1"), mark(5, 16, target="#e2"), mark(17, 21, target="#e3")])
    read(html)
    assert html.count("<a ") == 2


def test_what_looks_like_html_is_text():
    text = '<script>alert(1)</script> & "x"'
    html = marked_html(text, [Mark(0, 8, ("event",), (), 'a"b<c>')])
    assert "<script" not in html
    assert read(html).text == text
    assert 'title="a&quot;b&lt;c&gt;"' in html


def test_marks_over_one_stretch_are_joined():
    (joined,) = join_marks([Mark(0, 4, ("event",), ("e1",), "a"), Mark(0, 4, ("weapon",), ("e2",), "b", "#e2")])
    assert joined == Mark(0, 4, ("event", "weapon"), ("e1", "e2"), "a · b", "#e2")


spans = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted).filter(lambda s: s[0] < s[1]), max_size=12
)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=40, max_size=60), spans)
def test_without_tags_it_is_the_text(text, found):
    marks = join_marks(mark(start, end, target="#e1") for start, end in found)
    html = marked_html(text, marks)
    reader = read(html)
    assert reader.text == text
    assert len(reader.ids) == len(set(reader.ids)) == len(marks)
    assert unescape(re.sub(r"<[^>]*>", "", html)) == text


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\x07"])
def test_control_characters_are_shown_as_replaced(char):
    assert read(marked_html(f"ق{char}صف", [])).text == "ق\ufffdصف"
