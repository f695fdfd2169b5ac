"""Several glossaries in layers: a concept of a higher layer replaces the one of the same id below."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable

from transflow.terms.glossary import Concept, Glossary, LazyConcepts, find_ids, find_notable


def layer_glossaries(glossaries: Iterable[Glossary], ignored: Collection[str] = ()) -> Glossary:
    """Return the glossary made of others, given from the lowest to the highest; equal priorities keep that order.

    The layers of a glossary that has layers are taken one by one. Concepts whose id is in `ignored` are left out.
    """
    layers = [layer for glossary in glossaries for layer in glossary.layers or (glossary,) if len(layer)]
    layers.sort(key=lambda layer: layer.priority)
    if len(layers) == 1 and not ignored:
        return layers[0]
    concepts = LayeredConcepts(layers, ignored)
    digests = "\0".join([*(layer.digest for layer in layers), *sorted(ignored)])
    return Glossary(
        concepts,
        name=" + ".join(dict.fromkeys(layer.name for layer in layers if layer.name)),
        release=" + ".join(dict.fromkeys(layer.release for layer in layers if layer.release)),
        digest=hashlib.sha256(digests.encode()).hexdigest(),
        paths=tuple(path for layer in layers for path in layer.paths),
    ).attach(layers=tuple(layers))


class LayeredConcepts(LazyConcepts):
    """The concepts of layers that no higher layer replaces, in the order of the layers."""

    def __init__(self, layers: list[Glossary], ignored: Collection[str] = ()) -> None:
        """Find the highest layer of each concept."""
        self._layers = layers
        top: dict[str, tuple[int, int]] = {}
        for number, layer in enumerate(layers):
            for place, name in enumerate(find_ids(layer.concepts)):
                top[name] = (number, place)
        for name in ignored:
            top.pop(name, None)
        self.places = top
        shown = sorted(top.items(), key=lambda item: item[1])
        self.ids = [name for name, _ in shown]
        self._order = [place for _, place in shown]
        notable = {(number, place) for number, layer in enumerate(layers) for place in find_notable(layer.concepts)}
        self.notable = [at for at, place in enumerate(self._order) if place in notable] if notable else []

    def read(self, place: int) -> Concept:
        """Return the concept at a place, from 0."""
        number, inside = self._order[place]
        return self._layers[number].concepts[inside]


def find_layer(glossary: Glossary, concept: str) -> Glossary:
    """Return the layer that a concept comes from; the glossary itself where it has none."""
    if glossary.layers and isinstance(glossary.concepts, LayeredConcepts):
        return glossary.layers[glossary.concepts.places[concept][0]]
    return glossary
