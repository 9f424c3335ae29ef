// Random edits of letters by the form's functions: node test/edits.mjs ROUNDS SEED FILE... Prints the failures and counts.
import { readFileSync } from "node:fs";
import { insertItem, moveItem, removeItem, same, setList, setValue } from "../src/yaml/edit.js";
import { comments, parse, read } from "../src/yaml/read.js";

const [rounds, seed, ...files] = process.argv.slice(2);
let state = Number(seed) || 1;
const random = (count) => { state = (state * 1103515245 + 12345) % 2147483648; return Math.floor((state / 2147483648) * count); };
const pick = (values) => values[random(values.length)];
const TEXTS = ["Chile", "Côte d'Ivoire", "a: b", "# no comment", "", " space ", "yes", "null", "2026-03-04", "[x]", "{y", "- z", "it's", '"q"', "tab\there", "ends:", "é\u00a0x",
  "Two\n\nparagraphs", "a\n  indented\nline", "\n\nlate", "x ".repeat(200).trim(), "'", "\\n", "a #b", "*a", "&a", "!t", "%d", "@", "`", "|", ">", "~", "true", "-", "?", "? a", "a,b"];
const KEYS = ["template", "date", "title", "body", "senders", "addressees", "on_behalf_of", "signatories", "agenda_items", "symbols", "notes", "new_key"];
const COMMENTS = ["# why", "## A heading", "    # indented"];

// The letter with comments in lines of their own and at the ends of lines, wherever they leave its values as they are.
function commented(text) {
  const lines = text.split("\n");
  for (let count = random(4); count; count -= 1) {
    const at = random(lines.length), next = [...lines];
    if (random(2)) next.splice(at, 0, pick(COMMENTS));
    else next[at] += " # after it";
    if (parse(next.join("\n")) && same(read(next.join("\n")), read(text))) lines.splice(0, lines.length, ...next);
  }
  return lines.join("\n");
}

// How many comments of one text another lacks.
function missing(text, next) {
  const left = comments(next);
  return comments(text).filter((comment) => !left.includes(comment) || (left.splice(left.indexOf(comment), 1), false)).length;
}

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

let refused = 0, lost = 0;
for (let round = 0; round < Number(rounds); round += 1) {
  let text = commented(readFileSync(pick(files), "utf8"));
  for (let count = 0; count < 8; count += 1) {
    const before = read(text), next = step(text);
    if (next === null) { refused += 1; continue; }
    if (!parse(next)) { console.log("BROKEN", JSON.stringify({ text, next })); process.exit(1); }
    const untouched = Object.keys(before).filter((key) => !KEYS.includes(key));
    if (!untouched.every((key) => same(before[key], read(next)[key]))) { console.log("TOUCHED", JSON.stringify({ text, next })); process.exit(1); }
    lost += missing(text, next);
    text = next;
  }
}
console.log(JSON.stringify({ rounds: Number(rounds), refused, lost }));
process.exit(lost ? 1 : 0);
