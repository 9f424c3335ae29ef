// An imported file: what of it Drafter proved, read, guessed or missed, beside the pages of the letter that it gives.
import { ask } from "../api.js";
import { button, fill, h, plural } from "../dom.js";
import { keyName, sentence } from "../key_names.js";
import { group, openOver } from "./over.js";
import { plainWords } from "../form/plain.js";
import { words } from "../words.js";

const GRADES = [
  ["missing", "Missing", "write it in the letter"],
  ["guessed", "Guessed", "compare it with your file"],
  ["read", "Read", "as it stands in your file"],
  ["proved", "Proved", "Drafter writes the same words from it"],
];

// Import a file; `open` gets the letter if the reader wants it.
export async function importFile(file, about, open) {
  const view = openOver(file.name, ["What was read", "The letter that it gives"]);
  try {
    const made = await ask("/import", { file });
    const pictures = Object.entries(made.pictures);
    view.say("nothing is saved until you save it");
    fill(view.list, report(about, made, pictures.length));
    view.act(button("Leave it", { kind: ".quiet", onclick: () => view.close() }), button("Open the letter", { kind: ".primary", onclick: () => keep(view, pictures) }));
    if (pictures.length) view.empty("The pages appear once it is open", "They show pictures, which are then saved in your folder.");
    else view.pages(ask("/pages", { name: made.name, text: made.text }), made.name);
    if ((await view.closed) === "open") open(made.name, made.text, "");
  } catch (error) { view.fail(error); }
}

// The pictures of the letter stand beside it, so they are saved before it is opened.
async function keep(view, pictures) {
  try {
    for (const [name, data] of pictures) await ask("/keep", { file: { name, data } });
    view.close("open");
  } catch (error) { view.fail(error); }
}

function report(about, made, pictures) {
  const doubts = made.counts.guessed + made.counts.missing + made.errors.length;
  return [
    h("div.fhead", {}, h("p", {}, h("span.title", {}, doubts ? `${words.things(doubts, "thing")} to look at` : "All of it was read"), h("br"),
      h("span.soft.small", {}, made.errors.length ? `Once the page can be set, compare it with the ${plural(made.words, "word")} of your file.` : `${made.found} of ${plural(made.words, "word")} of your file are in the letter.`, pictures ? ` ${plural(pictures, "picture")} will be saved in your folder.` : ""))),
    made.errors.length ? group("To be completed", "before the page can be set", made.errors.map((message) => h("li.change.plain", {}, h("p.how", {}, plainWords(message))))) : null,
    GRADES.map(([grade, title, hint]) => fields(about, title, hint, made.fields.filter((one) => one.grade === grade))),
    made.left_over.length ? group("Not in the letter", "add it yourself if it matters", made.left_over.map((line) => h("li.change.plain", {}, h("p.how", {}, line)))) : null,
  ];
}

const fields = (about, title, hint, found) => group(title, hint, found.map((one) => h("li.change.plain", {}, h("div", {}, h("p.what", {}, keyName(about, one.key)), one.value ? h("p.how", {}, words.day(one.value)) : null, one.why && one.grade !== "proved" ? h("p.what", {}, `${sentence(one.why)}.`) : null))));
