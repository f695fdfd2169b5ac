"use strict";
(() => {
  const root = document.documentElement;
  const tools = document.getElementById("tools");
  root.classList.add("js");
  if (!tools) {
    return;
  }

  const byId = (id) => document.getElementById(id);
  const query = byId("query");
  const rule = byId("rule");
  const only = byId("only");
  const spaces = byId("spaces");
  const keys = byId("keys");
  const keysOn = byId("keys-on");
  const shown = byId("shown");
  const levels = [...tools.querySelectorAll("input[name=level]")];

  /** One entry for each finding, in the order of the page, and for each segment with the findings inside it. */
  const findings = [...document.querySelectorAll(".finding")].map((element) => ({ element, isOn: true, marks: [] }));
  const findingOf = new Map(findings.map((finding) => [finding.element.id, finding]));
  const segments = [...document.querySelectorAll(".segment")].map((element) => ({
    element,
    text: null,
    isFailed: element.hasAttribute("data-failed"),
    findings: [...element.querySelectorAll(".finding")].map((item) => findingOf.get(item.id)),
  }));
  const marks = [...document.querySelectorAll("mark[data-findings]")].map((element) => {
    const above = element.dataset.findings.split(" ").map((id) => findingOf.get(id));
    above.forEach((finding) => finding.marks.push(element));
    return { element, above };
  });

  /** Case, accents, kinds of space and apostrophe and soft hyphens make no difference to the search. */
  const fold = (text) =>
    text
      .normalize("NFD")
      .replace(/[\u0300-\u036f\u00ad]/g, "")
      .replace(/[\u2018\u2019]/g, "'")
      .replace(/\s+/g, " ")
      .trim()
      .toLowerCase();

  const textOf = (segment) => {
    if (segment.text === null) {
      const parts = segment.element.querySelectorAll(".texts > p, .terms, .change, .findings");
      segment.text = [...parts].map((part) => fold(part.textContent)).join("\n");
    }
    return segment.text;
  };

  const number = (value) => value.toLocaleString(root.lang);

  const tell = (count) => {
    const template = count || !segments.length ? shown.dataset.shown : shown.dataset.none;
    const told = template.replace("{shown}", number(count)).replace("{all}", number(segments.length));
    if (shown.textContent !== told) {
      shown.textContent = told;
    }
  };

  const apply = () => {
    const wanted = fold(query.value);
    const on = new Set(levels.filter((box) => box.checked).map((box) => box.value));
    const hasRule = rule.selectedIndex > 0;
    for (const finding of findings) {
      const { level, rule: name } = finding.element.dataset;
      finding.isOn = on.has(level) && (!hasRule || name === rule.value);
      finding.element.hidden = !finding.isOn;
    }
    for (const { element, above } of marks) {
      const first = above.find((finding) => finding.isOn);
      element.classList.toggle("off", !first);
      element.dataset.level = (first || above[0]).element.dataset.level;
    }
    let count = 0;
    for (const segment of segments) {
      const hasFinding = segment.findings.some((finding) => finding.isOn);
      const isKept = hasFinding || (!hasRule && (!only.checked || segment.isFailed));
      const isShown = isKept && (!wanted || textOf(segment).includes(wanted));
      segment.element.hidden = !isShown;
      count += isShown ? 1 : 0;
    }
    tell(count);
  };

  let current = null;

  const isVisible = (finding) => finding.isOn && !finding.element.closest(".segment[hidden]");

  const choose = (finding) => {
    if (current) {
      [current.element, ...current.marks].forEach((element) => element.classList.remove("current"));
    }
    current = finding;
    [finding.element, ...finding.marks].forEach((element) => element.classList.add("current"));
    const place = finding.element.closest(".segment") || finding.element;
    place.scrollIntoView({ block: "nearest" });
    finding.element.focus({ preventScroll: true });
    finding.element.scrollIntoView({ block: "nearest" });
  };

  /** Goes to the next visible finding in a direction, 1 or -1; after the last one comes the first. */
  const step = (direction) => {
    const start = current ? findings.indexOf(current) : direction > 0 ? -1 : findings.length;
    for (let away = 1; away <= findings.length; away += 1) {
      const index = (start + direction * away + 2 * findings.length) % findings.length;
      if (isVisible(findings[index])) {
        choose(findings[index]);
        return;
      }
    }
  };

  /** Shows what an address names, even if the filters had left it out. */
  const reveal = () => {
    const target = location.hash.length > 1 ? byId(location.hash.slice(1)) : null;
    if (!target || !target.closest(".finding[hidden], .segment[hidden]")) {
      return;
    }
    query.value = "";
    rule.selectedIndex = 0;
    only.checked = false;
    levels.forEach((box) => {
      box.checked = true;
    });
    apply();
    target.scrollIntoView();
  };

  const openKeys = () => {
    if (!keys.open) {
      keys.showModal();
    }
  };

  const actions = {
    j: () => step(1),
    n: () => step(1),
    k: () => step(-1),
    p: () => step(-1),
    "/": () => query.focus(),
    "?": openKeys,
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target === query) {
      query.value = "";
      apply();
      query.blur();
      return;
    }
    const isTyping = event.target.closest("input[type=search], select, dialog");
    if (isTyping || !keysOn.checked || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (Object.hasOwn(actions, event.key)) {
      event.preventDefault();
      actions[event.key]();
    }
  });

  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-findings]");
    const entry = mark && marks.find(({ element }) => element === mark);
    const finding = entry && entry.above.find((item) => item.isOn);
    if (finding) {
      choose(finding);
    }
  });

  let waiting = 0;
  query.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 150);
  });
  [query, rule, only, ...levels].forEach((control) => control.addEventListener("change", apply));
  const setSpaces = () => root.classList.toggle("spaces", spaces.checked);
  spaces.addEventListener("change", setSpaces);
  byId("next").addEventListener("click", () => step(1));
  byId("previous").addEventListener("click", () => step(-1));
  byId("show-keys").addEventListener("click", openKeys);
  byId("close-keys").addEventListener("click", () => keys.close());
  window.addEventListener("hashchange", reveal);

  tools.hidden = false;
  // Browsers keep the state of the boxes over a reload.
  setSpaces();
  apply();
  reveal();
})();
