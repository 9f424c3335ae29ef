// The form: the questions of a letter from top to bottom. It shows and changes the same text as the editor.
import { fill, h } from "../dom.js";
import { pathAt } from "../yaml/read.js";
import { more, OVERRIDES, OWN, own, SECRETARIAT } from "./more.js";
import { addressees, senders, signatories } from "./parties.js";
import { describe, findingBox, help } from "./question.js";
import { agenda, behalf, date, kind, language, text } from "./short.js";

// `show` leads to a finding in their list, `go` to the line of a path.
export function openForm(letter, show, go) {
  const questions = [kind(letter), language(letter), date(letter), own(letter), senders(letter), signatories(letter, show), addressees(letter), agenda(letter), behalf(letter), text(letter), ...more(letter, go)];
  questions.forEach((one) => help(letter, one));
  const unread = h("div.finding.note", { hidden: true }, h("div", {}, h("p", {}, "The form shows the letter again once its YAML can be read. The YAML has every word.")));
  const refused = h("div.finding.note.refused", { hidden: true, role: "status" }, h("div", {}, h("p", {}, "The form cannot change this place. Change it in the YAML.")));
  const base = h("p.help.base", { hidden: true });
  const folds = questions.filter((one) => one.fold).map((one) => one.fold);
  const element = h("form.form", { "aria-label": "The letter", onsubmit: (event) => event.preventDefault(), onfocusin: (event) => here(event.target) }, unread, refused, base, questions.filter((one) => !one.fold).map((one) => one.element), h("div.folds", {}, folds));

  function here(target) {
    const own = target.closest(".q, details.more");
    element.querySelectorAll(".here").forEach((one) => one !== own && one.classList.remove("here"));
    own?.classList.add("here");
    letter.tell("cursor");
  }

  function update() {
    unread.hidden = letter.data !== null;
    refused.hidden = true;
    if (letter.data === null) { [...element.querySelectorAll(".q, details.more")].forEach((one) => { one.inert = true; }); return; }
    [...element.querySelectorAll("[inert]")].forEach((one) => { one.inert = false; });
    base.hidden = !letter.data.extends;
    base.textContent = `This letter takes all that it does not say itself from ${letter.data.extends}.`;
    const found = placed(letter);
    for (const one of questions) {
      const own = found.filter((finding) => one.keys.includes(finding.path[0]));
      one.update(own);
      if (one.found) showFindings(letter, one, one.keys[0] === "signatories" ? own.filter((finding) => typeof finding.path[1] !== "number") : own, show);
    }
  }

  letter.addEventListener("text", update);
  letter.addEventListener("findings", update);
  letter.addEventListener("refused", () => { refused.hidden = false; });
  update();
  return { element, update, focus: (path, offset) => focus(questions, path, offset), path: () => currentPath(letter, element, questions) };
}

function showFindings(letter, asked, findings, show) {
  const key = JSON.stringify(findings);
  if (asked.found.dataset.key === key) return;
  asked.found.dataset.key = key;
  const boxes = findings.map((finding) => findingBox(letter, finding, show));
  fill(asked.found, boxes);
  if (asked.input) describe(asked.input, boxes);
}

// The findings with the path of the value that they are about; those without a place by the key that they name.
export function placed(letter) {
  if (letter.placedFor === letter.result && letter.placedText === letter.text) return letter.placedFindings;
  const current = letter.result.text === letter.text;
  const findings = letter.result.findings.map((finding) => {
    // What is missing has no place of its own: it belongs to the question about the key that the message names first.
    const missing = MISSING.includes(finding.rule) ? /`([a-z_]+)/.exec(finding.message)?.[1] : null;
    const path = missing ? [missing] : finding.place && current ? pathAt(letter.document, letter.text, letter.range(finding.place).from) : [/`([a-z_]+)`/.exec(finding.message)?.[1] ?? ""];
    return { ...finding, path };
  });
  findings.sort((a, b) => WEIGHTS.indexOf(a.severity) - WEIGHTS.indexOf(b.severity));
  const kept = current ? findings : letter.placedFindings ?? findings;
  Object.assign(letter, { placedFor: letter.result, placedText: letter.text, placedFindings: kept });
  return kept;
}

const MISSING = ["missing-key", "missing-senders"];
const WEIGHTS = ["error", "warning", "note"];

// The name of the question about a path, for the list of findings.
export const questionName = (path) => NAMES.find(([, keys]) => keys.includes(path[0]))?.[0] ?? "";
const NAMES = [["Kind", ["template"]], ["Language", ["language"]], ["Date", ["date", "further_dates"]], ["Who writes", ["senders", "title"]], ["Who signs", ["signatories", "signatory_order"]], ["To whom", ["addressees"]], ["Agenda item", ["agenda_items"]], ["On whose behalf", ["on_behalf_of"]], ["Text", ["body", "body_file"]], ["Annexes", ["annexes"]], ["For this kind", OWN], ["From the Secretariat", SECRETARIAT], ["Where the rule is wrong", OVERRIDES]];

function focus(questions, path, offset) {
  const asked = questions.find((one) => one.keys.includes(path[0]));
  if (!asked) return false;
  if (asked.fold) asked.fold.open = true;
  const target = asked.element ?? asked.fold;
  if (target.hidden) return false;
  target.scrollIntoView({ block: "nearest" });
  if (asked.focus) return asked.focus(path, offset) !== false;
  (asked.input ?? target.querySelector("input, textarea, select, .cm-content"))?.focus({ preventScroll: false });
  return true;
}

// The path of the field with the focus, for the light on the page.
function currentPath(letter, element, questions) {
  const active = document.activeElement;
  if (!element.contains(active)) return null;
  if (active.dataset.path) return { path: JSON.parse(active.dataset.path) };
  const row = active.closest("tr.one");
  if (row) return { path: ["signatories", [...row.parentElement.querySelectorAll("tr.one")].indexOf(row)] };
  const asked = questions.find((one) => (one.element ?? one.fold).contains(active));
  if (!asked) return null;
  const writing = asked.cursor?.();
  if (writing) return writing;
  return { path: asked.keys.slice(0, 1), all: asked.keys, roles: asked.roles };
}
