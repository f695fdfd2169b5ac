"""Write HTML."""

from __future__ import annotations

from collections.abc import Mapping

from transflow.formats.html.read import Place, Skeleton
from transflow.model import Document


def write(document: Document, translations: Mapping[int, str], language: str) -> bytes:
    """Return the bytes with the texts of the blocks replaced; a translation is escaped and never becomes markup."""
    skeleton: Skeleton = document.skeleton
    changed = {index: text for index, text in translations.items() if text != document.blocks[index].text}
    text = skeleton.decoded.text
    out: list[str] = []
    last = 0
    marks: list[tuple[int, int, Place | None]] = [(start, end, None) for start, end in skeleton.languages]
    marks += [(place.start, place.end, place) for place in skeleton.places]
    for start, end, place in sorted(marks, key=lambda mark: (mark[0], -mark[1])):
        if start < last:
            continue
        if place is None:
            out += [text[last:start], language if translations else text[start:end]]
            last = end
        elif place.block in changed:
            out += [text[last:start], _render(place, changed, skeleton)]
            last = end
    out.append(text[last:])
    return skeleton.decoded.encode("".join(out), "xmlcharrefreplace")


def _render(place: Place, changed: Mapping[int, str], skeleton: Skeleton) -> str:
    new = changed[place.block]
    if place.quote is not None:
        escaped = _escape(new).replace('"', "&quot;").replace("'", "&#39;")
        return escaped if place.quote else f'"{escaped}"'
    return _escape(new) + "".join(_keep(start, end, changed, skeleton) for start, end in place.kept)


def _keep(start: int, end: int, changed: Mapping[int, str], skeleton: Skeleton) -> str:
    """Return the source of an element that stays, its attributes replaced."""
    text = skeleton.decoded.text
    out: list[str] = []
    last = start
    for place in skeleton.places:
        if place.quote is not None and start <= place.start and place.end <= end and place.block in changed:
            out += [text[last : place.start], _render(place, changed, skeleton)]
            last = place.end
    out.append(text[last:end])
    return "".join(out)


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
