"""What an installation holds and imports."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FORBIDDEN = ("torch", "stanza", "spacy", "minisbd", "sacremoses")
HOOK = """
import sys
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {forbidden}:
            raise ImportError("refused: " + name)
sys.meta_path.insert(0, Refuse())
"""


def run_python(code, *arguments):
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False, timeout=120)


def test_translates_where_the_heavy_libraries_cannot_be_imported(tmp_path):
    source = tmp_path / "a.fr.txt"
    source.write_text("Le maire a signé la convention.\n", encoding="utf-8")
    code = HOOK.format(forbidden=set(FORBIDDEN)) + "from transflow.cli.main import run\nsys.exit(run(sys.argv[1:]))"
    done = run_python(code, "translate", str(source), "--from", "fr", "--to", "en")
    assert done.returncode == 0, done.stdout + done.stderr
    assert source.with_name("a.en.txt").read_text("utf-8").strip()


def test_locked_requirements_leave_them_out():
    names = {line.split("==")[0].lower() for line in (ROOT / "requirements.txt").read_text("utf-8").splitlines() if "==" in line}
    assert "argostranslate" in names
    assert not names & set(FORBIDDEN)


def test_import_costs_nothing():
    code = (
        "import sys, transflow; print(sorted(name for name in ('ctranslate2', 'rich', 'pydantic', 'lxml') if name in sys.modules))"
    )
    assert run_python(code).stdout.strip() == "[]"


def test_public_functions_are_there():
    code = "import transflow; print([callable(getattr(transflow, name)) for name in transflow.__all__])"
    assert run_python(code).stdout.strip() == "[True, True, True, True, True]"
