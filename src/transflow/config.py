"""Settings from transflow.toml or [tool.transflow] in pyproject.toml; an error names the key, the line and what is allowed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal, Self, get_args

from pathspec import GitIgnoreSpec
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from transflow.errors import ConfigError

FILE = "transflow.toml"
Threshold = Literal["error", "warning", "info", "never"]
LevelName = Literal["error", "warning", "info", "off"]
LimitedRole = Literal["headline", "heading", "lead", "body", "quote", "caption", "list", "table", "attribute"]
"""Roles of blocks whose length may be limited; `attribute` is the text of an image, a description."""


class _Strict(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, populate_by_name=True, alias_generator=lambda name: name.replace("_", "-")
    )


class Typography(_Strict):
    """Profiles by language."""

    fr: Literal["fr-FR", "fr-EU", "fr-CA", "fr-CH"] = "fr-FR"
    en: Literal["en-GB", "en-US"] = "en-GB"


class RuleSettings(_Strict):
    """What a project changes about one rule."""

    level: LevelName | None = None


class Override(_Strict):
    """Other levels for some documents."""

    path: str
    """Pattern as in .gitignore, relative to the settings file."""
    rules: dict[str, RuleSettings] = Field(default_factory=dict)


class CheckSettings(_Strict):
    """How findings are weighed."""

    fail_on: Threshold = "error"
    typography: Typography = Typography()
    rules: dict[str, RuleSettings] = Field(default_factory=dict)
    names: tuple[str, ...] = ()
    """Names of people, programmes and organisations to be kept as they are."""
    lengths: dict[LimitedRole, Annotated[int, Field(ge=1)]] = Field(default_factory=dict)
    """Most characters of a block, by its role; none: no limit."""
    deep: bool = False
    """Whether translation models are asked about the meaning of pairs."""
    jobs: int = Field(0, ge=0, le=256)
    """Processes that check at once; 0 takes one for each processor."""
    overrides: tuple[Override, ...] = ()
    """Levels by path; the last one that names a rule decides."""
    waivers: str = ""
    """File of recorded waivers, relative to the settings file."""


class EngineSection(_Strict):
    """How the model is driven."""

    name: str = "argos"
    beam_size: int = Field(4, ge=1, le=32)
    num_hypotheses: int = Field(4, ge=1, le=32)
    inter_threads: int = Field(0, ge=0, le=256)
    """Batches decoded at once; 0 chooses by the number of processors."""
    intra_threads: int = Field(0, ge=0, le=256)
    """Threads for each batch; 0 chooses by the number of processors."""
    compute_type: Literal["default", "auto", "int8", "int8_float32", "int16", "float32"] = "default"


class ModelsSection(_Strict):
    """Where packages come from."""

    index: str = ""
    """URL of the package index; empty for the one of Argos Translate."""


class GlossaryOverride(_Strict):
    """More glossaries for some documents."""

    path: str
    """Pattern as in .gitignore, relative to the settings file."""
    glossaries: tuple[str, ...]
    """Files and folders, relative to the settings file; they stand over those of the settings, the last one highest."""


class Settings(_Strict):
    """Every setting, with its default."""

    source: str = ""
    target: str = ""
    glossaries: tuple[str, ...] = ()
    """Glossary files and folders, relative to the settings file; the last one wins. None: the embedded institutional glossary."""
    glossary_overrides: tuple[GlossaryOverride, ...] = ()
    """Glossaries by path; all that match are added, in order."""
    output: str = "{dir}/{stem}.{target}{suffix}"
    engine: EngineSection = EngineSection()
    models: ModelsSection = ModelsSection()
    check: CheckSettings = CheckSettings()
    folder: str = Field("", exclude=True)
    """Folder of the settings file; set by the reader."""

    @field_validator("output")
    @classmethod
    def _known_fields(cls, value: str) -> str:
        known = {"dir", "stem", "source", "target", "suffix"}
        unknown = [name for name in re.findall(r"\{([^{}]*)\}", value) if name not in known]
        if unknown or not value.strip():
            raise ValueError(f"may hold {', '.join(f'{{{name}}}' for name in sorted(known))}")
        return value

    def with_folder(self, folder: str) -> Self:
        """Return the settings as read from a file in a folder."""
        return self.model_copy(update={"folder": folder})


def find_settings_file(start: Path) -> Path | None:
    """Return the nearest settings file in a folder or above it, or None."""
    for folder in (start, *start.parents):
        own = folder / FILE
        if own.is_file():
            return own
        project = folder / "pyproject.toml"
        if project.is_file() and re.search(r"^\[tool\.transflow[\].]", project.read_text("utf-8", "replace"), re.MULTILINE):
            return project
    return None


def read_settings(path: Path) -> Settings:
    """Return the settings of a TOML file.

    Raises:
        ConfigError: for a file that cannot be read or parsed, an unknown key, or a value that is not allowed.
    """
    try:
        text = path.read_text("utf-8")
        table: dict[str, Any] = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", path=str(path), hint="check the path") from None
    except UnicodeDecodeError:
        raise ConfigError("not UTF-8 text", path=str(path), hint="save the file as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+), column (\d+)", str(error))
        line, column = (int(place[1]), int(place[2])) if place else (0, 0)
        message = re.sub(r" \(at .*\)$", "", str(error))
        raise ConfigError(f"not valid TOML: {message}", path=str(path), line=line, column=column) from None
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("transflow", {})
    try:
        return Settings.model_validate(table).with_folder(str(path.resolve().parent))
    except ValidationError as error:
        raise _explain(error, text, path) from None


def levels_for(settings: Settings, path: str) -> dict[str, str]:
    """Return the level of each rule that the settings change, for a document."""
    levels = {name: rule.level for name, rule in settings.check.rules.items() if rule.level}
    for override in settings.check.overrides:
        if is_ignored(path, [override.path], settings.folder):
            levels |= {name: rule.level for name, rule in override.rules.items() if rule.level}
    return dict(levels)


def glossaries_for(settings: Settings, path: str) -> tuple[str, ...]:
    """Return the glossaries that the settings add for a document, in order."""
    found = [override.glossaries for override in settings.glossary_overrides if is_ignored(path, [override.path], settings.folder)]
    return tuple(dict.fromkeys(name for names in found for name in names))


def is_ignored(path: str, patterns: Sequence[str], folder: str) -> bool:
    """Return whether patterns as in .gitignore, relative to a folder, match a path."""
    full = Path(path).resolve()
    base = Path(folder or ".").resolve()
    name = full.relative_to(base).as_posix() if full.is_relative_to(base) else full.name
    return GitIgnoreSpec.from_lines(patterns).match_file(name)


def _explain(error: ValidationError, text: str, path: Path) -> ConfigError:
    # A misspelt key comes first: it tells more than the absence of the key that was meant.
    detail = min(error.errors(include_url=False), key=lambda one: one["type"] != "extra_forbidden")
    keys = [str(part) for part in detail["loc"]]
    name = ".".join(keys)
    hint = ""
    if detail["type"] == "extra_forbidden":
        allowed = _allowed_keys(keys[:-1])
        close = get_close_matches(keys[-1], allowed, n=1)
        message = f'unknown setting "{name}"'
        hint = f"allowed here: {', '.join(allowed)}" + (f' (did you mean "{close[0]}"?)' if close else "")
    elif detail["type"] == "literal_error":
        message = f'{detail["input"]!r} is not allowed for "{name}"'
        hint = f"allowed: {detail.get('ctx', {}).get('expected', '')}".replace("'", "")
    else:
        message = f'"{name}": {detail["msg"].removeprefix("Value error, ")[:200].lower()}'
    return ConfigError(message, path=str(path), line=_line_of(keys, text), hint=hint)


def _allowed_keys(keys: list[str]) -> list[str]:
    model: type[BaseModel] = Settings
    for key in keys:
        found = next((field for name, field in model.model_fields.items() if key in {name, field.alias}), None)
        if found is None and key.isdigit():
            continue
        inner = found.annotation if found else RuleSettings
        kinds = [kind for kind in (inner, *get_args(inner)) if isinstance(kind, type) and issubclass(kind, BaseModel)]
        model = kinds[0] if kinds else RuleSettings
    return [field.alias or name for name, field in model.model_fields.items() if name != "folder"]


def _line_of(keys: list[str], text: str) -> int:
    """Return the 1-based line of the last key that the text names, or 0."""
    lines = text.splitlines()
    for key in reversed(keys):
        for number, line in enumerate(lines, start=1):
            if re.match(rf"\s*(?:[\w.-]+\.)?[\"']?{re.escape(key)}[\"']?\s*=", line) or re.match(
                rf"\s*\[+[\w.\"'-]*\b{re.escape(key)}[\"']?\]", line
            ):
                return number
    return 0
