// What only some letters have: annexes, and groups of fields that are folded away.
import { button, fill, h, icon, newId } from "../dom.js";
import { insertItem, removeItem, setValue } from "../yaml/edit.js";
import { valueAt } from "../yaml/read.js";
import { field } from "./fields.js";
import { keptPaths } from "./kept.js";
import { templateOf } from "./parties.js";
import { prose } from "./prose.js";
import { plainWords } from "./plain.js";
import { question, setInput } from "./question.js";

export function more(letter, go) {
  return [annexes(letter), group(letter, "From the Secretariat", SECRETARIAT), group(letter, "Where the rule is wrong", OVERRIDES), kept(letter, go)];
}

export const SECRETARIAT = ["symbols", "distribution", "distributed", "published", "reissued", "job_number", "relates_to", "draft"];
export const OVERRIDES = ["agenda", "agenda_document", "organs", "session", "year", "original", "title_size"];

function fold(title, keys, body, summary) {
  const found = h("div.found"), hint = h("span");
  const element = h("details.more", {}, h("summary", {}, title, " ", hint), body, found);
  return { fold: element, keys, found, update: (findings) => { hint.textContent = summary(); if (findings.length) element.open = true; } };
}

// Two quotation marks are a heading without words, which differs from none.
const NO_HEADING = /^["“]["”]$/;

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
    const file = h("p.help"), heading = h("input.input", { id: newId("heading"), "data-path": JSON.stringify(path("heading")), oninput: () => letter.edit((text) => setValue(text, path("heading"), NO_HEADING.test(heading.value) ? "" : heading.value || undefined)) });
    const set = (key, value) => letter.edit((text) => setValue(text, path(key), value || undefined));
    const original = h("select.input", { id: newId("original"), onchange: () => set("original", original.value) }, h("option", { value: "" }, "that of the letter"), letter.about.languages.map((one) => h("option", { value: one.id }, one.title)));
    const part = (label, key, input) => h("div.field", {}, h("label", { htmlFor: input.id }, label), input, h("p.help", {}, plainWords(letter.about.fields[`annexes.${key}`] ?? "")));
    const remove = button("Remove", { kind: ".quiet.icon", "aria-label": `Remove annex ${index + 1}`, onclick: () => { letter.edit((text) => removeItem(text, ["annexes"], index)); add.focus(); } }, icon("remove"));
    return { title, writing, file, heading, original, element: h("div.annex", {}, h("div.two.annexed", {}, h("div.field", {}, h("label", { htmlFor: id }, `Title of annex ${index + 1}`), title), remove), writing.element, file, h("div.annex-parts", {}, part("Original language", "original", original), part("Heading", "heading", heading))) };
  };
  return Object.assign(asked, { update(findings) {
    summary(findings);
    while (rows.length > list().length) { const old = rows.pop(); old.writing.view.destroy(); old.element.remove(); }
    while (rows.length < list().length) { rows.push(row(rows.length)); body.append(rows.at(-1).element); }
    list().forEach((annex, index) => {
      const { title, writing, file, heading, original } = rows[index];
      setInput(heading, annex?.heading === "" ? "“”" : `${annex?.heading ?? ""}`);
      original.disabled = typeof annex?.original === "object";
      original.value = typeof annex?.original === "string" ? annex.original : "";
      setInput(title, `${annex?.title ?? ""}`);
      writing.update(`${annex?.body ?? ""}`);
      file.hidden = !annex?.body_file;
      file.textContent = `The text is in the file ${annex?.body_file}, beside the letter.`;
      writing.element.hidden = Boolean(annex?.body_file) && !annex?.body;
    });
  }, focus([, index = 0, key = "title"], offset) {
    const row = rows[index];
    if (!row) return add.focus();
    if (key === "heading" || key === "original") return row[key].focus();
    if (!["title", "body"].includes(key) || (key === "body" && row.writing.element.hidden)) return false;
    return key === "body" ? row.writing.focus(offset) : row.title.focus();
  }, cursor() {
    const index = rows.findIndex((one) => one.writing.view.hasFocus);
    return index < 0 ? null : { path: ["annexes", index, "body"], line: rows[index].writing.line() };
  } });
}

// Fields that are folded away until they are wanted, or until something is found in them.
function group(letter, title, keys) {
  const fields = keys.map((key) => field(letter, key)), count = () => keys.filter((key) => valueAt(letter.data, [key]) !== undefined).length;
  const asked = fold(title, keys, h("div.inside", {}, fields.map((one) => one.element)), () => (count() ? `${count()} given` : "nothing given"));
  const summary = asked.update;
  return Object.assign(asked, { update(findings) { summary(findings); fields.forEach((one) => one.update()); }, focus: (path) => fields.find((one) => one.key === path[0])?.focus() });
}

// The fields that the kind of letter asks for, such as its subject or its letterhead.
export function own(letter) {
  const rows = h("div.items"), known = new Map(), asked = question("For this kind", [], rows, {});
  let keys = null;
  const fields = () => (templateOf(letter) ? [...new Set([...templateOf(letter).requires, ...templateOf(letter).uses])] : []).filter((key) => OWN.includes(key));
  return Object.assign(asked, { update() {
    const wanted = [...new Set([...fields(), ...OWN.filter((key) => letter.data[key] !== undefined)])];
    if (keys !== wanted.join()) {
      keys = wanted.join();
      for (const key of wanted) if (!known.has(key)) known.set(key, field(letter, key));
      fill(rows, wanted.map((key) => known.get(key).element));
      asked.keys.splice(0, asked.keys.length, ...wanted);
      asked.element.hidden = !wanted.length;
    }
    wanted.forEach((key) => known.get(key).update());
  }, focus: (path) => known.get(path[0])?.focus() });
}

export const OWN = ["subject", "conference", "letterhead", "reference", "written_at", "salutation", "courtesy"];

// What the letter has that the form does not ask for. It says so, and leaves it as it is.
function kept(letter, go) {
  const list = h("ul.kept"), asked = fold("Only in the YAML", [], h("div.inside", {}, h("p.help", {}, "The form leaves these as they are."), list), () => `${list.children.length}`);
  const summary = asked.update;
  let shown = null;
  return Object.assign(asked, { update(findings) {
    const paths = keptPaths(letter.data);
    if (shown !== JSON.stringify(paths)) {
      shown = JSON.stringify(paths);
      fill(list, paths.map((path) => h("li", {}, h("button.link", { type: "button", onclick: () => go(path) }, path.map((step) => (typeof step === "number" ? step + 1 : step.replaceAll("_", " "))).join(" "))," ", h("span.soft", {}, letter.about.fields[path.filter((step) => typeof step === "string").join(".")] ?? ""))));
    }
    asked.fold.hidden = !paths.length;
    summary(findings);
  } });
}
