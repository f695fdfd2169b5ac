"""Renderers: `render(report, options) -> str`, one a file; only the command line prints."""
