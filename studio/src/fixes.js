// Fixes of findings: those that Drafter proves, and values that it proposes in place of one that it does not know.
import { ask } from "./api.js";
import { setValue, removeItem } from "./yaml/edit.js";
import { words } from "./words.js";
import { nodeAt, pathAt, isScalar, valueAt } from "./yaml/read.js";

// The fixes of a finding, each with its label.
export function fixesOf(finding) {
  if (finding.rule === "duplicate-state" && finding.place) return [{ label: "Remove the second", remove: true }];
  if (finding.rule === "missing-gender" && finding.place && finding.path?.some(Number.isInteger)) return [["f", "feminine"], ["m", "masculine"]].map(([gender, form]) => ({ label: `Write the ${form}`, gender }));
  if (finding.rule === "request-missing" && finding.place) return [{ label: "Add the request for circulation", ending: "{{ circulation_request }}" }];
  const days = finding.rule === "bad-date" && finding.place && /: write (\S+)(?: or (\S+))?, not /.exec(finding.message);
  if (days) return days.slice(1).filter(Boolean).map((value) => ({ label: `Write “${words.day(value)}”`, value }));
  const named = finding.rule === "unknown-state" && finding.place && /Did you mean (.+)\?$/.exec(finding.message)?.[1];
  if (named && finding.fix === null) return named.split(/, | or /).map((value) => ({ label: `Write “${value}”`, value }));
  if (finding.fix === null || finding.fix === undefined || !finding.place) return [];
  if (finding.proved) return [{ label: finding.fix.trim() && finding.fix.length < 40 ? `Write “${finding.fix.trim().replace(/^[“"](.+)[”"]$/, "$1")}”` : finding.fix.trim() ? "Write it so" : "Leave it out", proved: true }];
  return finding.fix.length < 60 ? [{ label: `Write “${finding.fix}”`, value: finding.fix }] : [];
}

// Apply a fix; true if the text changed.
export async function settle(letter, finding, fix) {
  if (fix.proved) return settleAll(letter, [finding]);
  while (letter.result.text !== letter.text) if (!(await nextCheck(letter))) return false;
  const found = nearest(letter.result.findings, finding);
  if (!found) return false;
  const { from } = letter.range(found.place);
  const path = pathAt(letter.document, letter.text, from);
  if (fix.remove) return letter.edit((text) => removeItem(text, path.slice(0, -1), path.at(-1)), "input.fix");
  if (fix.gender) return letter.edit((text) => setGender(text, letter.data, path, fix.gender), "input.fix");
  if (fix.ending) return letter.edit((text) => setValue(text, ["body"], `${letter.data.body.trimEnd()}\n\n${fix.ending}\n`), "input.fix");
  const node = letter.document && nodeAt(letter.document, path);
  if (!isScalar(node)) return replacePlace(letter, found, fix);
  return letter.edit((text) => setValue(text, path, fix.value), "input.fix");
}

// The person or office of a path gets a gender; an entry that is only a name becomes one with keys.
function setGender(text, data, path, gender) {
  const entry = path.slice(0, path.findLastIndex((step) => typeof step === "number") + 1), value = valueAt(data, entry);
  if (typeof value !== "string") return setValue(text, [...entry, "gender"], gender);
  return setValue(text, entry, { [entry.at(-2) === "addressees" ? "office" : "state"]: value, gender });
}

// A key, or a part of a text that is not YAML yet: the characters of the place are replaced.
function replacePlace(letter, finding, fix) {
  const { from, to } = letter.range(finding.place);
  return letter.setText(letter.text.slice(0, from) + fix.value + letter.text.slice(to), "input.fix");
}

export async function settleAll(letter, findings) {
  while (letter.result.text !== letter.text) if (!(await nextCheck(letter))) return false;
  const text = letter.text, found = findings.map((finding) => nearest(letter.result.findings, finding)).filter(Boolean);
  if (!found.length) return false;
  const places = found.map((finding) => [finding.rule, finding.place[0], finding.place[1]]);
  const answer = await ask("/fix", { ...letter.question, findings: places }).catch(() => null);
  if (answer?.text && letter.text === text) return letter.setText(answer.text, "input.fix");
  return false;
}

// Wait for the findings of the text, so that a click right after a change is not lost; false if the writer changes it again.
async function nextCheck(letter) {
  const text = letter.text;
  await new Promise((resolve) => letter.addEventListener("findings", resolve, { once: true }));
  return letter.text === text;
}

// The finding as it is in the present text.
function nearest(all, { rule, message, place }) {
  const far = (one) => Math.abs(one.place[0] - place[0]) * 1000 + Math.abs(one.place[1] - place[1]);
  return all.filter((one) => one.rule === rule && one.message === message && one.place).sort((a, b) => far(a) - far(b))[0];
}

export const isSafe = (finding) => finding.proved && finding.safe && finding.fix !== null && finding.place !== null;
