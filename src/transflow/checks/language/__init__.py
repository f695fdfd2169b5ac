"""Rules about the language of a text."""
