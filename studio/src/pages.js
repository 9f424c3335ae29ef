// The pages: pictures of the PDF, with regions that lead to their line or field, and lights where the cursor is.
import { button, fill, h, icon } from "./dom.js";
import { picture } from "./api.js";
import { placed } from "./form/form.js";
import { openEditions } from "./editions.js";
import { openReason } from "./reason.js";

const ZOOMS = [50, 67, 80, 90, 100, 110, 125, 150, 175, 200];
const WIDTH = 45;
// Lights on lines so near to each other share a tag; a margin of that width has no room for it. In % of the page.
const NEAR = 4;
const MARGIN = 16;

export function openPages(letter, { go, findError, current, show }) {
  let zoom = Number(sessionStorage.getItem("zoom")) || 100, sheets = [];
  const counter = h("span.small.nums", { role: "status" }), percent = h("output.nums");
  const tools = h("div.zoom", { role: "group", "aria-label": "Zoom" }, button("Smaller", { kind: ".quiet.small.icon", "aria-label": "Smaller", onclick: () => step(-1) }, icon("minus")), percent, button("Larger", { kind: ".quiet.small.icon", "aria-label": "Larger", onclick: () => step(1) }, icon("plus")), button("Fit", { kind: ".quiet.small", onclick: () => setZoom(100) }));
  const reason = openReason(letter, findError), list = h("div.sheets"), rail = h("nav.rail", { "aria-label": "Page list" });
  const editions = openEditions(letter), both = h("div.beside-each-other", {}, list, editions.sheets);
  const inner = h("div.inner", {}, both, rail);
  const scroll = h("div.scroll", { tabIndex: 0, role: "region", "aria-label": "Pages of the letter", onkeydown: keys, onscroll: () => countPages() }, reason.over, reason.blank, inner);
  const element = h("section.pane.desk", { id: "pages", "aria-label": "Pages" }, h("div.head", {}, counter, h("span.small.soft.wide-only", {}, "as in the PDF"), editions.choice, tools), scroll);

  function step(by) { const at = ZOOMS.findIndex((one) => one >= zoom); setZoom(ZOOMS[Math.min(Math.max(at + by, 0), ZOOMS.length - 1)]); }
  function setZoom(value) {
    zoom = value;
    sessionStorage.setItem("zoom", `${zoom}`);
    percent.textContent = `${zoom} %`;
    inner.style.width = zoom > 100 ? `${zoom}%` : "";
    list.style.setProperty("--sheet-width", `${(WIDTH * zoom) / 100}rem`);
    const scale = zoom * devicePixelRatio > 210 ? 3 : zoom * devicePixelRatio > 110 ? 2 : 1.5;
    if (letter.scale !== scale) { letter.scale = scale; if (letter.pages.text !== null) letter.loops.pages.run(); }
  }

  function keys(event) {
    if (event.key === "Escape") { event.preventDefault(); go(null); }
    if (!(event.ctrlKey || event.metaKey)) return;
    if (["+", "=", "-", "0"].includes(event.key)) { event.preventDefault(); if (event.key === "0") setZoom(100); else step(event.key === "-" ? -1 : 1); }
  }

  async function draw() {
    const { sheets: wanted, stale, text } = letter.pages;
    element.classList.toggle("stale", Boolean(stale) && wanted.length > 0);
    reason.draw(wanted.length > 0);
    inner.hidden = !wanted.length;
    const addresses = await Promise.all(wanted.map((sheet) => picture(sheet.digest))).catch(() => null);
    if (!addresses || letter.pages.text !== text) return;
    while (sheets.length > wanted.length) { const old = sheets.pop(); old.element.remove(); old.mini.remove(); }
    while (sheets.length < wanted.length) add(sheets.length);
    await Promise.all(sheets.map((sheet, index) => sheet.show(addresses[index], wanted[index])));
    countPages();
    light();
    // The pages of a newer text may have come meanwhile: they are not shown yet.
    if (letter.pages.text !== text) return;
    letter.shown = text;
    letter.tell("shown");
  }

  function add(index) {
    const img = h("img", { alt: `Page ${index + 1}`, width: 918, height: 1188 }), small = h("img", { alt: "", width: 918, height: 1188 });
    const lights = h("div.lights"), regions = h("div.regions", { role: "group", "aria-label": `Regions of page ${index + 1}` });
    const page = h("div.page", { id: `p${index + 1}` }, lights, img, regions);
    const mini = h("a", { href: `#p${index + 1}`, onclick: (event) => { event.preventDefault(); page.scrollIntoView({ block: "start", behavior: "smooth" }); } }, h("span.mini", {}, small), `${index + 1}`);
    list.append(page);
    rail.append(mini);
    sheets.push({ element: page, mini, lights, regions, async show(address, size) {
      img.dataset.wanted = size.digest;
      if (img.dataset.digest === size.digest) return;
      const next = new Image();
      next.src = address;
      await next.decode().catch(() => null);
      // A newer page may have been wanted, and shown at once, while this one was decoded.
      if (img.dataset.wanted !== size.digest) return;
      img.dataset.digest = size.digest;
      Object.assign(img, { src: address, width: size.width, height: size.height });
      small.src = address;
    } });
  }

  function countPages() {
    const top = scroll.getBoundingClientRect().top + scroll.clientHeight / 3;
    const at = Math.max(0, sheets.findLastIndex((sheet) => sheet.element.getBoundingClientRect().top <= top));
    const total = letter.pages.total;
    counter.textContent = total ? `Page ${at + 1} of ${total}${letter.pages.copies > 1 ? ` · first of ${letter.pages.copies} files` : ""}` : "Pages";
    sheets.forEach((sheet, index) => (index === at ? sheet.mini.setAttribute("aria-current", "true") : sheet.mini.removeAttribute("aria-current")));
  }

  // ---- regions and lights

  function drawRegions() {
    const found = letter.pages.regions;
    sheets.forEach((sheet, page) => fill(sheet.regions, found.filter((region) => region.page === page).map((region) => regionButton(region))));
    const first = list.querySelector(".region");
    if (first) first.tabIndex = 0;
    drawPins();
    light();
  }

  function regionButton(region) {
    const [left, top, right, bottom] = bounds(region.boxes);
    return h("button.region", { type: "button", tabIndex: -1, "aria-label": `Go to “${region.text.slice(0, 80)}”`, style: { left: `${left}%`, top: `${top}%`, width: `${right - left}%`, height: `${bottom - top}%`, clipPath: outlineOf(region.boxes, [left, top, right, bottom]) }, onclick: () => go(region.place, region.role), onkeydown: (event) => rove(event) });
  }

  function rove(event) {
    const all = [...list.querySelectorAll(".region")], at = all.indexOf(event.currentTarget);
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = all[Math.min(Math.max(to, 0), all.length - 1)];
    event.currentTarget.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }

  // The regions of the place with the cursor, lit.
  function light(event) {
    sheets.forEach((sheet) => sheet.lights.replaceChildren());
    const place = current();
    if (!place || letter.pages.stale || letter.pages.regionText !== letter.pages.text) return;
    let first = null, edges = [100, 0];
    for (const region of closest(letter.pages.regions, place)) {
      for (const [left, top, width, height] of region.boxes) {
        const lit = h("span.lit", { style: { left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` } });
        sheets[region.page]?.lights.append(lit);
        first ??= { sheet: sheets[region.page], lit, top };
        // The tag stands beside the first light, and covers none of those next to it.
        if (sheets[region.page] === first.sheet && top < first.top + NEAR) edges = [Math.min(edges[0], left), Math.max(edges[1], left + width)];
      }
    }
    if (first && event?.type === "cursor") reveal(first.lit);
    if (first && place.name) first.sheet.lights.append(h("span.tag", { style: { ...(edges[0] < MARGIN ? { left: `${edges[1] + 1}%` } : { right: `${101 - edges[0]}%` }), top: `${first.top + 0.9}%` }, "aria-hidden": "true" }, place.name));
  }

  // Bring a light into view, but only if it is outside: pages do not move while one types.
  function reveal(lit) {
    const place = lit.getBoundingClientRect(), frame = scroll.getBoundingClientRect();
    if (!frame.height || (place.top > frame.top + 40 && place.bottom < frame.bottom - 40)) return;
    scroll.scrollBy({ top: place.top - frame.top - frame.height / 3, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  }

  // Numbers of the findings in the margin.
  function drawPins() {
    list.querySelectorAll(".pin").forEach((pin) => pin.remove());
    if (letter.pages.regionText !== letter.text) return;
    let last = { page: -1, top: -9 };
    placed(letter).forEach((finding, index) => {
      const region = finding.place && letter.pages.regions.find((one) => one.place[0] <= finding.place[0] && finding.place[0] <= one.place[2] && overlaps(one.place, { line: finding.place[0], column: finding.place[1], endLine: finding.place[2], endColumn: finding.place[3] }));
      if (!region || !sheets[region.page]) return;
      const top = region.page === last.page ? Math.max(region.boxes[0][1], last.top + 2.6) : region.boxes[0][1];
      last = { page: region.page, top };
      sheets[region.page].element.append(h(`button.pin.mark${{ error: ".e", note: ".n" }[finding.severity] ?? ""}.nums`, { type: "button", "aria-label": `Finding ${index + 1}`, style: { top: `${top}%` }, onclick: () => show(finding) }, `${index + 1}`));
    });
  }

  // At rest, the pages are those of the text, or say why they are not.
  const busy = () => element.setAttribute("aria-busy", `${!letter.settled}`);
  letter.addEventListener("text", busy);
  letter.addEventListener("shown", busy);
  letter.addEventListener("pages", busy);
  letter.addEventListener("pages", draw);
  letter.addEventListener("regions", drawRegions);
  letter.addEventListener("findings", drawPins);
  letter.addEventListener("cursor", light);
  setZoom(zoom);
  draw();
  return { element, focus: () => (list.querySelector(".region[tabindex='0']") ?? scroll).focus() };
}

// The regions of a place: those that show exactly it, else parts of it, else the smallest of which it is a part.
function closest(regions, place) {
  if (place.roles) return regions.filter((region) => place.roles.includes(isTitle(region.role) ? "title" : region.role));
  const all = regions.filter((region) => overlaps(region.place, place));
  const own = [place.line, place.column, place.endLine, place.endColumn];
  const exact = all.filter((region) => own.every((number, index) => number === region.place[index]));
  const within = all.filter(({ place: [line, column, endLine, endColumn] }) => (line > own[0] || (line === own[0] && column >= own[1])) && (endLine < own[2] || (endLine === own[2] && endColumn <= own[3])));
  const size = ({ place: [line, column, endLine, endColumn] }) => (endLine - line) * 1000 + endColumn - column;
  const least = Math.min(...all.map(size));
  return exact.length ? exact : within.length ? within : all.filter((region) => size(region) === least);
}

// The title has a role for each size.
export const isTitle = (role) => /^title-\d+$/.test(role);

// True if two places share a character, or one lies within the other's lines.
function overlaps(place, other) {
  const before = (line, column, toLine, toColumn) => line < toLine || (line === toLine && column <= toColumn);
  return before(place[0], place[1], other.endLine, other.endColumn) && before(other.line, other.column, place[2], place[3]);
}

// The shape of a region of several lines, so that it does not cover others that share a line with it.
function outlineOf(boxes, [left, top, right, bottom]) {
  if (boxes.length < 2) return "";
  const point = (x, y) => `${(100 * (x - left)) / (right - left)}% ${(100 * (y - top)) / (bottom - top)}%`;
  const corners = boxes.flatMap(([x, y, width, height]) => [point(x, y), point(x + width, y), point(x + width, y + height), point(x, y + height), point(x, y), point(left, top)]);
  return `polygon(${point(left, top)}, ${corners.join(", ")})`;
}

function bounds(boxes) {
  return [Math.min(...boxes.map((box) => box[0])), Math.min(...boxes.map((box) => box[1])), Math.max(...boxes.map((box) => box[0] + box[2])), Math.max(...boxes.map((box) => box[1] + box[3]))];
}
