// The list of findings: by severity, each a click away from its place, with its fix and its rule.
import { button, fill, h, icon, newId } from "./dom.js";
import { fixesOf, isSafe, settle, settleAll } from "./fixes.js";
import { placed, questionName } from "./form/form.js";
import { plainWords } from "./form/plain.js";
import { severity } from "./form/question.js";

const GROUPS = [["error", "Errors", "the page cannot be set"], ["warning", "Warnings", "an editor would send these back"], ["note", "Notes", "worth a look"]];
const CONTEXT = 24;

export function openFindings(letter, go) {
  const element = h("div.findings");
  const open = new Set();

  function draw() {
    const all = placed(letter), safe = all.filter(isSafe), focused = document.activeElement?.closest?.(".item")?.dataset.at;
    if (!all.length) {
      fill(element, h("div.blank", {}, h("h2", {}, letter.result.text === undefined ? "Reading the letter…" : "Nothing to look at"), h("p", {}, letter.result.text === undefined ? "" : "Drafter has no question about this letter.")));
      return;
    }
    const errors = all.filter((one) => one.severity === "error").length;
    fill(element, h("div.fhead", {}, h("p", {}, h("span.title", {}, `${letter.words.count(all.length)} ${all.length === 1 ? "thing" : "things"} to look at`), h("br"), h("span.soft.small", {}, errors ? `${letter.words.count(errors)} must be settled before the page can be set.` : "The page is set all the same.")),
      safe.length ? h("div.row", {}, button("Fix", { onclick: () => settleAll(letter, safe) }, icon("check"), safe.length === 1 ? "Fix the safe one" : `Fix the ${safe.length} safe ones`)) : null),
    GROUPS.map(([name, title, hint]) => group(all, name, title, hint)));
    if (focused !== undefined) (element.querySelector(`[data-at="${focused}"] .btn`) ?? element.querySelector(".item .btn"))?.focus();
  }

  function group(all, name, title, hint) {
    const own = all.map((finding, index) => [finding, index]).filter(([finding]) => finding.severity === name), id = newId("group");
    if (!own.length) return null;
    const mark = severity(name);
    mark.textContent = "";
    return h("section.fgroup", { "aria-labelledby": id }, h("h2", { id }, mark, `${own.length === 1 ? title.slice(0, -1) : title} `, h("span.soft", {}, hint)), h("ol", {}, own.map(([finding, index]) => row(finding, index))));
  }

  function row(finding, index) {
    const key = `${finding.rule} ${finding.message}`, rule = letter.about.rules[finding.rule], why = h("div.rule", { id: newId("why"), hidden: !open.has(key) });
    const toggle = rule && button("Why?", { kind: ".quiet.small", "aria-expanded": `${open.has(key)}`, "aria-controls": why.id, onclick: () => {
      if (open.has(key)) open.delete(key); else open.add(key);
      why.hidden = !open.has(key);
      toggle.setAttribute("aria-expanded", `${open.has(key)}`);
    } });
    if (rule) fill(why, h("p", {}, plainWords(rule.summary)), rule.bad || rule.good ? h("dl", {}, example("Not", rule.bad), example("But", rule.good)) : null, h("p.soft", {}, finding.authority || rule.authority, " · rule ", h("code", {}, finding.rule)));
    const name = questionName(finding.path ?? []), line = finding.place ? `line ${finding.place[0]}` : finding.file;
    return h("li.item", { "data-at": `${index}`, "data-rule": finding.rule, tabIndex: -1 }, h(`span.mark${{ error: ".e", note: ".n" }[finding.severity] ?? ""}.nums`, { "aria-hidden": "true" }, `${index + 1}`),
      h("div", {}, h("p.say", {}, h("span.off", {}, `${finding.severity}: `), plainWords(finding.message)),
        h("p.place", {}, finding.place ? h("button.link", { type: "button", onclick: () => go(finding.place) }, name || `Line ${finding.place[0]}`) : name || line, finding.place && name ? ` · ${line}` : ""), swap(finding),
        h("div.row", {}, fixesOf(finding).map((fix) => button(fix.label, { kind: ".small", onclick: () => settle(letter, finding, fix) })), toggle), why));
  }

  // What the fix changes, in its line.
  function swap(finding) {
    if (!finding.proved || finding.fix === null || !finding.place || letter.result.text !== letter.text || finding.place[0] !== finding.place[2]) return null;
    const { from, to } = letter.range(finding.place), text = letter.text;
    const before = text.slice(text.lastIndexOf("\n", from - 1) + 1, from).trimStart(), end = text.indexOf("\n", to), after = text.slice(to, end < 0 ? text.length : end);
    return h("p.swap", {}, before.length > CONTEXT ? `…${before.slice(-CONTEXT)}` : before, h("del", {}, text.slice(from, to) || " "), " ", h("ins", {}, finding.fix || " "), after.length > CONTEXT ? `${after.slice(0, CONTEXT)}…` : after);
  }

  const example = (word, text) => (text ? [h("dt", {}, word), h("dd", {}, text.trim())] : []);
  const busy = () => element.setAttribute("aria-busy", `${letter.result.text !== letter.text}`);
  letter.addEventListener("text", busy);
  letter.addEventListener("findings", () => { draw(); busy(); });
  draw();
  return { element, draw, show(finding) {
    open.add(`${finding.rule} ${finding.message}`);
    draw();
    const item = [...element.querySelectorAll(".item")].find((one) => one.dataset.rule === finding.rule && Number(one.dataset.at) === placed(letter).findIndex((other) => other.rule === finding.rule && other.message === finding.message));
    element.querySelectorAll(".item.on").forEach((one) => one.classList.remove("on"));
    item?.classList.add("on");
    item?.scrollIntoView({ block: "center" });
    item?.focus();
  } };
}
