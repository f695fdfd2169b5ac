"""Rules about what a translation says: content lost, added, or of another text."""
