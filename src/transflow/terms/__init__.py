"""The glossary: read, validate, match."""
