"""JUnit XML, which CI servers show as tests: a suite for each document.

Source: https://github.com/testmoapp/junitxml (the elements and attributes that CI servers read)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from transflow.model import DocumentReport, Finding, Incident, Report
from transflow.reports._entries import incidents_of, is_over, with_hint, with_suggestions
from transflow.reports._marks import clean
from transflow.reports._options import RenderOptions
from transflow.reports.messages import word

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Source: XML 1.0, production 2 (Char)."""


@dataclass(slots=True)
class _Suite:
    """What belongs to one path."""

    documents: list[DocumentReport] = field(default_factory=list)
    incidents: list[Incident] = field(default_factory=list)

    def findings(self) -> Iterator[Finding]:
        return (finding for document in self.documents for finding in document.findings)


def render(report: Report, options: RenderOptions) -> str:
    """Return a `testsuites` element with a suite for each path.

    Findings at or over the threshold are failures, incidents errors; other findings and notes are told in `system-out`.
    A document with neither failure nor error is one passing case, one without any text a skipped case.
    """
    suites: dict[str, _Suite] = {}
    for document in report.documents:
        suites.setdefault(document.path, _Suite()).documents.append(document)
    for incident in incidents_of(report):
        suites.setdefault(incident.path, _Suite()).incidents.append(incident)
    root = ET.Element("testsuites", name="transflow")
    root.extend(_suite_element(_legal(path), suite, options) for path, suite in suites.items())
    _set_counts(root)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite_element(path: str, suite: _Suite, options: RenderOptions) -> ET.Element:
    element = ET.Element("testsuite", name=path or "transflow")
    place = f"{path or '-'}:"
    for incident in suite.incidents:
        case = _add_case(element, path, f"{incident.code} {_where(incident)}")
        _add_fault(case, "error", incident.code, with_hint(incident), place + _where(incident))
    for finding in suite.findings():
        if is_over(finding.level, options.fail_on):
            case = _add_case(element, path, f"{finding.rule} {finding.name} {_where(finding)}")
            _add_fault(case, "failure", finding.level.value, with_suggestions(finding), place + _where(finding), finding.text)
    if not len(element):
        case = _add_case(element, path, "transflow")
        if not any(document.pairs for document in suite.documents):
            ET.SubElement(case, "skipped", message=word("no_text", options.ui_language))
    _set_counts(element)
    if lines := [_legal(line) for line in _other_lines(suite, options)]:
        ET.SubElement(element, "system-out").text = "\n".join(lines)
    return element


def _add_case(suite: ET.Element, path: str, name: str) -> ET.Element:
    case = ET.SubElement(suite, "testcase", classname=suite.get("name", ""), name=_legal(name))
    if path:
        case.set("file", path)
    return case


def _add_fault(case: ET.Element, tag: str, kind: str, message: str, *details: str) -> None:
    fault = ET.SubElement(case, tag, type=_legal(kind), message=_legal(message))
    fault.text = "\n".join(_legal(line) for line in (message, *details) if line)


def _other_lines(suite: _Suite, options: RenderOptions) -> Iterator[str]:
    for finding in suite.findings():
        if not is_over(finding.level, options.fail_on):
            told = with_suggestions(finding)
            yield f"{_where(finding)}: {finding.level.value} {finding.rule} {finding.name} {told}"
    for document in suite.documents:
        yield from document.notes


def _where(item: Finding | Incident) -> str:
    return f"{max(item.line, 1)}:{max(item.column, 1)}"


def _set_counts(element: ET.Element) -> None:
    """Set the counts of the cases inside an element."""
    for name, path in (("tests", "testcase"), ("failures", "testcase/failure"), ("errors", "testcase/error")):
        element.set(name, str(len(element.findall(f".//{path}"))))
    element.set("skipped", str(len(element.findall(".//testcase/skipped"))))


def _legal(text: str) -> str:
    """Return the text as XML can hold it and a terminal can show it."""
    return _ILLEGAL.sub("", clean(text))
