"""Rules that ask the translation models how likely a translation is; they are silent where nobody asked for `--deep`."""
