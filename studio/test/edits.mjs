// Random edits of letters by the form's functions: node test/edits.mjs ROUNDS SEED FILE... Prints the failures and counts.
import { readFileSync } from "node:fs";
import { insertItem, moveItem, removeItem, same, setList, setValue } from "../src/yaml/edit.js";
import { parse, read } from "../src/yaml/read.js";

const [rounds, seed, ...files] = process.argv.slice(2);
let state = Number(seed) || 1;
const random = (count) => { state = (state * 1103515245 + 12345) % 2147483648; return Math.floor((state / 2147483648) * count); };
const pick = (values) => values[random(values.length)];
const TEXTS = ["Chile", "Côte d'Ivoire", "a: b", "# no comment", "", " space ", "yes", "null", "2026-03-04", "[x]", "{y", "- z", "it's", '"q"', "tab\there", "ends:", "é\u00a0x",
  "Two\n\nparagraphs", "a\n  indented\nline", "\n\nlate", "x ".repeat(200).trim(), "'", "\\n", "a #b", "*a", "&a", "!t", "%d", "@", "`", "|", ">", "~", "true", "-", "?", "? a", "a,b"];
const KEYS = ["template", "date", "title", "body", "senders", "addressees", "on_behalf_of", "signatories", "agenda_items", "symbols", "notes", "new_key"];
const comments = (text) => (text.match(/(^|\s)#[^\n]*/g) ?? []).map((one) => one.trim());

function step(text) {
  const data = read(text), key = pick(KEYS), value = data[key], list = Array.isArray(value) && value.length ? value : null;
  const person = { given: pick(TEXTS), family: pick(TEXTS), state: pick(TEXTS) };
  switch (random(8)) {
    case 0: return setValue(text, [key], pick(TEXTS));
    case 1: return setValue(text, [key], [pick(TEXTS), pick(TEXTS)]);
    case 2: return insertItem(text, [key], random((list?.length ?? 0) + 1), key === "signatories" ? person : pick(TEXTS));
    case 3: return list ? removeItem(text, [key], random(list.length)) : setValue(text, [key], undefined);
    case 4: return list ? moveItem(text, [key], random(list.length), random(list.length)) : text;
    case 5: return setList(text, [key], Array.from({ length: random(6) }, () => pick(TEXTS)));
    case 6: { const index = list?.findIndex((one) => typeof one === "object") ?? -1; return index < 0 ? text : setValue(text, [key, index, pick(["given", "family", "office", "number"])], pick(TEXTS)); }
    default: return setValue(text, [key], undefined);
  }
}

// Comments between a key and its value stay, whatever happens to the value.
for (const value of [undefined, "y", ["y"]]) {
  const text = "a: b\ndate:\n  # why\n  x\nc: d\n", next = setValue(text, ["date"], value);
  if (!next?.includes("# why")) { console.log("COMMENT", JSON.stringify({ value, next })); process.exit(1); }
}

let refused = 0, lost = 0;
for (let round = 0; round < Number(rounds); round += 1) {
  const original = readFileSync(pick(files), "utf8");
  let text = original;
  for (let count = 0; count < 8; count += 1) {
    const before = read(text), next = step(text);
    if (next === null) { refused += 1; continue; }
    if (!parse(next)) { console.log("BROKEN", JSON.stringify({ text, next })); process.exit(1); }
    const untouched = Object.keys(before).filter((key) => !KEYS.includes(key));
    if (!untouched.every((key) => same(before[key], read(next)[key]))) { console.log("TOUCHED", JSON.stringify({ text, next })); process.exit(1); }
    text = next;
  }
  // Comments on lines of their own at the top stay whatever happens to the values below.
  const top = /^(#[^\n]*\n)*/.exec(original)[0];
  if (!text.startsWith(top) && !text.includes(comments(top)[0] ?? "")) lost += 1;
}
console.log(JSON.stringify({ rounds: Number(rounds), refused, lost }));
process.exit(lost ? 1 : 0);
