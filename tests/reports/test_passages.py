from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from transflow.reports._passages import cut_text

SPANS = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda span: (min(span), max(span)))


@given(
    st.lists(SPANS.filter(lambda span: span[0] < span[1]), max_size=5), st.lists(st.tuples(SPANS, st.integers(1, 3)), max_size=5)
)
def test_pieces_join_to_the_text_and_close_what_they_open(terms, faults):
    pieces = list(cut_text(12, terms, faults))
    assert [piece.start for piece in pieces if piece.start < piece.end] == [0, *(p.end for p in pieces if p.start < p.end)][:-1]
    assert max((piece.end for piece in pieces), default=0) == 12
    assert sum(piece.opens for piece in pieces) == sum(piece.closes for piece in pieces) == len(terms)
    assert sorted(place for piece in pieces for place in piece.ended) == list(range(len(faults)))
    for piece in pieces:
        weights = [faults[place][1] for place in piece.faults]
        assert weights == sorted(weights, reverse=True)
