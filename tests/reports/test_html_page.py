"""The style sheet, the script and the policy of the page for reviewers, and the page in a browser."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import html

from transflow.reports._options import RenderOptions
from transflow.reports.html_report import read_asset, render

HERE = Path(__file__).parent
NAMES = (
    *("bilingual", "odd_text", "hostile", "one_language", "failed", "clean_run"),
    *("evil", "many", "incidents_only", "nothing"),
)


def page_of(report):
    return html.document_fromstring(render(report, RenderOptions(version="0.1.0")))


@pytest.mark.parametrize("name", NAMES)
def test_the_policy_allows_the_style_and_the_script_of_the_page_alone(hard_samples, name):
    page = page_of(hard_samples[name])
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    digests = {}
    for tag in ("style", "script"):
        (element,) = page.iter(tag)
        assert element.attrib == {}
        digests[tag] = "sha256-" + base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src '{digests['style']}'",
        f"script-src '{digests['script']}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    head = [element.tag for element in page.find("head")]
    assert head[:2] == ["meta", "meta"]
    assert head.index("style") > 1


def test_style_and_script_can_stand_in_a_page():
    for name in ("html_report.css", "html_report.js"):
        text = read_asset(name)
        assert text.isascii()
        assert "\r" not in text
        assert not re.search(r"</|<!--|-->|@import|url\(|https?:|fetch\(|XMLHttp|innerHTML|eval\(", text)


def colours_of(theme):
    css = read_asset("html_report.css")
    light, dark = (re.search(pattern + r"\s*:root \{(.*?)\}", css, re.DOTALL)[1] for pattern in (r"\A", r"dark\) \{"))
    values = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    return values | (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark)) if theme == "dark" else {})


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return sum(
        share * (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
        for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True)
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_contrast(theme):
    """Source: WCAG 2.2, success criterion 1.4.3: at least 4.5 to 1."""
    colours = colours_of(theme)
    inks = ("text", "muted", "link", "focus", "error", "warning", "info", "good", "term", "incident")
    pairs = [(ink, ground) for ink in inks for ground in ("ground", "raised")]
    pairs += [("text", f"{level}-fill") for level in ("error", "warning", "info")]
    for ink, ground in pairs:
        high, low = sorted((luminance(colours[ink]), luminance(colours[ground])), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 4.5, (ink, ground)


def test_every_property_of_the_style_sheet_is_defined():
    css = read_asset("html_report.css")
    assert set(re.findall(r"var\(--([\w-]+)\)", css)) <= set(re.findall(r"--([\w-]+):", css))
    assert "@media print" in css
    assert "content-visibility: auto" in css


def test_every_id_and_class_of_the_script_is_in_the_page(samples):
    script = read_asset("html_report.js")
    page = page_of(samples["bilingual"])
    ids = set(re.findall(r'(?:byId|getElementById)\("([\w-]+)"\)', script))
    assert len(ids) > 10
    assert ids <= set(page.xpath("//@id"))
    classes = {name for value in page.xpath("//@class") for name in value.split()}
    assert {"finding", "segment", "texts", "terms", "change", "findings"} <= classes


@pytest.mark.skipif(not shutil.which("node"), reason="no Node.js on PATH to read the script")
def test_the_script_is_javascript(tmp_path):
    path = tmp_path / "page.js"
    path.write_text(read_asset("html_report.js"), encoding="utf-8")
    done = subprocess.run(["node", "--check", str(path)], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr


BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "chrome", "google-chrome"))), None)
needs_browser = pytest.mark.skipif(BROWSER is None, reason="no Chromium or Chrome on PATH to open the page with")


def open_page(page, folder):
    """Return the page as a browser has it after its scripts have run."""
    path = folder / "report.html"
    path.write_text(page, encoding="utf-8", newline="\n")
    profile = f"--user-data-dir={folder / 'profile'}"
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--virtual-time-budget=5000", profile]
    done = subprocess.run([BROWSER, *flags, "--dump-dom", path.as_uri()], capture_output=True, check=True, timeout=120)
    return html.document_fromstring(done.stdout.decode("utf-8"))


@needs_browser
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_browser_runs_the_script(samples, tmp_path, language):
    page = open_page(render(samples["bilingual"], RenderOptions(ui_language=language)), tmp_path)
    assert page.get("class") == "js"
    assert page.xpath("//div[@id='tools'][not(@hidden)]")
    assert [item.get("id") for item in page.xpath("//article[not(@hidden)]")] == ["d1-3", "d1-4", "d1-5"]


@needs_browser
def test_a_browser_refuses_any_other_script(samples, tmp_path):
    page = render(samples["bilingual"], RenderOptions())
    added = page.replace("</body>", "<script>document.documentElement.id = 'owned'</script></body>")
    assert open_page(added, tmp_path).get("id") is None


@needs_browser
def test_filters_search_and_keys(samples, tmp_path):
    driver = (HERE / "html_driver.js").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(driver.encode()).digest()).decode()
    page = render(samples["bilingual"], RenderOptions())
    page = page.replace("script-src ", f"script-src 'sha256-{digest}' ").replace("</body>", f"<script>{driver}</script></body>")
    assert json.loads(open_page(page, tmp_path).get("data-seen")) == {
        "tools": True,
        "start": ["d1-3", "d1-4", "d1-5"],
        "walk": ["f1", "f2", "f3", "f4", "f1", "f4", "f3"],
        "marked": ["€1,621,000"],
        "all": ["d1-1", "d1-2", "d1-3", "d1-4", "d1-5"],
        "rule": [["d1-5"], ["f3"], "f3", "f3"],
        "level": [["d1-1", "d1-2", "d1-3", "d1-4", "d1-5"], ["f2", "f4"]],
        "off": ["Saint Herbain", "€1,621,000"],
        "both": ["d1-4", "d1-5"],
        "search": "query",
        "found": [["d1-3"], "Segments shown: 1 of 5"],
        "none": "No segment matches the filters.",
        "typed": "query",
        "cleared": ["d1-3", "d1-4", "d1-5"],
        "clicked": "f3",
        "spaces": True,
        "keys": True,
        "quiet": ["next"],
    }
