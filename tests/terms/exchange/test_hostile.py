"""XML made to harm: nothing is resolved, fetched or expanded, and each file is refused with a place and a way out."""

from __future__ import annotations

import socket
import time

import pytest

from transflow.terms.exchange.draft import MalformedError

SECRET = "root:x:0"


def bomb(levels):
    entities = "".join(f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, levels))
    last = f"&a{levels - 1};"
    return f'<?xml version="1.0"?><!DOCTYPE tbx [<!ENTITY a0 "x">{entities}]><tbx style="{last}"><text>{last}</text></tbx>'


def entry(start, term):
    section = f'<langSet xml:lang="fr"><tig><term>{term}</term></tig></langSet>'
    return f"{start}<martif><text><body><termEntry>{section}</termEntry></body></text></martif>"


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    def refuse(*_):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (
            entry('<?xml version="1.0"?><!DOCTYPE martif [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;"),
            "declares entities",
        ),
        ('<!DOCTYPE tbx [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]><tbx><text/></tbx>', "declares entities"),
        ('<!DOCTYPE tmx [<!ENTITY x "y">]><tmx><body/></tmx>', "declares entities"),
        (bomb(10), "not well-formed XML: Maximum entity|declares entities"),
        ("<tbx><text><body><conceptEntry id='a'><langSec xml:lang='fr'><termSec><term>ville</ter", "not well-formed"),
        ("<tbx>\n<text>\n<body>\n<conceptEntry>", "not well-formed"),
        ("<tbx>" + "<a>" * 1000 + "</a>" * 1000 + "</tbx>", "not well-formed"),
        ('<?xml version="1.0" encoding="UTF-8"?><tbx>préfecture</tbx>'.encode("latin-1"), "not well-formed"),
        ('<?xml version="1.0" encoding="x-foo"?><tbx/>', "not well-formed"),
        (b"<tbx>\0</tbx>", "not well-formed"),
        ("<html><body>x</body></html>", "root element <html>"),
        ("<x><conceptEntry/></x>", "root element <x>"),
        ("<tbx><text><body/></text></tbx>", "no entry"),
        (
            entry('<!DOCTYPE martif SYSTEM "x.dtd">', "&foo;"),
            "&foo; is not declared",
        ),
    ],
)
def test_refused(take, data, fault):
    with pytest.raises(MalformedError, match=fault) as caught:
        take("a.tbx", data)
    assert SECRET not in str(caught.value)
    assert caught.value.hint
    assert caught.value.told("fr")[1] != caught.value.told("en")[1]


def test_a_cut_file_is_told_with_line_and_column(take):
    with pytest.raises(MalformedError) as caught:
        take("a.tbx", "<tbx>\n<text>\n<body>\n<conceptEntry>\n  <langSec xml:lang='fr'></conceptEntry>")
    assert (caught.value.line, caught.value.column) == (5, 41)


def test_a_wrong_encoding_can_be_named(take):
    body = "".join(
        f'<langSec xml:lang="{tag}"><termSec><term>{text}</term></termSec></langSec>'
        for tag, text in (("fr", "préfecture"), ("en", "prefecture"))
    )
    data = f'<?xml version="1.0" encoding="UTF-8"?><tbx><text><body><conceptEntry id="a">{body}</conceptEntry></body></text></tbx>'
    with pytest.raises(MalformedError) as caught:
        take("a.tbx", data.encode("windows-1252"))
    assert "--encoding" in caught.value.hint
    assert "prefecture" in take("a.tbx", data.encode("windows-1252"), encoding="windows-1252")[0]


def test_yaml_is_no_foreign_file(take):
    with pytest.raises(MalformedError, match="YAML file already"):
        take("a.yaml", "version: 2\nconcepts: []\n")


def test_work_grows_with_the_entries(take):
    def seconds(count):
        row = '<conceptEntry id="c{0}">{1}</conceptEntry>'
        section = '<langSec xml:lang="{0}"><termSec><term>mot {1} {0}</term></termSec></langSec>'
        entries = "".join(row.format(n, section.format("fr", n) + section.format("en", n)) for n in range(count))
        start = time.process_time()
        found, _ = take(f"{count}.tbx", f"<tbx><text><body>{entries}</body></text></tbx>")
        assert len(found) == count
        return time.process_time() - start

    seconds(100)
    assert seconds(4000) < 30 * max(seconds(500), 0.05)
