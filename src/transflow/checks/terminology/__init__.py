"""Rules about the glossary."""
