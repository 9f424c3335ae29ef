// A question of the form: its label, its answer, what follows from it, and the findings about it.
import { button, fill, h, newId } from "../dom.js";
import { fixesOf, settle } from "../fixes.js";
import { formWords, plainWords } from "./plain.js";

// `keys` are the keys of the letter that the question asks for; `label` is the id of the field that the label names.
export function question(title, keys, answer, { label, wide = false, help } = {}) {
  const found = h("div.found"), got = h("p.got", { hidden: true });
  const heading = h("h2", {}, label ? h("label", { htmlFor: label }, title) : title);
  const body = h("div.a", {}, answer, got, found);
  const element = h(wide ? "section.q.wide" : "section.q", { "data-title": title }, wide ? h("div.qh", {}, heading, help ? h("p.help", {}, help) : null) : heading, body);
  if (!wide && help) answer.after(h("p.help", {}, help));
  return { element, keys, found, got, heading };
}

// A question mark beside the title of a question: what `drafter explain` says of its keys.
export function help(letter, asked) {
  if (!asked.heading || !asked.keys.some((key) => letter.about.help[key])) return;
  const text = h("div.explained", { id: newId("help"), hidden: true });
  const ask = button("?", { kind: ".quiet.ask", "aria-label": `Help: ${asked.heading.textContent}`, "aria-expanded": "false", "aria-controls": text.id, onclick: () => {
    text.hidden = !text.hidden;
    ask.setAttribute("aria-expanded", `${!text.hidden}`);
    fill(text, asked.keys.filter((key) => letter.about.help[key]).map((key) => h("p", {}, h("code", {}, key), " ", plainWords(letter.about.help[key]))));
  } });
  asked.heading.append(ask);
  asked.found.before(text);
}

export function showGot(got, ...parts) {
  got.hidden = !parts.length;
  fill(got, parts);
}

const WORDS = { error: ["Error", "e"], warning: ["Warning", "w"], note: ["Note", "n"] };

export function severity(one) {
  const [word, letter] = WORDS[one];
  return h(`span.sev.${letter}`, {}, word);
}

// A finding under its field, with its fix and its reason.
export function findingBox(letter, finding, show) {
  const fixes = fixesOf(finding), id = newId("finding");
  const box = h(`div.finding.${finding.severity}`, { id, "data-rule": finding.rule },
    h("div", {}, h("p", {}, severity(finding.severity), "\u2002", formWords(finding.message)),
      h("span.row", {}, fixes.map((fix) => button(fix.label, { kind: ".small", onclick: () => settleHere(letter, finding, fix, box) })),
        letter.about.rules[finding.rule] ? button("Why?", { kind: ".quiet.small", onclick: () => show(finding) }) : null)));
  return box;
}

// Apply a fix. The focus goes to the next finding of the question, or to its answer.
async function settleHere(letter, finding, fix, box) {
  const asked = box.closest(".q, details.more");
  letter.addEventListener("findings", () => {
    if (document.activeElement !== document.body) return;
    (asked.querySelector(".finding .btn") ?? asked.querySelector("input, textarea, select, .cm-content"))?.focus();
  }, { once: true });
  await settle(letter, finding, fix);
}

// Set an input to a value, unless the writer is in it and typed just that: `data-value` is what the typed text means.
export function setInput(input, value) {
  if (input.value !== value && (document.activeElement !== input || input.dataset.value !== value)) input.value = value;
  input.dataset.value = value;
}

// Tie the findings of a field to it.
export function describe(input, boxes) {
  const worst = boxes.some((box) => box.classList.contains("error")) ? "bad" : boxes.length ? "doubt" : "";
  input.classList.toggle("bad", worst === "bad");
  input.classList.toggle("doubt", worst === "doubt");
  if (boxes.length) input.setAttribute("aria-describedby", boxes.map((box) => box.id).join(" "));
  else input.removeAttribute("aria-describedby");
  if (worst === "bad") input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
}
