"""What holds for every format that another program reads."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transflow.model import DocumentReport, Finding, Incident, Level, Pair, Report, Summary, Verdict
from transflow.registry import REPORTS
from transflow.reports._options import RenderOptions
from transflow.reports.github import render_step_summary

FORMATS = ("jsonlines", "sarif", "junit", "github", "gitlab", "markdown", "csv", "html")
NAMES = (
    *("bilingual", "odd_text", "hostile", "one_language", "failed", "clean_run"),
    *("evil", "many", "incidents_only", "nothing"),
)
RENDERERS = {name: REPORTS.get(name) for name in FORMATS} | {"step summary": render_step_summary}
STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", RENDERERS)
def test_output_is_utf_8_without_anything_that_steers(hard_samples, form, name, language):
    options = RenderOptions(ui_language=language, version="0.1.0")
    text = RENDERERS[form](hard_samples[name], options)
    assert text.encode("utf-8").decode("utf-8") == text == RENDERERS[form](hard_samples[name], options)
    assert not STEERING.search(text)
    assert text.endswith("\n") or not text


@pytest.mark.parametrize("form", RENDERERS)
def test_an_incident_is_never_green(hard_samples, form):
    options = RenderOptions()
    clean = RENDERERS[form](hard_samples["clean_run"], options)
    for name in ("incidents_only", "nothing"):
        text = RENDERERS[form](hard_samples[name], options)
        assert text != clean
        assert hard_samples[name].summary.reason in text or "no such file" in text


@pytest.mark.parametrize("form", RENDERERS)
def test_many_findings_are_quick(hard_samples, form):
    started = time.perf_counter()
    RENDERERS[form](hard_samples["many"], RenderOptions())
    assert time.perf_counter() - started < 3


ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=30)


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT, st.sampled_from(Level), st.integers(0, 3), st.sampled_from(["error", "info", "never"]))
def test_any_text_is_rendered(path, name, text, level, line, fail_on):
    pair = Pair("1.1", 1, 1, 1, text, name, "fr", "en")
    finding = Finding(name, text, "other", level, "1.1", "target", 0, len(text), text, text, (name,), line, line, path)
    incident = Incident(name, text, path, line, line, text)
    document = DocumentReport(path, "fr-en", (pair,), (finding,), path, (text,))
    report = Report((document,), (incident,), Summary(1, 1, 0, 0, 1, Verdict.INCIDENT, text), {name: text})
    for render in RENDERERS.values():
        written = render(report, RenderOptions(fail_on=fail_on))
        assert not STEERING.search(written.encode("utf-8").decode("utf-8"))
