from __future__ import annotations

import pytest

from transflow.config import find_settings_file, read_settings
from transflow.errors import ConfigError


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("sorce = 'fr'\n", 1, 'unknown setting "sorce"', 'did you mean "source"'),
        ("[check]\nfail-on = 'sometimes'\n", 2, "'sometimes' is not allowed", "error, warning, info or never"),
        ("[check.typography]\nfr = 'fr-BE'\n", 2, "'fr-BE' is not allowed", "fr-FR"),
        ("[check.lengths]\ntitle = 90\n", 2, "'title' is not allowed", "headline"),
        ("[check.lengths]\nheadline = 0\n", 2, "check.lengths.headline", ""),
        ("[engine]\nbeam-size = 0\n", 2, "engine.beam-size", ""),
        ("output = '{dir}/{name}'\n", 1, "output", ""),
        ("a = [\n", 0, "not valid TOML", ""),
        ("[check.rules.name-variant]\nlevel = 'loud'\n", 2, "'loud' is not allowed", "off"),
    ],
)
def test_fault_names_key_line_and_what_is_allowed(tmp_path, text, line, message, hint):
    path = tmp_path / "transflow.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        read_settings(path)
    assert message in caught.value.message
    assert hint in caught.value.hint
    assert line in (0, caught.value.line)


def test_settings_of_a_project(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n[tool.transflow]\nsource = "fr"\n', encoding="utf-8")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    path = find_settings_file(inner)
    assert path == tmp_path / "pyproject.toml"
    settings = read_settings(path)
    assert (settings.source, settings.folder) == ("fr", str(tmp_path))
    assert (settings.check.fail_on, settings.check.typography.fr) == ("error", "fr-FR")


def test_no_settings_file(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n', encoding="utf-8")
    assert find_settings_file(tmp_path) is None or find_settings_file(tmp_path).parent != tmp_path


def test_bytes_that_are_not_utf8(tmp_path):
    path = tmp_path / "transflow.toml"
    path.write_bytes(b"source = '\xe9'")
    with pytest.raises(ConfigError, match="not UTF-8"):
        read_settings(path)
