"use strict";

// Light and dark: the system setting, unless the reader has chosen.
const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");
const stored = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
const store = (theme) => { try { localStorage.setItem("theme", theme); } catch { /* not stored */ } };
const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
if (stored()) root.dataset.theme = stored();
for (const button of document.querySelectorAll("[data-theme-switch]")) {
  const name = () => { button.textContent = isDark() ? "Light" : "Dark"; };
  button.hidden = false;
  button.setAttribute("aria-label", "Switch between light and dark");
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    store(root.dataset.theme);
    name();
  });
  dark.addEventListener("change", name);
  name();
}

// The cards and their filters; the URL stores the chosen filters.
const form = document.querySelector(".filters");
if (form) {
  const cards = [...document.querySelectorAll(".card")];
  const fits = (card, name, value) => {
    if (!value) return true;
    if (name === "words") return value.toLowerCase().split(/\s+/).every((word) => card.dataset.words.includes(word));
    return card.dataset[name].split("|").includes(value);
  };
  const show = () => {
    const chosen = [...new FormData(form)];
    for (const card of cards) card.hidden = !chosen.every(([name, value]) => fits(card, name, value));
    const count = cards.filter((card) => !card.hidden).length;
    document.querySelector("[data-count]").textContent = count === 1 ? "1 letter" : `${count} letters`;
    document.querySelector("[data-none]").hidden = count > 0;
    const hash = new URLSearchParams(chosen.filter(([, value]) => value)).toString();
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname);
  };
  form.hidden = false;
  for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
    if (form.elements[name]) form.elements[name].value = value;
  }
  // The languages are outside the form, so that they work without this script.
  document.querySelector("main").addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(show));
  if (location.hash) show();
}

// Copy buttons: copy the text that the button names, and confirm it.
const yaml = () => [...document.querySelectorAll(".line")].map((line) => line.textContent).join("");
const fallback = (text) => {
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
};
for (const button of document.querySelectorAll("[data-copy]")) {
  const label = button.textContent;
  button.addEventListener("click", async () => {
    const text = button.dataset.text ?? yaml();
    try { await navigator.clipboard.writeText(text); } catch { fallback(text); }
    button.textContent = "Copied";
    tell("Copied");
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}

// The pages and the YAML: hovering over a part highlights its counterpart.
const told = document.querySelector("[data-told]");
const source = document.querySelector("[data-source]");
const desk = document.querySelector("[data-desk]");
const regions = [...document.querySelectorAll("[data-part]")];
const pieces = [...document.querySelectorAll("[data-parts]")];
let pinned = null;
function tell(text) { if (told) told.textContent = text; }

function light(part) {
  for (const region of regions) region.classList.toggle("lit", region.dataset.part === part);
  for (const piece of pieces) piece.classList.toggle("lit", part !== null && piece.dataset.parts.split(" ").includes(part));
}
function into(box, element) {
  if (!element) return;
  const [outer, inner] = [box.getBoundingClientRect(), element.getBoundingClientRect()];
  const [top, bottom] = [Math.max(outer.top, 0), Math.min(outer.bottom, innerHeight - told.offsetHeight)];
  if (bottom <= top) return;
  if (inner.top < top || inner.bottom > bottom) box.scrollTop += inner.top - top - (bottom - top) / 3;
}
const linesOf = (part) => pieces.filter((piece) => piece.dataset.parts.split(" ").includes(part))
  .map((piece) => piece.parentElement);

function showYaml(part) {
  light(part);
  const lines = linesOf(part);
  if (!lines.length) return;
  into(source, lines[0]);
  const [first, last] = [lines[0].dataset.line, lines[lines.length - 1].dataset.line];
  const words = lines[0].textContent.trim().slice(0, 70);
  tell(first === last ? `Line ${first} of the YAML makes this: ${words}` : `Lines ${first} to ${last} of the YAML make this: ${words}`);
}
function showPage(part) {
  light(part);
  const region = regions.find((one) => one.dataset.part === part);
  if (!region) return tell("");
  into(desk, region);
  tell(`Makes: ${(region.getAttribute("aria-label") ?? "").slice(0, 90)}`);
}
function leave() {
  light(pinned);
  if (pinned === null) tell("");
}
for (const region of regions) {
  region.addEventListener("mouseenter", () => showYaml(region.dataset.part));
  region.addEventListener("mouseleave", leave);
  region.addEventListener("click", () => { pinned = region.dataset.part; showYaml(pinned); });
  region.addEventListener("focus", () => showYaml(region.dataset.part));
}
for (const piece of pieces) {
  const part = piece.dataset.parts.split(" ")[0];
  piece.addEventListener("mouseenter", () => showPage(part));
  piece.addEventListener("mouseleave", leave);
  piece.addEventListener("click", () => { pinned = part; showPage(part); });
}

// The keyboard: one tab stop for each page and one for the YAML; arrow keys move inside.
for (const group of document.querySelectorAll(".regions")) {
  const buttons = [...group.querySelectorAll("button")];
  if (buttons.length) buttons[0].tabIndex = 0;
  group.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const at = buttons.indexOf(document.activeElement);
    const next = buttons[at + (step ?? 0)];
    if (!step || at < 0 || !next) return;
    event.preventDefault();
    buttons[at].tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });
}
if (source) {
  const lines = [...source.querySelectorAll(".line")];
  let here = -1;
  source.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = lines[here + (step ?? 0)];
    if (!step || !next) return;
    event.preventDefault();
    lines[here]?.classList.remove("here");
    here += step;
    next.classList.add("here");
    into(source, next);
    const part = next.querySelector("[data-parts]")?.dataset.parts.split(" ")[0];
    if (part) showPage(part); else { light(null); tell(`Line ${here + 1}: ${next.textContent.trim()}`); }
  });
}
addEventListener("keydown", (event) => {
  if (event.key === "Escape") { pinned = null; light(null); tell(""); }
});

// Zoom.
const zoom = document.querySelector(".zoom");
if (zoom) {
  const steps = [1, 1.25, 1.5, 2, 3];
  let at = 0;
  zoom.hidden = false;
  zoom.addEventListener("click", (event) => {
    const way = event.target.dataset.zoom;
    if (!way) return;
    at = Math.min(Math.max(at + (way === "in" ? 1 : -1), 0), steps.length - 1);
    desk.style.setProperty("--zoom", steps[at]);
    zoom.querySelector("[data-zoom-value]").textContent = `${steps[at] * 100} %`;
  });
}
