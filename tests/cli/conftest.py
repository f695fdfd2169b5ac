from __future__ import annotations

import pytest

from transflow.cli.main import run

FRENCH = "Contrat de ville\n\nNantes, le 12 mars 2024 – Le maire a signé la convention avec 14 % de crédits.\n"


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch, tmp_path_factory):
    for name in ("FORCE_COLOR", "NO_COLOR", "CI", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path_factory.mktemp("packages")))


@pytest.fixture
def call(capsys, monkeypatch, tmp_path):
    """Run a command line in a folder of its own: returns exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)

    def run_command(*arguments):
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run_command


@pytest.fixture
def release(tmp_path):
    path = tmp_path / "release.fr.txt"
    path.write_text(FRENCH, encoding="utf-8")
    return path
