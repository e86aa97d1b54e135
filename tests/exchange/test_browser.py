"""The page as Chromium shows it: the text in its order, no request, no error, readable without a script."""

import pytest

from tawthiq.exchange.report_page import PageOptions, report_page
from tawthiq.resources.files import DataFiles
from tawthiq.resources.incidents import load_grouping
from tawthiq.resources.labels import LANGUAGES, load_labels
from tests.coded_sample import TEXT, coded_sample
from tests.conftest import chromium

pytestmark = pytest.mark.browser
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(params=LANGUAGES)
def view(request, browser, tmp_path):
    files = DataFiles()
    options = PageOptions(load_labels(files, request.param), load_grouping(files))
    path = tmp_path / "page.html"
    path.write_text(report_page(coded_sample(), options), encoding="utf-8")
    context = browser.new_context(java_script_enabled=True, viewport={"width": 1300, "height": 900}, offline=True)
    page = context.new_page()
    page.problems, page.asked = [], []
    page.on("console", lambda message: page.problems.append(message.text))
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(path.as_uri())
    yield page
    context.close()


def test_no_request_and_no_complaint(view):
    assert view.problems == []
    assert [url for url in view.asked if not url.startswith("file:")] == []
    assert len(view.asked) == 1


def test_the_style_is_applied_and_marks_are_inline(view):
    assert view.evaluate("getComputedStyle(document.body).margin") == "0px"
    shown = view.evaluate("[...document.querySelectorAll('mark')].map(m => getComputedStyle(m).display)")
    assert set(shown) == {"inline"}


def test_marking_moves_no_letter(view):
    """Each character stands where it stands without marks: same lines, same places, to half a pixel."""
    assert view.evaluate("document.querySelector('.text').textContent") == TEXT
    moved = view.evaluate(
        """() => {
            const text = document.querySelector('.text');
            const places = () => {
                const out = [];
                const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
                for (let node; (node = walk.nextNode()); )
                    for (let i = 0; i < node.length; i++) {
                        const range = document.createRange();
                        range.setStart(node, i); range.setEnd(node, i + 1);
                        const box = range.getBoundingClientRect();
                        out.push([box.left, box.top]);
                    }
                return out;
            };
            const marked = places();
            text.textContent = text.textContent;
            const plain = places();
            const away = plain.map((p, i) => Math.hypot(p[0] - marked[i][0], p[1] - marked[i][1]));
            return away.filter(d => d > 0.5).length;
        }"""
    )
    assert moved == 0


def test_a_value_leads_to_its_quote(view):
    view.click("#e1-places-0 a.quote")
    assert view.evaluate("document.querySelector('mark:target').textContent") == "قاعدة تل الرمان"
    assert view.evaluate("document.querySelector('mark:target').getBoundingClientRect().top") < 900


def test_nothing_is_wider_than_the_window(view):
    for width in (1300, 420):
        view.set_viewport_size({"width": width, "height": 900})
        assert view.evaluate("document.documentElement.scrollWidth") <= width


def test_it_prints(view):
    assert len(view.pdf(format="A4")) > 10_000
