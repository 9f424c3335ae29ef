// What a brought file is to become: the reader says so where its name does not.
import { ask } from "../api.js";
import { dialog, h, newId } from "../dom.js";
import { compareFiles } from "./compare.js";
import { importFile } from "./import.js";
import { pullFile } from "./pull.js";
import { contentOf, kindOf, letterName, objection } from "./brought.js";

const YAML_ONLY = "Drafter in the browser opens one letter in YAML. To import or compare other files, install Drafter.";

// Take files that were dropped or chosen. `host` has `about`, `open` (a letter), `complain`, and `letter` if one is open.
export async function takeFiles(files, host) {
  const wrong = files.slice(0, 2).map(objection).find(Boolean);
  if (wrong) return host.complain(wrong);
  if (host.about.browser && (files.length > 1 || kindOf(files[0].name) !== "yaml")) return host.complain(YAML_ONLY);
  if (files.length > 2) return host.complain("Bring one file, or two to compare.");
  try {
    const brought = await Promise.all(files.map(contentOf));
    return brought.length === 2 ? await compareFiles(host.about, ...brought) : await takeOne(brought[0], host);
  } catch (error) { return host.complain(error.message); }
}

async function takeOne(file, host) {
  const kind = kindOf(file.name);
  if (kind === "yaml" && !host.letter) return host.open(letterName(file.name), file.text, "");
  if ((kind === "pdf" || kind === "text") && !host.letter) return importFile(file, host.about, host.open);
  const answer = await ask_(file, kind, host);
  if (!answer) return undefined;
  const { what, name } = answer;
  if (what === "open") return host.open(letterName(file.name), file.text, "");
  if (what === "import") return importFile(file, host.about, host.open);
  const letter = host.letter && name === host.letter.name ? { name, text: host.letter.text } : { name, ...(await ask("/open", { name })) };
  if (what === "compare") return compareFiles(host.about, { name, text: letter.text }, file);
  return pullFile(file, letter, (text) => host.write(letter, text));
}

const WAYS = [
  ["pull", "An edited copy of a letter", "It gives back what others changed.", ["word"]],
  ["compare", "Another version of a letter", "The two are compared, word by word.", ["word", "yaml"]],
  ["import", "A letter that is not here yet", "It becomes a letter you can edit.", ["word", "pdf", "text"]],
  ["open", "A letter that is not here yet", "It opens beside its pages.", ["yaml"]],
];

// Ask what a file is; the most probable answer is chosen already.
async function ask_(file, kind, host) {
  const letters = host.letter ? [host.letter.name] : (await ask("/letters")).map((one) => one.name), stem = stemOf(file.name);
  const same = letters.find((name) => stemOf(name) === stem) ?? (host.letter ? letters[0] : undefined);
  const ways = WAYS.filter(([id, , , kinds]) => kinds.includes(kind) && (letters.length || id === "import" || id === "open") && (id === "open" || !host.about.browser));
  if (ways.length === 1) return { what: ways[0][0] };
  const group = newId("what"), likely = ways.some(([id]) => id === host.first) ? host.first : ways[0][0], first = same ? likely : ways.at(-1)[0];
  const radios = ways.map(([id, label, hint]) => h("label.tick", {}, h("input", { type: "radio", name: group, value: id, checked: id === first, onchange: () => show() }), h("span", {}, label, h("br"), h("span.soft.small", {}, hint))));
  const select = h("select.input", { "aria-label": "Which letter" }, letters.map((name) => h("option", { value: name, selected: name === same }, name)));
  const which = h("label.field", { hidden: Boolean(host.letter) }, h("span.label", {}, "Which letter"), select);
  const chosen = () => radios.map((one) => one.querySelector("input")).find((one) => one.checked).value;
  const show = () => { which.hidden = Boolean(host.letter) || !["pull", "compare"].includes(chosen()); };
  show();
  const answer = await dialog(`What is ${file.name}?`, [h("div.ticks", { role: "radiogroup", "aria-label": "What it is" }, radios), which], [["Back", "no"], ["Go on", "yes", ".primary"]]);
  return answer === "yes" ? { what: chosen(), name: select.value } : null;
}

const stemOf = (name) => name.replace(/\.[^.]*$/, "").toLowerCase();
