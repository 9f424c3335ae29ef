// The short questions of a letter: kind, language, date, agenda item, on whose behalf, and its text.
import { button, fill, h, icon, newId } from "../dom.js";
import { named, statesOf } from "../names.js";
import { insertItem, removeItem, setList, setValue } from "../yaml/edit.js";
import { field } from "./fields.js";
import { templateOf } from "./parties.js";
import { prose } from "./prose.js";
import { question, setInput, showGot } from "./question.js";

export function kind(letter) {
  const input = h("select.input", { id: newId("kind"), onchange: () => letter.edit((text) => setValue(text, ["template"], input.value)) }, letter.about.templates.map((one) => h("option", { value: one.name }, one.title)));
  const asked = question("Kind", ["template"], input, { label: input.id, help: " " });
  const help = asked.element.querySelector(".help");
  return Object.assign(asked, { input, update() {
    input.value = letter.data.template ?? "";
    help.textContent = templateOf(letter)?.summary ?? "";
  } });
}

export function language(letter) {
  const input = h("select.input", { id: newId("language"), onchange: () => letter.edit((text) => setValue(text, ["language"], input.value === "en" && !letter.data.extends ? undefined : input.value)) }, letter.about.languages.map((one) => h("option", { value: one.id }, one.title)));
  const asked = question("Language", ["language"], input, { label: input.id, help: letter.about.fields.language });
  return Object.assign(asked, { input, update() { input.value = letter.data.language ?? "en"; } });
}

export function date(letter) {
  const input = h("input.input.nums", { id: newId("date"), autocomplete: "off", oninput: () => set(letter.words.read(input.value)), onblur: () => { input.value = letter.words.day(letter.data?.date ?? ""); } });
  const set = (value) => { input.dataset.value = letter.words.day(value); letter.edit((text) => setValue(text, ["date"], value || undefined)); };
  const further = field(letter, "further_dates");
  const picker = h("input", { type: "date", tabIndex: -1, "aria-hidden": "true", onchange: () => picker.value && set(picker.value) });
  const open = button("Calendar", { kind: ".icon", "aria-label": "Calendar", onclick: () => { picker.value = letter.data?.date ?? ""; picker.showPicker(); } }, icon("calendar"));
  const asked = question("Date", ["date", "further_dates"], h("div", {}, h("div.row.date", {}, input, open, picker), further.element), { label: input.id, help: letter.about.fields.date });
  return Object.assign(asked, { input, update() {
    const value = `${letter.data.date ?? ""}`, facts = letter.result.facts;
    if (document.activeElement !== input || letter.words.read(input.value) !== value) setInput(input, letter.words.day(value));
    further.update();
    further.element.hidden = letter.data.further_dates === undefined && !templateOf(letter)?.requires.includes("further_dates");
    const sessions = [facts?.session].flat().filter(Boolean).map((one) => h("b", {}, one.text));
    showGot(asked.got, ...(facts ? [`${letter.words.weekday(facts.date)}. `, ...sessions.flatMap((one, index) => [index ? ", " : "", one]), sessions.length ? " of the General Assembly" : "", facts.year ? [sessions.length ? ", " : "", h("b", {}, sessions.length ? facts.year.text.toLowerCase() : facts.year.text), " of the Security Council"] : "", sessions.length || facts.year ? "." : ""].flat() : []));
  } });
}

export function agenda(letter) {
  const rows = h("div.items"), list = () => (Array.isArray(letter.data?.agenda_items) ? letter.data.agenda_items : []);
  const add = button("Add an item", { kind: ".small", onclick: () => { letter.edit((text) => insertItem(text, ["agenda_items"], list().length, { number: "", title: "" })); rows.lastElementChild?.querySelector("input").focus(); } }, icon("plus"), "Add an item");
  const asked = question("Agenda item", ["agenda_items"], h("div", {}, rows, h("div.row.after", {}, add)), { help: letter.about.fields.agenda_items });
  const row = (index) => {
    const field = (key, label, properties) => h("div.field", {}, h("label", { htmlFor: `item${index}${key}` }, label), h("input.input", { id: `item${index}${key}`, "data-path": JSON.stringify(["agenda_items", index, key]), autocomplete: "off", oninput: (event) => letter.edit((text) => setValue(text, ["agenda_items", index, key], event.target.value || (key === "sub_title" ? undefined : ""))), ...properties }));
    const sub = field("sub_title", "Title of the sub-item", {});
    sub.classList.add("sub");
    return h("div.two", {}, field("number", "Number", { className: "input nums" }), field("title", "Title"), button("Remove", { kind: ".quiet.icon", "aria-label": `Remove item ${index + 1}`, onclick: () => { letter.edit((text) => removeItem(text, ["agenda_items"], index)); add.focus(); } }, icon("remove")), sub);
  };
  return Object.assign(asked, { update() {
    while (rows.children.length > list().length) rows.lastElementChild.remove();
    while (rows.children.length < list().length) rows.append(row(rows.children.length));
    list().forEach((item, index) => {
      for (const key of ["number", "title", "sub_title"]) setInput(rows.children[index].querySelector(`#item${index}${key}`), `${item?.[key] ?? ""}`);
      rows.children[index].querySelector(".sub").hidden = !item?.sub_title && !`${item?.number ?? ""}`.includes("(");
    });
  }, focus: (path) => (rows.children[path[1] ?? 0]?.querySelector(`#item${path[1] ?? 0}${path[2] ?? "number"}`) ?? add).focus() });
}

export function behalf(letter) {
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
  const asked = question("On whose behalf", ["on_behalf_of"], h("div", {}, input, h("p.help", {}, `${letter.about.fields.on_behalf_of} Paste any list: names, short names or codes, in any order.`), sum, printed), { label: input.id });
  // Errors elsewhere keep Drafter from the list: until they are settled, its names are counted here.
  async function countNames() {
    const { text } = letter, names = list(), states = await statesOf(letter);
    if (letter.text !== text || letter.result.facts || !states.length) return;
    const unknown = names.filter((name) => !named(states, `${name}`));
    fill(sum, h("span", {}, unknown.length ? `Of ${names.length} names, ${unknown.length === 1 ? "1 is not a State" : `${unknown.length} are not States`}: ${unknown.map((name) => `“${name}”`).join(", ")}.` : `${names.length} States`));
  }

  return Object.assign(asked, { input, update() {
    if (document.activeElement !== input) setInput(input, shown());
    else if (input.dataset.value !== undefined && input.dataset.value !== shown()) setInput(input, shown());
    const states = letter.result.facts?.on_behalf_of;
    fill(sum, states ? [h("span.count.nums", {}, `${states.count}`), h("span", {}, "States, sorted and counted"), h("button.link.small", { type: "button", "aria-expanded": `${!printed.hidden}`, onclick: (event) => { printed.hidden = !printed.hidden; event.target.setAttribute("aria-expanded", `${!printed.hidden}`); } }, "See them as printed")] : []);
    fill(printed, states ? h("span.set", {}, states.text) : "");
    if (!states) printed.hidden = true;
    if (!states && list().length && !letter.result.findings.some((one) => one.rule === "unknown-state")) countNames();
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

export function text(letter) {
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
    focus(path, offset) { return letter.data.body_file && !letter.data.body ? false : writing.focus(offset); },
    cursor: () => (writing.view.hasFocus ? { path: ["body"], line: writing.line() } : null),
  });
}
