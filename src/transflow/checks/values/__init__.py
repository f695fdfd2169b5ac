"""Rules about numbers and dates."""
