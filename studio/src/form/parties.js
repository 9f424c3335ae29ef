// Who writes, who signs, to whom.
import { button, fill, h, icon, newId } from "../dom.js";
import { insertItem, moveItem, removeItem, setValue } from "../yaml/edit.js";
import { describe, findingBox, question, setInput, showGot } from "./question.js";
import { stateField } from "./combobox.js";

const nameOf = (entry) => (typeof entry === "string" ? entry : entry?.state || entry?.organization || entry?.office || "");

// The States of the title: the list of senders, or those of the signatories if there is none.
export function senders(letter) {
  const chips = h("div.chips");
  const key = () => (Array.isArray(letter.data?.senders) || !needsSignatories(letter) ? "senders" : "signatories");
  const entries = () => (Array.isArray(letter.data?.[key()]) ? letter.data[key()] : []);
  const add = (name) => letter.edit((text) => insertItem(text, [key()], entries().length, key() === "senders" ? name : { given: "", family: "", state: name }));
  const remove = (index) => { letter.edit((text) => removeItem(text, [key()], index)); field.input.focus(); };
  const field = stateField(letter, { label: "Add a State", take: add, back: () => entries().length && remove(entries().length - 1) });
  const id = (field.input.id = newId("who"));
  const box = h("div.combo", {}, h("div.box", { onclick: (event) => { if (event.target === event.currentTarget || event.target === chips) field.input.focus(); } }, chips), field.popup);
  chips.append(field.input);
  const asked = question("Who writes", ["senders", "title"], box, { label: id, help: letter.about.fields.senders });
  const title = titleField(letter);
  asked.got.before(title.element);
  asked.update = () => {
    const names = entries().map(nameOf);
    if (chips.dataset.names !== JSON.stringify(names)) {
      chips.dataset.names = JSON.stringify(names);
      const typed = document.activeElement === field.input;
      [...chips.querySelectorAll(".chip")].forEach((chip) => chip.remove());
      field.input.before(...names.map((name, index) => h("span.chip", {}, name || "no State yet", h("button", { type: "button", "aria-label": `Remove ${name || "the sender without a State"}`, onclick: () => remove(index) }, "×"))));
      if (typed) field.input.focus();
    }
    title.update();
    const composed = letter.result.facts?.title, isOwn = letter.data.title !== undefined, mayChange = !("title" in (templateOf(letter)?.refuses ?? {}));
    const link = mayChange && composed && !isOwn ? h("button.link", { type: "button", onclick: () => title.begin(composed) }, "Write it myself") : null;
    showGot(asked.got, ...(composed && !isOwn ? ["Drafter writes the title. ", link, h("br"), h("span.set", {}, composed)] : []));
  };
  asked.focus = (path) => (path[0] === "title" && letter.data.title !== undefined ? title : field).input.focus();
  asked.roles = ["title"];
  return asked;
}

// The title in the words of the writer, in place of the one that Drafter composes.
function titleField(letter) {
  const id = newId("title"), set = (value) => letter.edit((text) => setValue(text, ["title"], value), "input.type.title");
  const input = h("textarea.input", { id, rows: 3, "data-path": JSON.stringify(["title"]), oninput: () => set(input.value.replace(/\n/g, " ")) });
  const element = h("div.field.own-title", { hidden: true }, h("label", { htmlFor: id }, "The title, in your words"), input,
    h("p.help", {}, `${letter.about.fields.title} `, h("button.link", { type: "button", onclick: () => set(undefined) }, "Let Drafter write it")));
  return { element, input, begin(composed) { set(composed); input.focus(); }, update() {
    element.hidden = letter.data.title === undefined;
    setInput(input, `${letter.data.title ?? ""}`);
  } };
}

export const templateOf = (letter) => letter.about.templates.find((one) => one.name === letter.data?.template);
const needsSignatories = (letter) => { const template = templateOf(letter); return !template || !("signatories" in template.refuses); };

// The table of signatories.
export function signatories(letter, show) {
  const body = h("tbody"), note = h("span.soft.small");
  const table = h("table.signers", {}, h("colgroup", {}, ["c1", "c2", "c3", "", "c5", "c6"].map((name) => h(name ? `col.${name}` : "col"))),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, h("span.off", {}, "Order")), [["Given name", "given"], ["Family name", "family"], ["State", "state"], ["Office", "office"]].map(([name, key]) => h("th", { scope: "col", title: letter.about.fields[`signatories.${key}`] }, name)), h("th", { scope: "col" }, h("span.off", {}, "Remove")))), body);
  const list = () => (Array.isArray(letter.data?.signatories) ? letter.data.signatories : []);
  const add = button("Add a signatory", { kind: ".small", onclick: () => {
    letter.edit((text) => insertItem(text, ["signatories"], list().length, { given: "", family: "", state: "" }));
    rows.at(-1)?.inputs.given.focus();
  } }, icon("plus"), "Add a signatory");
  const asked = question("Who signs", ["signatories", "signatory_order"], h("div", {}, table, h("div.row.after", {}, add, note)), { wide: true, help: " " });
  const order = asked.element.querySelector(".qh .help");
  let rows = [];

  function move(from, to) {
    if (to < 0 || to >= list().length) return;
    letter.edit((text) => {
      const moved = moveItem(text, ["signatories"], from, to);
      return moved === null || letter.data.signatory_order === "as-given" ? moved : setValue(moved, ["signatory_order"], "as-given");
    }, "input.move");
    rows[to]?.grip.focus();
  }

  asked.update = (findings) => {
    while (rows.length > list().length) { const row = rows.pop(); row.element.remove(); row.under.remove(); }
    while (rows.length < list().length) { const row = signer(letter, rows.length, move); rows.push(row); body.append(row.element, row.under); }
    rows.forEach((row, index) => row.update(list()[index], findings.filter((one) => one.path[1] === index), show));
    asked.element.hidden = !needsSignatories(letter);
    const given = letter.data?.signatory_order === "as-given";
    fill(order, given ? ["Printed in this order. ", h("button.link", { type: "button", onclick: () => letter.edit((text) => setValue(text, ["signatory_order"], undefined)) }, "Print in the order of their States")] : ["Printed in the order of their States.", h("span.wide-only", {}, " Alt with ↑ or ↓ moves a row.")]);
    const printed = (letter.result.facts?.signatories ?? []).length;
    note.textContent = printed ? "" : "";
  };
  asked.focus = (path) => rows[path[1]]?.inputs[path[2] === "office" ? "office" : path[2] in (rows[path[1]]?.inputs ?? {}) ? path[2] : "family"].focus();
  return asked;
}

function signer(letter, index, move) {
  const path = (key) => ["signatories", index, key];
  const number = index + 1;
  const set = (key, value) => letter.edit((text) => setValue(text, path(key), value === "" && key === "organization" ? undefined : value), `input.type.signer${index}${key}`);
  const text = (key, label) => h("input.input", { spellcheck: false, autocomplete: "off", "aria-label": `${label}, ${number}`, "data-path": JSON.stringify(path(key)), oninput: (event) => set(key, event.target.value) });
  const place = text("state", "State");
  const field = stateField(letter, { label: `State, ${number}`, inline: true, input: place, take: (name) => set(place.dataset.key ?? "state", name) });
  place.addEventListener("input", () => { if (place.dataset.key === "organization") set("organization", place.value); });
  const inputs = { given: text("given", "Given name"), family: text("family", "Family name"), state: place, organization: place };
  const office = officeSelect(letter, `Office, ${number}`, (value) => set("office", value));
  inputs.office = office.select;
  const grip = h("button.grip", { type: "button", title: "Drag, or Alt with the arrow keys" }, icon("grip"));
  const remove = button("Remove", { kind: ".quiet.small.icon", onclick: () => letter.edit((one) => removeItem(one, ["signatories"], index)) }, icon("remove"));
  const element = h("tr.one", { onkeydown: (event) => {
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) { event.preventDefault(); move(index, index + (event.key === "ArrowUp" ? -1 : 1)); }
  } }, [grip, inputs.given, inputs.family, h("div.combo", {}, place, field.popup), office.element, remove].map((cell) => h("td", {}, cell)));
  const cell = h("td", { colSpan: 6 }), under = h("tr.under", { hidden: true }, cell);
  drag(element, grip, index, move);
  return { element, under, inputs, grip, update(entry, findings, show) {
    const person = typeof entry === "object" && entry ? entry : {};
    place.dataset.key = !person.state && person.organization ? "organization" : "state";
    for (const key of ["given", "family"]) setInput(inputs[key], `${person[key] ?? ""}`);
    setInput(place, `${person.state || person.organization || ""}`);
    office.update(person.office ?? "");
    const name = [person.given, person.family].filter(Boolean).join(" ") || `signatory ${number}`;
    grip.setAttribute("aria-label", `Move ${name}`);
    remove.setAttribute("aria-label", `Remove ${name}`);
    const boxes = findings.map((finding) => [finding, findingBox(letter, finding, show)]);
    fill(cell, boxes.map(([, box]) => box));
    under.hidden = !boxes.length;
    element.classList.toggle("with", boxes.length > 0);
    for (const key of ["given", "family", "state", "office"]) describe(inputs[key], boxes.filter(([finding]) => finding.path[2] === key || (key === "family" && finding.path.length < 3)).map(([, box]) => box));
  } };
}

function drag(element, grip, index, move) {
  grip.draggable = true;
  grip.addEventListener("dragstart", (event) => { event.dataTransfer.setData("application/x-signatory", `${index}`); event.dataTransfer.setDragImage(element, 10, 10); });
  element.addEventListener("dragover", (event) => { if (event.dataTransfer.types.includes("application/x-signatory")) event.preventDefault(); });
  element.addEventListener("drop", (event) => {
    const from = event.dataTransfer.getData("application/x-signatory");
    if (from !== "") { event.preventDefault(); move(Number(from), index); }
  });
}

// The offices, and a field for any other.
function officeSelect(letter, label, set) {
  const offices = letter.about.offices.senders, OTHER = "\u0000";
  const select = h("select.input", { "aria-label": label, onchange: () => {
    other.hidden = select.value !== OTHER;
    if (select.value === OTHER) other.focus();
    else set(select.value || undefined);
  } }, h("option", { value: "" }, "Permanent Representative"), offices.filter((one) => one.id !== "permanent-representative").map((one) => h("option", { value: one.id }, one.title)), h("option", { value: OTHER }, "Another…"));
  const other = h("input.input", { "aria-label": `${label}: in words`, hidden: true, oninput: () => set(other.value || undefined) });
  return { select, element: h("div", {}, select, other), update(value) {
    const id = { PR: "permanent-representative", DPR: "deputy-permanent-representative", CDA: "charge-d-affaires", PO: "permanent-observer" }[value] ?? value;
    const known = id === "permanent-representative" ? "" : id;
    const option = [...select.options].some((one) => one.value === known && known !== OTHER);
    if (document.activeElement !== other || option === false) {
      select.value = option ? known : OTHER;
      if (!(document.activeElement === select && select.value === OTHER)) other.hidden = option;
    }
    if (!option) setInput(other, `${value}`);
  } };
}

const ALIASES = { SG: "secretary-general", PGA: "president-of-the-general-assembly", PSC: "president-of-the-security-council", PECOSOC: "president-of-the-economic-and-social-council", PHRC: "president-of-the-human-rights-council" };
const idOf = (entry) => { const office = typeof entry === "string" ? entry : entry?.office ?? entry?.name ?? ""; return ALIASES[office] ?? office; };

// To whom: ticks for the usual addressees, lines for others.
export function addressees(letter) {
  const offices = letter.about.offices.addressees, id = newId("to");
  const list = () => (Array.isArray(letter.data?.addressees) ? letter.data.addressees : []);
  const toggle = (office, on) => {
    const index = list().findIndex((entry) => idOf(entry) === office);
    if (on && index < 0) letter.edit((text) => insertItem(text, ["addressees"], list().length, office));
    if (!on && index >= 0) letter.edit((text) => removeItem(text, ["addressees"], index));
  };
  const ticks = offices.map((office) => {
    const box = h("input", { type: "checkbox", onchange: (event) => toggle(office.id, event.target.checked) });
    return { office, box, element: h("label.tick", {}, box, h("span", {}, capital(office.title))) };
  });
  const others = h("div.ticks");
  const extra = h("input.input", { "aria-label": "Somebody else", placeholder: "Somebody else, in the words of the title", onkeydown: (event) => { if (event.key === "Enter" && extra.value.trim()) { event.preventDefault(); addOther(); } }, onblur: () => extra.value.trim() && addOther() });
  const addOther = () => { const value = extra.value.trim(); extra.value = ""; letter.edit((text) => insertItem(text, ["addressees"], list().length, value)); };
  const group = h("div.ticks", { role: "group", "aria-labelledby": id }, ticks.map((tick) => tick.element), others, extra);
  const asked = question("To whom", ["addressees"], group);
  asked.heading.id = id;
  asked.update = () => {
    const ids = list().map(idOf);
    for (const { office, box } of ticks) box.checked = ids.includes(office.id);
    const free = ids.map((one, index) => [one, index]).filter(([one]) => !offices.some((office) => office.id === one));
    if (others.dataset.ids !== JSON.stringify(free)) {
      others.dataset.ids = JSON.stringify(free);
      fill(others, free.map(([name, index]) => h("label.tick", {}, h("input", { type: "checkbox", checked: true, onchange: () => letter.edit((text) => removeItem(text, ["addressees"], index)) }), h("span", {}, name))));
    }
    const organs = letter.result.facts?.organs ?? [];
    const names = organs.map((organ) => h("b", {}, capital(organ.replaceAll("-", " ").replace(/\b\w/g, (one) => one.toUpperCase()).replace(" And ", " and "))));
    showGot(asked.got, ...(names.length ? ["A document of the ", ...names.flatMap((name, index) => (index ? [index === names.length - 1 ? " and of the " : ", of the ", name] : [name])), letter.result.facts.symbol_line ? `: ${letter.result.facts.symbol_line}` : "", letter.result.facts.draft ? ", numbered by the Secretariat." : "."] : []));
  };
  asked.roles = ["title", "inside-address"];
  asked.focus = () => (ticks.find((tick) => tick.box.checked) ?? ticks[0]).box.focus();
  return asked;
}

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
