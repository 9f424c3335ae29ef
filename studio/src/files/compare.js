// Two versions compared: what changed in the facts and in the text, beside the pages with the changes marked.
import { ask, bytesOf } from "../api.js";
import { button, fill, h, icon, iconButton, saveFile } from "../dom.js";
import { factName, sentence } from "../key_names.js";
import { words } from "../words.js";
import { change, group, marked, openOver } from "./over.js";

// Compare two files, each `{name, text}` or `{name, data}`.
export async function compareFiles(about, old, young) {
  const view = openOver("Two versions", ["Changes", "With the changes marked"]);
  view.say("nothing is changed");
  await compare(view, { about, old, new: young, reading: "" });
}

// Compare a letter with its file, which another program has changed.
export function compareWithDisk({ about, name, text, conflict }) {
  return compareFiles(about, { name, text: conflict.text, about: "on disk" }, { name, text, about: "here" });
}

async function compare(view, pair) {
  const { old, reading } = pair, files = { old, new: pair.new, reading };
  fill(view.list, versions(pair), h("div.blank", {}, h("p", {}, "Comparing…")));
  view.act(button("Swap them", { kind: ".quiet", onclick: () => compare(view, { ...pair, old: pair.new, new: old }) }), button("Done", { kind: ".primary", onclick: () => view.close() }));
  try {
    const found = await ask("/compare", files);
    if (found.tracked) return askReading(view, pair, found.tracked);
    fill(view.list, versions(pair), report(pair.about, found));
    fill(view.head, h("span.legend", {}, h("del", {}, "left out"), h("ins", {}, "added")), h("div.zoom", {}, [["docx", "As Word"], ["pdf", "As PDF"]].map(([form, label]) => button(label, { kind: ".quiet.small", onclick: () => take(view, files, form) }, icon("take"), label))));
    return view.pages(ask("/marked", files), "With the changes marked");
  } catch (error) { return view.fail(error); }
}

function versions({ old, new: young }) {
  const side = (title, file, hint) => h("div", {}, h("dt", {}, title), h("dd", {}, file.name), h("dd", {}, hint));
  return h("dl.versions", {}, side("Before", old, old.about ?? ""), side("After", young, young.about ?? ""));
}

function askReading(view, pair, names) {
  view.empty("How are they read?");
  fill(view.list, versions(pair), h("div.blank", { role: "alert" }, h("h2", {}, names.length > 1 ? "Both have tracked changes" : "It has tracked changes"), h("p", {}, `${names.join(" and ")}: compare as if the tracked changes were accepted, or as if they were rejected?`),
    h("div.row", {}, [["accept", "With them"], ["reject", "Without them"]].map(([reading, label]) => button(label, { onclick: () => compare(view, { ...pair, reading }) })))));
}

function report(about, found) {
  const facts = found.facts.map((line) => line.match(/^([a-z_]+): (.*)$/s) ?? [line, "", line]), count = facts.length + found.changes.length;
  if (!count && !found.marked) return [h("div.blank", {}, h("h2", {}, found.unmarked.length ? "The words are the same" : "No differences"), found.unmarked.length ? h("p", {}, `What differs cannot be marked: ${found.unmarked.join(", ")}.`) : null)];
  const all = [];
  const row = (what, how) => { const one = change(all.length + 1, what, how, (chosen) => all.forEach((other) => other.classList.toggle("on", other === chosen))); all.push(one); return one; };
  const rows = [facts.map(([, name, how]) => row(factName(about, name), factChange(how))), found.changes.map((one) => row([sentence(one.part), one.segments.some(([kind]) => kind) ? "" : "Only the formatting differs"].filter(Boolean).join(". "), marked(one.segments)))];
  const step = (by) => all.at((all.findIndex((one) => one.classList.contains("on")) + by + all.length) % all.length)?.focus();
  return [
    h("div.fhead", { }, h("p", {}, h("span.title", {}, words.things(count, "change")), h("br"), h("span.soft.small", {}, `${facts.length} in the facts, ${found.changes.length} in the text`)),
      h("div.row", {}, iconButton("up", "Previous change", () => step(-1), { kind: ".small.icon" }), iconButton("down", "Next change", () => step(1), { kind: ".small.icon" }))),
    group("Facts", "and what follows from them", rows[0]), group("Text", "word by word", rows[1]),
    found.unmarked.length ? h("p.help", {}, `Also different, without marks: ${found.unmarked.join(", ")}.`) : null,
    found.unread.length ? h("p.help", {}, `Not compared inside: ${found.unread.join(", ")}.`) : null,
  ];
}

// A change of a fact, such as “2026-10-11 → 2026-10-12” or “− Iceland, + Malta”.
function factChange(text) {
  const [old, young] = text.split(" → ");
  if (young !== undefined) return [h("del", {}, words.day(old)), " ", h("ins", {}, words.day(young))];
  return text.split(/, (?=[−+] )/).flatMap((one) => [one.startsWith("−") ? h("del", {}, one.slice(2)) : h("ins", {}, one.slice(2)), " "]);
}

async function take(view, files, form) {
  try {
    const { name, data } = await ask("/marked-file", { ...files, format: form });
    saveFile(decodeURIComponent(name), bytesOf(data), form);
    view.say(`${decodeURIComponent(name)} is with your downloads`);
  } catch (error) { view.fail(error); }
}
