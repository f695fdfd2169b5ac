"""Rules about proper names."""
