// An edited Word file: the changes that it gives back to the letter, shown before they are written.
import { ask } from "../api.js";
import { button, fill, h } from "../dom.js";
import { questionName } from "../form/form.js";
import { plainWords } from "../form/plain.js";
import { words } from "../words.js";
import { parse, pathAt } from "../yaml/read.js";
import { change, group, marked, openOver } from "./over.js";

// Pull a Word file into a letter `{name, text}`; `write` gets the new text if the reader wants it.
export async function pullFile(file, letter, write) {
  const view = openOver(file.name, ["What others changed", "The letter with their changes"]);
  view.say(`for ${letter.name}; nothing is changed yet`);
  const text = await pull(view, { file, letter, reading: "accept" });
  if (text !== null) write(text);
}

async function pull(view, asked) {
  const body = { name: asked.letter.name, text: asked.letter.text, file: asked.file, reading: asked.reading };
  let after = asked.letter.text;
  async function show() {
    fill(view.list, h("div.blank", {}, h("p", {}, "Finding the changes…")));
    try {
      const found = await ask("/pull", body), own = found.changes.find((one) => one.file === asked.letter.name);
      after = own?.after ?? asked.letter.text;
      fill(view.list, reading(body, show), report(found, asked.letter));
      const leave = button(found.changes.length ? h("span", {}, "Leave mine", h("span.wide-only", {}, " as it is")) : "Back", { kind: found.changes.length ? ".quiet" : ".primary", onclick: () => view.close() });
      view.act(leave, found.changes.length ? button("Write them", { kind: ".primary", onclick: () => write(found) }, h("span", {}, "Write them", h("span.wide-only", {}, " into the letter"))) : null);
      if (found.refused.length) view.empty("Nothing is written", "A change that Drafter cannot bring back would be lost, so it takes none of them.");
      else view.pages(ask("/pages", { name: asked.letter.name, text: after }), "The letter with their changes");
    } catch (error) { view.fail(error); }
  }
  async function write(found) {
    try {
      if (found.changes.some((one) => one.file !== asked.letter.name)) await ask("/pull-files", body);
      view.close("write");
    } catch (error) { view.fail(error); }
  }
  await show();
  return (await view.closed) === "write" ? after : null;
}

// How tracked changes are read.
function reading(body, again) {
  const options = [["accept", "Accepted"], ["reject", "Rejected"]];
  return h("div.row.reading", {}, h("span.small.soft", {}, "Tracked changes count as"), h("div.seg", { role: "group", "aria-label": "Tracked changes" }, options.map(([id, label]) => h("button", { type: "button", "aria-pressed": `${body.reading === id}`, onclick: () => { body.reading = id; again(); } }, label))));
}

function report(found, { name, text }) {
  const edits = found.changes.flatMap((one) => one.edits.map((edit) => [one.file, edit]));
  if (found.refused.length) {
    return [head("This cannot be brought back", "Nothing is written. Undo these changes in Word, or make them here yourself."), notes(text, "Refused", "each with its reason", found.refused), notes(text, "Comments", "in the Word file", found.comments)];
  }
  const where = (file, edit) => (file === name ? placeOf(text, edit.line) : `${file}, line ${edit.line}`);
  return [
    head(edits.length ? words.things(edits.length, "change") : "No changes", edits.length ? "Each is proved: with it, the letter prints what the Word file has." : "The Word file has the words of the letter."),
    group("Changes", "in the text of the letter", edits.map(([file, edit], index) => change(index + 1, where(file, edit), marked(edit.segments)))),
    notes(text, "Comments", "yours to answer; they are not written into the letter", found.comments),
  ];
}

const head = (title, text) => h("div.fhead", {}, h("p", {}, h("span.title", {}, title), h("br"), h("span.soft.small", {}, text)));
const notes = (text, title, hint, found) => group(title, hint, found.map((one, index) => change(index + 1, one.place ? placeOf(text, one.place[0]) : one.file, plainWords(one.message))));

// The question of the form to which a line belongs, and the line.
function placeOf(text, line) {
  const document = parse(text), lines = text.split("\n"), first = lines.slice(0, line - 1).join("\n").length + 1 + lines[line - 1].search(/\S|$/);
  const name = document ? questionName(pathAt(document, text, line === 1 ? first - 1 : first)) : "";
  return name ? `${name} · line ${line}` : `Line ${line}`;
}
