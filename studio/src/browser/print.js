// The print: the HTML export of the letter, in place of the pages of a PDF, with lines that lead to their field.
import { fill, h } from "../dom.js";
import { openReason } from "../reason.js";
import { isReady } from "./transport.js";

export { isTitle } from "../pages.js";

const LOADING = "Drafter loads first. It takes some seconds, and then works without the network.";
const NOTE = "A print, not the page: Word breaks lines and pages at other places. For a PDF, take away the Word file, open it, and save it as PDF.";

// The width of a sheet with the edge around it, in CSS pixels; narrower than NARROW, the print has another layout.
const SHEET = 850, NARROW = 600;

export function openPages(letter, { go, findError, current }) {
  const reason = openReason(letter, findError, () => (isReady() ? "Setting the page…" : LOADING));
  const frame = h("iframe.print", { title: "Print of the letter", src: "print.html", sandbox: "allow-same-origin", onload: () => { listen(); draw(); } });
  const note = h("p.small.soft.note", {}, NOTE), counter = h("span.small", { role: "status" });
  const element = h("section.pane.desk", { id: "pages", "aria-label": "Print" }, h("div.head", {}, counter), h("div.scroll.printed", {}, reason.over, reason.blank, note, frame));
  const sheet = () => (frame.contentDocument?.URL.endsWith("print.html") ? frame.contentDocument : null);

  function listen() {
    sheet()?.addEventListener("click", (event) => {
      const line = event.target.closest("[data-line]")?.dataset.line;
      event.preventDefault();
      if (line) go(placeOf(letter, Number(line)));
    });
    // Keys of the page work in the print as well.
    sheet()?.addEventListener("keydown", (event) => {
      if (event.key === "Escape" || !document.dispatchEvent(new KeyboardEvent("keydown", event))) event.preventDefault();
      if (event.key === "Escape") go(null);
    });
  }

  function draw() {
    const { print, stale, text, copies } = letter.pages, shown = Boolean(print);
    element.classList.toggle("stale", Boolean(stale) && shown);
    reason.draw(shown);
    for (const one of [frame, note]) one.hidden = !shown;
    counter.textContent = copies > 1 ? `Print · first of ${copies} files` : "Print";
    if (!shown || !sheet()) return;
    if (letter.shown !== text) replace(sheet(), print);
    fit();
    light();
    letter.shown = text;
    letter.tell("shown");
  }

  function fit() {
    const width = frame.clientWidth;
    if (sheet()) sheet().documentElement.style.zoom = width > NARROW ? Math.min(1, width / SHEET) : "";
  }

  // The blocks of the lines with the cursor, lit.
  function light(event) {
    const document = sheet(), place = current();
    if (!document) return;
    document.querySelectorAll("[data-lit]").forEach((lit) => lit.removeAttribute("data-lit"));
    if (!place || letter.pages.text !== letter.text) return;
    const lit = [...document.querySelectorAll("[data-line]")].filter(({ dataset }) => place.line <= dataset.line && dataset.line <= place.endLine);
    lit.forEach((one) => one.setAttribute("data-lit", ""));
    if (event?.type === "cursor" && !lit.some(isInView)) lit[0]?.scrollIntoView({ block: "nearest" });
  }

  function isInView(element) {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < sheet().documentElement.clientHeight;
  }

  const busy = () => element.setAttribute("aria-busy", `${!letter.settled}`);
  for (const event of ["text", "shown", "pages"]) letter.addEventListener(event, busy);
  letter.addEventListener("pages", draw);
  letter.addEventListener("cursor", light);
  new ResizeObserver(fit).observe(frame);
  draw();
  return { element, focus: () => frame.focus() };
}

// Put a print in place of another, at the same place of the page. Links would lead out of the frame. The parser is that
// of the frame, in which no script runs and nothing is loaded.
function replace(document, print) {
  const next = new document.defaultView.DOMParser().parseFromString(print, "text/html");
  next.querySelectorAll("a[href]:not([href^='#'])").forEach((link) => link.removeAttribute("href"));
  document.documentElement.lang = next.documentElement.lang;
  document.documentElement.dir = next.documentElement.dir;
  const style = document.head.querySelector("style"), other = document.importNode(next.head.querySelector("style"), true);
  if (!style) document.head.append(other);
  else if (style.textContent !== other.textContent) style.replaceWith(other);
  fill(document.body, [...document.importNode(next.body, true).childNodes]);
}

// The place of what a line says, without its indent and the mark of its item.
function placeOf(letter, line) {
  const text = letter.text.slice(letter.lineStarts()[line - 1], letter.lineStarts()[line]).trimEnd();
  const start = /^[\s-]*/.exec(text)[0].length;
  return [line, start + 1, line, text.length + 1];
}
