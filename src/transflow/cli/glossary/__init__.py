"""`transflow glossary`: what a maintainer does with a glossary."""

from __future__ import annotations

import typer

from transflow.cli.glossary import edit, exchange, extract, impact, lint, show

app = typer.Typer(help="Look after a glossary.", no_args_is_help=True)
app.command("lint", epilog=lint.EPILOG)(lint.lint)
app.command("fmt", epilog=edit.EPILOG)(edit.fmt)
app.command("match", epilog=show.MATCH_EPILOG)(show.match)
app.command("impact", epilog=impact.EPILOG)(impact.impact)
app.command("stats")(show.stats)
app.command("extract", epilog=extract.EPILOG)(extract.extract)
app.command("import", epilog=exchange.IMPORT_EPILOG)(exchange.import_)
app.command("export", epilog=exchange.EXPORT_EPILOG)(exchange.export)
app.command("schema")(show.schema)
