"""Glossaries to and from the formats of other tools: TBX, TMX, CSV, TSV, DeepL, Google."""
