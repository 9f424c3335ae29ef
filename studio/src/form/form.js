// The form: the questions of a letter from top to bottom. It shows and changes the same text as the editor.
import { button, fill, h, icon, newId } from "../dom.js";
import { insertItem, removeItem, setList, setValue } from "../yaml/edit.js";
import { pathAt, valueAt } from "../yaml/read.js";
import { named, statesOf } from "../names.js";
import { addressees, senders, signatories, templateOf } from "./parties.js";
import { describe, findingBox, question, setInput, showGot } from "./question.js";
import { prose } from "./prose.js";

export function openForm(letter, show) {
  const questions = [kind(letter), language(letter), date(letter), senders(letter), signatories(letter, show), addressees(letter), agenda(letter), behalf(letter), text(letter), ...more(letter)];
  const unread = h("div.finding.note", { hidden: true }, h("div", {}, h("p", {}, "The form shows the letter again once its YAML can be read. The YAML has every word.")));
  const refused = h("div.finding.note", { hidden: true, role: "status" }, h("div", {}, h("p", {}, "The form cannot change this place. Change it in the YAML.")));
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
  return { element, update, focus: (path) => focus(letter, questions, path), path: () => currentPath(letter, element, questions) };
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
    const missing = /^missing-key$/.test(finding.rule) ? /`([a-z_]+)/.exec(finding.message)?.[1] : null;
    const path = missing ? [missing] : finding.place && current ? pathAt(letter.document, letter.text, letter.range(finding.place).from) : [/`([a-z_]+)`/.exec(finding.message)?.[1] ?? ""];
    return { ...finding, path };
  });
  findings.sort((a, b) => WEIGHTS.indexOf(a.severity) - WEIGHTS.indexOf(b.severity));
  const kept = current ? findings : letter.placedFindings ?? findings;
  Object.assign(letter, { placedFor: letter.result, placedText: letter.text, placedFindings: kept });
  return kept;
}

const WEIGHTS = ["error", "warning", "note"];

// The name of the question about a path, for the list of findings.
export const questionName = (path) => NAMES.find(([, keys]) => keys.includes(path[0]))?.[0] ?? "";
const NAMES = [["Kind", ["template"]], ["Language", ["language"]], ["Date", ["date", "further_dates"]], ["Who writes", ["senders", "title"]], ["Who signs", ["signatories", "signatory_order"]], ["To whom", ["addressees", "organs"]], ["Agenda item", ["agenda_items", "agenda", "agenda_document"]], ["On whose behalf", ["on_behalf_of"]], ["Text", ["body", "body_file"]], ["Annexes", ["annexes"]], ["From the Secretariat", ["symbols", "distributed", "job_number", "published", "reissued"]]];

function focus(letter, questions, path) {
  const asked = questions.find((one) => one.keys.includes(path[0]));
  if (!asked) return false;
  if (asked.fold) asked.fold.open = true;
  const target = asked.element ?? asked.fold;
  target.scrollIntoView({ block: "nearest" });
  if (asked.focus) asked.focus(path);
  else (asked.input ?? target.querySelector("input, textarea, select, .cm-content"))?.focus({ preventScroll: false });
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
  if (asked.cursor?.()) return { path: asked.keys.slice(0, 1), line: asked.cursor() };
  return { path: asked.keys.slice(0, 1), all: asked.keys };
}

// ---- the short questions

function kind(letter) {
  const input = h("select.input", { id: newId("kind"), onchange: () => letter.edit((text) => setValue(text, ["template"], input.value)) }, letter.about.templates.map((one) => h("option", { value: one.name }, one.title)));
  const asked = question("Kind", ["template"], input, { label: input.id, help: " " });
  const help = asked.element.querySelector(".help");
  return Object.assign(asked, { input, update() {
    input.value = letter.data.template ?? "";
    help.textContent = templateOf(letter)?.summary ?? "";
  } });
}

function language(letter) {
  const input = h("select.input", { id: newId("language"), onchange: () => letter.edit((text) => setValue(text, ["language"], input.value === "en" && !letter.data.extends ? undefined : input.value)) }, letter.about.languages.map((one) => h("option", { value: one.id }, one.title)));
  const asked = question("Language", ["language"], input, { label: input.id });
  return Object.assign(asked, { input, update() { input.value = letter.data.language ?? "en"; } });
}

function date(letter) {
  const input = h("input.input.nums", { id: newId("date"), autocomplete: "off", oninput: () => set(letter.words.read(input.value)), onblur: () => { input.value = letter.words.day(letter.data?.date ?? ""); } });
  const set = (value) => { input.dataset.value = letter.words.day(value); letter.edit((text) => setValue(text, ["date"], value || undefined)); };
  const picker = h("input", { type: "date", tabIndex: -1, "aria-hidden": "true", onchange: () => picker.value && set(picker.value) });
  const open = button("Calendar", { kind: ".icon", "aria-label": "Calendar", onclick: () => { picker.value = letter.data?.date ?? ""; picker.showPicker(); } }, icon("calendar"));
  const asked = question("Date", ["date", "further_dates"], h("div.row.date", {}, input, open, picker), { label: input.id });
  return Object.assign(asked, { input, update() {
    const value = `${letter.data.date ?? ""}`, facts = letter.result.facts;
    if (document.activeElement !== input || letter.words.read(input.value) !== value) setInput(input, letter.words.day(value));
    const sessions = [facts?.session].flat().filter(Boolean).map((one) => h("b", {}, one.text));
    showGot(asked.got, ...(facts ? [`${letter.words.weekday(facts.date)}. `, ...sessions.flatMap((one, index) => [index ? ", " : "", one]), sessions.length ? " of the General Assembly" : "", facts.year ? [sessions.length ? ", " : "", h("b", {}, sessions.length ? facts.year.text.toLowerCase() : facts.year.text), " of the Security Council"] : "", sessions.length || facts.year ? "." : ""].flat() : []));
  } });
}

function agenda(letter) {
  const rows = h("div.items"), list = () => (Array.isArray(letter.data?.agenda_items) ? letter.data.agenda_items : []);
  const add = button("Add an item", { kind: ".small", onclick: () => { letter.edit((text) => insertItem(text, ["agenda_items"], list().length, { number: "", title: "" })); rows.lastElementChild?.querySelector("input").focus(); } }, icon("plus"), "Add an item");
  const asked = question("Agenda item", ["agenda_items", "agenda", "agenda_document"], h("div", {}, rows, h("div.row.after", {}, add)), { help: letter.about.fields.agenda_items });
  const row = (index) => {
    const field = (key, label, properties) => h("div.field", {}, h("label", { htmlFor: `item${index}${key}` }, label), h("input.input", { id: `item${index}${key}`, "data-path": JSON.stringify(["agenda_items", index, key]), autocomplete: "off", oninput: (event) => letter.edit((text) => setValue(text, ["agenda_items", index, key], event.target.value)), ...properties }));
    return h("div.two", {}, field("number", "Number", { className: "input nums" }), field("title", "Title"), button("Remove", { kind: ".quiet.icon", "aria-label": `Remove item ${index + 1}`, onclick: () => { letter.edit((text) => removeItem(text, ["agenda_items"], index)); add.focus(); } }, icon("remove")));
  };
  return Object.assign(asked, { update() {
    while (rows.children.length > list().length) rows.lastElementChild.remove();
    while (rows.children.length < list().length) rows.append(row(rows.children.length));
    list().forEach((item, index) => ["number", "title"].forEach((key) => setInput(rows.children[index].querySelector(`[id$=${key}]`), `${item?.[key] ?? ""}`)));
  }, focus: (path) => (rows.children[path[1] ?? 0]?.querySelector(path[2] === "title" ? "[id$=title]" : "input") ?? add).focus() });
}

function behalf(letter) {
  const input = h("textarea.input", { id: newId("behalf"), rows: 4, spellcheck: false, oninput: () => set(), onblur: () => { input.value = shown(); } });
  const list = () => (Array.isArray(letter.data?.on_behalf_of) ? letter.data.on_behalf_of : []);
  const shown = () => list().join(", ");
  const split = async () => splitNames(input.value, await statesOf(letter));
  let turn = 0;
  async function set() {
    const own = (turn += 1), names = await split();
    if (own !== turn) return;
    input.dataset.value = names.join(", ");
    letter.edit((text) => setList(text, ["on_behalf_of"], names), "input.type.behalf");
  }
  const sum = h("div.sum", { role: "status" }), printed = h("p.got", { hidden: true });
  const asked = question("On whose behalf", ["on_behalf_of"], h("div", {}, input, h("p.help", {}, "Paste any list: names, short names or codes, in any order."), sum, printed), { label: input.id });
  return Object.assign(asked, { input, update() {
    if (document.activeElement !== input) setInput(input, shown());
    else if (input.dataset.value !== undefined && input.dataset.value !== shown()) setInput(input, shown());
    const states = letter.result.facts?.on_behalf_of;
    fill(sum, states ? [h("span.count.nums", {}, `${states.count}`), h("span", {}, "States, sorted and counted"), h("button.link.small", { type: "button", "aria-expanded": `${!printed.hidden}`, onclick: (event) => { printed.hidden = !printed.hidden; event.target.setAttribute("aria-expanded", `${!printed.hidden}`); } }, "See them as printed")] : []);
    fill(printed, states ? h("span.set", {}, states.text) : "");
    if (!states) printed.hidden = true;
  } });
}

// A pasted list in names: one a line, or between commas and “and”; a name that has a comma or “and” itself stays whole.
function splitNames(text, states) {
  const pieces = text.split(/[\n;,\t]+/).map((piece) => piece.replace(/^[\s•*\d.)-]*(?=\p{L})/u, "").replace(/[\s.]+$/, "").trim()).filter(Boolean);
  return pieces.flatMap((piece) => {
    if (named(states, piece)) return [piece];
    const parts = piece.split(/^and | and /).map((part) => part.trim()).filter(Boolean);
    return parts.length > 1 && parts.every((part) => named(states, part)) ? parts : parts.length === 1 && named(states, parts[0]) ? parts : [piece];
  });
}

function text(letter) {
  const writing = prose(letter, "Text", (value) => letter.edit((one) => setValue(one, ["body"], value === "" ? "" : `${value}\n`), "input.type.body"));
  const file = h("p.help", { hidden: true });
  const asked = question("Text", ["body", "body_file"], h("div", {}, writing.element, file), { wide: true, help: " " });
  const help = asked.element.querySelector(".qh .help");
  return Object.assign(asked, {
    update() {
      const value = `${letter.data.body ?? ""}`, words = value.replace(/\{\{.*?\}\}/gs, "").match(/[\p{L}\p{N}’'-]+/gu)?.length ?? 0;
      const paragraphs = value.split(/\n\s*\n/).filter((one) => one.trim()).length;
      help.textContent = `${paragraphs} ${paragraphs === 1 ? "paragraph" : "paragraphs"} · ${words} ${words === 1 ? "word" : "words"}`;
      writing.element.hidden = Boolean(letter.data.body_file) && !letter.data.body;
      file.hidden = !letter.data.body_file;
      file.textContent = `The text is in the file ${letter.data.body_file}, beside the letter.`;
      writing.update(value);
    },
    focus(path, offset) { writing.view.focus(); if (offset !== undefined) writing.view.dispatch({ selection: { anchor: Math.min(offset, writing.view.state.doc.length) }, scrollIntoView: true }); },
    cursor: () => (writing.view.hasFocus ? writing.line() : 0),
  });
}

// ---- what only some letters have

function more(letter) {
  return [annexes(letter), secretariat(letter), overrides(letter)];
}

function fold(title, keys, body, summary) {
  const found = h("div.found"), hint = h("span");
  const element = h("details.more", {}, h("summary", {}, title, " ", hint), body, found);
  return { fold: element, keys, found, update: (findings) => { hint.textContent = summary(); if (findings.length) element.open = true; } };
}

function annexes(letter) {
  const list = () => (Array.isArray(letter.data?.annexes) ? letter.data.annexes : []), body = h("div");
  let rows = [];
  const add = button("Add an annex", { kind: ".small", onclick: () => { letter.edit((text) => insertItem(text, ["annexes"], list().length, { title: "", body: "" })); rows.at(-1)?.title.focus(); } }, icon("plus"), "Add an annex");
  const asked = fold("Annexes", ["annexes"], h("div.inside", {}, body, h("div.row.after", {}, add)), () => (list().length ? `${list().length}` : "none"));
  const summary = asked.update;
  const row = (index) => {
    const path = (key) => ["annexes", index, key], id = newId("annex");
    const title = h("input.input", { id, "data-path": JSON.stringify(path("title")), oninput: () => letter.edit((text) => setValue(text, path("title"), title.value)) });
    const writing = prose(letter, `Text of annex ${index + 1}`, (value) => letter.edit((text) => setValue(text, path("body"), value === "" ? "" : `${value}\n`)));
    const file = h("p.help");
    const remove = button("Remove", { kind: ".quiet.icon", "aria-label": `Remove annex ${index + 1}`, onclick: () => { letter.edit((text) => removeItem(text, ["annexes"], index)); add.focus(); } }, icon("remove"));
    return { title, writing, file, element: h("div.annex", {}, h("div.two.annexed", {}, h("div.field", {}, h("label", { htmlFor: id }, `Title of annex ${index + 1}`), title), remove), writing.element, file) };
  };
  return Object.assign(asked, { update(findings) {
    summary(findings);
    while (rows.length > list().length) { const old = rows.pop(); old.writing.view.destroy(); old.element.remove(); }
    while (rows.length < list().length) { rows.push(row(rows.length)); body.append(rows.at(-1).element); }
    list().forEach((annex, index) => {
      const { title, writing, file } = rows[index];
      setInput(title, `${annex?.title ?? ""}`);
      writing.update(`${annex?.body ?? ""}`);
      writing.element.hidden = file.hidden === false && !annex?.body;
      file.hidden = !annex?.body_file;
      file.textContent = `The text is in the file ${annex?.body_file}, beside the letter.`;
      writing.element.hidden = Boolean(annex?.body_file) && !annex?.body;
    });
  } });
}

function field(letter, key, label, { list = false, isDate = false, long = false } = {}) {
  const id = newId(key), input = h(long ? "textarea.input" : "input.input", { id, "data-path": JSON.stringify([key]), autocomplete: "off", oninput: () => {
    const value = isDate ? letter.words.read(input.value) : input.value;
    const next = list ? value.split(",").map((one) => one.trim()).filter(Boolean) : value.trim();
    letter.edit((text) => (list ? setList(text, [key], next) : setValue(text, [key], next || undefined)));
  } });
  const update = () => { const value = letter.data?.[key]; if (document.activeElement !== input) setInput(input, list ? (Array.isArray(value) ? value.join(", ") : "") : isDate ? letter.words.day(value ?? "") : `${value ?? ""}`); };
  return { key, input, update, element: h("div.field", {}, h("label", { htmlFor: id }, label), input, h("p.help", {}, letter.about.fields[key] ?? "")) };
}

function folded(letter, title, fields, words) {
  const asked = fold(title, fields.map((one) => one.key), h("div.inside", {}, fields.map((one) => one.element)), () => words(fields.filter((one) => valueAt(letter.data, [one.key])).length));
  const summary = asked.update;
  return Object.assign(asked, { update(findings) { summary(findings); fields.forEach((one) => one.update()); }, focus: (path) => fields.find((one) => one.key === path[0])?.input.focus() });
}

const secretariat = (letter) => folded(letter, "From the Secretariat", [field(letter, "symbols", "Symbols", { list: true }), field(letter, "distributed", "Date of distribution", { isDate: true }), field(letter, "job_number", "Job number")], (count) => (count ? `${count} given` : "symbols and date, once given"));
const overrides = (letter) => folded(letter, "Where the rule is wrong", [field(letter, "session", "Session"), field(letter, "year", "Year of the Security Council")], (count) => (count ? `${count} changed` : "session, year: nothing changed"));
