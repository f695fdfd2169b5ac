"""What every format must hold: identity, structure, positions, and no markup from a translation."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transflow.errors import DocumentError
from transflow.formats.detect import format_of
from transflow.registry import FORMATS

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
FILES = sorted(path for path in CORPUS.glob("*/*") if path.suffix in {".txt", ".md", ".html"} and path.parent.name != "corpus")
SAMPLES = {
    "plain": ["a", "  a  \r\n\r\n- b\r c\n", "\ufeffa\n", "x\u2028y\n", "\n\n a"],
    "markdown": [
        "---\ntitle: Un titre\nother: x\n---\n\n# A *b*\n\nc\nd **e** [f](g)\n\n- h\n  - i\n\n> j\n\n```\nk\n```\n",
        "| a | b |\n|---|---|\n| c | `d` |\n",
        "Titre\n=====\n\ntexte ![image](x.png) fin\n\n![Légende](y.png)\n",
        "<div>\n<p>html</p>\n</div>\n\n1. un\n2. deux\n",
    ],
    "html": [
        "<p>a <b>c</b> d</p>",
        "<!DOCTYPE html><html lang=fr><title>T</title><p>a<br>b<img alt='x y' src=z> c</p><script>var a='<p>x</p>'</script>",
        "<ul><li>a<li>b</ul><p>&eacute;t&eacute; &amp; &lt;x&gt;",
        "<p translate='no'>keep</p><p><a href='u'>lien</a></p><!-- note --><p>x<!-- y -->z</p>",
        "<table><tr><td>a</td><td>b</td></tr></table>text<p>",
    ],
}


def read(name, text, path="x"):
    return FORMATS.get(name).read(text.encode() if isinstance(text, str) else text, path, "fr")


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in SAMPLES.items() for text in texts])
def test_identity(name, text):
    document = read(name, text)
    same = {block.index: block.text for block in document.blocks}
    assert FORMATS.get(name).write(document, {}, "fr") == text.encode()
    assert FORMATS.get(name).write(document, same, "fr") == text.encode()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_corpus_round_trip(path):
    data = path.read_bytes()
    name = format_of(str(path), data)
    document = FORMATS.get(name).read(data, str(path), "fr")
    assert FORMATS.get(name).write(document, {}, "fr") == data
    changed = {block.index: block.text.swapcase() for block in document.blocks if block.translate}
    again = FORMATS.get(name).read(FORMATS.get(name).write(document, changed, "en"), str(path), "en")
    assert [block.text for block in again.blocks] == [changed.get(block.index, block.text) for block in document.blocks]
    assert [block.role for block in again.blocks if block.role.value in {"list", "table", "heading", "headline"}]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_blocks_stand_where_they_say(path):
    text = path.read_text("utf-8")
    document = FORMATS.get(format_of(str(path), path.read_bytes())).read(path.read_bytes(), str(path), "fr")
    lines = text.split("\n")
    for block in document.blocks:
        first = block.text.split()[0]
        assert lines[block.line - 1][block.column - 1 :].startswith(first[:3]), block


@pytest.mark.parametrize("name", SAMPLES)
@given(
    text=st.text(alphabet="ab<>&*_[]()#-`|!\"' \n\\=é\u00a0", max_size=60),
    new=st.text(alphabet="xy<>&*_[]#-`|\"' 1.", min_size=1, max_size=12),
)
@settings(max_examples=120, deadline=None)
def test_any_text_is_kept_and_a_translation_is_only_text(name, text, new):
    try:
        document = read(name, text)
    except DocumentError:
        return
    module = FORMATS.get(name)
    assert module.write(document, {}, "fr") == text.encode()
    if document.blocks and new.strip():
        written = module.write(document, {document.blocks[0].index: "mot"}, "fr")
        assert b"mot" in written


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("html", "<p>Texte</p>"),
        ("html", "<img alt=Texte>"),
        ("html", '<img alt="Texte">'),
        ("markdown", "Texte\n"),
        ("markdown", "| Texte | b |\n|--|--|\n"),
    ],
)
@pytest.mark.parametrize("new", ["<b>x</b>", '"><script>alert(1)</script>', "a *b* [c](d) `e`", "# x", "1. x", "a | b"])
def test_a_translation_never_becomes_markup(name, text, new):
    document = read(name, text)
    written = FORMATS.get(name).write(document, {0: new}, "en")
    again = FORMATS.get(name).read(written, "x", "en")
    assert again.blocks[0].text == new
    assert not again.blocks[0].flattened


def test_plain_keeps_its_lines():
    document = read("plain", "a\n\n- b\nc\n")
    assert [(block.text, block.line, block.column) for block in document.blocks] == [("a", 1, 1), ("b", 3, 3), ("c", 4, 1)]
    assert FORMATS.get("plain").write(document, {0: "x\ny", 1: "z"}, "en") == b"x y\n\n- z\nc\n"


def test_html_flattens_and_says_so():
    document = read("html", "<p>Un <strong>mot</strong> <img src=a alt=vue> ici</p><p><a href=u><em>Lien</em></a></p>")
    first = next(block for block in document.blocks if block.text.startswith("Un"))
    link = next(block for block in document.blocks if block.text == "Lien")
    assert first.flattened == ("strong",)
    assert link.flattened == ()
    written = FORMATS.get("html").write(document, {first.index: "A & word", link.index: "Link"}, "en").decode()
    assert written == "<p>A &amp; word<img src=a alt=vue></p><p><a href=u><em>Link</em></a></p>"


def test_html_attributes_language_and_notranslate():
    text = (
        '<html lang="fr"><meta name="description" content="Une page"><p translate="no">Marque</p><p>Texte</p><pre>code</pre></html>'
    )
    document = read("html", text)
    assert [(block.text, block.translate) for block in document.blocks] == [("Une page", True), ("Marque", False), ("Texte", True)]
    written = FORMATS.get("html").write(document, {0: 'A "page"', 2: "Text"}, "en").decode()
    assert 'lang="en"' in written
    assert 'content="A &quot;page&quot;"' in written


def test_html_declared_encoding_is_kept():
    data = "<meta charset=iso-8859-1><p>Été</p>".encode("cp1252")
    document = read("html", data)
    assert document.blocks[0].text == "Été"
    assert FORMATS.get("html").write(
        document, {0: "Été ≠ hiver"}, "en"
    ) == "<meta charset=iso-8859-1><p>Été &#8800; hiver</p>".encode("cp1252")


def test_markdown_front_matter_images_and_hard_breaks():
    document = read("markdown", '---\ntitle: "Titre"\ndate: 2024\n---\n\nLigne un  \nligne deux\n\n![Vue du port](p.png)\n')
    assert [block.text for block in document.blocks] == ["Titre", "Ligne un", "ligne deux", "Vue du port"]
    written = FORMATS.get("markdown").write(document, {0: 'A "title"', 3: "View"}, "en").decode()
    assert 'title: "A \\"title\\""' in written
    assert "![View](p.png)" in written


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("html", b"<div>" * 20000 + b"x"),
        ("html", b'<a "' * 20000),
        ("html", b"</b>" * 20000),
        ("html", b"<b>" * 10000 + b"x" + b"</i>" * 10000),
        ("html", b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><p>&b; &c;</p>'),
        ("html", b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><p>x</p>'),
        ("markdown", b"*" * 20000),
        ("markdown", b"[" * 20000),
        ("markdown", b"**a " * 5000),
        ("markdown", b"|" * 10000 + b"\n" + b"|-" * 3000),
    ],
)
def test_hostile_input_is_read_as_text(name, data):
    document = read(name, data)
    assert FORMATS.get(name).write(document, {}, "fr") == data
    assert all("root:" not in block.text and "aaaaaaaa" not in block.text for block in document.blocks)


@pytest.mark.parametrize(
    ("path", "data", "name"),
    [
        ("a.txt", b"", "plain"),
        ("a.HTML", b"", "html"),
        ("a.markdown", b"", "markdown"),
        ("README", b"x", "plain"),
        ("a.log", b"text", "plain"),
    ],
)
def test_format_of(path, data, name):
    assert format_of(path, data) == name


def test_unknown_binary_suffix():
    with pytest.raises(DocumentError, match="unknown suffix"):
        format_of("a.bin", b"\xff\xfe\x80\x81" * 10)


@pytest.mark.parametrize("path", ["a.po", "a.json", "b/a.RTF", "a.docx"])
def test_a_format_that_is_not_read_is_never_taken_for_plain_text(path):
    with pytest.raises(DocumentError, match=f"is a {path[path.rindex('.') :].lower()} file"):
        format_of(path, b'msgid "Bonjour"')


def test_attributes_keep_their_no_break_spaces():
    document = read("html", "<img alt='L’arrêt\n «\u00a0Liberté\u00a0»&nbsp;: vue'>")
    assert document.blocks[0].text == "L’arrêt «\u00a0Liberté\u00a0»\u00a0: vue"
