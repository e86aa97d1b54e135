"""What must hold for any text at all: quotes are exact, the fold is idempotent, tokens tile the text."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from tawthiq.text.clitics import readings
from tawthiq.text.fold import fold, fold_key
from tawthiq.text.quotes import PAIRS, STRAIGHT, find_quotations
from tawthiq.text.text import read_text

ARABIC = st.text(
    alphabet=st.sampled_from('ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآىةؤئًٌٍَُِّْـ ،.؟\n«»“”"()#_0123456789٠١٢٣۴۵\u200f\u200eﻗﺼﻒﷲ')
)
ANY = st.one_of(st.text(), ARABIC)


@given(ANY)
@example("قـ.ـصف")
@example("ﷲ ﻻ")
@example("\ud800")
def test_every_folded_character_maps_to_a_stretch_of_the_text(text: str) -> None:
    folded = fold(text)
    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    for index in range(len(folded.text)):
        span = folded.span(index, index + 1)
        assert 0 <= span.start < span.end <= len(text)
        assert fold(span.cut(text)).text[:1] in folded.text


@given(ANY)
def test_offsets_never_run_backwards(text: str) -> None:
    folded = fold(text)
    assert list(folded.starts) == sorted(folded.starts)
    assert list(folded.ends) == sorted(folded.ends)


@given(ANY)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once
    assert fold_key(fold_key(text)) == fold_key(text)


@given(ANY)
def test_tokens_and_white_space_tile_the_folded_text(text: str) -> None:
    read = read_text(text)
    at = 0
    for token in read.tokens:
        assert not read.folded.text[at : token.start].strip()
        assert read.folded.text[token.start : token.end] == token.form
        at = token.end
    assert not read.folded.text[at:].strip()


@given(ANY)
def test_sentences_tile_the_tokens(text: str) -> None:
    read = read_text(text)
    at = 0
    for sentence in read.sentences:
        assert sentence.first == at < sentence.last
        at = sentence.last
    assert at == len(read.tokens)
    assert all(read.sentence_of(t.index).first <= t.index < read.sentence_of(t.index).last for t in read.tokens)


@given(ANY)
def test_a_quote_over_tokens_folds_to_their_forms(text: str) -> None:
    read = read_text(text)
    for token in read.tokens:
        quote = token.span.cut(text)
        assert quote
        assert token.form in fold(quote).text or fold(quote).text in token.form


@given(ANY)
def test_quotations_lie_in_the_text_without_their_marks(text: str) -> None:
    for span in find_quotations(text):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start - 1] in {*PAIRS, STRAIGHT}


@given(ARABIC)
def test_every_reading_is_built_from_the_word(text: str) -> None:
    for token in read_text(text).tokens:
        if token.kind != "word":
            continue
        cuts = readings(token.form)
        assert cuts[0].stem == token.form
        for cut in cuts[1:]:
            assert token.form.startswith(cut.prefix)
            assert token.form.endswith(cut.suffix)
            assert len(cut.stem) >= 2
