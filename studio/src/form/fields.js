// Fields for single keys, made from the schema: a text, a date, a choice, a list. Their help is that of `drafter explain`.
import { h, newId } from "../dom.js";
import { setList, setValue } from "../yaml/edit.js";
import { templateOf } from "./parties.js";
import { plainWords } from "./plain.js";
import { setInput } from "./question.js";

const LONG = new Set(["letterhead", "courtesy"]);
const LABELS = { distributed: "Date of distribution", published: "Date of publication", reissued: "Reissued on", job_number: "Job number", relates_to: "Earlier letter", written_at: "Place", draft: "Draft mark", agenda: "Which agenda", agenda_document: "Document of the agenda", year: "Year of the Security Council", original: "Original language", title_size: "Size of the title", further_dates: "Further dates" };

export const labelOf = (key) => LABELS[key] ?? key.charAt(0).toUpperCase() + key.slice(1).replaceAll("_", " ");

// What a key holds, by its schema: `flag`, `choice`, `choices`, `dates`, `list`, `date`, `long` or `text`.
function shapeOf(key, about) {
  const options = [about, ...(about.anyOf ?? [])];
  const find = (test) => options.find(test);
  const choice = find((one) => one.enum), list = find((one) => one.type === "array");
  if (find((one) => one.type === "boolean")) return ["flag", ["true", "false"]];
  if (choice) return ["choice", choice.enum.map(String)];
  if (list?.items?.enum) return ["choices", list.items.enum];
  if (list && !find((one) => [one.type].flat().includes("string"))) return [list.items?.format === "date" ? "dates" : "list", []];
  return [find((one) => one.format === "date") ? "date" : LONG.has(key) ? "long" : "text", []];
}

// A field for a key at the top of a letter. A value of another shape, such as a list of languages, is shown only.
export function field(letter, key) {
  const [shape, choices] = shapeOf(key, letter.about.schema.$defs.Letter.properties[key] ?? {}), id = newId(key), name = labelOf(key);
  const made = shape === "choices" ? ticks(letter, key, choices, id) : shape === "choice" || shape === "flag" ? choice(letter, key, shape, choices, id) : text(letter, key, shape, id);
  const label = shape === "choices" ? h("span.label", { id }, name) : h("label", { htmlFor: id }, name);
  const element = h("div.field", {}, label, made.input, h("p.help", {}, plainWords(letter.about.fields[key] ?? "")));
  return { key, element, focus: () => (made.input.querySelector("input") ?? made.input).focus(), update() {
    const refused = templateOf(letter)?.refuses ?? {};
    element.hidden = key in refused && letter.data[key] === undefined;
    made.update(letter.data[key]);
  } };
}

const set = (letter, key, value) => letter.edit((text) => (Array.isArray(value) ? setList(text, [key], value) : setValue(text, [key], value || undefined)), `input.type.${key}`);

function text(letter, key, shape, id) {
  const split = (typed) => typed.split(shape === "dates" ? /[,;\n]/ : /[,\n]/).map((one) => (shape === "dates" ? letter.words.read(one) : one.trim())).filter(Boolean);
  const read = { date: (typed) => letter.words.read(typed), list: split, dates: split, long: (typed) => typed.replace(/\s+$/, ""), text: (typed) => typed.trim() }[shape];
  const input = h(shape === "long" ? "textarea.input" : "input.input", { id, "data-path": JSON.stringify([key]), autocomplete: "off", oninput: () => { const value = read(input.value); input.dataset.value = shown(value); set(letter, key, value); } });
  const shown = (value) => (Array.isArray(value) ? value.map((one) => (shape === "dates" ? letter.words.day(`${one}`) : one)).join(", ") : shape === "date" ? letter.words.day(`${value ?? ""}`) : `${value ?? ""}`);
  return { input, update(value) {
    input.readOnly = (value !== undefined && typeof value === "object" && !Array.isArray(value)) || (Array.isArray(value) && !["list", "dates"].includes(shape));
    setInput(input, shown(value));
  } };
}

function choice(letter, key, shape, choices, id) {
  const words = shape === "flag" ? { true: "yes", false: "no" } : Object.fromEntries(letter.about.languages.map((one) => [one.id, one.title]));
  const input = h("select.input", { id, "data-path": JSON.stringify([key]), onchange: () => set(letter, key, input.value) }, h("option", { value: "" }, "as usual"), choices.map((one) => h("option", { value: one }, words[one] ?? one)));
  const other = h("option", { hidden: true });
  input.append(other);
  return { input, update(value) {
    const known = value === undefined || choices.includes(`${value}`);
    input.disabled = typeof value === "object";
    other.hidden = known;
    other.value = other.textContent = known ? "" : `${value}`;
    input.value = value === undefined ? "" : `${value}`;
  } };
}

function ticks(letter, key, choices, id) {
  const chosen = () => (Array.isArray(letter.data?.[key]) ? letter.data[key] : []);
  const boxes = choices.map((one) => h("input", { type: "checkbox", value: one, "data-path": JSON.stringify([key]), onchange: (event) => set(letter, key, event.target.checked ? [...chosen(), one] : chosen().filter((other) => other !== one)) }));
  const input = h("div.ticks", { role: "group", "aria-labelledby": id }, boxes.map((box) => h("label.tick", {}, box, h("span", {}, box.value.replaceAll("-", " ").replace(/\b[a-z]/g, (first) => first.toUpperCase()).replace(" And ", " and ")))));
  return { input, update() { for (const box of boxes) box.checked = chosen().includes(box.value); } };
}
