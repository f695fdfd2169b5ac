// Uses the page of the sample "bilingual" as a reader does and leaves what it saw on the root element.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const press = (key, from = document.body) =>
    from.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  const change = (element) => element.dispatchEvent(new Event("change", { bubbles: true }));
  const segments = () => [...document.querySelectorAll(".segment")].filter((item) => !item.hidden).map((item) => item.id);
  const findings = () => [...document.querySelectorAll(".finding")].filter((item) => !item.hidden).map((item) => item.id);
  const focused = () => document.activeElement.id;
  const walk = (...keys) => keys.map((key) => (press(key), focused()));
  const check = (element, value) => {
    element.checked = value;
    change(element);
  };
  const seen = {};

  seen.tools = !byId("tools").hidden;
  seen.start = segments();
  seen.walk = walk("j", "n", "j", "j", "j", "k", "p");
  seen.marked = [...document.querySelectorAll("mark.current")].map((mark) => mark.textContent);

  check(byId("only"), false);
  seen.all = segments();
  byId("rule").value = "NUM001";
  change(byId("rule"));
  seen.rule = [segments(), findings(), ...walk("j", "j")];
  byId("rule").selectedIndex = 0;
  change(byId("rule"));

  check(document.querySelector("input[name=level][value=error]"), false);
  seen.level = [segments(), findings()];
  seen.off = [...document.querySelectorAll("mark.off")].map((mark) => mark.textContent);
  check(byId("only"), true);
  seen.both = segments();
  check(document.querySelector("input[name=level][value=error]"), true);

  press("/");
  seen.search = focused();
  byId("query").value = "GALILEE  craft";
  change(byId("query"));
  seen.found = [segments(), byId("shown").textContent];
  byId("query").value = "no such words";
  change(byId("query"));
  seen.none = byId("shown").textContent;
  press("j", byId("query"));
  seen.typed = focused();
  press("Escape", byId("query"));
  seen.cleared = segments();

  document.querySelector('mark[data-findings="f3"]').click();
  seen.clicked = focused();
  check(byId("spaces"), true);
  seen.spaces = document.documentElement.classList.contains("spaces");
  press("?");
  seen.keys = byId("keys").open;
  byId("close-keys").click();
  check(byId("keys-on"), false);
  byId("next").focus();
  seen.quiet = walk("j");

  document.documentElement.dataset.seen = JSON.stringify(seen);
})();
