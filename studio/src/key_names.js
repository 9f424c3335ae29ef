// Keys and facts in the words of the form.
import { labelOf } from "./form/fields.js";
import { questionName } from "./form/form.js";
import { OVERRIDES, OWN, SECRETARIAT } from "./form/more.js";

const PARTS = { given: "given name", family: "family name", state: "State", office: "office", title: "title", number: "number", body: "text", capacity: "capacity", lines: "office, as printed" };

// A key such as signatories[0].family: “Who signs, 1: family name”.
export function keyName(about, key) {
  const steps = key.split(/[.[\]]+/).filter(Boolean), part = steps.slice(1).filter((step) => !/^\d+$/.test(step)).at(-1), number = steps.find((step) => /^\d+$/.test(step));
  const name = nameOf(steps[0]);
  const which = number === undefined ? "" : `, ${Number(number) + 1}`;
  return part ? `${name}${which}: ${PARTS[part] ?? part.replaceAll("_", " ")}` : `${name}${which}`;
}

// A fact such as on_behalf_of: “On whose behalf”.
export const factName = (about, name) => nameOf(name);

const FOLDED = new Set([...SECRETARIAT, ...OWN, ...OVERRIDES]);
const nameOf = (key) => (key === "title" ? "Title" : FOLDED.has(key) ? labelOf(key) : questionName([key]) || sentence(key));

export const sentence = (name) => { const words = name.replaceAll("_", " "); return words.charAt(0).toUpperCase() + words.slice(1); };
