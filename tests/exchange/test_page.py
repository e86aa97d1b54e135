"""The page of a coded report: nothing is fetched, nothing runs, every value leads to its quote and its claimant."""

import base64
import hashlib
import re
from html import unescape
from html.parser import HTMLParser

import pytest

from tawthiq.exchange.report_page import PageOptions, report_page
from tawthiq.records.withhold import without_text, without_victims
from tawthiq.resources.files import DataFiles
from tawthiq.resources.incidents import load_grouping
from tawthiq.resources.labels import LANGUAGES, load_labels
from tests.coded_sample import TEXT, coded_sample

FILES = DataFiles()
KNOWLEDGE = load_grouping(FILES)
LABELS = {language: load_labels(FILES, language) for language in LANGUAGES}


def page(language="ar", coded=None, other=None):
    return report_page(coded or coded_sample(), PageOptions(LABELS[language], KNOWLEDGE, other))


class Elements(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.all = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.all.append((tag, dict(attrs)))


@pytest.fixture(params=LANGUAGES)
def html(request):
    return page(request.param, other="other.html")


def test_the_page_runs_from_right_to_left_in_arabic():
    assert '<html lang="ar" dir="rtl">' in page("ar")
    assert '<html lang="en" dir="ltr">' in page("en")
    assert '<div class="text" lang="ar" dir="rtl">' in page("en")


def test_nothing_is_fetched_and_nothing_runs(html):
    tags = Elements(html).all
    assert not [tag for tag, _ in tags if tag in ("script", "img", "iframe", "link", "object", "form", "base")]
    assert not [name for _, attrs in tags for name in attrs if name.startswith("on") or name in ("style", "src")]
    outside = [attrs["href"] for tag, attrs in tags if "href" in attrs and not attrs["href"].startswith("#")]
    assert set(outside) == {"https://example.org/news/17?a=1&b=2", "other.html"}
    assert "url(" not in html
    assert "@import" not in html


def test_the_policy_names_the_style_by_its_hash(html):
    style = re.search(r"<style>(?P<css>.*?)</style>", html, re.DOTALL)["css"]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in unescape(html)


def test_marks_are_plain_inline(html):
    style = re.search(r"<style>(?P<css>.*?)</style>", html, re.DOTALL)["css"]
    rules = re.findall(r"(?:^|})\s*([^{}]*(?:mark|\.m-)[^{}]*){([^}]*)}", style)
    assert rules
    for _, body in rules:
        assert not re.search(r"display|padding|margin(?!-block)|float|position|direction|unicode-bidi", body)


def test_every_link_within_the_page_leads_somewhere_and_no_id_stands_twice(html):
    tags = Elements(html).all
    ids = [attrs["id"] for _, attrs in tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    targets = {attrs["href"][1:] for tag, attrs in tags if tag == "a" and attrs["href"].startswith("#")}
    assert targets - set(ids) == set()


def test_the_text_is_whole_and_in_order(html):
    body = re.search(r'<div class="text"[^>]*>(?P<text>.*?)</div>', html, re.DOTALL)["text"]
    assert unescape(re.sub(r"<[^>]+>", "", body)) == TEXT


def test_every_value_names_who_says_it_or_that_the_outlet_does(html):
    cards = html.split('<article class="card')[1:]
    assert len(cards) == 3
    values = [v for card in cards for v in re.split(r'<dd class="value v-(?!claim)', card)[1:]]
    said = [value for value in values if 'class="said"' in value.split("</dd>")[0]]
    victims = [value for value in values if "نور" in value.split("</dd>")[0]]
    assert len(said) + len(victims) == len(values)


def test_victims_are_shown_only_where_they_were_asked_for():
    assert "الضحايا كما وردوا" in page("ar")
    withheld = page("ar", without_victims(coded_sample()))
    assert "الضحايا كما وردوا" not in withheld
    assert "نور" not in re.sub(r'<div class="text".*?</div>', "", withheld, flags=re.DOTALL)


def test_accounts_contradict_where_they_do():
    english = page("en")
    rows = {
        re.sub(r"<[^>]+>", "", row.split("</th>")[0].split(">")[-1]): row.split('"')[0]
        for row in english.split('<tr class="')[1:]
    }
    assert rows["killed"] == "contradict"
    assert rows["wounded"] == "range"
    assert "مصدر في المستشفى" in english


def test_a_denial_is_told_as_one_in_the_summary():
    summary = page("en").split('class="summary"')[1].split("</section>")[0]
    text = " ".join(unescape(re.sub(r"<[^>]+>", "", summary)).split())
    assert "Denied by مصدر في المستشفى: at least 1 killed." in text
    assert "According to مصادر محلية, via لشبكة وادي السنديان: Shelling/artillery/missile attack" in text
    assert "no one killed or wounded" in text


def test_no_text_no_marks_but_the_quotes_stay():
    html = page("en", without_text(coded_sample()))
    assert "The text was left out of this page." in html
    assert "<mark" not in html
    assert 'href="#q' not in html
    assert "قاعدة تل الرمان" in html


def test_hostile_fields_stay_text():
    hostile = '"><img src=x onerror=alert(1)>'
    coded = coded_sample().model_copy(update={"title": hostile, "outlet": hostile, "url": "javascript:alert(1)"})
    tags = Elements(page("en", coded)).all
    assert not [tag for tag, attrs in tags if tag == "img" or attrs.get("href", "").startswith("javascript")]


def test_an_empty_document_says_why():
    coded = coded_sample().model_copy(
        update={
            "events": (),
            "relations": (),
            "evidence": (),
            "left_over": (),
            "accounted": "not_arabic",
            "reason": "x y",
        }
    )
    html = page("en", coded)
    assert "Nothing was coded." in html
    assert "x y" in html


def test_the_same_report_gives_the_same_bytes(html):
    assert html in (page("ar", other="other.html"), page("en", other="other.html"))
