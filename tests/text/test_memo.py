from __future__ import annotations

from transflow.text import memo
from transflow.text.memo import Memo


def test_a_value_is_found_once():
    asked = []
    known = Memo(lambda word: asked.append(word) or len(word))
    assert list(map(known.__getitem__, ["one", "three", "one"])) == [3, 5, 3]
    assert asked == ["one", "three"]


def test_a_memo_is_bounded(monkeypatch):
    monkeypatch.setattr(memo, "MOST", 2)
    known = Memo(str.upper)
    assert [known[word] for word in "abca"] == ["A", "B", "C", "A"]
    assert len(known) <= 2
