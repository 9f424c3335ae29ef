// Messages of Drafter in the words of the form, which has questions and buttons in place of keys and braces.
import { h } from "../dom.js";
import { words } from "../words.js";

// A key in the words of the form, if it has some.
const PARTS = { given: "The given name", family: "The family name", state: "The State", office: "The office" };
const KEYS = { senders: "a State under “Who writes”", signatories: "a person under “Who signs”", addressees: "an addressee under “To whom”", on_behalf_of: "“On whose behalf”", agenda_items: "“Agenda item”", annexes: "“Annexes”", body: "“Text”", date: "“Date”", title: "the title", state: "State", template: "“Kind”", language: "“Language”" };

function spoken(key) {
  const [, number, part] = /^signatories\[(\d+)\]\.(\w+)$/.exec(key) ?? [];
  return PARTS[part] ? `${PARTS[part]} of signatory ${number}` : KEYS[key] ?? h("code", {}, key);
}

// The facts that the button Fact… writes.
export const FACTS = { circulation_request: "request for circulation", on_behalf_of: "the States, in order", "on_behalf_of.count": "number of States", session: "session", year: "year", date: "date", title: "title", symbol_line: "symbols" };

// In each way of writing.
const SHORTER = [
  [/^(`[^`]*`) is not a fact; there are .*$/s, "$1 is not a fact; choose one under “Fact…”, or remove it."],
  [/ is empty; write text\.$/, " is still empty."],
];

// In the form: what to type there, and no YAML.
const IN_FORM = [
  [/ must be year-month-day: write (.+?), not /, " must be written out: $1, not "],
  [/ is missing; add `?date: .*$/, " is missing; write a date such as 2026-11-28."],
  [/; for an organization, use `organization:`/, ""],
  [/; add `gender: f` or `gender: m`\. Drafter prints the masculine\.$/, "; Drafter prints the masculine."],
  [/add `agenda_items`, `organs` or `symbols`/, "add an agenda item, or organs under “Where the rule is wrong”"],
  [/; add its `[^`]*`, or leave/, "; begin it with the same mark, or leave"],
  [/: add the key `\w+`, or remove \{\{.*?\}\}/, "; answer it, or remove the fact from the text"],
  [/ with \{\{ ([\w.]+) \}\}\./, (all, name) => (FACTS[name] ? ` with “${FACTS[name]}”, under “Fact…”.` : all)],
  [/\d{4}-\d\d-\d\d(?!")/g, (iso) => words.day(iso)],
];

const reworded = (message, pairs) => pairs.reduce((text, [pattern, other]) => text.replace(pattern, other), message);

export function plainWords(message) {
  return reworded(message, SHORTER).split(/(`[^`]*`)/).map((part) => (part.startsWith("`") ? spoken(part.slice(1, -1)) : part.replace(/"([^"]*)"/g, "“$1”")));
}

export const formWords = (message) => plainWords(reworded(message, IN_FORM));
